"""`tracker report`: what a speaker, on a topic or in a period, said; one file to send to a colleague."""
