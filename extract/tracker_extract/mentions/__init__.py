"""Who and what is named in a text: read once, for every rule alike."""
