"""Article -> reported speech: quotations and sentences first, then cues with what they govern."""
