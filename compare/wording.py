"""How things are counted in words."""

from __future__ import annotations


def counted(number: int, word: str) -> str:
    """A number with what it counts: '1 passage', '2,400 passages'."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
