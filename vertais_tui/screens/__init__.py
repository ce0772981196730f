"""Screens: thin, one file each. They show state and turn keys into commands."""
