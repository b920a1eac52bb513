"""Places: the words of a side that a swap is about, and whether they are denied there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

_BEFORE = 60  # characters
_NO = regex(
    r"(?:\b(?:not|never|no|nor|nobody|none|without|cannot|hardly|unlikely|(?:fail|refus|declin|stop|avoid)\w*)\b|n't\b)[^.;:\n\"]{0,40}$",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a side; offsets into its text."""

    start: int
    end: int


def denied(view: View, token: Token) -> bool:
    """Whether a word is denied by what stands before it in its clause."""
    return bool(_NO.search(view.spoken[max(0, token.start - _BEFORE) : token.start].lower()))
