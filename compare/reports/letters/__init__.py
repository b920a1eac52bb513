"""What the reporter sends: the memo, as plain text and in a mail."""
