"""The database for programs and notebooks (docs/python.md)."""
