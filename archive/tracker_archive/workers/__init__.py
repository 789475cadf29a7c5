"""Work done in processes of its own: articles read in one, statements found in others, whatever becomes of them."""
