"""Lists whose marks are typed: which lines are items, and the items without their marks, as a document's own list has them.

A mark alone says little: a dash opens a line of dialogue, a number a date or a league. So an item is one of several: lines
with the same bullet, or numbers that count up from one. A lone line keeps its mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from compare.article import Role
from compare.patterns import regex
from compare.reading.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARK = regex(r"(?:(?P<bullet>[•*‣◦▪●·-])|(?P<number>[0-9]{1,2}|[a-z])(?P<end>[.)]))\s+(?=\S)")
_SPEECH = regex(
    r"[?!][\"”’»]?$|[,?!…][\"”’»]?\s+(?:[^\W\d_]+\s+){0,3}?(?:sa(?:id|ys|ying)|ask(?:ed|s)|told|tells|add(?:ed|s)|repl(?:ied|ies)|"
    r"answer(?:ed|s)|shout(?:ed|s)|sagte?|meinte?|erklärte?|fragte?|antwortete?|dit|demande|répond|affirme|explique|dijo|dice|"
    r"afirmó|explicó|disse|diz|afirmou|ha detto|säger|sade|berättar|sier|siger|sanoo|zegt|zei|mówi|powiedział\w*)\b",
    re.IGNORECASE,
)
_SENTENCE = regex(r"[.!?…][\"'”’»)\]]*$")
_WORD = regex(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line that begins with a mark: its place, the kind of mark, its number (0 for a bullet) and what follows."""

    place: int
    kind: str
    number: int
    rest: str


def is_marked(line: str) -> bool:
    """Whether a line opens with a bullet or a number."""
    return bool(MARK.match(line))


def item_starts(lines: Sequence[str]) -> frozenset[int]:
    """Which lines of a paragraph open an item: any bullet, and a number with one of its neighbours before or after it."""
    found = list(_marked(lines))
    numbers = {(each.kind, each.number) for each in found}
    return frozenset(
        each.place for each in found if not each.number or {(each.kind, each.number + step) for step in (-1, 1)} & numbers
    )


def without_marks(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, items without their marks; a sentence that only begins like an item is body text.

    Args:
        blocks: of an article, in reading order.
    """
    found = {each.place: each for each in _marked([b.text if b.role in {Role.LIST, Role.BODY} else "" for b in blocks])}
    items = {each.place: each.rest for run in _runs(found.values()) for each in _items(run)}
    return [
        Block(items[place], Role.LIST) if place in items else _alone(block, found.get(place)) for place, block in enumerate(blocks)
    ]


def _alone(block: Block, marked: _Marked | None) -> Block:
    sentence = marked and block.role is Role.LIST and (marked.number or marked.kind == "-") and _SENTENCE.search(block.text)
    return replace(block, role=Role.BODY) if sentence else block


def _marked(lines: Iterable[str]) -> Iterator[_Marked]:
    for place, line in enumerate(lines):
        if found := MARK.match(line):
            number = found["number"] or ""
            kind = found["bullet"] or f"{'1' if number.isdigit() else 'a'}{found['end']}"
            value = int(number) if number.isdigit() else ord(number) - ord("a") + 1 if number else 0
            yield _Marked(place, kind, value, line[found.end() :])


def _runs(found: Iterable[_Marked]) -> Iterator[list[_Marked]]:
    """Marked lines with nothing between them."""
    for _, run in groupby(enumerate(found), lambda pair: pair[1].place - pair[0]):
        yield [each for _, each in run]


def _items(run: Sequence[_Marked]) -> Iterator[_Marked]:
    kinds: dict[str, list[_Marked]] = defaultdict(list)
    for each in run:
        kinds[each.kind].append(each)
    for kind, members in kinds.items():
        if members[0].number:
            yield from _counted(members)
        elif len(members) > 1 and not (kind == "-" and _is_dialogue(members)):
            yield from members


def _counted(members: Sequence[_Marked]) -> Iterator[_Marked]:
    """Those that count up from one, each list of them; not what is counted in words: '1. Liga', '2. Liga'."""
    chains: list[list[_Marked]] = []
    for each in members:
        if chains and each.number == chains[-1][-1].number + 1:
            chains[-1].append(each)
        else:
            chains.append([each])
    for chain in chains:
        if len(chain) > 1 and chain[0].number == 1 and len({_first_word(each.rest) for each in chain}) > 1:
            yield from chain


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found.group().casefold() if found else text


def _is_dialogue(members: Iterable[_Marked]) -> bool:
    return any(_SPEECH.search(each.rest) for each in members)
