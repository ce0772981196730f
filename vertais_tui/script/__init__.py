"""Scripts: how an evening could go, written in YAML by people."""
