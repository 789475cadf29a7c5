"""Acts of reporting where the verb stands before its subject."""
