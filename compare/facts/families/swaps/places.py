"""Places: where the words around are the same on both sides, and one or two words between them are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.edits import Edit

_MOST = 3  # words that may stand in the place of others: more are another telling
_LEAST_AROUND = 2  # of the six words around an edit, that both sides share
_BEFORE = 60  # characters
_NO = regex(
    r"(?:\b(?:not|never|no|nor|nobody|none|without|cannot|hardly|unlikely|(?:fail|refus|declin|stop|avoid)\w*)\b|n't\b)[^.;:\n\"]{0,40}$",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a side; offsets into its text."""

    start: int
    end: int


def in_place(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that put a few words in the place of a few, and deny nothing that the other side says."""
    for edit in edits:
        few = edit.ours and edit.theirs and len(edit.ours) <= _MOST and len(edit.theirs) <= _MOST
        if few and edit.around >= _LEAST_AROUND and _denials(edit.ours) == _denials(edit.theirs):
            yield edit


def denied(view: View, token: Token) -> bool:
    """Whether a word is denied by what stands before it in its clause."""
    return bool(_NO.search(view.spoken[max(0, token.start - _BEFORE) : token.start].lower()))


def _denials(tokens: tuple[Token, ...]) -> int:
    return sum(phrases("negations").get(t.key) == "" or t.key.endswith("n't") for t in tokens)  # not what denies inside a word
