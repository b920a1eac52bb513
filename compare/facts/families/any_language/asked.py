"""Which families are asked of two articles of which one at least is not in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.facts.families.any_language.dates import ANY_DATES
from compare.facts.families.any_language.numbers import ANY_NUMBERS

if TYPE_CHECKING:
    from compare.facts.family import Family

# What a number says that is part of a day is told as a day.
ACROSS: tuple[Family[Any], ...] = (ANY_DATES, ANY_NUMBERS)
