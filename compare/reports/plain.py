"""The plain report: for a terminal, a pipe, an e-mail. No markup, no colour, complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.facts.whole.entries import find_ledger
from compare.link import Kind, Link, Section, Side
from compare.linking.differences import Difference, changed_spans, differences
from compare.places import place_of_both, where
from compare.reports.telling.around import describe_around
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
from compare.reports.telling.wrapping import columns, wrapped
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Passage, Span
    from compare.comparison import Comparison
    from compare.facts.fact import Fact

WIDTH = 80
_NARROWEST = 40
_OPEN = {Side.LEFT: "[-", Side.RIGHT: "{+"}
_CLOSE = {Side.LEFT: "-]", Side.RIGHT: "+}"}


def render_plain(comparison: Comparison, width: int = WIDTH, by: str = "") -> str:
    """The whole comparison as text.

    Args:
        comparison: of two articles.
        width: of a line, in columns; a word longer than a line stands out.
        by: who made it; with the day, where it is given.
    """
    width = max(_NARROWEST, width)
    parts = [
        _header(comparison, width, by),
        _ledger(comparison, width),
        _links(comparison, width),
        _orphans(comparison, width),
        *(_unique(comparison, side, width) for side in Side),
        _around(comparison, width),
        *(_furniture(comparison, side, width) for side in Side),
        _footer(comparison, width),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _header(comparison: Comparison, width: int, by: str) -> Iterator[str]:
    yield "COMPARISON"
    yield ""
    if made := made_by(by):
        yield from _paragraph(made, width)
        yield ""
    if comparison.selection:
        yield from _paragraph(f"{comparison.selection} The shares are those of the whole.", width)
        yield ""
    for side in Side:
        article = comparison.article(side)
        yield from _paragraph(article.source, width, f"{side.value.capitalize():<8}", " " * 8)
        if article.title:
            yield from _paragraph(article.title, width, " " * 8, " " * 8)
        if told := written_by(article):
            yield from _paragraph(told, width, " " * 8, " " * 8)
        for warning in article.warnings:
            yield from _paragraph(f"Note: {warning}.", width, " " * 8, " " * 8)
    yield ""
    yield f"{'':8}{'words':>7}{'matched':>10}{kind_word(comparison, Kind.PARAPHRASED):>14}{'unique':>9}"
    for side in Side:
        shares = comparison.shares(side)
        percents = [f"{shares.percents[kind]}%" for kind in Kind]
        yield f"{side.value.capitalize():8}{shares.words:>7}{percents[0]:>10}{percents[1]:>14}{percents[2]:>9}"
    yield ""
    yield from _paragraph(" ".join(_reading(comparison)), width)


def _reading(comparison: Comparison) -> Iterator[str]:
    ours, theirs = comparison.shares(Side.LEFT), comparison.shares(Side.RIGHT)
    yield f"Of the right's words, {theirs.shared}% stand in passages that the left has too;"
    yield f"of the left's, {ours.shared}% in passages that the right has too."
    aside = [(side, [p for p in comparison.article(side).passages if p.furniture]) for side in Side]
    counts = [f"{counted(len(found), 'line')} on the {side.value}" for side, found in aside if found]
    if counts:
        yield f"Left out of all shares as furniture: {' and '.join(counts)}."


def _links(comparison: Comparison, width: int) -> Iterator[str]:
    links = comparison.story_links
    yield _rule(f"LINKS: {len(links)}", width)
    if not links:
        yield ""
        yield "None." if comparison.selection else "No passage of one article says the same as a passage of the other."
        return
    yield ""
    yield link_counts(comparison)
    if not comparison.translated:
        yield from _paragraph("Words of the left only are in [-these-], words of the right only in {+these+}.", width)
    for link in links:
        yield ""
        yield from _link(comparison, link, width)


def _link(comparison: Comparison, link: Link, width: int) -> Iterator[str]:
    ours, theirs = (comparison.passages(side, link.passages(side)) for side in Side)
    places = f"left {where(ours)} = right {where(theirs)}"
    marks = [mark for mark in ("moved" if link.moved else "", link.verdict or "") if mark]
    kind = kind_word(comparison, link.kind)
    yield from _paragraph("  ".join([f"{link.number}. {kind}  sure {link.score:.2f}  {places}", *marks]), width)
    if link.note:
        yield from _paragraph(link.note, width, "   Note: ", "         ")
    found = () if comparison.translated else differences(ours, theirs)  # no word of a translation is the same
    if link.kind is Kind.MATCHED and len(ours) == len(theirs) == 1:
        yield from _paragraph(_merged(ours[0], theirs[0], found), width, "   = ", "     ")
    else:
        for side, mark, passages in ((Side.LEFT, "L", ours), (Side.RIGHT, "R", theirs)):
            changed = changed_spans(found, side)
            for passage in passages:
                yield from _paragraph(_marked(passage, side, changed.get(passage.id, ())), width, f"   {mark} ", "     ")
    for fact in link.facts:
        yield from _paragraph(_said(fact), width, "   ! ", "     ")


def _merged(left: Passage, right: Passage, found: Sequence[Difference]) -> str:
    """Both sides in one running text: what they share once, as the right has it, changes one after the other."""
    parts, left_at, right_at = [], 0, 0
    for difference in found:
        before, ours = _next_run(left, difference.left, left_at)
        gap, theirs = _next_run(right, difference.right, right_at)
        if not right_at or not theirs:  # the right begins here, or has nothing of it
            gap = gap or before
        left_at, right_at = _end(difference.left, left_at), _end(difference.right, right_at)
        if difference.tag == "equal":
            parts.append(gap + theirs)
        else:
            changes = [f"[-{ours}-]" if ours else "", f"{{+{theirs}+}}" if theirs else ""]
            parts.append(gap + " ".join(filter(None, changes)))
    return "".join(parts)


def _next_run(passage: Passage, spans: Sequence[Span], at: int) -> tuple[str, str]:
    """The white space before a run of spans, and the run."""
    return (passage.text[at : spans[0].start], passage.text[spans[0].start : spans[-1].end]) if spans else ("", "")


def _end(spans: Sequence[Span], at: int) -> int:
    return spans[-1].end if spans else at


def _marked(passage: Passage, side: Side, changed: Sequence[Span]) -> str:
    """A passage with its changed words between marks."""
    parts, at = [], 0
    for span in changed:
        parts += [passage.text[at : span.start], _OPEN[side], span.text, _CLOSE[side]]
        at = span.end
    return "".join((*parts, passage.text[at:]))


def _orphans(comparison: Comparison, width: int) -> Iterator[str]:
    if not comparison.orphans:
        return
    yield _rule(f"ORPHANS: {len(comparison.orphans)}", width)
    yield ""
    yield from _paragraph("Decided about passages that an article no longer has in this form; they count for nothing here.", width)
    for number, orphan in enumerate(comparison.orphans, start=1):
        yield ""
        yield f"{number}. {orphan.said}"
        if orphan.note:
            yield from _paragraph(orphan.note, width, "   Note: ", "         ")
        for side, mark in ((Side.LEFT, "L"), (Side.RIGHT, "R")):
            for text in orphan.texts(side):
                yield from _paragraph(text, width, f"   {mark} ", "     ")


def _said(fact: Fact) -> str:
    """A fact in a line: what it is, both sides' words, and the note where it says more than these."""
    spans = fact.left, fact.right
    sides = [f"“{span.text}”" if span else "nothing" for span in spans]
    verdict = f" [{verdict_word(fact.verdict)}]" if fact.verdict != TO_CHECK else ""
    note = f" ({note_of(fact)})" if tells_more(fact) else ""
    return f"{fact.label}: {sides[0]} / {sides[1]}{note}{verdict}"


def _ledger(comparison: Comparison, width: int) -> Iterator[str]:
    """Every fact, what matters most first, then what only changed too."""
    ledger = find_ledger(comparison)
    heads = (
        (f"FACTS TO CHECK: {ledger.to_check} of {len(ledger.main)}", ledger.main),
        (f"ALSO CHANGED: {len(ledger.apart)}", ledger.apart),
    )
    for number, (head, entries) in enumerate(heads):
        if entries:
            if number and ledger.main:
                yield ""
            yield _rule(head, width)
            yield ""
        for entry in entries:
            yield from _paragraph(_said(entry.fact), width, f"{place_of_both(entry.left, entry.right):<12}  ", " " * 14)
            if entry.fact.memo:
                yield from _paragraph(entry.fact.memo, width, f"{'':14}Memo: ", " " * 20)


def _around(comparison: Comparison, width: int) -> Iterator[str]:
    """Credit, speakers and prominence, in a few lines."""
    lines = list(describe_around(comparison))
    if lines:
        yield _rule("AROUND THE FACTS", width)
        yield ""
        for line in lines:
            yield from _paragraph(line, width, "- ", "  ")


def _unique(comparison: Comparison, side: Side, width: int) -> Iterator[str]:
    sections = [s for s in comparison.unique if s.side is side and not s.furniture]
    words = comparison.shares(side).unique
    yield _rule(f"ONLY ON THE {side.value.upper()}: {counted(words, 'word')}", width)
    if aside := of_rejected_links(comparison, side):
        yield ""
        yield from _paragraph(aside, width)
    for section in sections:
        passages = comparison.passages(side, section.passages)
        yield ""
        yield from _paragraph(_heading(section, passages), width)
        if section.note:
            yield from _paragraph(section.note, width, "     Note: ", " " * 11)
        yield from _by_paragraph(passages, width)
        for each, passage in noted(comparison, section):
            yield from _paragraph(f"({where([passage])}) {each.note}", width, "     Note: ", " " * 11)
    if not sections:
        yield ""
        yield "Nothing."


def _heading(section: Section, passages: Sequence[Passage]) -> str:
    words = sum(p.words for p in passages)
    verdict = f"  {section.verdict}" if section.verdict else ""
    return f"[{section.label}]  {where(passages)}, {counted(words, 'word')}{verdict}"


def _furniture(comparison: Comparison, side: Side, width: int) -> Iterator[str]:
    aside = [p for p in comparison.article(side).passages if p.furniture]
    if aside:
        yield _rule(f"SET ASIDE AS FURNITURE, {side.value.upper()}", width)
        yield ""
        yield from _by_paragraph(aside, width)
        for place, note in on_furniture(comparison, side):
            yield from _paragraph(f"({place}) {note}".rstrip(), width, "     Note: ", " " * 11)


def _by_paragraph(passages: Sequence[Passage], width: int) -> Iterator[str]:
    paragraph: list[Passage] = []
    for passage in passages:
        if paragraph and passage.paragraph != paragraph[-1].paragraph:
            yield from _paragraph(" ".join(p.text for p in paragraph), width, "     ", "     ")
            paragraph = []
        paragraph.append(passage)
    if paragraph:
        yield from _paragraph(" ".join(p.text for p in paragraph), width, "     ", "     ")


def _footer(comparison: Comparison, width: int) -> Iterator[str]:
    limit = comparison.thresholds.link
    by = f"Made by copydesk {comparison.copydesk} with the model {comparison.model}"
    made = f"{by}; passages are linked from a score of {limit:.2f}."
    yield "-" * min(width, WIDTH)
    yield from _paragraph(" ".join(filter(None, (made, spoken(comparison)))), width)
    for side in Side:
        yield from _paragraph(f"{side.value.capitalize()} sha256 {comparison.article(side).sha256}", width)


def _rule(title: str, width: int) -> str:
    return f"-- {title} " + "-" * max(0, min(width, WIDTH) - columns(title) - 4)


def _paragraph(text: str, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Wrapped lines, the first after `first` and the others after `rest`, which are as wide."""
    lines = wrapped(text, width - len(first)) or ("",)
    yield f"{first}{lines[0]}"
    yield from (f"{rest}{line}" for line in lines[1:])
