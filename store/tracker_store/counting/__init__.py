"""Counts: by day, speaker, topic, and of the whole database."""
