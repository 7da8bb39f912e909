"""The page of a company's insiders: which names are one person."""
