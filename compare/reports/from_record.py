"""A record becomes the comparison it was made of, without its sources and without a model.

A record may come from anywhere: whatever a comparison promises is looked for before one is made.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

import msgspec

from compare.article import Article, Paragraph, Passage, Role, Span, numbered
from compare.comparison import Comparison
from compare.errors import CopydeskError
from compare.facts.fact import ERROR, FINE, Fact, Why
from compare.link import PROBLEM, Kind, Link, PassageNote, Section, Side
from compare.linking.numbering import HIGHEST, Numbers
from compare.orphan import About, Orphan
from compare.patterns import regex
from compare.reading.cleaning import clean, visible
from compare.reading.sources.web_address import shown
from compare.reports.record import SCHEMA, decode
from compare.thresholds import Thresholds
from compare.word_scores import WordScore, WordScores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.facts.fact import Identity
    from compare.link import Key
    from compare.reports.record_types import (
        ArticleRecord,
        FactRecord,
        LinkRecord,
        OrphanRecord,
        ParagraphRecord,
        PassageRecord,
        Record,
        SpanRecord,
        UniqueRecord,
        WordScoreRecord,
    )

_SHA256 = regex(r"(?:[0-9a-f]{64})?")
_FARTHEST = 20_000_000  # characters of an article: more than any source that is read
_VERDICTS = {None, "accepted", "rejected"}
_ON_ORPHANS = {About.LINK: _VERDICTS, About.SECTION: {None, FINE, PROBLEM}, About.FACT: {None, FINE, ERROR}}


class BadRecordError(CopydeskError):
    """A file that is no record, or one that contradicts itself."""


_WHYS = frozenset(why.value for why in Why)


def open_record(data: bytes, name: str) -> Comparison:
    """The comparison of a record's JSON.

    Args:
        data: of the file.
        name: of the file, safe to show.

    Raises:
        BadRecordError: where it is no record of this schema, or what it says cannot be.
    """
    try:
        return from_record(decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        cause = f"this is no record of the schema {SCHEMA} ({visible(str(error)) or type(error).__name__})"
        raise BadRecordError(name, cause, "give a file that copydesk saved as JSON") from None


def from_record(record: Record) -> Comparison:
    """The comparison that a record holds; it has no evidence, so that it cannot be classified again.

    Raises:
        ValueError: where the record contradicts itself, with where.
    """
    left, right = (_article(article, side) for article, side in ((record.left, "left"), (record.right, "right")))
    links = tuple(_link(link, place, (left, right)) for place, link in enumerate(record.links))
    omitted = tuple(_omitted(record, links))
    unique = tuple(_section(section, (left, right)) for section in record.unique)
    for side, article in zip(Side, (left, right), strict=True):
        _require_once(side, article, (*links, *omitted), unique, part=bool(record.selection))
    return Comparison(
        left=left,
        right=right,
        links=links,
        unique=unique,
        thresholds=_thresholds(record.settings.thresholds),
        model=visible(record.settings.model),
        model_sha256=_sha256(record.settings.model_sha256, "settings"),
        facts=tuple(_fact(fact, (left, right), "facts") for fact in record.facts),
        orphans=tuple(_orphan(orphan) for orphan in record.orphans),
        selection=visible(record.selection),
        omitted=omitted,
        copydesk=visible(record.copydesk),
        notes=tuple(_passage_notes(record, unique)),
        numbers=_numbers(record, (*links, *omitted)),
        fact_numbers=_fact_numbers(record, (left, right)),
        word_scores=_word_scores(record, (left, right)),
    )


def _language(code: str, side: str) -> str:
    """A code of a language, as it stands in a record."""
    _require(
        not code or (code.isascii() and code.isalpha() and code.islower() and len(code) in {2, 3}),
        f"{side}: its language is no code",
    )
    return code


def _article(record: ArticleRecord, side: str) -> Article:
    paragraphs = _paragraphs(record.paragraphs, record.passages, side)
    passages = tuple(_passage(p, place, side) for place, p in enumerate(record.passages))
    at = paragraph = 0
    for p in passages:
        if p.start < at or p.paragraph < paragraph:
            raise ValueError(f"{side}, passage {p.id}: it begins before the one before it ends")
        if p.paragraph >= len(paragraphs):
            raise ValueError(f"{side}, passage {p.id}: there is no paragraph {p.paragraph}")
        at, paragraph = p.end, p.paragraph
    return Article(
        source=shown(record.source),
        title=visible(record.title),
        text=_text(passages),
        paragraphs=paragraphs,
        sha256=_sha256(record.sha256, side),
        warnings=_texts(record.warnings),
        passages=numbered(passages, paragraphs),
        published=record.published,
        outlet=visible(record.outlet),
        author=visible(record.author),
        language=_language(record.language, side),
    )


def _passage(p: PassageRecord, place: int, side: str) -> Passage:
    where = f"{side}, passage {place}"
    _require(p.id == place, f"{where}: its id is {p.id}")
    _require(0 <= p.start < p.end <= _FARTHEST and p.end - p.start == len(p.text), f"{where}: its text is not as long as its place")
    _require(p.paragraph >= 0, f"{where}: there is no paragraph {p.paragraph}")
    _require(clean(p.text).text == p.text and p.text.strip() == p.text, f"{where}: its text holds what no article keeps")
    return Passage(p.id, p.paragraph, p.start, p.end, p.text, p.furniture)


def _paragraphs(told: Sequence[ParagraphRecord], passages: Sequence[PassageRecord], side: str) -> tuple[Paragraph, ...]:
    """The paragraphs as told; a record of an earlier version tells none, and passages say where they are."""
    if told:
        roles = {role.value: role for role in Role}
        for place, each in enumerate(told):
            _require(0 <= each.start <= each.end <= _FARTHEST, f"{side}, paragraph {place}: it ends before it begins")
            _require(each.role in roles, f"{side}, paragraph {place}: there is no role {visible(each.role)}")
        return tuple(Paragraph(k, each.start, each.end, roles[each.role], each.furniture) for k, each in enumerate(told))
    spans: dict[int, tuple[int, int, bool]] = {}
    for p in passages:
        start, _, aside = spans.get(p.paragraph, (p.start, p.end, p.furniture))
        spans[p.paragraph] = (start, p.end, aside)
    count = max(spans, default=-1) + 1
    _require(count <= _FARTHEST // 100, f"{side}: it has too many paragraphs")
    return tuple(Paragraph(k, *spans.get(k, (0, 0))[:2], furniture=k in spans and spans[k][2]) for k in range(count))


def _text(passages: Sequence[Passage]) -> str:
    """The article's text as far as passages hold it, at their places; between them is white space."""
    parts: list[str] = []
    at, paragraph = 0, 0
    for p in passages:
        parts += [("\n" if p.paragraph != paragraph else " ") * (p.start - at), p.text]
        at, paragraph = p.end, p.paragraph
    return "".join(parts)


def _link(record: LinkRecord, place: int, articles: tuple[Article, Article]) -> Link:
    where = f"link {place}"
    _require(record.id == place, f"{where}: its id is {record.id}")
    for name in ("score", "semantic", "lexical", "order"):
        _require(0 <= getattr(record, name) <= 1, f"{where}: its {name} is not between 0 and 1")
    return Link(
        id=place,
        left=tuple(record.left),
        right=tuple(record.right),
        kind=Kind(record.kind),
        score=record.score,
        semantic=record.semantic,
        lexical=record.lexical,
        order=record.order,
        moved=record.moved,
        labelled=record.labelled,
        verdict=_verdict(record.verdict, where),
        note=_said(record.note),
        facts=tuple(_fact(fact, articles, where) for fact in record.facts),
        reasons=tuple((visible(name), weight) for name, weight in record.reasons.items()),
        number=record.number,
    )


def _word_scores(record: Record, articles: tuple[Article, Article]) -> dict[Key, WordScores]:
    """What is told of the words of links."""
    found = {}
    for place, link in enumerate(record.links):
        if link.wording is not msgspec.UNSET:
            told = zip((link.wording.left, link.wording.right), (link.left, link.right), articles, strict=True)
            sides = (tuple(_scores(each, ids, article, f"link {place}")) for each, ids, article in told)
            found[tuple(link.left), tuple(link.right)] = WordScores(*sides)
    return found


def _scores(told: Sequence[WordScoreRecord], ids: Sequence[int], article: Article, where: str) -> Iterator[WordScore]:
    at = (-1, 0)
    for each in told:
        _require(each.passage in ids, f"{where}: it scores a word of passage {each.passage}, which is not in it")
        inside = 0 <= each.start < each.end <= len(article.passages[each.passage].text) and 0 <= each.score <= 1
        _require(
            inside and at <= (each.passage, each.start), f"{where}: the words that it scores are not where it says, or out of order"
        )
        at = each.passage, each.end
        yield WordScore(each.passage, each.start, each.end, each.score)


def _omitted(record: Record, links: Sequence[Link]) -> Iterator[Link]:
    """The links left out; those of an earlier version have no number, and get one that no other link has."""
    last = max((link.number for link in links), default=0)
    for place, k in enumerate(record.omitted):
        number = k.number or last + 1 + place
        yield Link(place, tuple(k.left), tuple(k.right), Kind(k.kind), 0.0, 0.0, 0.0, number=number)


def _numbers(record: Record, links: Sequence[Link]) -> Numbers:
    """The numbers of the record's links. One of an earlier version gives none: their order is their number then."""
    told = [link.number for link in links]
    _require(len(set(told)) == len(told), "two links have one number")
    _require(all(0 < number <= HIGHEST for number in told) and 0 <= record.last_number <= HIGHEST, "a link's number is none")
    return Numbers.of(links, record.last_number)


def _fact_numbers(record: Record, articles: tuple[Article, Article]) -> dict[Identity, int]:
    """The numbers of a part's facts in the ledger of the whole; none where not every fact has one."""
    told = [*(fact for link in record.links for fact in link.facts), *record.facts]
    numbers = [fact.number for fact in told if isinstance(fact.number, int)]
    _require(all(0 < number <= HIGHEST for number in numbers), "a fact's number is none")
    if len(numbers) < len(told) or len(set(numbers)) < len(numbers):
        return {}
    return {_fact(fact, articles, "facts").identity: number for fact, number in zip(told, numbers, strict=True)}


def _passage_notes(record: Record, unique: Sequence[Section]) -> Iterator[PassageNote]:
    alone = {(section.side, k) for section in unique for k in section.passages}
    for each in record.passage_notes:
        place = Side(each.side), each.passage
        _require(place in alone, f"{each.side}, passage {each.passage}: there is a note where no passage stands alone")
        alone.discard(place)
        yield PassageNote(*place, _said(each.note))


def _section(record: UniqueRecord, articles: tuple[Article, Article]) -> Section:
    side, passages = Side(record.side), tuple(record.passages)
    known = articles[side is Side.RIGHT].passages
    _require(bool(passages) and 0 <= passages[0] < len(known), f"a unique section of the {side.value} names no passage of it")
    return Section(side, passages, _said(record.label), known[passages[0]].furniture, record.verdict, _said(record.note))


def _orphan(record: OrphanRecord) -> Orphan:
    about = About(record.about)
    kind = Kind(record.kind) if record.kind else None
    _require(record.verdict in _ON_ORPHANS[about], f"orphans: {visible(str(record.verdict))} is no verdict on a {about.value}")
    return Orphan(_texts(record.left), _texts(record.right), kind, record.verdict, _said(record.note), about)


def _require_once(side: Side, article: Article, links: Iterable[Link], unique: Iterable[Section], *, part: bool) -> None:
    """Every passage is in exactly one link or section; in a part of a comparison, in one at most."""
    named: list[tuple[int, ...]] = [link.passages(side) for link in links]
    _require(all(named), f"a link has no passage of the {side.value}")
    named += [section.passages for section in unique if section.side is side]
    for ids in named:
        _require(list(ids) == sorted(set(ids)), f"{side.value}: passages of one link or section are out of order")
    counts = Counter(k for ids in named for k in ids)
    for k, count in counts.items():
        _require(0 <= k < len(article.passages), f"{side.value}: there is no passage {k}")
        _require(count == 1, f"{side.value}, passage {k}: it is in two links or sections")
    missing = next((p.id for p in article.passages if p.id not in counts), None)
    _require(part or missing is None, f"{side.value}, passage {missing}: it is in no link and no section")


def _fact(record: FactRecord, articles: tuple[Article, Article], where: str) -> Fact:
    left, right = (_span(span, article, where) for span, article in zip((record.left, record.right), articles, strict=True))
    _require(left is not None or right is not None, f"{where}: a fact stands on neither side")
    _require(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", record.type) is not None, f"{where}: {visible(record.type)} is no type of a fact")
    gone, new = (tuple(_said(word) for word in words or ()) for words in (record.gone, record.new))
    why = Why(record.why) if record.why in _WHYS else Why.PLAIN
    known = why is not Why.PLAIN or gone or new  # a record of an earlier version has but the note
    note, memo = "" if known else _said(record.note), _said(record.memo or "")
    sure = record.sure if isinstance(record.sure, float) else None
    _require(sure is None or 0 <= sure <= 1, f"{where}: how sure a fact is stands between 0 and 1")
    return Fact(record.type, left, right, why, gone, new, note, record.verdict, memo, sure)


def _span(record: SpanRecord | None, article: Article, where: str) -> Span | None:
    if record is None:
        return None
    _require(0 <= record.passage < len(article.passages), f"{where}: a fact names passage {record.passage}, which is not there")
    text = article.passages[record.passage].text
    inside = 0 <= record.start <= record.end <= len(text)
    _require(inside and text[record.start : record.end] == record.text, f"{where}: a fact's words are not where it says")
    return Span(record.passage, record.start, record.end, record.text)


def _thresholds(told: dict[str, float]) -> Thresholds:
    """What the record names; one that this version does not know any more decided nothing that is shown."""
    for name, value in told.items():
        _require(0 <= value <= 1, f"settings: the threshold {visible(name)} is not between 0 and 1")
    return Thresholds(**{each.name: told[each.name] for each in fields(Thresholds) if each.name in told})


def _verdict(verdict: str | None, where: str) -> str | None:
    _require(verdict in _VERDICTS, f"{where}: {visible(str(verdict))} is no verdict")
    return verdict


def _sha256(told: str, where: str) -> str:
    _require(_SHA256.fullmatch(told) is not None, f"{where}: its sha256 is none")
    return told


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(_said(text) for text in texts)


def _said(text: str) -> str:
    """What stands by itself, with nothing hidden in it."""
    return clean(text).text


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise ValueError(sentence)
