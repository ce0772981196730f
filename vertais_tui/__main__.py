"""``python -m vertais_tui`` is the same as ``vertais``."""

from vertais_tui.start import main

if __name__ == "__main__":
    main()
