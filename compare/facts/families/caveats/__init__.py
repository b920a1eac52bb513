"""Caveats, denials and no-comments."""
