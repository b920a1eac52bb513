"""Numbers between two texts of whatever languages: told where a number of each side has no equal on the other.

One that a side leaves out is told only where it can be nothing else: in figures that no word stands for ('24 hours' may be
'a day'), nowhere in the other article, and where the other side has no number of its own.
"""

from __future__ import annotations

from itertools import product
from math import isclose
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.any_language.numerals import Form, numerals_in
from compare.facts.doc.any_language.tongue import THOUSAND
from compare.facts.fact import Fact, Why
from compare.facts.family import Family, Matched, likeliest_pairs
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.any_language.numerals import Numeral
    from compare.facts.doc.doc import Doc
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

# What may stand in the place of each other. Small numbers in words answer a number; only where nothing else is left they are told.
_ALIKE = ({Form.FIGURES, Form.DAY, Form.NAME, Form.WORDS}, {Form.CLOCK})
_DOZEN = 12
_MOST_LEFT_OVER = 1
_HALF_DAY = 12 * 60
# Counts that a language may have a word for: a fortnight, a day and night, quarters, thirds, a year in days.
_WITH_WORDS = frozenset({14.0, 15.0, 18.0, 24.0, 25.0, 33.0, 36.0, 45.0, 48.0, 66.0, 67.0, 72.0, 75.0, 150.0, 365.0})
_ROMAN = regex(r"(?<!\w)[IVXLC]{2,7}(?!\w)|(?<!\w)[VX](?!\w)")
_HIGHEST_ROMAN = 40
_LEAST_DIGITS = 2  # of a rounded number


def is_same(one: Numeral, two: Numeral) -> bool:
    """Whether two numbers may be one: a value of the first is one of the second, or that rounded."""
    if one.form is not two.form and Form.CLOCK in {one.form, two.form}:
        clock, plain = (one, two) if one.form is Form.CLOCK else (two, one)
        return any(value * 60 % _HALF_DAY in clock.values for value in plain.values)  # '19:00', 'at 7'
    digits = min(one.digits, two.digits)
    rounds = digits >= _LEAST_DIGITS and not (one.year and two.year)
    return any(
        isclose(a, b) or (rounds and one.digits != two.digits and _rounded(a, b, digits))
        for a, b in product(one.values, two.values)
    )


def _rounded(a: float, b: float, digits: int) -> bool:
    return float(f"{a:.{digits - 1}e}") == float(f"{b:.{digits - 1}e}")


def _cost(_sides: Sides, ours: Sequence[Numeral], theirs: Sequence[Numeral], i: int, j: int) -> Cost | None:
    """Equal numbers are partners, those that are written alike first, then those that stand in the same place."""
    one, two = ours[i], theirs[j]
    return (one.form != two.form, abs(i / len(ours) - j / len(theirs))) if is_same(one, two) else None


def _settle(sides: Sides, matched: Matched[Numeral]) -> Matched[Numeral]:
    """The numbers without a partner, each with what stands in its place on the other side, or one that nothing does for."""
    least = 1 if len(matched.lost) == len(matched.new) == 1 else _DOZEN
    mine, yours = ([n for n in side if n.form is not Form.WORDS or min(n.values) > least] for side in (matched.lost, matched.new))
    if abs(len(mine) - len(yours)) > _MOST_LEFT_OVER:
        return Matched((), (), ())
    every = numerals_in(sides.left), numerals_in(sides.right)
    costs = (
        (abs(_place(one, sides.left) - _place(two, sides.right)), i, j)
        for (i, one), (j, two) in product(enumerate(mine), enumerate(yours))
        if _may_be_changed(one, two, every)
    )
    pairs = tuple((mine[i], yours[j]) for i, j in likeliest_pairs(costs))
    lost = tuple(mine) if not _counting(matched.new) else ()
    return Matched(pairs, lost, tuple(yours) if not _counting(matched.lost) else ())


def _counting(numerals: Sequence[Numeral]) -> bool:
    """Whether any of some numbers counts: 'one' is an article in many languages."""
    return any(n.form is not Form.WORDS or max(n.values) > 1 for n in numerals)


def _place(numeral: Numeral, view: View) -> float:
    """Where a numeral stands in its side, 0 to 1."""
    return numeral.start / max(1, len(view.text))


def _may_be_changed(one: Numeral, two: Numeral, every: tuple[Sequence[Numeral], Sequence[Numeral]]) -> bool:
    """Whether one of two numbers that are written alike may have been put in the other's place: at least one is new."""
    known = any(is_same(one, other) for other in every[1]), any(is_same(two, other) for other in every[0])
    forms = {one.form, two.form}
    small = any(n.form is Form.WORDS and max(n.values) <= _DOZEN for n in (one, two))
    if small and (Form.DAY in forms or max(*one.values, *two.values) > _DOZEN):
        return False  # 'two weeks' and '14 days', 'three officials' and '12 March'
    return not all(known) and forms != {Form.WORDS} and any(forms <= alike for alike in _ALIKE)


def _missed(sides: Sides, lost: Sequence[Numeral], _theirs: Sequence[Numeral]) -> Iterator[Fact]:
    for numeral in lost:
        if _is_plain(numeral) and not _may_be_roman(numeral, sides.right) and not _elsewhere(numeral, sides.docs.right):
            yield Fact(FactType.NUMBER_DROPPED, sides.left.span(numeral.start, numeral.end), None, Why.ABSENT)


def _is_plain(numeral: Numeral) -> bool:
    """Whether a number says so much that it is written in figures in any language."""
    if numeral.form is not Form.FIGURES or numeral.year or numeral.digits < _LEAST_DIGITS:
        return False
    halves = numeral.digits == _LEAST_DIGITS and any(f"{value:.1e}"[2] == "5" for value in numeral.values if value >= THOUSAND)
    return min(numeral.values) > _DOZEN and not numeral.values & _WITH_WORDS and not halves


def _may_be_roman(numeral: Numeral, view: View) -> bool:
    return min(numeral.values) < _HIGHEST_ROMAN and bool(_ROMAN.search(view.text))


def _elsewhere(numeral: Numeral, doc: Doc) -> bool:
    """Whether an article has a number anywhere: sentences are cut otherwise in another language."""
    return any(is_same(numeral, other) for view in doc.story for other in numerals_in(view))


def _change(sides: Sides, one: Numeral, two: Numeral) -> Iterator[Fact]:
    dated = Form.DAY in {one.form, two.form} or (one.year and two.year)
    yield Fact(
        FactType.DATE_CHANGED if dated else FactType.NUMBER_CHANGED, *sides.spans(one, two), Why.DATE if dated else Why.VALUE
    )


ANY_NUMBERS = Family(
    "numbers of any language", lambda view, _docs: numerals_in(view), _cost, _change, _missed, settle=_settle, beside=True
)
