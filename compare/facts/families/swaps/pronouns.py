"""Pronouns: another person in the place of one, 'his' for 'her', 'my' for 'his'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.edits import in_place
from compare.facts.families.swaps.places import Words, told_as
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.family import Sides


def _facing(sides: Sides) -> Iterator[tuple[Words, Words]]:
    persons = phrases("pronouns")
    for edit in in_place(sides.edits):
        if len(edit.ours) == len(edit.theirs) == 1:
            (one,), (two,) = edit.ours, edit.theirs
            mine, yours = persons.get(one.key, ""), persons.get(two.key, "")
            if mine and yours and mine != yours:
                yield Words(one.start, one.end), Words(two.start, two.end)


PRONOUNS = Family("pronouns", change=told_as(FactType.NAME_CHANGED), last=True, facing=_facing)
