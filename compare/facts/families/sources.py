"""Sources: weakened, dropped or changed; an intermediary left out; a reporting verb that says more or less."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType, mirrored
from compare.facts.doc.names import content_words, one_seat, same_person
from compare.facts.doc.people import people_kind
from compare.facts.doc.sources.antecedents import resolved
from compare.facts.doc.sources.occasions import is_one
from compare.facts.doc.sources.sourcing import INFORMED, KNOWN, MANY, NAMED, VAGUE
from compare.facts.doc.sources.voices import Voice, voices_in
from compare.facts.doc.tokens import tokens_of
from compare.facts.fact import Fact, Why
from compare.facts.families.known_sources import is_known_there, named_beside, names_nobody
from compare.facts.family import Family
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.sources.sourcing import NewsSource
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_STRENGTH = {"doubtful": 0, "neutral": 1, "paper": 1, "foresee": 1, "firm": 2}
_NOBODY = frozenset({VAGUE, INFORMED})
_NOT_ALONE = frozenset({"act", "foresee"})  # who promises or expects something has not been left out as its source
_ONE_CLAIM = 0.2  # of the words: voices whose sentences share fewer tell different things
_SEVERAL = 3  # words that both claims have
_CLAIMED = 0.5  # of the words of what a voice says: told by the other side
_CLAIMED_OF_NUMBERS = 0.3  # where a number is among them
_SEEN = regex(
    r"\b(?:first\s)?(?:seen|obtained|reviewed|viewed|reported|published|posted|printed|broadcast|aired)"
    r"(?:\s(?:online|first|earlier|exclusively|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){0,2}\sby\s"
    r"((?:the\s(?:newspaper|paper|website|magazine|broadcaster|network|(?:news\s)?agency)\s)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,3}"
    r"|(?:this|the)\s(?:newspaper|paper|agency|broadcaster))"
)


def _cost(sides: Sides, ours: Sequence[Voice], theirs: Sequence[Voice], i: int, j: int) -> Cost | None:
    """Voices of the two sides that say the same thing: the same source first, then by place."""
    one, two = ours[i], theirs[j]
    same = _same(sides, one, two) or _one_cites_the_other(one, two, sides.docs)
    acts = (one.strength == "act") + (two.strength == "act")
    if acts == 1 and (not same or _is_no_phrase(one.source) or _is_no_phrase(two.source)):
        return None
    alike = _alike(_claim(sides.left, one), _claim(sides.right, two))
    rank = (0 if same else 1) if alike >= _ONE_CLAIM else (2 if same else 3)
    return rank, acts, abs(_share(sides.left, one) - _share(sides.right, two))


def _is_no_phrase(source: NewsSource) -> bool:
    """Whether what stands before a verb that promises is the rest of a sentence, and nobody: 'sharply criticised it and'."""
    return source.rank == KNOWN and not (source.pronoun or source.person or source.paper) and source.text[:1].islower()


def _one_cites_the_other(one: Voice, two: Voice, docs: Docs) -> bool:
    cited = (one.cited, two.source), (two.cited, one.source)
    return any(c is not None and not s.pronoun and _cites(c, s, docs) for c, s in cited)


def _claim(view: View, voice: Voice) -> frozenset[str]:
    """What the sentence of a voice tells besides its source."""
    number = view.passage_at(voice.start)
    start, last = view.starts[number], max(voice.end, voice.source.end)
    end = start + len(view.passages[number].text)
    words = view.tokens[bisect_left(view.tokens, (start,)) : bisect_left(view.tokens, (end,))]
    dull = phrases("function_words")
    return frozenset([t.stem for t in words if t.key not in dull and not voice.start <= t.start < last])


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 1.0


def _share(view: View, voice: Voice) -> float:
    return voice.start / max(1, len(view.text))


def _source(view: View, voice: Voice, doc: Doc) -> NewsSource:
    return resolved(voice.source, doc, view.passages[view.passage_at(voice.start)].id)


def _same(sides: Sides, one: Voice, two: Voice) -> bool:
    mine, yours = _source(sides.left, one, sides.docs.left), _source(sides.right, two, sides.docs.right)
    if KNOWN in {mine.rank, yours.rank}:
        return _NOBODY.isdisjoint({mine.rank, yours.rank})
    if mine.rank == yours.rank == NAMED:
        return same_person(mine.name, yours.name, sides.docs)
    return bool(_stems(mine) & _stems(yours)) and mine.rank == yours.rank


def _stems(source: NewsSource) -> set[str]:
    return {t.stem for t in tokens_of(source.text)}


def _change(sides: Sides, one: Voice, two: Voice) -> Iterator[Fact]:
    """What is different between two voices that say the same."""
    passed_on = _passed_on(sides, one, two) or [mirrored(fact) for fact in _passed_on(sides.mirrored, two, one)]
    if passed_on or "act" in {one.strength, two.strength}:
        yield from passed_on
        return
    mine, yours = _source(sides.left, one, sides.docs.left), _source(sides.right, two, sides.docs.right)
    spans, gone, new = sides.spans(one, two), (mine.text,), (yours.text,)
    weakened, strengthened = _weaker(mine, yours), _weaker(yours, mine)
    claims = _claim(sides.left, one), _claim(sides.right, two)
    one_claim = of_one_claim(sides, one, two)
    if weakened or strengthened:
        kind = FactType.ATTRIBUTION_WEAKENED if weakened else FactType.ATTRIBUTION_STRENGTHENED
        if one_claim and not (_refers_back(mine) and _refers_back(yours)):
            yield Fact(kind, *spans, Why.NAMED, gone, new)
    elif _are_two(mine, yours, sides.docs):
        # 'He said': whom that means is too weak a proof; and two may say two things.
        if one_claim and not (one.source.pronoun or two.source.pronoun or _speaks_for(mine, yours) or _speaks_for(yours, mine)):
            yield Fact(FactType.ATTRIBUTION_CHANGED, *spans, Why.NAMED, gone, new)
    elif (rise := _STRENGTH[two.strength] - _STRENGTH[one.strength]) and (one_claim or _share_several(*claims)):
        kind = FactType.HEDGE_HARDENED if rise > 0 else FactType.HEDGE_SOFTENED
        yield Fact(kind, *spans, gone=(one.verb,), new=(two.verb,))


def _refers_back(source: NewsSource) -> bool:
    """'The defence source', 'the Orsk official': whoever it was who spoke before."""
    definite, one = source.text.lower().startswith("the "), people_kind(tokens_of(source.text)[-1].key) == "one"
    return definite and (one or source.rank in _NOBODY)


def of_one_claim(sides: Sides, one: Voice, two: Voice) -> bool:
    """Whether a voice of the left and one of the right tell the same, as their quotations or the words around them show."""
    ours, theirs = _quoted_by(sides.left, one), _quoted_by(sides.right, two)
    if ours and theirs:
        return any(is_one(mine, yours, sides.docs) for mine in ours for yours in theirs)
    claims = _claim(sides.left, one), _claim(sides.right, two)
    return _is_one(_alike(*claims), *claims)


def speak_of_two(sides: Sides, one: int, two: int) -> bool:
    """Whether at these places of the left and the right stand the sources of two claims, which is no change of a name."""
    mine, yours = _voice_at(sides.left, one), _voice_at(sides.right, two)
    return mine is not None and yours is not None and not of_one_claim(sides, mine, yours)


def _voice_at(view: View, place: int) -> Voice | None:
    return next((v for v in voices_in(view) if v.source.start <= place < v.source.end), None)


def _share_several(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one & two) >= _SEVERAL and _alike(one, two) >= _ONE_CLAIM


def _quoted_by(view: View, voice: Voice) -> list[Quotation]:
    """The statements that the passage of a voice quotes."""
    passage = view.passages[view.passage_at(voice.start)].id
    return [q for q in view.quotations if q.passage == passage and not q.scare]


def _are_two(mine: NewsSource, yours: NewsSource, docs: Docs) -> bool:
    """Whether two sources with names are two, and not one under two names or one that is called by its seat."""
    if not mine.rank == yours.rank == NAMED:
        return False
    return not (same_person(mine.name, yours.name, docs) or one_seat(content_words(mine.name), content_words(yours.name)))


def _passed_on(sides: Sides, one: Voice, two: Voice) -> list[Fact]:
    """Where the left says who cites whom and the right has only one of them."""
    if not one.cited or two.cited:
        return []
    spans = sides.spans(one, two)
    if _cites(one.cited, _source(sides.right, two, sides.docs.right), sides.docs):
        return [Fact(FactType.INTERMEDIARY_DROPPED, *spans, Why.SOURCE, gone=(one.source.text,))]
    if _same(sides, one, two):
        cited = sides.left.span(one.cited.start, one.cited.end)
        return [Fact(FactType.ATTRIBUTION_WEAKENED, cited, spans[1], Why.SOURCE, gone=(one.cited.text,))]
    return []


def _speaks_for(person: NewsSource, body: NewsSource) -> bool:
    """Whether who is named speaks for the other: 'Dario Valente of Norvik's foreign ministry', 'Norvik's foreign ministry'."""
    named = {t.key for t in tokens_of(body.name)} - phrases("function_words").keys()
    return len(named) > 1 and named <= {t.key for t in tokens_of(person.text)}


def _cites(cited: NewsSource, source: NewsSource, docs: Docs) -> bool:
    return bool(_stems(cited) & _stems(source)) or (
        cited.rank == source.rank == NAMED and same_person(cited.name, source.name, docs)
    )


def _weaker(one: NewsSource, two: NewsSource) -> bool:
    """Whether the second tells less about who it was."""
    if two.rank == KNOWN:
        return False
    if one.rank == KNOWN:
        return two.rank in _NOBODY
    if one.rank == two.rank:
        return False
    return two.rank < one.rank and (two.rank <= MANY or (one.rank == NAMED and (one.paper or not two.paper)))


def _missed(sides: Sides, lost: Sequence[Voice], theirs: Sequence[Voice]) -> Iterator[Fact]:
    """Sources of one side that the other side's link does not have."""
    for voice in lost:
        if voice.strength in _NOT_ALONE or names_nobody(sides, voice) or not _claimed_there(sides, voice):
            continue
        if not is_known_there(sides, voice, theirs) and not named_beside(sides, voice):
            span = sides.left.span(voice.start, voice.end)
            yield Fact(FactType.ATTRIBUTION_DROPPED, span, None, Why.UNNAMED, gone=(voice.source.text,))


def _claimed_there(sides: Sides, voice: Voice) -> bool:
    """Whether the other side says what the voice says: of what it does not tell no source is missing.

    Where a crowd says it ('critics said') or another paper has it, that it is not the article's own is what must be told.
    """
    claim = _claim(sides.left, voice)
    if _is_crowd(voice.source) or (voice.source.rank == NAMED and "report" in voice.verb.lower()):
        return sides.told(claim) >= _CLAIMED_OF_NUMBERS
    return _is_one(sides.told(claim), claim, frozenset([t.stem for t in sides.right.tokens]))


def _is_crowd(source: NewsSource) -> bool:
    """Whether those who say something are many without a name: 'critics', 'listeners'."""
    bare = source.rank == KNOWN and not source.pronoun and source.text.islower() and " " not in source.text
    return source.rank == MANY or (bare and source.text.endswith("s"))


def _is_one(share: float, one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two claims that share so many of their words are one: half of them, or three in ten and a number."""
    return share >= (_CLAIMED if _numbers(one).isdisjoint(_numbers(two)) else _CLAIMED_OF_NUMBERS)


def _numbers(claim: frozenset[str]) -> set[str]:
    """The figures of a claim: '60' of '60-day'."""
    return {stem.partition("-")[0] for stem in claim if stem[:1].isdigit()}


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a text says who had first what it tells: 'a report seen by Meridian', 'first reported by The Meridian'."""

    start: int
    end: int
    who: frozenset[str]

    def moved(self, by: int) -> Seen:
        """The same in a text that has so many characters more before it."""
        return Seen(self.start + by, self.end + by, self.who)


def _read_seen(view: View) -> tuple[Seen, ...]:
    found = ((m, tokens_of(m.group(1))) for m in _SEEN.finditer(view.spoken))
    dull = phrases("function_words")
    return tuple(Seen(*m.span(), frozenset(t.key for t in who if t.capital and t.key not in dull)) for m, who in found)


def _missed_seen(sides: Sides, lost: Sequence[Seen], _theirs: Sequence[Seen]) -> Iterator[Fact]:
    for one in lost:
        if one.who.isdisjoint(sides.docs.right.capitals) and sides.right.text.strip():
            yield Fact(FactType.INTERMEDIARY_DROPPED, sides.left.span(one.start, one.end), None, Why.ABSENT)


SOURCES = Family("sources", lambda view, _docs: voices_in(view), _cost, _change, _missed)
SEEN_BY = Family("seen by", lambda view, _docs: view.layer(_read_seen), missed=_missed_seen)
