"""Whether a text can hold an amount at all: most sentences of a story name none, and looking for one costs much more."""

from __future__ import annotations

from functools import cache

from compare.facts.doc.tokens import can_hold_figures
from compare.facts.vocabulary import phrases
from compare.patterns import regex

_LETTERS = regex(r"[a-z]+")
_LISTS = ("number_words", "magnitudes", "loose_numbers")
# Of the expressions that find amounts: 'a quarter to noon', 'the third', 'half the town', 'two million'.
_WORDS = (
    *("noon", "midday", "midnight", "half", "a", "an", "hundred", "thousand", "million", "billion", "trillion"),
    *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "quarter"),
    *("thirds", "quarters", "fifths", "sixths", "eighths", "tenths", "halfs"),
)


def can_hold_amounts(text: str) -> bool:
    """False only where a text has no digit and no word that a number is written with; True of any text beyond ASCII."""
    return can_hold_figures(text) or not _number_words().isdisjoint(_LETTERS.findall(text.lower()))


@cache
def _number_words() -> frozenset[str]:
    """Every word of the lists' phrases, and of the expressions."""
    listed = (phrase for name in _LISTS for phrase in phrases(name))
    return frozenset(word for phrase in (*listed, *_WORDS) for word in _LETTERS.findall(phrase))
