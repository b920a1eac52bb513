"""Days and times of the calendar: the dateline, the months, every date of a text."""
