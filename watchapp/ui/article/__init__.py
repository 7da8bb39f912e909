"""Articles in the window: their text, the marks they propose and the verdicts on their claims."""
