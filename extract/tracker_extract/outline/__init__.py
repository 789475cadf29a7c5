"""Tokens to quotations, sentences and clauses, and quick look-ups on them."""
