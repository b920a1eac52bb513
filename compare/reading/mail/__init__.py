"""What comes by mail or was saved by a browser as one file: .eml, .mbox, .mhtml, .webarchive."""
