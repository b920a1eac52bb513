"""Which families are asked of two articles of which one at least is not in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.facts.families.any_language.dates import ANY_DATES
from compare.facts.families.any_language.markers import DENIALS, DOUBTS, SOURCES_NAMED
from compare.facts.families.any_language.numbers import ANY_NUMBERS
from compare.facts.families.quotes import QUOTES

if TYPE_CHECKING:
    from compare.facts.doc.doc import Docs
    from compare.facts.family import Family

# A number that is part of a day is told as a day.
_ACROSS: tuple[Family[Any], ...] = (ANY_DATES, ANY_NUMBERS)
_IN_ONE: tuple[Family[Any], ...] = (QUOTES, *_ACROSS, DENIALS, SOURCES_NAMED, DOUBTS)


def families_asked(docs: Docs) -> tuple[Family[Any], ...]:
    """In one language the same words can be looked for on both sides; between two only what is a number or a day in any."""
    return _IN_ONE if docs.one_language else _ACROSS
