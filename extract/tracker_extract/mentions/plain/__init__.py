"""Mentions where names are not capitalised: titles, listed names, names nobody listed."""
