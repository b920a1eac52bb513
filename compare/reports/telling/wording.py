"""Words that several reports say in the same way."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from compare.link import Kind, Side
from compare.reading.cleaning import visible
from compare.reports.telling.names import names_of
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Article, Passage
    from compare.comparison import Comparison
    from compare.link import PassageNote, Section


def where(passages: Sequence[Passage]) -> str:
    """Where passages stand: 'paragraph 2', 'paragraphs 2-4', 'paragraphs 2, 7'. The first paragraph has number 1."""
    return f"paragraph{'s' if len({p.paragraph for p in passages}) > 1 else ''} {paragraph_numbers(passages)}"


def paragraph_numbers(passages: Sequence[Passage], dash: str = "-") -> str:
    """The same without the word: '2', '2-4', '2, 7'."""
    numbers = sorted({p.paragraph + 1 for p in passages})
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs)


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
                place = where(comparison.passages(side, section.passages))
                yield ", ".join(filter(None, (place, section.verdict))), section.note
            yield from ((where([passage]), each.note) for each, passage in noted(comparison, section))


def _on_linked_furniture(comparison: Comparison) -> Iterator[tuple[str, str]]:
    for link in comparison.links:
        if comparison.left.passages[link.left[0]].furniture and (link.note or link.verdict):
            place = where(comparison.passages(Side.RIGHT, link.right))
            yield ", ".join(filter(None, (place, link.verdict))), link.note


def made_by(by: str, now: datetime | None = None) -> str:
    """A sentence that says who made a report and on which day; empty where nobody is named."""
    day = (now or datetime.now(UTC).astimezone()).date().isoformat()
    return f"Made by {visible(by)} on {day}." if by else ""
