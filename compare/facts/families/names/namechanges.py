"""Names of people and places: misspelt, or another one in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.names import (
    Name,
    find_names,
    in_title_case,
    inflected,
    is_described,
    misspelt,
    one_for_short,
    one_seat,
    other_word,
    same_person,
    same_spelling,
)
from compare.facts.fact import Fact, Why
from compare.facts.families.sources import speak_of_two
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_CONTEXT = 2
_LEAST_LETTERS = 2


def _apart(sides: Sides, ours: Sequence[Name], theirs: Sequence[Name]) -> tuple[Sequence[Name], Sequence[Name]]:
    """The names of which no word is spelled otherwise on the other side: those are `MISSPELT`'s."""
    pairs = [(one, two) for one in ours for two in theirs if _misspelt(sides, one, two)]
    return [n for n in ours if all(n is not one for one, _ in pairs)], [n for n in theirs if all(n is not two for _, two in pairs)]


def _spelled_cost(sides: Sides, ours: Sequence[Name], theirs: Sequence[Name], i: int, j: int) -> Cost | None:
    return () if _misspelt(sides, ours[i], theirs[j]) else None


def _spelled_otherwise(sides: Sides, one: Name, two: Name) -> Iterator[Fact]:
    if pair := _misspelt(sides, one, two):
        spans = _span(sides.left, one, pair[0]), _span(sides.right, two, pair[1])
        yield Fact(FactType.NAME_CHANGED, *spans, Why.NAMED, gone=(pair[0].text,), new=(pair[1].text,))


def _misspelt(sides: Sides, one: Name, two: Name) -> tuple[Token, Token] | None:
    ours, theirs = sides.keys
    for a in one.tokens:
        for b in two.tokens:
            if a.key in theirs or b.key in ours or not misspelt(a.key, b.key):
                continue
            if a.key not in sides.docs.right.words or b.key not in sides.docs.left.words:
                return a, b
    return None


def _span(view: View, name: Name, token: Token) -> Span:
    """The word with the one before and after it in its name: 'Marit Sollander'."""
    near = [t for t in name.tokens if abs(name.tokens.index(t) - name.tokens.index(token)) <= 1]
    return view.span(near[0].start, near[-1].end)


def _cost(sides: Sides, ours: Sequence[Name], theirs: Sequence[Name], i: int, j: int) -> Cost | None:
    """Names that stand between the same words and are not the same."""
    one, two = ours[i], theirs[j]
    if min(len(_text(one)), len(_text(two))) < _LEAST_LETTERS:
        return None  # '24 degrees Celsius', '24C'
    if is_described(sides.left, one.tokens) != is_described(sides.right, two.tokens):
        return None
    other = _another(sides, one, two) if _loose(sides, one, two) else _other_first_name(sides, one, two, one.keys & two.keys)
    if not other or speak_of_two(sides, one.start, two.start):
        return None
    return None if in_title_case(sides.left, one.start) or in_title_case(sides.right, two.start) else ()


def _replaced(sides: Sides, one: Name, two: Name) -> Iterator[Fact]:
    place = _loose(sides, one, two) and _after_place_word(sides.left, one) and _after_place_word(sides.right, two)
    kind = FactType.PLACE_CHANGED if place else FactType.NAME_CHANGED
    yield Fact(kind, *sides.spans(one, two), Why.NAMED, gone=(_text(one),), new=(_text(two),))


def _loose(sides: Sides, one: Name, two: Name) -> bool:
    """Whether no word of either name stands on the other side."""
    ours, theirs = sides.keys
    return one.keys.isdisjoint(theirs) and two.keys.isdisjoint(ours)


def _another(sides: Sides, one: Name, two: Name) -> bool:
    """Whether two names without a word in common mean two, and stand in one place."""
    strange = not one.keys & sides.docs.right.words and not two.keys & sides.docs.left.words
    same = one_seat(one.keys, two.keys) or same_person(_text(one), _text(two), sides.docs)
    return not same and _same_place(sides.left, sides.right, one, two, every=not strange)


def _other_first_name(sides: Sides, one: Name, two: Name, shared: frozenset[str]) -> bool:
    """Peter Lindqvist and Paul Lindqvist, Karin Voll and Karin Wold: all of the name is shared but one word."""
    if not shared or min(len(one.tokens), len(two.tokens)) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    apart = [(a.key, b.key) for a, b in zip(one.tokens[-2:], two.tokens[-2:], strict=True) if a.key != b.key]
    if len(apart) != 1 or any(one_for_short(a, b) for a in one.keys for b in two.keys):
        return False  # 'Ben Okonjo', 'Benjamin Todd Okonjo'
    if _text(one) in sides.docs.right.text or _text(two) in sides.docs.left.text:
        return False  # who tells of Gaza City and of the Gaza Strip means two places
    first, second = apart[0]
    titles = {**phrases("titles"), **phrases("honorifics")}
    ours, theirs = sides.keys
    different = first not in theirs and second not in ours and first not in titles and second not in titles
    alike = same_spelling(first, second) or inflected(first, second)
    one_name = alike or one_for_short(first, second) or other_word([first], [second])
    return different and not one_name and len(first) > 1 and len(second) > 1


def _text(name: Name) -> str:
    return " ".join(t.text for t in name.tokens)


def _same_place(left: View, right: View, one: Name, two: Name, *, every: bool) -> bool:
    """Whether the words before and after two names are the same: some of them, or every one."""
    mine, yours = _around(left, one), _around(right, two)
    same = [a == b != "" for a, b in zip(mine, yours, strict=True)]
    if every:
        return all(same)
    return (same[1] and same[2]) or (same[0] and same[1]) or (same[2] and same[3])


def _around(view: View, name: Name) -> tuple[str, ...]:
    before = [t.key for t in view.tokens if t.end <= name.start][-_CONTEXT:]
    after = [t.key for t in view.tokens if t.start >= name.end][:_CONTEXT]
    edge = "^" if not view.text[: name.start].strip() else ""
    return (*([edge] * (_CONTEXT - len(before)) + before), *(after + [""] * (_CONTEXT - len(after))))


def _after_place_word(view: View, name: Name) -> bool:
    before = [t.key for t in view.tokens if t.end <= name.start][-1:]
    return bool(before) and before[0] in phrases("places_before")


MISSPELT = Family("misspelt names", find_names, _spelled_cost, _spelled_otherwise, every=True)
REPLACED = Family("other names", find_names, _cost, _replaced, apart=_apart, every=True)
