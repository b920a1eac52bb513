"""What lies over the desk: questions, lists, the memo, the help."""
