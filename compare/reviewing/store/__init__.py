"""Where reviews are kept: the file of each, the folder of all, and how both are read as data from outside."""
