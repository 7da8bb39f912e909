"""The page of sources: which are on, how each is, and asking them."""
