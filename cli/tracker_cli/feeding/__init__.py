"""`tracker feeds poll`: what feeds bring, asked for politely and stored whole."""
