"""Reported speech where subjects come first and names are capitalised."""
