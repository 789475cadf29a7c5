"""Archives of millions of articles: a plan of shards, each read once and whole, by one machine or many."""
