"""What a sweep found, gathered: a table, a page, a record for other programs, and a page a story."""
