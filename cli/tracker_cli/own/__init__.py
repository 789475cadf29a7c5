"""The user's own people and topics, in the folder of settings."""
