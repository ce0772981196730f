"""Meetings without a room: the same engine under a clock that is moved."""
