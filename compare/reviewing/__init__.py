"""What a reporter decided: the log, the file that keeps it, and what becomes of it."""
