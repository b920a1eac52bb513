"""What the reporter called a problem and what they noted, a sentence each: their own with its place, or else a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.facts.fact import TO_CHECK
from compare.link import PROBLEM, Link, Section, Side
from compare.patterns import regex
from compare.places import capital, pars
from compare.reports.telling.drafts import draft, here_of
from compare.reports.telling.excerpts import one_line
from compare.reports.telling.names import names_of
from compare.reviewing.log.pins import Verdict
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry
    from compare.link import PassageNote
    from compare.orphan import Orphan
    from compare.reviewing.worklist.worklist import Item, Worklist

ACCEPTED = Verdict.ACCEPTED.value
_PLACED = regex(r"\bpars?\. ?\d")


class Judged(NamedTuple):
    """What was judged or noted, and the sentence about it."""

    thing: Entry | Link | Section | PassageNote | Orphan
    said: str


def problems_of(comparison: Comparison, worklist: Worklist) -> list[Judged]:
    """What the reporter calls a problem, in the worklist's order, then links and furniture that have no place in it."""
    items = worklist.problems
    things: list[tuple[Entry | Link | Section, str]] = [(item.thing, item.note) for item in items]
    things += [(link, link.note) for link in _held_by_facts(comparison, worklist) if is_problem(link)]
    things += [(each, each.note) for each in comparison.unique if each.furniture and each.verdict == PROBLEM]
    return [Judged(thing, said_of(comparison, thing, note)) for thing, note in things]


def notes_of(comparison: Comparison, worklist: Worklist, told: Collection[Item]) -> list[Judged]:
    """What the reporter noted about anything else; `told` are items that are told elsewhere."""
    return [*_at_items(comparison, worklist, {item.key for item in told}), *_aside(comparison), *_of_passages(comparison)]


def is_problem(link: Link) -> bool:
    """Whether the reporter accepted a link with a note: it is right, and something in it is not."""
    return bool(link.note) and link.verdict == ACCEPTED


def is_judged(entry: Entry) -> bool:
    """Whether the reporter said something of a fact itself, whatever was settled along with others."""
    return entry.fact.verdict != TO_CHECK


def said_of(comparison: Comparison, thing: Entry | Link | Section, note: str) -> str:
    """The reporter's sentence with its place, unless it names one itself; without a sentence the draft of one."""
    if not note:
        return draft(thing, comparison)
    line = one_line(note)
    return line if _PLACED.search(line.lower()) else f"{here_of(thing, comparison)}: {line}"


def smaller_told(worklist: Worklist) -> str:
    """'6 smaller changes are still to be looked at.'; empty where none is, or a graver fact waits."""
    also = len(worklist.open_of(Sort.ALSO))
    if not also or worklist.open_of(Sort.FACT):
        return ""
    return f"{counted(also, 'smaller change')} {'is' if also == 1 else 'are'} still to be looked at."


def _held_by_facts(comparison: Comparison, worklist: Worklist) -> Iterator[Link]:
    """The links of the story that have no item of their own."""
    return (comparison.links[holder.link.id] for holder in worklist.holders)


def _at_items(comparison: Comparison, worklist: Worklist, told: Collection[object]) -> Iterator[Judged]:
    noted = [item for item in worklist.items if item.note and item.key not in told]
    yield from (Judged(item.thing, said_of(comparison, item.thing, item.note)) for item in noted)
    for link in _held_by_facts(comparison, worklist):
        if link.note and not is_problem(link):
            yield Judged(link, said_of(comparison, link, link.note))


def _aside(comparison: Comparison) -> Iterator[Judged]:
    """At furniture, which is in no worklist."""
    passages = comparison.left.passages
    aside: list[Link | Section] = [link for link in comparison.links if link.note and passages[link.left[0]].furniture]
    aside += [each for each in comparison.unique if each.furniture and each.note and each.verdict != PROBLEM]
    yield from (Judged(each, said_of(comparison, each, each.note)) for each in aside)


def _of_passages(comparison: Comparison) -> Iterator[Judged]:
    name = names_of(comparison)[Side.LEFT]
    for each in comparison.notes:
        place = pars(comparison.passages(each.side, [each.passage]))
        yield Judged(each, f"{capital(place) if each.side is Side.RIGHT else f'{name}, {place}'}: {one_line(each.note)}")
    for orphan in comparison.orphans:
        if orphan.note:
            yield Judged(orphan, f"Of a passage that is no more: {one_line(orphan.note)}")
