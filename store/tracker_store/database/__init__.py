"""The file itself: opening it, its tables, and how older ones become newer."""
