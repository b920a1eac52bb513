"""What a reporter says of unique sections, and how it stands on the sections of a comparison. Pure: values in, values out.

Sections come and go with the thresholds and with every link that is made or taken back. A verdict is on exactly the
passages that were judged and holds for no other section. A note is never lost: where its section is another one now, it
stands at the one that has its first passage that is still unique; where none is, at the link that has its first passage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.link import Section, Side
from compare.reviewing.log.notes import notes_in, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.comparison import Comparison
    from compare.link import Link
    from compare.reviewing.log.pins import Place

Run = tuple[Side, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class SectionMark:
    """What a reporter said of the passages of a section.

    Attributes:
        side: of the passages.
        passages: passage ids, rising.
        verdict: FINE or PROBLEM, TO_CHECK where it was taken back; None where nothing was said of it.
        note: empty where it was taken away; None where nothing was said of it.
        instead_of: the note that stood there before: notes about any of these passages that are part of it are replaced.
    """

    side: Side
    passages: tuple[int, ...]
    verdict: str | None = None
    note: str | None = None
    instead_of: str = ""

    @property
    def run(self) -> Run:
        """What it is about: marks of the same passages are about the same."""
        return self.side, self.passages

    @property
    def places(self) -> tuple[Place, ...]:
        """Its passages."""
        return tuple((self.side, k) for k in self.passages)


def marks_of(sections: Iterable[Section]) -> tuple[SectionMark, ...]:
    """What stands on sections already, as that of a record, as if it had just been said."""
    return tuple(SectionMark(s.side, s.passages, s.verdict, s.note or None) for s in sections if s.verdict or s.note)


def replacing(link: Link) -> tuple[SectionMark, ...]:
    """What takes the notes of earlier sections from a link whose note is now another one; none where it has none."""
    if not link.note:
        return ()
    return tuple(SectionMark(side, link.passages(side), note="", instead_of=link.note) for side in Side)


def standing_verdicts(marks: Iterable[SectionMark]) -> dict[Run, str]:
    """The last word on each run of passages: FINE or PROBLEM."""
    found = {mark.run: mark.verdict for mark in marks if mark.verdict is not None}
    return {run: verdict for run, verdict in found.items() if verdict != TO_CHECK}


def standing_notes(marks: Iterable[SectionMark]) -> tuple[SectionMark, ...]:
    """The marks whose notes stand, the earliest first."""
    return StandingNotes(marks).marks


class StandingNotes:
    """The notes that stand, the earliest first; each is found by a passage and its words, however many there are."""

    def __init__(self, marks: Iterable[SectionMark] = ()) -> None:
        self._marks: dict[int, SectionMark] = {}
        self._numbers: dict[Run, int] = {}
        self._by_words: dict[str, dict[Place, set[int]]] = {}
        self._next = 0
        self.put(marks)

    @property
    def marks(self) -> tuple[SectionMark, ...]:
        """Those that stand."""
        return tuple(self._marks.values())

    def put(self, marks: Iterable[SectionMark]) -> None:
        """Put notes on top of those that stand; marks that say nothing of a note are passed over."""
        for mark in marks:
            if mark.note is not None:
                self._replace(mark)
                if mark.note:
                    self._keep(mark, mark.note)

    def _replace(self, mark: SectionMark) -> None:
        if (same := self._numbers.get(mark.run)) is not None:
            self._remove(same)
        known = [self._by_words[words] for words in notes_in(mark.instead_of) if words in self._by_words]
        for held, place in product(known, mark.places):
            for number in tuple(held.get(place, ())):
                self._remove(number)

    def _keep(self, mark: SectionMark, note: str) -> None:
        self._marks[self._next] = mark
        self._numbers[mark.run] = self._next
        held = self._by_words.setdefault(note, {})
        for place in mark.places:
            held.setdefault(place, set()).add(self._next)
        self._next += 1

    def _remove(self, number: int) -> None:
        mark = self._marks.pop(number)
        del self._numbers[mark.run]
        for place in dict.fromkeys(mark.places):
            self._by_words[mark.note or ""][place].discard(number)


def with_sections(comparison: Comparison, marks: Sequence[SectionMark]) -> Comparison:
    """The comparison with verdicts and notes on its sections, and on its links the notes of sections that are none any more.

    Args:
        comparison: with its sections as they are now.
        marks: all that was said of sections, the earliest first.
    """
    if not marks:
        return comparison
    verdicts = standing_verdicts(marks)
    on_sections, on_links = _placed(comparison, standing_notes(marks))
    unique = tuple(
        _said_of(section, verdicts.get((section.side, section.passages)), on_sections.get(k, ""))
        for k, section in enumerate(comparison.unique)
    )
    links = list(comparison.links)
    for k, note in on_links.items():
        links[k] = replace(links[k], note=together([links[k].note, note]))
    return replace(comparison, unique=unique, links=tuple(links))


def _said_of(section: Section, verdict: str | None, note: str) -> Section:
    """Most sections stay as they are: nothing is made anew for them."""
    return section if (section.verdict, section.note) == (verdict, note) else replace(section, verdict=verdict, note=note)


def _placed(comparison: Comparison, notes: Sequence[SectionMark]) -> tuple[dict[int, str], dict[int, str]]:
    """The notes that belong to each section, and those that belong to each link, by their places in the comparison."""
    if not notes:
        return {}, {}
    on_sections: dict[int, list[str]] = {}
    on_links: dict[int, list[str]] = {}
    sections = {(s.side, i): k for k, s in enumerate(comparison.unique) for i in s.passages}
    links = {(side, i): k for k, link in enumerate(comparison.links) for side in Side for i in link.passages(side)}
    for mark in notes:
        unique = next((sections[place] for place in mark.places if place in sections), None)
        if unique is not None:
            on_sections.setdefault(unique, []).append(mark.note or "")
        elif (linked := links.get(mark.places[0])) is not None:
            on_links.setdefault(linked, []).append(mark.note or "")
    return _joined(on_sections), _joined(on_links)


def _joined(notes: dict[int, list[str]]) -> dict[int, str]:
    return {k: together(each) for k, each in notes.items()}
