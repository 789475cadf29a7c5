"""The command `tracker`: thin commands around the other two rooms, and everything a terminal needs."""
