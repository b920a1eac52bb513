"""Notes that become one, as when two links are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = " / "
_MOST_PARTS = 12  # of a joined note that are looked at: far more than anybody joins


def together(notes: Iterable[str]) -> str:
    """Several notes in one, none of them twice: parts that came from one link have the same."""
    found = list(dict.fromkeys(note for note in notes if note))
    return _BETWEEN.join(note for note in found if not any(note in other.split(_BETWEEN) for other in found if other != note))


def notes_in(joined: str) -> tuple[str, ...]:
    """The notes that a joined one may have been made of: itself, and every run of its parts."""
    parts = joined.split(_BETWEEN, _MOST_PARTS)
    runs = (_BETWEEN.join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    return tuple(dict.fromkeys((joined, *runs)))
