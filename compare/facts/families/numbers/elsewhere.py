"""What the rest of both articles says of a number: its value told again there, its thing told in passages that no link joins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.amounts.amounts import amounts_in
from compare.facts.edits import LEAST_ALIKE
from compare.facts.fact import Fact, Why
from compare.facts.families.numbers.answered import unanswered
from compare.facts.families.numbers.rounding import comparable, measured, rounded, same_value
from compare.facts.overlaps import overlapping
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.article import Span
    from compare.facts.doc.amounts.amount import Amount
    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_MOST = 60  # different numbers of an article that the other does not have, each asked of each: a story seldom has more
_NEAR = 1.5  # times: what is further off is seldom the same thing counted anew
_SHARED = 5  # words that both passages have, those counted twice that few passages of an article have
_OF_MONEY = 2  # words behind a sum that say what it is of: 'worth' alone does not
_FEW = 0.2  # of an article's passages, at least two
_MONEY = "money:"
_TOLL = "toll"  # 'the toll stands at 45'
_HARMED = {
    "dead": frozenset({"dead", "deaths", "death", "died", "dying", "kille", "fatal", "slain", "peris"}),
    "hurt": frozenset({"hurt", "injur", "wound"}),
}


def is_told_there(sides: Sides, one: Amount, two: Amount) -> bool:
    """Whether the value of one side is told of the same thing elsewhere on the other, so that nothing changed.

    Where the sides are one telling, that the rest of the article has the value too is an error all the same.
    """
    if any(edit.alike >= LEAST_ALIKE for edit in sides.edits):
        return False
    return _is_there(one, sides.docs.right) or _is_there(two, sides.docs.left)


def _is_there(amount: Amount, other: Doc) -> bool:
    if amount.low != amount.high or amount.loose:
        return False
    alike = (a for a in other.amounts if a.unit == amount.unit and a.low == a.high and not a.loose and same_value(amount, a))
    return any(amount.counted & a.counted or amount.unit.startswith(_MONEY) for a in alike)


def are_of_two_places(sides: Sides, one: Amount, two: Amount) -> bool:
    """'20 died on Kell roads', 'seven died on Lind roads', of articles that both tell of Kell and of Lind."""
    names = (_names_beside(sides.docs, view, amount) for view, amount in ((sides.left, one), (sides.right, two)))
    return _are_others(sides.docs, *names)


def _are_others(docs: Docs, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether names that stand beside two numbers are of two things that both articles tell of."""
    apart = bool(ours and theirs) and ours.isdisjoint(theirs)
    return apart and all(name in doc.words for name in ours | theirs for doc in (docs.left, docs.right))


def _names_beside(docs: Docs, view: View, amount: Amount) -> frozenset[str]:
    """The names that stand in an amount's part of its sentence, between two marks."""
    start, end = view.part_around(amount.start, amount.end)
    dull = (phrases("function_words"), phrases("calendar"))
    found = (t for t in view.tokens if start <= t.start < end and t.capital and not amount.start <= t.start < amount.end)
    return frozenset([t.key for t in found if t.key in docs.capitals and not any(t.key in words for words in dull)])


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount with its place, what it counts, and the words of content of its passage, the names beside it."""

    amount: Amount
    span: Span
    counted: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]


Pair = tuple["Span", "Span"]


def changed_apart(docs: Docs) -> tuple[Pair, ...]:
    """Where both articles count one thing and come to two numbers, wherever both stand: '50,000 pages', '55,000 pages'."""
    return docs.once(("numbers apart", id(docs.left)), lambda: tuple(_pairs(docs)))


def _pairs(docs: Docs) -> Iterator[Pair]:
    ours, theirs = _untold(docs, docs.left, docs.right), _untold(docs, docs.right, docs.left)
    rare = _rare(docs.left) | _rare(docs.right) if ours and theirs else frozenset()
    found = [(one, two) for one in ours for two in theirs if _are_one_thing(one, two, rare)]
    found = [pair for pair in found if not _are_others(docs, pair[0].beside, pair[1].beside)]
    found.sort(key=lambda pair: len(pair[0].words & pair[1].words), reverse=True)
    beside: dict[int, list[tuple[_Told, _Told]]] = {}
    for pair in found:
        for told in pair:
            beside.setdefault(id(told), []).append(pair)
    taken: set[int] = set()
    for one, two in found:
        rivals = (*beside[id(one)], *beside[id(two)])
        clear = all(_say_one(one, mine) and _say_one(two, yours) for mine, yours in rivals)
        if clear and taken.isdisjoint({id(one), id(two)}):
            taken |= {id(one), id(two)}
            yield one.span, two.span


def _say_one(one: _Told, two: _Told) -> bool:
    """Whether two numbers of one article are one value: '$43,885,310', 'nearly $44 million'."""
    return same_value(one.amount, two.amount) or rounded(one.amount, two.amount)


def _untold(docs: Docs, own: Doc, other: Doc) -> list[_Told]:
    """The plain numbers of an article that the other nowhere has, each value of a thing where it first stands."""
    found: dict[tuple[object, ...], _Told] = {}
    for view in own.story:
        for amount in unanswered(amounts_in(view), other, exactly=True):
            counted = _what(view, amount)
            if amount.low == amount.high and counted and amount.unit not in {"time", "months"}:
                words = frozenset([t.stem for t in view.tokens if t.key not in phrases("function_words") and t.key[0].isalpha()])
                told = _Told(amount, view.span(amount.start, amount.end), counted, words, _names_beside(docs, view, amount))
                found.setdefault((amount.low, measured(amount), min(counted)), told)
        if len(found) >= _MOST:
            break
    return list(found.values())


def _what(view: View, amount: Amount) -> frozenset[str]:
    """What an amount counts: the words behind it, and whether it is those who died or who were hurt, however that is said."""
    if amount.unit != "count":
        return amount.counted
    start, _ = view.part_around(amount.start, amount.end)
    toll = amount.bare and any(t.key == _TOLL for t in view.tokens if start <= t.start < amount.start)
    beside = next((what for near in (amount.counted, amount.before) for what, stems in _HARMED.items() if near & stems), "")
    return amount.counted | {word for word in (beside, _TOLL if toll else "") if word}


def _are_one_thing(one: _Told, two: _Told, rare: frozenset[str]) -> bool:
    mine, yours = one.amount, two.amount
    if not comparable(mine, yours) or same_value(mine, yours) or rounded(mine, yours) or not one.counted & two.counted:
        return False
    if mine.unit.startswith(_MONEY) and len(one.counted & two.counted) < _OF_MONEY:
        return False
    low, high = sorted((mine.low, yours.low))
    shared = one.words & two.words
    near = low * _NEAR >= high or sorted(f"{low:g}") == sorted(f"{high:g}")  # 94 and 49: figures that changed places
    return near and not shared.isdisjoint(rare) and len(shared) + len(shared & rare) >= _SHARED


def _rare(doc: Doc) -> frozenset[str]:
    """The words that few of its passages have."""
    known: Mapping[str, int] = Counter(stem for view in doc.story for stem in {t.stem for t in view.tokens})
    return frozenset([stem for stem, count in known.items() if count <= max(2, _FEW * len(doc.story))])


def is_changed_apart(docs: Docs, span: Span) -> bool:
    """Whether a number of the left that is missing on the right is told of the same thing with another value elsewhere."""
    return any(left == span for left, _ in changed_apart(docs))


def find_changed_apart(docs: Docs, told: Sequence[Fact]) -> list[Fact]:
    """The facts of `changed_apart` that no link tells."""
    facts = [Fact(FactType.NUMBER_CHANGED, left, right, Why.VALUE) for left, right in changed_apart(docs)]
    return [fact for fact in facts if not overlapping(fact, told)]
