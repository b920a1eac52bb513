"""A line for each item of the worklist, in plain words. Made when it is shown: the words that changed cost more than the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.whole.entries import Entry
from compare.link import Link, Side
from compare.linking.differences import differences
from compare.places import pars
from compare.reports.telling.excerpts import shortened
from compare.reports.telling.fact_notes import note_of, tells_more

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.facts.fact import Fact
    from compare.link import Section
    from compare.linking.differences import Difference
    from compare.reviewing.worklist.worklist import Item

_LONGEST = 60  # characters of the words on one side
_FEW = 2  # changes; of more than these the longest, torn out of its sentence, says less than how that begins
_MARKS = " ,;:.–—"  # not around a title; marks of quotation and of a question say something
_JOINING = frozenset({"and", "but", "or", "while"})  # behind a comma


def title_of(comparison: Comparison, item: Item) -> str:
    """What an item is, in one line: a fact's words, a section's label and first sentence, the words that changed in a link."""
    if isinstance(item.thing, Entry):
        return fact_title(item.thing.fact)
    if isinstance(item.thing, Link):
        return link_title(comparison, item.thing)
    return section_title(comparison, item.thing)


def fact_title(fact: Fact) -> str:
    """'number changed: “almost 12,000” / “around 12,000”', with what its words do not show."""
    words = " / ".join(_quoted(span.text) for span in (fact.left, fact.right) if span)
    return f"{fact.label}: {words}{f' ({note_of(fact)})' if tells_more(fact) else ''}"


def section_title(comparison: Comparison, section: Section) -> str:
    """'conscription, Demchenko, pars. 9–12: Smuggling networks charge up to ...'."""
    passages = comparison.passages(section.side, section.passages)
    return f"{section.label}, {pars(passages)}: {shortened(passages[0].text, _LONGEST)}"


def link_title(comparison: Comparison, link: Link) -> str:
    """'par. 3 / par. 5: “said on Monday” became “told reporters”'; of one that is the same, or reworded, how it begins."""
    sides = [comparison.passages(side, link.passages(side)) for side in Side]
    changes = [] if comparison.translated else [each for each in differences(*sides) if each.tag != "equal"]
    begins = shortened(sides[1][0].text, _LONGEST)
    told = f"{begins} ({len(changes)} changes)" if len(changes) > _FEW else "".join(_changes(changes)) or begins
    return f"{' / '.join(pars(side) for side in sides)}: {told}"


def _changes(changes: list[Difference]) -> Iterator[str]:
    """The longest change, and how many more there are."""
    if not changes:
        return
    most = max(changes, key=lambda each: sum(len(span.text) for span in (*each.left, *each.right)))
    gone, new = (" ".join(span.text for span in spans) for spans in (most.left, most.right))
    if _trimmed(gone) != _trimmed(new):
        gone, new = _trimmed(gone), _trimmed(new)
    yield f"{_quoted(gone)} became {_quoted(new)}" if gone and new else f"{_quoted(gone or new)} is {'gone' if gone else 'new'}"
    if len(changes) > 1:
        yield ", 1 more change"


def _trimmed(words: str) -> str:
    """Without the marks that a change begins and ends with, and what joins it to words before it; all where nothing else is."""
    bare = words.strip(_MARKS)
    if not bare:
        return words
    first, _, others = bare.partition(" ")
    return others if others and first in _JOINING and not words.startswith(first) else bare


def _quoted(words: str) -> str:
    return f"“{shortened(words, _LONGEST)}”"
