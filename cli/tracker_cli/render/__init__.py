"""How records leave the program: machine formats, tables, right-to-left text, and what makes hostile text harmless."""
