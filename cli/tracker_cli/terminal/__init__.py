"""The streams, the screen and the pager: the outside world of a command."""
