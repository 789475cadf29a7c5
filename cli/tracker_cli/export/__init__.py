"""Statements to files: `files` writes them, the other modules are each one format."""
