"""Acts of reporting: cue, source and content, before anybody asks who spoke."""
