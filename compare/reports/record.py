"""The record: a comparison as JSON, schema copydesk/comparison/1. Reports outlive versions, so its fields stay."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from compare.facts.fact import ERROR, FINE
from compare.link import FINE as SECTION_FINE
from compare.link import PROBLEM, Kind, Side
from compare.reading.cleaning import clean, visible
from compare.reports.record_meanings import with_meanings
from compare.reports.record_types import (
    ArticleRecord,
    FactRecord,
    LinkRecord,
    MadeRecord,
    OmittedRecord,
    OrphanRecord,
    ParagraphRecord,
    PassageNoteRecord,
    PassageRecord,
    Record,
    ReviewedRecord,
    SettingsRecord,
    SharesRecord,
    SpanRecord,
    SummaryRecord,
    UniqueRecord,
    WordingRecord,
    WordScoreRecord,
)
from compare.reports.telling.fact_notes import note_of
from compare.reviewing.worklist.waiting import find_worklist

if TYPE_CHECKING:
    from compare.article import Article, Span
    from compare.comparison import Comparison
    from compare.facts.fact import Fact
    from compare.link import Link, Section, Shares
    from compare.orphan import Orphan
    from compare.word_scores import WordScores

SCHEMA: Literal["copydesk/comparison/1"] = "copydesk/comparison/1"
# What reading does to every text before passages have places; what it met of it is counted in the warnings.
CLEANED = (
    "the text of the format alone, decoded",
    "letters composed (NFC), ligatures as letters",
    "control and direction characters made visible, characters without width taken out",
    "every run of blanks one blank",
    "paragraphs parted by an empty line",
)


def to_record(comparison: Comparison, by: str = "") -> Record:
    """The record of a comparison, as of today where somebody says that they made it."""
    numbered = bool(comparison.omitted) or any(link.number != link.id + 1 for link in comparison.links)
    return Record(
        schema=SCHEMA,
        copydesk=comparison.copydesk,
        settings=SettingsRecord(comparison.model, comparison.model_sha256, asdict(comparison.thresholds)),
        left=_article(comparison.left),
        right=_article(comparison.right),
        links=[_link(comparison, link, numbered=numbered) for link in comparison.links],
        unique=[_section(section) for section in comparison.unique],
        facts=[_fact(comparison, fact) for fact in comparison.facts],
        summary=SummaryRecord(
            _shares(comparison.shares(Side.LEFT)),
            _shares(comparison.shares(Side.RIGHT)),
            len(comparison.all_facts),
        ),
        orphans=[_orphan(orphan) for orphan in comparison.orphans],
        selection=comparison.selection,
        omitted=[OmittedRecord(list(k.left), list(k.right), k.counted.value, k.number) for k in comparison.omitted],
        passage_notes=[PassageNoteRecord(each.side.value, each.passage, clean(each.note).text) for each in comparison.notes],
        last_number=_last_number(comparison),
        made=MadeRecord(visible(by), datetime.now(UTC).astimezone().date()) if by else msgspec.UNSET,
        reviewed=_reviewed(comparison),
    )


def render_json(comparison: Comparison, by: str = "") -> bytes:
    """The record as UTF-8 JSON, indented, with a line break at its end; `by` is who made it."""
    written = msgspec.json.encode(to_record(comparison, by))
    written = msgspec.json.format(written, indent=1)  # under one name: of a long article each form is many megabytes
    return written + b"\n"


def decode(data: bytes) -> Record:
    """A record from its JSON.

    Raises:
        msgspec.ValidationError: where it is not a record of this schema.
    """
    return msgspec.json.decode(data, type=Record)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the record."""
    from compare.schemas import schema_of

    return with_meanings(schema_of(Record, SCHEMA, "A copydesk comparison"))


def _article(article: Article) -> ArticleRecord:
    passages = [PassageRecord(p.id, p.paragraph, p.start, p.end, p.text, p.furniture) for p in article.passages]
    paragraphs = [ParagraphRecord(p.start, p.end, p.role.value, p.furniture) for p in article.paragraphs]
    warnings = [visible(warning) for warning in article.warnings]
    return ArticleRecord(
        source=visible(article.source),
        title=visible(article.title),
        words=article.words,
        sha256=article.sha256,
        warnings=warnings,
        passages=passages,
        paragraphs=paragraphs,
        published=article.published,
        outlet=visible(article.outlet),
        author=visible(article.author),
        cleaned=list(CLEANED),
        language=article.language,
    )


def _reviewed(comparison: Comparison) -> ReviewedRecord | msgspec.UnsetType:
    """How far the reporter was; nothing where they did nothing yet."""
    notes = [link.note for link in comparison.links] + [s.note for s in comparison.unique] + [f.memo for f in comparison.all_facts]
    count = sum(map(bool, notes)) + len(comparison.notes)
    worklist = find_worklist(comparison)
    if not (worklist.done or count):
        return msgspec.UNSET
    return ReviewedRecord(worklist.done, len(worklist.items), len(worklist.problems), count)


def _link(comparison: Comparison, link: Link, *, numbered: bool) -> LinkRecord:
    return LinkRecord(
        id=link.id,
        left=list(link.left),
        right=list(link.right),
        kind=link.kind.value,
        score=link.score,
        semantic=link.semantic,
        lexical=link.lexical,
        moved=link.moved,
        verdict=link.verdict,
        note=clean(link.note).text,
        facts=[_fact(comparison, fact) for fact in link.facts],
        order=link.order,
        labelled=link.labelled,
        reasons=dict(link.reasons),
        number=link.number if numbered else 0,
        identical=comparison.is_identical(link) if link.kind is Kind.MATCHED else msgspec.UNSET,
        wording=_wording(comparison.word_scores.get(link.key)),
    )


def _wording(scores: WordScores | None) -> WordingRecord | msgspec.UnsetType:
    if scores is None:
        return msgspec.UNSET
    sides = ([WordScoreRecord(w.passage, w.start, w.end, w.score) for w in scores.of(side)] for side in Side)
    return WordingRecord(*sides)


def _section(section: Section) -> UniqueRecord:
    said: dict[str | None, Literal["fine", "problem"]] = {SECTION_FINE: "fine", PROBLEM: "problem"}
    label, note = clean(section.label).text, clean(section.note).text
    return UniqueRecord(section.side.value, list(section.passages), label, said.get(section.verdict), note)


def _last_number(comparison: Comparison) -> int:
    """The highest number given so far; 0 where a link has it."""
    last = comparison.numbered.last
    return 0 if any(link.number == last for link in (*comparison.links, *comparison.omitted)) else last


def _orphan(orphan: Orphan) -> OrphanRecord:
    return OrphanRecord(
        left=[clean(text).text for text in orphan.left],
        right=[clean(text).text for text in orphan.right],
        kind=orphan.kind.value if orphan.kind else None,
        verdict=orphan.verdict,
        note=clean(orphan.note).text,
        about=orphan.about.value,
    )


def _fact(comparison: Comparison, fact: Fact) -> FactRecord:
    gone, new = ([clean(word).text for word in words] for words in (fact.gone, fact.new))
    return FactRecord(
        type=str(fact.type),
        left=_span(fact.left),
        right=_span(fact.right),
        note=clean(note_of(fact)).text,
        verdict=_verdict(fact),
        why=fact.why.value or msgspec.UNSET,
        gone=gone or msgspec.UNSET,
        new=new or msgspec.UNSET,
        memo=clean(fact.memo).text or msgspec.UNSET,
        number=comparison.fact_numbers.get(fact.identity, msgspec.UNSET),
        sure=msgspec.UNSET if fact.sure is None else fact.sure,
    )


def _verdict(fact: Fact) -> Literal["to check", "fine", "error"]:
    return "fine" if fact.verdict == FINE else "error" if fact.verdict == ERROR else "to check"


def _span(span: Span | None) -> SpanRecord | None:
    return SpanRecord(span.passage, span.start, span.end, span.text) if span else None


def _shares(shares: Shares) -> SharesRecord:
    return SharesRecord(shares.words, shares.matched, shares.paraphrased, shares.unique)


def main() -> None:
    """Write the JSON Schema to standard output: `python -m compare.reports.record > docs/record.schema.json`."""
    import sys

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


if __name__ == "__main__":
    main()
