"""Taking articles in: which files, progress, summary."""
