"""Questions: a filter in, records out."""
