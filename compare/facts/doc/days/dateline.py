"""The dateline: where, when and for which agency an article was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from compare.facts.doc.days.months import month_of
from compare.facts.vocabulary import plain
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.article import Article

_LINES = 6
_DATELINE = regex(
    r"^(?P<place>[A-Z][A-Z.'\- ]{2,80}(?:[,/][^()\n]{0,40}?)?)"
    r"(?:,?\s{1,20}(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?)?,?"
    r"\s{0,20}(?:\((?P<agency>[^()\n]{2,30})\)\s*(?:-{1,2}\s*)?|\s-{1,2}\s+)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an article was written.

    Attributes:
        month: 1 to 12; 0 where it is not known.
        day: of the month; 0 where it is not known.
        year: 0 where it is not known.
        agency: as it stands in brackets; empty where there is none.
        passage: the id of the passage it stands in; -1 where there is no dateline.
        end: where it ends in that passage.
    """

    month: int = 0
    day: int = 0
    year: int = 0
    agency: str = ""
    passage: int = -1
    end: int = 0

    @property
    def date(self) -> date | None:
        """The day, where all of it is known."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_dateline(article: Article) -> Dateline:
    """The article's dateline; the day it was published, where that is known, counts for more than what it says."""
    found = Dateline()
    for passage in article.story[:_LINES]:
        if match := _DATELINE.match(plain(passage.text)):
            month = month_of(match["month"] or "")
            number, year = (int(match[name] or 0) if month else 0 for name in ("day", "year"))
            found = Dateline(month, number, year, (match["agency"] or "").strip(), passage.id, match.end())
            break
    if day := article.published:
        found = Dateline(day.month, day.day, day.year, found.agency, found.passage, found.end)
    return found
