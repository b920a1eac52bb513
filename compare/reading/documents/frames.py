"""Tables that are none: what sets paragraphs side by side, or in a frame, as press releases do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_WORDS = 30  # of a cell in a table of figures or names


def is_frame(cells: Iterable[Sequence[str]]) -> bool:
    """Whether a row, whose cells are given as the paragraphs of each, is no row of a table.

    A cell of it is long, and holds several paragraphs or is the only one that holds any.
    """
    filled = [cell for cell in cells if cell]
    return any((len(cell) > 1 or len(filled) == 1) and sum(map(count_words, cell)) > _MOST_WORDS for cell in filled)
