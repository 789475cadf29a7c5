"""What `tracker serve` and `tracker report` share: templates, the words of the interface, articles with their marks."""
