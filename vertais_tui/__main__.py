"""``python -m vertais_tui`` is the same as ``vertais``."""

from vertais_tui.cli import main

if __name__ == "__main__":
    main(prog_name="vertais")
