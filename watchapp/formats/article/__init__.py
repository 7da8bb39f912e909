"""German and English articles and announcements: text to drafts and statements, by rules."""
