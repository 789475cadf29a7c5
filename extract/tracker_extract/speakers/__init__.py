"""Whose words they are: from the mention of a source to a speaker."""
