"""What a terminal must be able to do before a screen is drawn on it."""

from __future__ import annotations

import os
from contextlib import suppress

from compare.errors import CopydeskError
from compare.reading.cleaning import visible

_ESCAPES = (b"\x1b[", b"\x9b")


def require_screen(instead: str) -> None:
    """Raise CopydeskError where the terminal cannot put a letter at a place: drawing there would be a heap of signs.

    Args:
        instead: what the reporter can do there, as a clause.
    """
    kind = os.environ.get("TERM", "")
    if os.name != "nt" and not _places_letters(kind):  # Windows does not name its terminals
        said = f"TERM={visible(kind)}" if kind else "TERM is not set"
        raise CopydeskError(said, "this terminal cannot show the desk", instead)


def _places_letters(kind: str) -> bool:
    """Whether a kind of terminal knows the sequences that Textual writes; one that no list has is believed to."""
    if kind in {"", "dumb", "unknown"}:
        return False
    with suppress(ImportError):
        import curses

        with suppress(curses.error):
            curses.setupterm(kind, 1)
            return (curses.tigetstr("cup") or b"").startswith(_ESCAPES)
    return True
