"""What stands beside what, and which words of it are lit: for every report and every screen that shows both articles. Pure."""
