"""Quotes: altered, trimmed, become paraphrase, lost or new, or moved to another speaker."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from compare.facts.catalog import FactType
from compare.facts.doc.names import same_person
from compare.facts.doc.quotations import GAP
from compare.facts.doc.sources.antecedents import attribution_of
from compare.facts.doc.sources.occasions import are_two, is_one, likeness, on_two_days
from compare.facts.doc.sources.sourcing import NAMED
from compare.facts.doc.sources.voices import voices_in
from compare.facts.doc.speeches import Words, as_written, heard, is_told_in, speech_around, speeches_of
from compare.facts.doc.tokens import tokens_of
from compare.facts.edits import content
from compare.facts.fact import Change, Fact, Why
from compare.facts.families.points import why_unquoted
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.doc import Docs
    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_REWRITTEN = 0.33  # of the longer's words of content: one thing said in other words and another order
SHORT = 3
_BEFORE_MONTH = frozenset({"in", "of", "since", "by", "until", "last", "next", "this", "from", "early", "late", "mid"})
_ECHOED = 0.4  # of the words of a quotation that its paraphrase has, at the least
_BESIDE = 0.5  # of the words of content that are cut, that the other side tells outside of the quotation
_CONTRAST = frozenset({"but", "though", "although", "yet"})
_LEFT_OUT = 30  # words that an ellipsis stands for; where more are left out it is another quotation


def _statements(view: View, _docs: Docs) -> list[Quotation]:
    return [q for q in view.quotations if not q.scare]


def _cost(sides: Sides, ours: Sequence[Quotation], theirs: Sequence[Quotation], i: int, j: int) -> Cost | None:
    """Quotations that say the same or nearly, the likest first, then those that were rewritten."""
    if ours[i].signs and theirs[j].signs:
        return (0.0,)
    if is_one(ours[i], theirs[j], sides.docs):
        return (-likeness(ours[i].words, theirs[j].words),)
    matter = _matter_of_both(ours[i], theirs[j])
    return (-matter + 1,) if matter >= _REWRITTEN and _is_rewritten(sides, ours[i], theirs[j]) else None


def _matter_of_both(one: Quotation, two: Quotation) -> float:
    """The share of the longer's words of content that the other has in any order, 0 to 1; 0 of names, or one word."""
    ours, theirs = (content(tokens_of(quotation.text)) for quotation in (one, two))
    mine, yours = {t.root for t in ours}, {t.root for t in theirs}
    names = {t.root for t in (*ours, *theirs) if t.capital and t.start}
    common = mine & yours
    return len(common) / max(len(mine), len(yours)) if len(common) > 1 and common - names else 0.0


def _is_rewritten(sides: Sides, one: Quotation, two: Quotation) -> bool:
    """Whether neither stands elsewhere in the other article, and one speaker says both, or nobody is said to."""
    docs = sides.docs
    if stands(one, docs) or stands(two, docs.mirrored) or on_two_days(one, two, docs):
        return False
    mine, yours = attribution_of(sides.left, one, docs.left), attribution_of(sides.right, two, docs.right)
    if mine is None or yours is None:
        return mine is yours
    return same_person(mine.name, yours.name, docs)


def stands(quotation: Quotation, docs: Docs) -> bool:
    """Whether the right quotes the same words of the left anywhere."""
    if any(is_one(quotation, q, docs) for q in docs.right.quotations if not q.scare):
        return True
    words = heard(quotation.words)
    return any(is_told_in(words, speech) for speech in speeches_of(docs.right))


def _change(sides: Sides, one: Quotation, two: Quotation) -> Iterator[Fact]:
    spans = _span(sides.left, one), _span(sides.right, two)
    ours, theirs = _without_gaps(heard(one.words), heard(two.words))
    if ours != theirs:
        around = speech_around(sides.docs.left, one), speech_around(sides.docs.right, two)
        for fact in _difference(spans, (ours, theirs), around):
            gone, new = (
                tuple(as_written(tuple(run.split()), quotation.words) for run in runs)
                for runs, quotation in ((fact.gone, one), (fact.new, two))
            )
            why = Why.RETOLD if _is_told_beside(sides, fact) else fact.why
            yield replace(fact, gone=gone, new=new, why=why)
    mine, yours = attribution_of(sides.left, one, sides.docs.left), attribution_of(sides.right, two, sides.docs.right)
    if mine and yours and mine.span and yours.span and are_two(mine, yours, sides.docs):
        yield Fact(FactType.SPEAKER_CHANGED, mine.span, yours.span, Why.NAMED, gone=(mine.name,), new=(yours.name,))


def _without_gaps(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides' words without an editor's brackets and ellipses, and without what these stand for on the other side."""
    if GAP not in ours and GAP not in theirs:
        return ours, theirs
    left: list[str] = []
    right: list[str] = []
    for tag, runs in itertools.groupby(LCSseq.opcodes(ours, theirs), lambda op: op.tag == "equal"):
        ops = list(runs)
        mine, yours = ours[ops[0].src_start : ops[-1].src_end], theirs[ops[0].dest_start : ops[-1].dest_end]
        # To leave out words is no change; to leave them out so that the rest says another thing is one.
        inserted = any(set(a) == {GAP} and len(b) <= _LEFT_OUT and not _turns(b) for a, b in ((mine, yours), (yours, mine)))
        if tag or not inserted:
            left += [word for word in mine if word != GAP]
            right += [word for word in yours if word != GAP]
    return tuple(left), tuple(right)


def _turns(words: tuple[str, ...]) -> bool:
    """Whether words that an ellipsis stands for turn the rest round, or tie it to something: 'is not permitted', 'if we can'."""
    told = [word for before, word in itertools.pairwise(("", *words)) if word != "may" or before not in _BEFORE_MONTH]
    return any(phrases("negations").get(word) == "" or word.endswith("n't") or word in phrases("conditions") for word in told)


def _is_told_beside(sides: Sides, fact: Fact) -> bool:
    """Whether the other side tells in its own words what it does not quote: 'he asked them to "come at once"'."""
    if fact.change not in {Change.TRIMMED, Change.EXTENDED}:
        return False
    words, other = (fact.gone, sides.right) if fact.gone else (fact.new, sides.left)
    cut = tuple(word for run in words for word in run.split())
    claim = {t.stem for t in content(tokens_of(" ".join(cut)))}
    told = {t.stem for t in other.voice}
    return bool(claim) and len(claim & told) >= _BESIDE * len(claim) and not _turns(cut) and _CONTRAST.isdisjoint(cut)


def _difference(spans: tuple[Span, Span], words: tuple[Words, Words], around: tuple[Words, Words]) -> Iterator[Fact]:
    """What became of a quotation's words, but for those that the other side quotes right before or after."""
    ours, theirs = words
    lost = [(a, b) for a, b in _missing(ours, theirs) if not is_told_in(ours[a:b], around[1])]
    added = [(a, b) for a, b in _missing(theirs, ours) if not is_told_in(theirs[a:b], around[0])]
    gone, new = (tuple(" ".join(side[a:b]) for a, b in runs) for side, runs in ((ours, lost), (theirs, added)))
    if gone and not new and _at_edges(lost, len(ours)):
        yield Fact(FactType.QUOTE_TRIMMED, *spans, gone=gone)
    elif new and not gone and _at_edges(added, len(theirs)):
        yield Fact(FactType.QUOTE_EXTENDED, *spans, new=new)
    elif gone or new:
        yield Fact(FactType.QUOTE_ALTERED, *spans, gone=gone, new=new)


def _missing(words: Words, other: Words) -> list[tuple[int, int]]:
    """The stretches of a quotation that the other has not; where the other stands in it as one piece, what is before and behind."""
    for k in range(len(words) - len(other) + 1):
        if words[k : k + len(other)] == other:
            return [(a, b) for a, b in ((0, k), (k + len(other), len(words))) if a < b]
    return [(op.src_start, op.src_end) for op in LCSseq.opcodes(words, other) if op.tag != "equal" and op.src_start < op.src_end]


def _at_edges(runs: Sequence[tuple[int, int]], length: int) -> bool:
    """Whether words stood at the beginning or the end: words cut out of the middle alter a quotation."""
    return all(start == 0 or end == length for start, end in runs)


def _span(view: View, quotation: Quotation) -> Span:
    start = view.place(quotation.passage, quotation.start)
    return view.span(start, start + quotation.end - quotation.start)


def _missed(sides: Sides, lost: Sequence[Quotation], _theirs: Sequence[Quotation]) -> Iterator[Fact]:
    """What became of the quotations that the other side of their link does not have."""
    for quotation in lost:
        if not stands(quotation, sides.docs):
            yield _cut_to_a_word(sides, quotation) or _unquoted(sides, quotation)
        elif cut := _cut(sides, quotation):
            yield cut


def _cut(sides: Sides, quotation: Quotation) -> Fact | None:
    """What the other side leaves out of a quotation that it has in a longer one, or in one cut otherwise."""
    likeliest = max(_statements(sides.right, sides.docs), key=lambda q: likeness(quotation.words, q.words), default=None)
    if likeliest is None or not is_one(quotation, likeliest, sides.docs):
        return None
    words = _without_gaps(heard(quotation.words), heard(likeliest.words))[0]
    speech = (*heard(likeliest.words), *speech_around(sides.docs.right, likeliest))
    lost = [(a, b) for a, b in _missing(words, heard(likeliest.words)) if b - a >= SHORT and not is_told_in(words[a:b], speech)]
    if not lost:
        return None
    kind = FactType.QUOTE_TRIMMED if _at_edges(lost, len(words)) else FactType.QUOTE_ALTERED
    return Fact(
        kind,
        _span(sides.left, quotation),
        _span(sides.right, likeliest),
        gone=tuple(as_written(words[a:b], quotation.words) for a, b in lost),
    )


def _cut_to_a_word(sides: Sides, quotation: Quotation) -> Fact | None:
    """A quotation of which the other side keeps a word or two in quotation marks."""
    for rest in (q for q in sides.right.quotations if q.scare):
        if rest.words and likeness(rest.words, quotation.words) == 1:
            return Fact(FactType.QUOTE_TRIMMED, _span(sides.left, quotation), _span(sides.right, rest), Why.CUT)
    return None


def _unquoted(sides: Sides, quotation: Quotation) -> Fact:
    """A quotation whose words the other side of its link does not quote: told in other words, or not told."""
    here, there = _span(sides.left, quotation), _retold(sides, quotation)
    if there:
        return Fact(FactType.QUOTE_TO_PARAPHRASE, here, there, Why.UNQUOTED)
    return Fact(FactType.QUOTE_LOST, here, None, why_unquoted(sides.docs, quotation))


def _retold(sides: Sides, quotation: Quotation) -> Span | None:
    """Where the other side tells what a quotation said: its own words that the rest of the link does not account for."""
    side, other = sides.left, sides.right
    if other.is_headline or _is_said_by_another(sides, quotation):
        return None
    rest = {t.stem for t in side.voice}
    free = [t for t in _beside_sources(other) if t.stem not in rest and len(t.key) > SHORT]
    said = {t.stem for t in tokens_of(quotation.text) if len(t.key) > SHORT and t.key not in phrases("function_words")}
    whole = not [t for t in side.voice if len(t.key) > SHORT and side.passage_at(t.start) == _number(side, quotation)][SHORT:]
    echoes = [t for t in other.voice if t.stem in said]
    if len({t.stem for t in echoes}) < _ECHOED * len(said) and not (whole and free and _alone(sides)):
        return None
    if not free and not echoes:  # a quotation of nothing but short words says nothing that could be told
        return None
    return _clause(other, _behind_verb(other, free + echoes))


def _is_said_by_another(sides: Sides, quotation: Quotation) -> bool:
    """Whether all who say something on the other side are known to be others than who speaks a quotation."""
    mine = attribution_of(sides.left, quotation, sides.docs.left)
    theirs = [v.source for v in voices_in(sides.right)]
    if not mine or not mine.named or not theirs:
        return False
    return all(source.rank == NAMED and not same_person(mine.name, source.name, sides.docs) for source in theirs)


def _beside_sources(view: View) -> list[Token]:
    """The words of an article's own voice but for those that name who says something, which tell nothing that was said."""
    sources = [(v.start, v.end) for v in voices_in(view)]
    return [t for t in view.voice if not any(start <= t.start < end for start, end in sources)]


def _alone(sides: Sides) -> bool:
    """Whether a side of the link is one passage: of several another may tell what was said."""
    return len(sides.right.passages) == 1


def _behind_verb(view: View, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words that tell what was said, without those of who says it: all behind 'X, who was not there, said'."""
    for voice in voices_in(view):
        number = view.passage_at(voice.start)
        here = [t for t in tokens if view.passage_at(t.start) == number]
        behind = [t for t in here if t.start >= voice.end]
        first = next((t for t in view.voice if t.start >= voice.end and t.key != "that"), None)
        leads = voice.source.end < voice.end and not view.spoken.startswith(",", voice.end)
        if first and leads and 2 * len(behind) > len(here):
            return [first, *(t for t in behind if t.start > first.start)]
    return tokens


def _number(side: View, quotation: Quotation) -> int:
    return next(k for k, p in enumerate(side.passages) if p.id == quotation.passage)


def _clause(view: View, tokens: Sequence[Token]) -> Span:
    """From the first to the last of some words, within the passage that has most of them."""
    by_passage: dict[int, list[Token]] = {}
    for token in tokens:
        by_passage.setdefault(view.passage_at(token.start), []).append(token)
    best = max(by_passage.values(), key=len)
    return view.span(min(t.start for t in best), max(t.end for t in best))


QUOTES = Family("quotes", _statements, _cost, _change, _missed)
