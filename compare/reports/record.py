"""The record: a comparison as JSON, schema copydesk/comparison/1. Reports outlive versions, so its fields stay."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date  # noqa: TC003 - msgspec reads it
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from compare.facts.fact import ERROR, FINE
from compare.link import Link, Side
from compare.reading.cleaning import clean, visible
from compare.reports.fact_notes import note_of

if TYPE_CHECKING:
    from compare.article import Article, Span
    from compare.comparison import Comparison, Shares
    from compare.facts.fact import Fact
    from compare.orphan import Orphan

SCHEMA: Literal["copydesk/comparison/1"] = "copydesk/comparison/1"


class PassageRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage; start and end count characters of the article's cleaned text."""

    id: int
    paragraph: int
    start: int
    end: int
    text: str
    furniture: bool


class ParagraphRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph; start and end count characters of the article's cleaned text."""

    start: int
    end: int
    role: str = "body"
    furniture: bool = False


class ArticleRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One side: `words` are the story's, furniture left out; `sha256` is of the source's bytes.

    `paragraphs` are numbered from 0 as passages name them, `published` is a day (YYYY-MM-DD), `outlet` and `author` are who
    published and who wrote it, each where it is known; records of earlier versions have none of them.
    """

    source: str
    title: str
    words: int
    sha256: str
    warnings: list[str]
    passages: list[PassageRecord]
    paragraphs: list[ParagraphRecord] = msgspec.field(default_factory=list)
    published: date | None = None
    outlet: str = ""
    author: str = ""


class SpanRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a passage: start and end count characters of the passage's text."""

    passage: int
    start: int
    end: int
    text: str


class FactRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A difference that a reporter must see; a side is null where the thing is on the other side only.

    `note` says what is different in a few words; `why`, `gone` and `new` say the same for programs: in which respect, and which
    words the left has and the right has not, and the other way round. `verdict` is the reporter's. Records of earlier versions
    have none of these but the note.
    """

    type: str
    left: SpanRecord | None
    right: SpanRecord | None
    note: str
    verdict: Literal["to check", "fine", "error"] = "to check"
    why: str | msgspec.UnsetType = msgspec.UNSET
    gone: list[str] | msgspec.UnsetType = msgspec.UNSET
    new: list[str] | msgspec.UnsetType = msgspec.UNSET


class LinkRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link, with what the reporter decided about it.

    `order` is what its neighbours added to the score, `labelled` says that the reporter named its kind, `reasons` are what
    each feature says of it in log-odds, `number` is what a reporter calls it by: it stays with these passages for life, while
    `id` is the link's place in the list. Records of earlier versions have none of them. Where no link has a `number`, it is
    `id` + 1: so it is until links are split, joined or left out.
    """

    id: int
    left: list[int]
    right: list[int]
    kind: Literal["matched", "paraphrased", "unique"]
    score: float
    semantic: float
    lexical: float
    moved: bool
    verdict: str | None
    note: str
    facts: list[FactRecord]
    order: float = 0.0
    labelled: bool = False
    reasons: dict[str, float] = msgspec.field(default_factory=dict)
    number: int = 0


class OmittedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link that was left out on purpose, so that its passages still count as what they are; `number` as of a link."""

    left: list[int]
    right: list[int]
    kind: Literal["matched", "paraphrased", "unique"]
    number: int = 0


class UniqueRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of unique passages of one side."""

    side: Literal["left", "right"]
    passages: list[int]
    label: str


class SettingsRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the comparison was made with."""

    model: str
    model_sha256: str
    thresholds: dict[str, float]


class SharesRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a side by kind, furniture left out."""

    words: int
    matched: int
    paraphrased: int
    unique: int


class SummaryRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both sides' shares, and how many facts there are."""

    left: SharesRecord
    right: SharesRecord
    facts: int


class OrphanRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was decided about passages that have changed since, by their texts as they were."""

    left: list[str]
    right: list[str]
    kind: Literal["matched", "paraphrased", "unique"] | None
    verdict: str | None
    note: str


class PassageNoteRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A note about a link, at a passage that was taken out of it and stands alone."""

    side: Literal["left", "right"]
    passage: int
    note: str


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A comparison. Every passage is in exactly one link or one unique section; orphans are there where there are any.

    A part of a comparison says in `selection` what it holds; the links in `omitted` are left out and count all the same. Its
    other passages may be in neither. A whole comparison has neither field. `last_number` is the highest number that a link
    ever had, where no link of the record has it any more; `passage_notes` are there where there are any.
    """

    schema: Literal["copydesk/comparison/1"]
    copydesk: str
    settings: SettingsRecord
    left: ArticleRecord
    right: ArticleRecord
    links: list[LinkRecord]
    unique: list[UniqueRecord]
    facts: list[FactRecord]
    summary: SummaryRecord
    orphans: list[OrphanRecord] = msgspec.field(default_factory=list)
    selection: str = ""
    omitted: list[OmittedRecord] = msgspec.field(default_factory=list)
    passage_notes: list[PassageNoteRecord] = msgspec.field(default_factory=list)
    last_number: int = 0


def to_record(comparison: Comparison) -> Record:
    """The record of a comparison."""
    numbered = bool(comparison.omitted) or any(link.number != link.id + 1 for link in comparison.links)
    return Record(
        schema=SCHEMA,
        copydesk=comparison.copydesk,
        settings=SettingsRecord(comparison.model, comparison.model_sha256, asdict(comparison.thresholds)),
        left=_article(comparison.left),
        right=_article(comparison.right),
        links=[_link(link, numbered=numbered) for link in comparison.links],
        unique=[UniqueRecord(s.side.value, list(s.passages), clean(s.label).text) for s in comparison.unique],
        facts=[_fact(fact) for fact in comparison.facts],
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
    )


def render_json(comparison: Comparison) -> bytes:
    """The record as UTF-8 JSON, indented, with a line break at its end."""
    written = msgspec.json.encode(to_record(comparison))
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
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA}.schema.json",
        "title": "A copydesk comparison",
        **msgspec.json.schema(Record),
    }


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
    )


def _link(link: Link, *, numbered: bool) -> LinkRecord:
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
        facts=[_fact(fact) for fact in link.facts],
        order=link.order,
        labelled=link.labelled,
        reasons=dict(link.reasons),
        number=link.number if numbered else 0,
    )


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
    )


def _fact(fact: Fact) -> FactRecord:
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
