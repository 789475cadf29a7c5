"""Saved questions and feeds: what is asked again and again."""
