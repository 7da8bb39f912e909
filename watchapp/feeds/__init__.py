"""What the world says: fetched with manners, one room a source."""
