"""What a number counts: people or things, so that 300 beds and 340 staff are never one number that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.doc.people import people_kind
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE, THINGS = "people", "things"
_SHORTEST = 3  # 'was', 'has': no plural


def what_is_counted(behind: Sequence[str], before: Sequence[str], *, bare: bool) -> str:
    """'people', 'things', or an empty string where the words do not say.

    Args:
        behind: the next words of the clause, in lower case; the first plural or word for people among them is the noun.
        before: those in front, whose last are 'staff', 'of' where the noun stands there.
        bare: whether no noun follows.
    """
    if bare:
        return PEOPLE if list(before[-1:]) == ["of"] and any(map(people_kind, before[-2:-1])) else ""
    noun = next((word for word in behind if people_kind(word) or word in phrases("stand_for_people") or _is_plural(word)), "")
    if people_kind(noun):
        return PEOPLE
    return THINGS if noun and noun not in phrases("stand_for_people") else ""


def _is_plural(word: str) -> bool:
    return len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "'s"))
