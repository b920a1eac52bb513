"""Plain text, Markdown and transcripts become blocks, and what a line of text is."""
