"""Mentions where names are capitalised: noun phrases and surnames."""
