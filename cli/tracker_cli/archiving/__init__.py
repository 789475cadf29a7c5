"""What `tracker archive` does between the command line and the room of archives."""
