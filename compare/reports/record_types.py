"""What a record holds. Reports outlive versions: what is there keeps its meaning, and a new field is one that may be missing."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads it
from typing import Literal

import msgspec


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
    published and who wrote it, each where it is known; `cleaned` is what was done to the source before places were counted.
    Records of earlier versions have none of them. `language` is a code of ISO 639-1, 'und' where only that
    it is not English is known; where it is missing, the text is in English.
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
    cleaned: list[str] = msgspec.field(default_factory=list)
    language: str = ""


class SpanRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a passage: start and end count characters of the passage's text."""

    passage: int
    start: int
    end: int
    text: str


class FactRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A difference that a reporter must see; a side is null where the thing is on the other side only.

    `note` says what is different in a few words; `why`, `gone` and `new` say the same for programs: in which respect, and which
    words the left has and the right has not, and the other way round. `verdict` is the reporter's, and so is `memo`, the sentence
    that they wrote about it for the editor, where they wrote one. In a part `number` is the fact's place in the ledger of the
    whole. `sure` is how likely the wording that it is about changes what is said, 0 to 1, where a second reader could judge it.
    Records of earlier versions have none of these but the note.
    """

    type: str
    left: SpanRecord | None
    right: SpanRecord | None
    note: str
    verdict: Literal["to check", "fine", "error"] = "to check"
    why: str | msgspec.UnsetType = msgspec.UNSET
    gone: list[str] | msgspec.UnsetType = msgspec.UNSET
    new: list[str] | msgspec.UnsetType = msgspec.UNSET
    memo: str | msgspec.UnsetType = msgspec.UNSET
    number: int | msgspec.UnsetType = msgspec.UNSET
    sure: float | msgspec.UnsetType = msgspec.UNSET


class WordScoreRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that says something the other side does not; start and end count characters of the passage's text.

    `score` is 0 where the other side says the same, 1 where it says nothing like it; words that are not listed have 0.
    """

    passage: int
    start: int
    end: int
    score: float


class WordingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a link that have a score, in reading order."""

    left: list[WordScoreRecord]
    right: list[WordScoreRecord]


class LinkRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link, with what the reporter decided about it.

    `order` is what its neighbours added to the score, `labelled` says that the reporter named its kind, `reasons` are what
    each feature says of it in log-odds, `number` is what a reporter calls it by: it stays with these passages for life, while
    `id` is the link's place in the list. `identical` says of a matched link whether both sides have the same text, white space
    and the shape of quotation marks and dashes aside. `wording` gives the words that say what the other side does not, where they
    were looked for: in links that are not identical, by the default model. Records of earlier versions have none of them. Where
    no link has a `number`, it is `id` + 1: so it is until links are split, joined or left out.
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
    identical: bool | msgspec.UnsetType = msgspec.UNSET
    wording: WordingRecord | msgspec.UnsetType = msgspec.UNSET


class OmittedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A link that was left out on purpose, so that its passages still count as what they are; `number` as of a link."""

    left: list[int]
    right: list[int]
    kind: Literal["matched", "paraphrased", "unique"]
    number: int = 0


class UniqueRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A section of unique passages of one side, with the reporter's `verdict` and `note` where there are any."""

    side: Literal["left", "right"]
    passages: list[int]
    label: str
    verdict: Literal["fine", "problem"] | None = None
    note: str = ""


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


class OrphanRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was decided about passages that have changed since, by their texts as they were; `about` is there if not a link."""

    left: list[str]
    right: list[str]
    kind: Literal["matched", "paraphrased", "unique"] | None
    verdict: str | None
    note: str
    about: Literal["link", "section", "fact"] = "link"


class PassageNoteRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A note about a link, at a passage that was taken out of it and stands alone."""

    side: Literal["left", "right"]
    passage: int
    note: str


class MadeRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who made a record, and on which day."""

    by: str
    on: date


class ReviewedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the reporter was: points of the worklist that are settled, of how many, and what they found and wrote."""

    settled: int
    of: int
    problems: int
    notes: int


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A comparison. Every passage is in exactly one link or one unique section; orphans are there where there are any.

    A part of a comparison says in `selection` what it holds; the links in `omitted` are left out and count all the same. Its
    other passages may be in neither. A whole comparison has neither field. `last_number` is the highest number that a link
    ever had, where no link of the record has it any more; `passage_notes` are there where there are any. `made` and `reviewed`
    say by whom, and how far they were.
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
    made: MadeRecord | msgspec.UnsetType = msgspec.UNSET
    reviewed: ReviewedRecord | msgspec.UnsetType = msgspec.UNSET
