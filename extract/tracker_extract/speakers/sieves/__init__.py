"""The sieves of the resolver: each answers for the mentions it knows, or gives None and the next is asked."""
