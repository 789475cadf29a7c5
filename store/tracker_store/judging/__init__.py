"""Whether a quotation is real, and how far what was found is right."""
