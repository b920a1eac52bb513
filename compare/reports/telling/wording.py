"""Words that several reports say in the same way."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR, FINE, TO_CHECK
from compare.link import Kind, Side
from compare.places import runs
from compare.reading.cleaning import visible
from compare.reports.telling.names import names_of
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.article import Article, Passage
    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry
    from compare.link import PassageNote, Section


def written_by(article: Article) -> str:
    """Who wrote and published an article and when, as far as that is known: 'by Petra Kvist, Harbour Courier, 2026-03-04'."""
    day = article.published.isoformat() if article.published else ""
    return ", ".join(part for part in (f"by {article.author}" if article.author else "", article.outlet, day) if part)


def spoken(comparison: Comparison) -> str:
    """Which languages the two are in, as a sentence; empty where both are in English."""
    if not comparison.left.language and not comparison.right.language:
        return ""
    from compare.languages.names import name_of

    left, right = (name_of(comparison.article(side).language) for side in Side)
    if left == right:
        return f"Both are in {left}."
    names = names_of(comparison)
    return f"In {left}: {names[Side.LEFT]}; in {right}: {names[Side.RIGHT]}."


def kind_word(comparison: Comparison, kind: Kind) -> str:
    """What a kind is called: between two languages what is paraphrased is translated."""
    return "translated" if kind is Kind.PARAPHRASED and comparison.translated else kind.value


def verdict_word(verdict: str, *, apart: bool = False) -> str:
    """What a report calls a verdict on a fact: the record's error is a problem, as of all else; what is apart waits for none."""
    return "problem" if verdict == ERROR else "not judged" if apart and verdict == TO_CHECK else verdict


def verdicts_told(entries: Iterable[Entry]) -> str:
    """'4 problems, 2 to check, 1 fine, 6 not judged': what was said of the facts, and of how many nothing was."""
    counts = Counter(verdict_word(entry.fact.verdict, apart=entry.apart) for entry in entries)
    told = {"problem": "problem" if counts["problem"] == 1 else "problems"}
    return ", ".join(f"{counts[word]} {told.get(word, word)}" for word in ("problem", TO_CHECK, FINE, "not judged") if counts[word])


def link_counts(comparison: Comparison) -> str:
    """How many links of the story count as what: '1 matched, 6 paraphrased, 0 moved; 1 rejected or called unique'."""
    links = comparison.story_links
    kinds = Counter(link.counted for link in links)
    moved = sum(link.moved for link in links if link.counted is not Kind.UNIQUE)
    aside = f"; {kinds[Kind.UNIQUE]} rejected or called unique" if kinds[Kind.UNIQUE] else ""
    return (
        f"{kinds[Kind.MATCHED]} matched, {kinds[Kind.PARAPHRASED]} {kind_word(comparison, Kind.PARAPHRASED)}, {moved} moved{aside}."
    )


def of_rejected_links(comparison: Comparison, side: Side) -> str:
    """A sentence about the words of a side that are unique because their links do not count; empty where there are none."""
    links = [link for link in comparison.links if link.counted is Kind.UNIQUE]
    passages = comparison.passages(side, [k for link in links for k in link.passages(side)])
    words = sum(p.words for p in passages if not p.furniture)
    return f"{counted(words, 'word')} of these stand in links that were rejected or called unique." if words else ""


def noted(comparison: Comparison, section: Section) -> Iterator[tuple[PassageNote, Passage]]:
    """The notes in a unique section, at passages that were taken out of their links, with the passages."""
    passages = comparison.article(section.side).passages
    held = frozenset(section.passages)
    yield from ((each, passages[each.passage]) for each in comparison.notes if each.side is section.side and each.passage in held)


def on_furniture(comparison: Comparison, side: Side) -> Iterator[tuple[str, str]]:
    """What the reporter said of the furniture of a side: where it stands, with the verdict, and the note.

    What they said of a link of furniture stands where the second article has it.
    """
    if side is Side.RIGHT:
        yield from _on_linked_furniture(comparison)
    for section in comparison.unique:
        if section.furniture and section.side is side:
            if section.verdict or section.note:
                place = _line(comparison, side, section.passages)
                yield ", ".join(filter(None, (place, section.verdict))), section.note
            yield from ((_line(comparison, side, [passage.id]), each.note) for each, passage in noted(comparison, section))


def _on_linked_furniture(comparison: Comparison) -> Iterator[tuple[str, str]]:
    for link in comparison.links:
        if comparison.left.passages[link.left[0]].furniture and (link.note or link.verdict):
            place = _line(comparison, Side.RIGHT, link.right)
            yield ", ".join(filter(None, (place, link.verdict))), link.note


def _line(comparison: Comparison, side: Side, passages: Sequence[int]) -> str:
    """'line 3', 'lines 3-4': where passages stand in the list of what is set aside."""
    lines = [p.id for p in comparison.article(side).passages if p.furniture]
    numbers = [1 + lines.index(k) for k in passages if k in lines]
    return f"line{'s' if len(numbers) > 1 else ''} {runs(numbers, '-')}"


def made_by(by: str, now: datetime | None = None) -> str:
    """A sentence that says who made a report and on which day; empty where nobody is named."""
    day = (now or datetime.now(UTC).astimezone()).date().isoformat()
    return f"Made by {visible(by)} on {day}." if by else ""
