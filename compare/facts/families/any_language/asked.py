"""Which families are asked of two articles of which one at least is not in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.facts.families.any_language.dates import ANY_DATES
from compare.facts.families.any_language.markers import DENIALS, DOUBTS, SOURCES_NAMED
from compare.facts.families.any_language.names import NAMES_ACROSS
from compare.facts.families.any_language.numbers import ANY_NUMBERS
from compare.facts.families.quotes import QUOTES

if TYPE_CHECKING:
    from compare.facts.doc.doc import Docs
    from compare.facts.family import Family

# A number that is part of a day is told as a day.
_IN_ANY: tuple[Family[Any], ...] = (ANY_DATES, ANY_NUMBERS)
_ACROSS: tuple[Family[Any], ...] = (*_IN_ANY, NAMES_ACROSS)
_IN_ONE: tuple[Family[Any], ...] = (QUOTES, *_IN_ANY, DENIALS, SOURCES_NAMED, DOUBTS)


def families_asked(docs: Docs) -> tuple[Family[Any], ...]:
    """In one language the same words can be looked for on both sides; between two only what is a number, a day or a name in any."""
    return _IN_ONE if docs.one_language else _ACROSS
