"""What a person set right, and how it stays so."""
