"""Quotes: altered, trimmed, become paraphrase, lost or new, or moved to another speaker."""

from __future__ import annotations

import itertools
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq, Opcode

from compare.facts.doc.names import american, same_person
from compare.facts.doc.people import described_person
from compare.facts.doc.quotations import GAP
from compare.facts.doc.sources.antecedents import Speaker, speaker_of
from compare.facts.doc.sources.voices import find_voices
from compare.facts.doc.telling import tokens_of
from compare.facts.fact import Fact
from compare.facts.pairing import likeliest_pairs
from compare.facts.vocabulary import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.setting import Backdrop, Setting
    from compare.facts.doc.telling import Telling, Token

_ALTERED = 0.55
_SHORT = 3
_REPLACED = 4


def find_quote_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The quote facts of a link."""
    ours, theirs = _statements(left), _statements(right)
    pairs = _paired(ours, theirs)
    facts: list[Fact] = []
    for one, two in pairs:
        facts += _compared(left, right, one, two, setting)
    used = {id(x) for pair in pairs for x in pair}
    for quotation in ours:
        if id(quotation) not in used and not _stands(quotation, setting.right):
            facts.append(_gone(left, right, quotation, setting.right, lost=True))
    for quotation in theirs:
        if id(quotation) not in used and not _stands(quotation, setting.left):
            facts.append(_gone(right, left, quotation, setting.left, lost=False))
    return facts


def find_loose_quotes(backdrop: Backdrop, other: Backdrop, free: frozenset[int]) -> Iterator[Quotation]:
    """Quotations in passages of no link that the other article has in no form; the first of several in a row."""
    last: tuple[int, int] | None = None
    for quotation in backdrop.quotations:
        if quotation.passage not in free or quotation.scare or len(quotation.words) <= _SHORT:
            continue
        paragraph = backdrop.article.passages[quotation.passage].paragraph
        here = (paragraph, quotation.passage)
        stands = backdrop.remember(("stands", quotation), partial(_stands, quotation, other))
        if not stands and not (last and last[0] == paragraph and here[1] - last[1] <= 1):
            yield quotation
        last = here


def _statements(telling: Telling) -> list[Quotation]:
    return [q for q in telling.quotations if not q.scare]


def _paired(ours: Sequence[Quotation], theirs: Sequence[Quotation]) -> list[tuple[Quotation, Quotation]]:
    """Quotations of the two sides that say the same or nearly, the likest first."""
    scored = [
        (-likeness, i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if (likeness := _likeness(a.words, b.words)) > _ALTERED
    ]
    return [(ours[i], theirs[j]) for i, j in likeliest_pairs(scored)]


@lru_cache(maxsize=8_192)
def _likeness(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """The share of the shorter's words that stand in the other in order, 0 to 1; 0 where that is chance."""
    if not one or not two:
        return 0.0
    common = int(LCSseq.similarity(one, two))
    shorter = min(len(one), len(two))
    return common / shorter if common >= _SHORT or shorter <= _SHORT else 0.0


def _stands(quotation: Quotation, other: Backdrop) -> bool:
    """Whether the other article quotes the same words anywhere."""
    return any(_likeness(quotation.words, q.words) > _ALTERED for q in other.quotations if not q.scare)


def _compared(left: Telling, right: Telling, one: Quotation, two: Quotation, setting: Setting) -> Iterator[Fact]:
    spans = _span(left, one), _span(right, two)
    ours, theirs = _without_gaps(one.words, two.words)
    if list(map(_as_heard, ours)) != list(map(_as_heard, theirs)):
        kind, note = _difference(ours, theirs)
        yield Fact(kind, *spans, note)
    mine, yours = speaker_of(left, one, setting.left), speaker_of(right, two, setting.right)
    told = mine and yours and (_is_said(mine) or _is_said(yours))
    if mine and yours and told and _another(mine, yours, setting):
        yield Fact("speaker_changed", mine.span or spans[0], yours.span or spans[1], f"{mine.name} became {yours.name}")


def _another(mine: Speaker, yours: Speaker, setting: Setting) -> bool:
    """Whether two speakers are known to be two: by name, or as a pharmacist is no grocer."""
    if mine.named and yours.named:
        return not same_person(mine.name, yours.name, setting)
    one, two = described_person(mine.source.text), described_person(yours.source.text)
    return bool(one and two) and one != two


@lru_cache(maxsize=8_192)
def _as_heard(word: str) -> str:
    """A word as it sounds, however it is written: 'forty' is 40, 'jewellery' is jewelry."""
    return value_of("number_words", word) or american(word)


def _is_said(speaker: Speaker) -> bool:
    """Whether the link names the speaker: two pronouns, or nothing on both sides, prove no change."""
    return speaker.span is not None and speaker.span.text.lower() not in {"he", "she", "it", "they"}


def _without_gaps(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides' words without an editor's brackets and ellipses, and without what these stand for on the other side."""
    if GAP not in ours and GAP not in theirs:
        return ours, theirs
    left: list[str] = []
    right: list[str] = []
    for tag, runs in itertools.groupby(LCSseq.opcodes(ours, theirs), lambda op: op.tag == "equal"):
        ops = list(runs)
        mine, yours = ours[ops[0].src_start : ops[-1].src_end], theirs[ops[0].dest_start : ops[-1].dest_end]
        inserted = any(set(a) == {GAP} and len(b) <= _REPLACED for a, b in ((mine, yours), (yours, mine)))
        if tag or not inserted:
            left += [word for word in mine if word != GAP]
            right += [word for word in yours if word != GAP]
    return tuple(left), tuple(right)


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter stands in the longer as one piece."""
    return any(longer[k : k + len(shorter)] == shorter for k in range(len(longer) - len(shorter) + 1))


def _difference(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str]:
    """What became of a quotation's words: the type and a note."""
    codes = [op for op in LCSseq.opcodes(ours, theirs) if op.tag != "equal"]
    gone = [" ".join(ours[op.src_start : op.src_end]) for op in codes if op.src_end > op.src_start]
    come = [" ".join(theirs[op.dest_start : op.dest_end]) for op in codes if op.dest_end > op.dest_start]
    if _contains(ours, theirs):
        return "quote_trimmed", f"without “{'”, “'.join(gone)}”"
    if _contains(theirs, ours):
        return "quote_extended", f"with “{'”, “'.join(come)}”"
    if not come and _at_edges(codes, len(ours), left=True):
        return "quote_trimmed", f"without “{'”, “'.join(gone)}”"
    if not gone and _at_edges(codes, len(theirs), left=False):
        return "quote_extended", f"with “{'”, “'.join(come)}”"
    parts = [f"“{'”, “'.join(words)}” {verb}" for words, verb in ((gone, "gone"), (come, "new")) if words]
    return "quote_altered", ", ".join(parts)


def _at_edges(codes: Sequence[Opcode], length: int, *, left: bool) -> bool:
    """Whether all that is gone stood at the beginning or the end: words cut out of the middle alter a quotation."""
    ends = [(op.src_start, op.src_end) if left else (op.dest_start, op.dest_end) for op in codes]
    return all(start == 0 or end == length for start, end in ends)


def _span(telling: Telling, quotation: Quotation) -> Span:
    start = telling.place(quotation.passage, quotation.start)
    return telling.span(start, start + quotation.end - quotation.start)


def _gone(side: Telling, other: Telling, quotation: Quotation, backdrop: Backdrop, *, lost: bool) -> Fact:
    """What became of a quotation that the other side of its link does not have."""
    return _cut_to_a_word(side, other, quotation, lost=lost) or _unquoted(side, other, quotation, backdrop, lost=lost)


def _cut_to_a_word(side: Telling, other: Telling, quotation: Quotation, *, lost: bool) -> Fact | None:
    """A quotation of which the other side keeps a word or two in quotation marks."""
    for rest in (q for q in other.quotations if q.scare):
        if rest.words and _likeness(rest.words, quotation.words) == 1:
            kind = "quote_trimmed" if lost else "quote_extended"
            spans = (_span(side, quotation), _span(other, rest)) if lost else (_span(other, rest), _span(side, quotation))
            return Fact(kind, *spans, "a word or two of it in quotation marks")
    return None


def _unquoted(side: Telling, other: Telling, quotation: Quotation, backdrop: Backdrop, *, lost: bool) -> Fact:
    """A quotation whose words the other side of its link does not quote: told in other words, or not told."""
    here, there = _span(side, quotation), _retold(side, other, quotation, backdrop)
    if there is None:
        return (
            Fact("quote_lost", here, None, "not quoted on the right")
            if lost
            else Fact("quote_new", None, here, "not quoted on the left")
        )
    return (
        Fact("quote_to_paraphrase", here, there, "told in other words")
        if lost
        else Fact("quote_from_paraphrase", there, here, "no quote on the left")
    )


def _retold(side: Telling, other: Telling, quotation: Quotation, backdrop: Backdrop) -> Span | None:
    """Where the other side tells what a quotation said: its own words that the rest of the link does not account for."""
    rest = {t.stem for t in side.voice}
    free = [t for t in other.voice if t.stem not in rest and len(t.key) > _SHORT]
    said = {t.stem for t in tokens_of(quotation.text) if len(t.key) > _SHORT}
    whole = not [t for t in side.voice if len(t.key) > _SHORT and side.passage_at(t.start) == _number(side, quotation)][_SHORT:]
    echoes = [t for t in other.voice if t.stem in said]
    if not (whole and free) and not echoes:
        return None
    return _clause(other, _behind_verb(other, free + echoes, backdrop))


def _behind_verb(telling: Telling, tokens: Sequence[Token], backdrop: Backdrop) -> Sequence[Token]:
    """The words that tell what was said, without those of who says it: all behind 'X, who was not there, said'."""
    for voice in find_voices(telling, backdrop):
        number = telling.passage_at(voice.start)
        here = [t for t in tokens if telling.passage_at(t.start) == number]
        behind = [t for t in here if t.start >= voice.end]
        first = next((t for t in telling.voice if t.start >= voice.end and t.key != "that"), None)
        leads = voice.source.end < voice.end and not telling.spoken.startswith(",", voice.end)
        if first and leads and 2 * len(behind) > len(here):
            return [first, *(t for t in behind if t.start > first.start)]
    return tokens


def _number(side: Telling, quotation: Quotation) -> int:
    return next(k for k, p in enumerate(side.passages) if p.id == quotation.passage)


def _clause(telling: Telling, tokens: Sequence[Token]) -> Span:
    """From the first to the last of some words, within the passage that has most of them."""
    by_passage: dict[int, list[Token]] = {}
    for token in tokens:
        by_passage.setdefault(telling.passage_at(token.start), []).append(token)
    best = max(by_passage.values(), key=len)
    return telling.span(min(t.start for t in best), max(t.end for t in best))
