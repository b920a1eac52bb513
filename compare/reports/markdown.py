"""The Markdown report (GitHub-flavoured): for a CMS, a pull request, a chat. Complete; nothing an article says is markup."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.facts.whole.entries import find_ledger
from compare.link import Kind, Link, Side
from compare.linking.differences import changed_spans, differences
from compare.places import place_of_both, where
from compare.reports.telling.around import describe_around
from compare.reports.telling.escaping import emphasised, escaped
from compare.reports.telling.fact_notes import note_of, tells_more
from compare.reports.telling.wording import (
    kind_word,
    link_counts,
    made_by,
    noted,
    of_rejected_links,
    on_furniture,
    spoken,
    verdict_word,
    written_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Passage, Span
    from compare.comparison import Comparison
    from compare.facts.fact import Fact
    from compare.facts.whole.entries import Entry

_MARKS = {Side.LEFT: "~~", Side.RIGHT: "**"}
_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


def render_markdown(comparison: Comparison, by: str = "") -> str:
    """The whole comparison as GitHub-flavoured Markdown; `by` is who made it."""
    parts = [
        _header(comparison, by),
        _ledger(comparison),
        _links(comparison),
        _orphans(comparison),
        *(_unique(comparison, side) for side in Side),
        _around(comparison),
        *(_furniture(comparison, side) for side in Side),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _header(comparison: Comparison, by: str) -> Iterator[str]:
    yield "# Comparison"
    yield ""
    if made := made_by(by):
        yield escaped(made)
        yield ""
    if comparison.selection:
        yield f"**{escaped(comparison.selection)}** The shares are those of the whole."
        yield ""
    yield "| | Left | Right |"
    yield "|---|---|---|"
    for name, values in _about(comparison):
        yield f"| {name} | {values[0]} | {values[1]} |"
    yield ""
    yield " ".join(_reading(comparison))
    for side in Side:
        for warning in comparison.article(side).warnings:
            yield f"- On the {side.value}: {escaped(warning)}."
    yield ""
    limits = ", ".join(f"{name} {value:g}" for name, value in asdict(comparison.thresholds).items())
    model = f"{escaped(comparison.model)}{_hash(comparison.model_sha256)}"
    yield f"Made by copydesk {escaped(comparison.copydesk)} with the model {model}."
    if said := spoken(comparison):
        yield said
    yield f"Thresholds: {limits}."


def _about(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    articles = [comparison.article(side) for side in Side]
    yield "Source", [escaped(article.source) for article in articles]
    yield "Title", [escaped(article.title) for article in articles]
    if any(map(written_by, articles)):
        yield "Written", [escaped(written_by(article)) for article in articles]
    yield "SHA-256", [_hash(article.sha256).strip() for article in articles]
    shares = [comparison.shares(side) for side in Side]
    yield "Words", [str(share.words) for share in shares]
    for kind in Kind:
        counts = [f"{getattr(share, kind.value)} of {share.words} ({share.percents[kind]}%)" for share in shares]
        yield kind_word(comparison, kind).capitalize(), counts


def _hash(told: str) -> str:
    return f" `{told}`" if told else ""


def _reading(comparison: Comparison) -> Iterator[str]:
    ours, theirs = comparison.shares(Side.LEFT), comparison.shares(Side.RIGHT)
    yield f"Of the right's {theirs.words} words, {theirs.shared}% stand in passages that the left has too;"
    yield f"of the left's {ours.words}, {ours.shared}% in passages that the right has too. Furniture is left out of all shares."


def _links(comparison: Comparison) -> Iterator[str]:
    links = comparison.story_links
    yield f"## Links: {len(links)}"
    yield ""
    if not links:
        yield "None." if comparison.selection else "No passage of one article says the same as a passage of the other."
        return
    yield link_counts(comparison)
    yield "Words of the left only are ~~struck out~~, words of the right only are **bold**."
    for link in links:
        yield ""
        yield from _link(comparison, link)


def _link(comparison: Comparison, link: Link) -> Iterator[str]:
    sides = {side: comparison.passages(side, link.passages(side)) for side in Side}
    marks = [kind_word(comparison, link.kind), f"sure {link.score:.2f}", "moved" if link.moved else "", link.verdict or ""]
    yield f"### {link.number}. {', '.join(filter(None, marks))}"
    yield ""
    yield f"Left {where(sides[Side.LEFT])}, right {where(sides[Side.RIGHT])}."
    yield ""
    found = () if comparison.translated else differences(sides[Side.LEFT], sides[Side.RIGHT])
    for side in Side:
        changed = changed_spans(found, side)
        for passage in sides[side]:
            yield f"- {_LETTERS[side]}: {_marked(passage, side, changed.get(passage.id, ()))}"
    if link.note:
        yield f"- Note: {escaped(link.note)}"
    for fact in link.facts:
        yield f"- Fact: {_said(fact)}"


def _marked(passage: Passage, side: Side, changed: Sequence[Span]) -> str:
    """A passage, escaped, with its changed words between marks."""
    return emphasised(passage.text, [(span.start, span.end) for span in changed], _MARKS[side])


def _orphans(comparison: Comparison) -> Iterator[str]:
    if not comparison.orphans:
        return
    yield f"## Orphans: {len(comparison.orphans)}"
    yield ""
    yield "Decided about passages that an article no longer has in this form; they count for nothing here."
    for number, orphan in enumerate(comparison.orphans, start=1):
        yield ""
        yield f"### Orphan {number}: {orphan.said}"
        yield ""
        for side in Side:
            yield from (f"- {_LETTERS[side]}: {escaped(text)}" for text in orphan.texts(side))
        if orphan.note:
            yield f"- Note: {escaped(orphan.note)}"


def _unique(comparison: Comparison, side: Side) -> Iterator[str]:
    shares = comparison.shares(side)
    yield f"## Only on the {side.value}: {shares.unique} of {shares.words} words"
    if aside := of_rejected_links(comparison, side):
        yield ""
        yield aside
    sections = [s for s in comparison.unique if s.side is side and not s.furniture]
    for section in sections:
        passages = comparison.passages(side, section.passages)
        yield ""
        yield f"### {escaped(section.label) or 'No label'}"
        yield ""
        verdict = f" Verdict: {section.verdict}." if section.verdict else ""
        yield f"{where(passages).capitalize()}, {sum(p.words for p in passages)} words.{verdict}"
        yield ""
        if section.note:
            yield f"- Note: {escaped(section.note)}"
        yield from (f"- {escaped(p.text)}" for p in passages)
        yield from (f"- Note ({where([passage])}): {escaped(each.note)}" for each, passage in noted(comparison, section))
    if not sections:
        yield ""
        yield "Nothing."


def _ledger(comparison: Comparison) -> Iterator[str]:
    """Every fact, what matters most first, then what only changed too."""
    ledger = find_ledger(comparison)
    if ledger.main:
        yield f"## Facts to check: {ledger.to_check} of {len(ledger.main)}"
        yield ""
        yield from _rows(ledger.main)
    if ledger.apart:
        yield ""
        yield f"## Also changed: {len(ledger.apart)}"
        yield ""
        yield from _rows(ledger.apart)


def _rows(entries: Sequence[Entry]) -> Iterator[str]:
    memos = any(entry.fact.memo for entry in entries)
    yield f"| Fact | Left | Right | Paragraphs | Link | Verdict | Note |{' Memo |' if memos else ''}"
    yield f"|---|---|---|---|---|---|---|{'---|' if memos else ''}"
    for entry in entries:
        fact = entry.fact
        link = "" if entry.number is None else str(entry.number)
        cells = [
            fact.label,
            _words(fact.left),
            _words(fact.right),
            place_of_both(entry.left, entry.right),
            link,
            verdict_word(fact.verdict, apart=entry.apart),
            escaped(note_of(fact)) if tells_more(fact) else "",
            *([escaped(fact.memo)] if memos else []),
        ]
        yield f"| {' | '.join(cells)} |"


def _said(fact: Fact) -> str:
    verdict = f" [{verdict_word(fact.verdict)}]" if fact.verdict != TO_CHECK else ""
    note = f" ({escaped(note_of(fact))})" if tells_more(fact) else ""
    return f"{fact.label}: {_words(fact.left)} / {_words(fact.right)}{verdict}{note}"


def _words(span: Span | None) -> str:
    return f"“{escaped(span.text)}”" if span else "nothing"


def _around(comparison: Comparison) -> Iterator[str]:
    lines = list(describe_around(comparison))
    if lines:
        yield "## Around the facts"
        yield ""
        yield from (f"- {escaped(line)}" for line in lines)


def _furniture(comparison: Comparison, side: Side) -> Iterator[str]:
    aside = [p for p in comparison.article(side).passages if p.furniture]
    if aside:
        yield f"## Set aside as furniture, {side.value}"
        yield ""
        yield from (f"- {escaped(p.text)}" for p in aside)
        yield from (f"- Note ({place}): {escaped(note)}".rstrip() for place, note in on_furniture(comparison, side))
