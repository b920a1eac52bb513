"""Names in place: where the words around are the same, one side has another name, whether that stands elsewhere too or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.amounts.amounts import amounts_in
from compare.facts.doc.names import begins_sentence, in_title_case, is_described, one_seat, same_person, stands_for_office
from compare.facts.doc.tokens import plain_forms
from compare.facts.edits import content, is_of_one_telling
from compare.facts.fact import Fact, Why
from compare.facts.families.numbers.rounding import same_value
from compare.facts.families.sources import speak_of_two
from compare.facts.families.swaps.places import Words
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.edits import Edit
    from compare.facts.family import Sides

_LEAST_LETTERS = 2
_ARTICLES = frozenset({"the", "a", "an"})
_PARTISANS = frozenset(
    {"republican", "democrat", "conservative", "liberal", "socialist", "green", "independent", "unionist", "native"}
)
_OTHERS = frozenset({"other", "others", "several", "more"})
_COMMON = ("wordnet_opposites", "opposite_words", "number_words", "magnitudes", "quantities", "units", "superlatives", "hedges")


def _facing(sides: Sides) -> Iterator[tuple[Words, Words]]:
    swapped = {(_keys(edit.theirs), _keys(edit.ours)) for edit in sides.edits}
    for edit in sides.edits:
        one, two = content(edit.ours), content(edit.theirs)
        if not is_of_one_telling(edit) or (_keys(one), _keys(two)) in swapped:
            continue  # in `swapped` whole clauses changed places
        if is_described(sides.left, one) != is_described(sides.right, two):
            continue  # 'the South Carolina Republican' may be anybody whom the other side names
        if _is_name(sides, sides.left, one) and _is_name(sides, sides.right, two) and _are_two(sides, one, two):
            yield Words(one[0].start, one[-1].end), Words(two[0].start, two[-1].end)
        else:
            yield from _of_others(sides, edit)


def _of_others(sides: Sides, edit: Edit) -> Iterator[tuple[Words, Words]]:
    """A name of a list for which the other side has 'others': 'Kell and Orr', 'Kell and other artists'."""
    for name, others, view, swap in ((edit.ours, edit.theirs, sides.left, False), (edit.theirs, edit.ours, sides.right, True)):
        listed = bool(name) and view.text[: name[0].start].lower().endswith((" and ", ", "))
        if listed and others and others[0].key in _OTHERS and _is_name(sides, view, content(name)):
            pair = Words(content(name)[0].start, content(name)[-1].end), Words(others[0].start, others[-1].end)
            yield (pair[1], pair[0]) if swap else pair


def _are_two(sides: Sides, one: Sequence[Token], two: Sequence[Token]) -> bool:
    """Whether two names mean two, and are said of one thing."""
    if _same(sides, one, two) or speak_of_two(sides, one[0].start, two[0].start):
        return False
    return not _count_otherwise(sides, one[0].start, two[0].start)


def _count_otherwise(sides: Sides, one: int, two: int) -> bool:
    """'20 died on Kell roads', 'seven died on Lind roads': sentences with other names and other numbers tell two things."""
    ours, theirs = (
        [a for a in amounts_in(view) if not a.loose and view.passage_at(a.start) == view.passage_at(place)]
        for view, place in ((sides.left, one), (sides.right, two))
    )
    return bool(ours and theirs) and not any(a.unit == b.unit and same_value(a, b) for a in ours for b in theirs)


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(t.key for t in content(tokens))


def _same(sides: Sides, one: Sequence[Token], two: Sequence[Token]) -> bool:
    """Whether both name one person, place or body: 'Tolvia' and 'Tolvian', 'WHO' and its full name, with or without an office."""
    mine, yours = ({t.key for t in side} for side in (one, two))
    if mine & yours or (mine | yours) & phrases("calendar").keys() or one_seat(mine, yours):
        return True
    return same_person(" ".join(t.text for t in one), " ".join(t.text for t in two), sides.docs)


def _is_name(sides: Sides, view: View, tokens: Sequence[Token]) -> bool:
    """Whether some words are a name and nothing else; where a sentence begins, none that may be a common word."""
    if not tokens or not all(t.capital for t in tokens) or sum(len(t.key) for t in tokens) < _LEAST_LETTERS:
        return False
    if all(t.key in phrases("honorifics") or t.key in phrases("titles") for t in tokens) or in_title_case(view, tokens[0].start):
        return False
    first = tokens[0]
    if len(tokens) > 1 or first.key in sides.docs.capitals or not begins_sentence(first, view):
        return True
    return first.key not in sides.docs.lower and not stands_for_office(first) and not _is_common(first)


def _is_common(token: Token) -> bool:
    return any(form in phrases(name) for name in _COMMON for form in plain_forms(token.key))


def _change(sides: Sides, one: Words, two: Words) -> Iterator[Fact]:
    gone, new = sides.left.text[one.start : one.end], sides.right.text[two.start : two.end]
    place = all(_after_place_word(view, at) for view, at in ((sides.left, one), (sides.right, two)))
    kind = FactType.PLACE_CHANGED if place else FactType.NAME_CHANGED
    yield Fact(kind, *sides.spans(one, two), Why.NAMED, gone=(gone,), new=(new,))


def _after_place_word(view: View, words: Words) -> bool:
    before = view.text[: words.start].lower().split()[-1:]
    return bool(before) and before[0] != "to" and before[0] in phrases("places_before")  # an award goes to a person


NAMES_IN_PLACE = Family("names in place", change=_change, last=True, facing=_facing)
