"""`archive merge`: what is told only by all articles together, made from the shards that are done."""
