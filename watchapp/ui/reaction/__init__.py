"""What followed an event: the story in its card, its path, and the study of many."""
