"""Tables of common verbs, spelled out from hand lists."""
