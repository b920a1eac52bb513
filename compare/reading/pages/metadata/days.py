"""The day of a page: what trafilatura's htmldate finds, unless it only made a day of a year, as that of a copyright."""

from __future__ import annotations

import contextlib
from datetime import date

from compare.patterns import regex

_FIRST_DAY = "-01-01"
_YEAR = regex(
    r"(?P<year>(?:19|20)\d\d)(?:[-/.]0?1[-/.]0?1(?!\d)|01?01(?!\d)| ?年 ?1 ?月 ?1 ?日)|"
    r"(?<!\d)0?1(?:st|er|[.ºª])?[ ./-]{1,2}(?:de |of )?(?:0?1|[^\W\d]{3,12}\.?)[ ./,-]{1,2}(?:de )?(?P<after>(?:19|20)\d\d)(?!\d)|"
    r"[^\W\d]{3,12}\.? 0?1(?:st)?,? (?P<last>(?:19|20)\d\d)(?!\d)"
)


def day_of(guess: str, html: str) -> date | None:
    """The day that a page was written; None where nothing says it.

    Args:
        guess: what was found in it, ISO 8601.
        html: the page. The first of January counts where it is written somewhere, for it is also what becomes of a mere year.
    """
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(guess[:10])
        if guess[4:10] != _FIRST_DAY or any(str(day.year) in found.groups() for found in _YEAR.finditer(html)):
            return day
    return None
