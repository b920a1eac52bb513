"""The pieces of a PDF's lines that stand apart: what one cell of a table holds, where pdfminer took a whole row for one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfminer.layout import LTChar, LTTextLine

_WIDE = 1.0  # of a line's height: no two words of prose stand so far apart
_NARROW = 0.12  # enough where no blank was written between them, in a PDF that writes its blanks


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """A piece of a line with its place in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """How high it is, in points."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


def chunks_of(lines: Sequence[LTTextLine]) -> list[list[Chunk]]:
    """The pieces of each line of a page."""
    gap = _NARROW if _writes_blanks(lines) else _WIDE
    return [list(_pieces(line, gap)) for line in lines]


def _writes_blanks(lines: Iterable[LTTextLine]) -> bool:
    """Whether blanks are letters of their own here; some programs write none and move on instead."""
    from pdfminer.layout import LTAnno, LTChar

    parts = [part for line in lines for part in line if part.get_text() == " "]
    return sum(isinstance(part, LTChar) for part in parts) > sum(isinstance(part, LTAnno) for part in parts)


def _pieces(line: LTTextLine, narrow: float) -> Iterator[Chunk]:
    from pdfminer.layout import LTChar

    texts: list[str] = []
    letters: list[LTChar] = []
    blank = False  # whether one was written since the last letter
    for part in line:
        text = part.get_text()
        if not isinstance(part, LTChar) or not text.strip():
            blank = blank or isinstance(part, LTChar)
            texts.append(text)
            continue
        if letters and part.x0 - letters[-1].x1 >= (_WIDE if blank else narrow) * line.height:
            yield _chunk(texts, letters)
            texts, letters = [], []
        texts.append(text)
        letters.append(part)
        blank = False
    if letters:
        yield _chunk(texts, letters)


def _chunk(texts: Iterable[str], letters: Sequence[LTChar]) -> Chunk:
    left, right = min(letter.x0 for letter in letters), max(letter.x1 for letter in letters)
    bottom, top = min(letter.y0 for letter in letters), max(letter.y1 for letter in letters)
    return Chunk(" ".join("".join(texts).split()), left, bottom, right, top)
