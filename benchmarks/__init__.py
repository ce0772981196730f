"""How fast vertais is, as ratios to a bare Textual application in the same run."""
