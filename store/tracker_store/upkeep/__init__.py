"""The whole database: sound, copied, merged with another, found anew."""
