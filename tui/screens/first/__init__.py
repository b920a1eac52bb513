"""The first screen, which asks for the articles, and what lies over it."""
