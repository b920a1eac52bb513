"""How the sides are read, as the command line says it: by what it names, or by what is in a box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.link import Side

if TYPE_CHECKING:
    from datetime import datetime

    from compare.article import Article
    from compare.reading import Reach
    from compare.reading.sources.stop import Stop
    from tui.entering.entered import Entered


@dataclass(frozen=True, slots=True)
class How:
    """How the articles are read and reviewed, as the command line says it.

    Attributes:
        encoding: of both texts; None where it is found.
        reach: how far fetching may go.
        days: when the left and the right were written; None where nobody says.
        review: the file to keep the review in; None for the articles' own.
        fresh: whether to begin an empty one.
    """

    encoding: str | None
    reach: Reach
    days: tuple[datetime | None, datetime | None]
    review: str | None
    fresh: bool


def source_of(entered: Entered) -> str:
    """What the readers are given of a box: a text by the file that it is kept in."""
    from tui.entering.entered import EnteredAs
    from tui.kept.pasted import keep_text

    return str(keep_text(entered.source)) if entered.kind is EnteredAs.TEXT else entered.source


def read_entered(side: Side, entered: Entered, how: How, stop: Stop | None = None) -> Article:
    """What is in a box, read by the same reader as any other source; the stop ends it from another thread."""
    return read_side(side, source_of(entered), how, stop)


def read_side(side: Side, source: str, how: How, stop: Stop | None = None) -> Article:
    """A source as the article of a side, segmented; the stop ends it from another thread."""
    from compare.reading import read
    from compare.segmenting.segment import segment
    from tui.kept.pasted import is_kept_text

    article = read(source, encoding=None if is_kept_text(source) else how.encoding, reach=how.reach, stop=stop)
    day = how.days[list(Side).index(side)]
    return segment(replace(article, published=day.date()) if day else article)
