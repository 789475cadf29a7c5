"""What statements are about: the words of each topic, where a text has them, and what passes on."""
