"""Scope: a denial that stands with other words on one side, and a denial that joins what the other side tells without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.edits import content, is_of_one_telling
from compare.facts.families.swaps.denying import denies, fails, says_no, turned_round
from compare.facts.families.swaps.places import Words, told_as
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.edits import Edit
    from compare.facts.family import Sides

_ALIKE = 0.8  # of the words: in a looser telling a word stands elsewhere by chance
_PASSED = 2  # words of content that a 'not' moves past: 'currently not insured', 'not currently insured' say the same
_BUT = frozenset({"but", "though", "although", "yet", "nor"})


def _moved(sides: Sides) -> Iterator[tuple[Words, Words]]:
    """The same denying word on both sides, each time with words that it does not stand with on the other."""
    if not sides.edits or sides.edits[0].alike < _ALIKE:
        return
    there = {t.key: (edit, t) for edit in sides.edits for t in edit.theirs}
    for edit in sides.edits:
        for token in edit.ours:
            other, twin = there.get(token.key, (edit, token))
            if other is edit or not _is_once(sides, token.key) or _stands_for_another(edit.theirs, other.ours):
                continue
            if _passes(sides.left, edit, other, token.key) and not _is_of_one_word(sides, token, twin):
                yield _with_next(sides.left, token), _with_next(sides.right, twin)


def _is_once(sides: Sides, key: str) -> bool:
    """Whether a word denies and stands once on each side."""
    if not (turned_round(key) or denies(key) or key in phrases("negations")):
        return False
    return all(sum(t.key == key for t in view.voice) == 1 for view in (sides.left, sides.right))


def _stands_for_another(*instead: Sequence[Token]) -> bool:
    """Whether another denying word stands in its place: 'uncrewed' for 'unmanned'."""
    return any(says_no(t.key) or t.key.startswith("un") for tokens in instead for t in tokens)


def _is_of_one_word(sides: Sides, token: Token, twin: Token) -> bool:
    """Whether it denies the same on both sides, where the whole clause moved with it."""
    heads = (
        next(iter(content([t for t in v.voice if t.start > at.start])), None)
        for v, at in ((sides.left, token), (sides.right, twin))
    )
    one, two = heads
    return bool(one and two and one.root == two.root)


def _passes(left: View, edit: Edit, other: Edit, key: str) -> bool:
    """Whether it moved past words that matter; 'unpaid bills' and 'bills unpaid' already tell apart what is unpaid."""
    first, last = sorted((edit.at[0], other.at[0]))
    passed = [t for t in content(left.voice[first:last]) if t.key != key]
    return len(passed) >= (1 if turned_round(key) else _PASSED)


def _with_next(view: View, token: Token) -> Words:
    """A word with the two behind it, in its passage."""
    following = [t for t in view.voice if t.start > token.start and view.passage_at(t.start) == view.passage_at(token.start)]
    return Words(token.start, following[:2][-1].end if following else token.end)


def _joined(sides: Sides) -> Iterator[tuple[Words, Words]]:
    """'Offers care and advice', 'offers care but no advice': behind a 'but' one side denies, and the other goes on."""
    for edit in sides.edits:
        if edit.alike < _ALIKE or not is_of_one_telling(edit):
            continue
        for one, two in ((edit.ours, edit.theirs), (edit.theirs, edit.ours)):
            if _denies_behind_but(one) and two and not any(says_no(t.key) for t in two):
                yield _words(edit.ours), _words(edit.theirs)


def _denies_behind_but(tokens: Sequence[Token]) -> bool:
    joined = bool(tokens) and tokens[0].key in _BUT
    return joined and (tokens[0].key == "nor" or any(denies(t.key) or fails(t.key) for t in tokens))


def _words(tokens: Sequence[Token]) -> Words:
    return Words(tokens[0].start, tokens[-1].end)


MOVED = Family("moved denials", change=told_as(FactType.NEGATION_FLIPPED), last=True, facing=_moved)
JOINED = Family("joined denials", change=told_as(FactType.NEGATION_FLIPPED), last=True, facing=_joined)
