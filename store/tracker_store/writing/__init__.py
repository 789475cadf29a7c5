"""Articles and statements on their way in: rows made of them, and put in whole."""
