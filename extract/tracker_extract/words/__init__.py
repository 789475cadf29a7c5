"""Text to tokens, each with the classes of word it can be."""
