"""A group's own file: its name, its next meeting, its ground rules, whom it calls."""
