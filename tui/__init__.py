"""The screen and the command line. Everything they show is computed in `compare`."""
