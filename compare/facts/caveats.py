"""Caveats, denials and no-comments that one article has and the other lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.setting import Setting
    from compare.facts.telling import Telling

_KINDS = {
    "comment": re.compile(
        r"\b(?:(?:declined|refused)\s+(?:to\s+)?comment|(?:did|does|has|have|had)\s*(?:not|n't)\s+(?:immediately\s+)?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?)\b"
        r"(?=[^.]*\b(?:request|question|comment|call|email|message|letter|approach|inquir|enquir))|could\s+not\s+(?:immediately\s+)?be\s+reached|offered\s+no\s+comment|no\s+comment"
        r"|(?:is|was|were|are)\s+not\s+(?:immediately\s+)?available\s+for\s+comment)",
        re.IGNORECASE,
    ),
    "caveat": re.compile(
        r"\b(?:could\s+not|can\s*not|has\s+not|have\s+not|had\s+not|(?:has|have|had)\s+yet\s+to|unable\s+to)\s+(?:yet\s+)?(?:be(?:en)?\s+)?(?:independently\s+)?(?:verif(?:y|ied)|confirm(?:ed)?|corroborat(?:e|ed)|authenticat(?:e|ed))"
        r"|\bunverified\b|\bunconfirmed\b|\bpeer[- ]reviewed\b",
        re.IGNORECASE,
    ),
    "denial": re.compile(
        r"\b(?:den(?:y|ies|ied)|rejects?(?:ed)?\s+(?:the|any|all)\s+(?:claim|accusation|allegation|charge|suggestion)s?)\b|\bpleaded\s+not\s+guilty\b",
        re.IGNORECASE,
    ),
}


def find_caveat_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The caveats of a link that the other article has nowhere."""
    ours = [
        Fact(f"{kind}_dropped", left.span(*where), None, "not on the right") for kind, where in _missing(left, setting.right.text)
    ]
    theirs = [
        Fact(f"{kind}_added", None, right.span(*where), "not on the left") for kind, where in _missing(right, setting.left.text)
    ]
    return ours + theirs


def _missing(telling: Telling, other: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for kind, pattern in _KINDS.items():
        if (match := pattern.search(telling.spoken)) and not pattern.search(other):
            start = max(telling.spoken.rfind(mark, 0, match.start()) for mark in ".\n;") + 1
            yield kind, (start, match.end())
