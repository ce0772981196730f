"""Meetings: one run of a script, as events that fold into a state."""
