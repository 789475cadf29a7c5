"""Acts of reporting where the subject stands before its verb."""
