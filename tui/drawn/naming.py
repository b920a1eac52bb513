"""An article's source in few columns: a path keeps its end, where the name is."""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len

from compare.machine.paths import home
from tui.kept.pasted import is_kept_text

_PASTED = "pasted text"
_CUT = "…"


def short_source(source: str, room: int) -> str:
    """A source as it is, where there is room; else what tells it from others.

    Args:
        source: a path, an address, or what standard input is called.
        room: columns there are; a name that is longer by itself is cut at its beginning.
    """
    if is_kept_text(source):
        return _PASTED
    for each in (source, _from_home(source)):
        if cell_len(each) <= room:
            return each
    if "://" in source:
        return _first(source, room)
    return _last(source, room)


def ended(text: str, room: int) -> str:
    """A text, or as much of it as fits with a sign that it goes on.

    Args:
        text: of one line.
        room: columns there are.
    """
    return text if cell_len(text) <= room else _first(text, room)


def _from_home(source: str) -> str:
    own = home()
    return f"~{source.removeprefix(own)}" if own and source.startswith(f"{own}/") else source


def _first(text: str, room: int) -> str:
    widths = accumulate(map(cell_len, text))
    return text[: sum(width < room for width in widths)] + _CUT


def _last(text: str, room: int) -> str:
    widths = accumulate(map(cell_len, reversed(text)))
    kept = sum(width < room for width in widths)
    end = text[len(text) - kept :]
    whole = end.find("/")
    return _CUT + (end[whole:] if whole >= 0 else end)
