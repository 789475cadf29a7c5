"""From what a person types to speakers, bodies, topics and outlets of the database."""
