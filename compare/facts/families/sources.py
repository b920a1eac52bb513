"""Sources: weakened, dropped or changed; an intermediary left out; a reporting verb that says more or less."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from compare.facts.doc.names import same_person
from compare.facts.doc.sources.antecedents import resolved
from compare.facts.doc.sources.sourcing import KNOWN, MANY, NAMED, VAGUE
from compare.facts.doc.sources.voices import Voice, find_voices
from compare.facts.doc.telling import tokens_of
from compare.facts.fact import Fact
from compare.facts.pairing import likeliest_pairs
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.setting import Backdrop, Setting
    from compare.facts.doc.sources.sourcing import Source
    from compare.facts.doc.telling import Telling

_STRENGTH = {"doubtful": 0, "neutral": 1, "paper": 1, "foresee": 1, "firm": 2}
_NOT_ALONE = frozenset({"act", "foresee"})  # who promises or expects something has not been left out as its source
_ONE_CLAIM = 0.2  # of the words: voices whose sentences share fewer tell different things
_FINDING = frozenset(
    {"found", "finds", "find", "put", "puts", "estimated", "estimates", "counted", "counts", "recorded", "identified", "measured"}
    | {"calculated", "detected", "uncovered", "discovered", "established", "determined", "tallied"}
)
_IN_FULL = 3  # words of content
_BESIDE = re.compile(r"\b(?:near|of|in|with|from|at|off|outside|against|around|over)\s(?:the\s)?$", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed)\sby\s((?:[A-Z][\w'-]*)(?:\s[A-Z][\w'-]*){0,3}|(?:this|the)\s(?:newspaper|paper|agency|broadcaster))"
)
_MOST_SEEN = 4
_Pair = tuple[Voice, Voice]


@dataclass(frozen=True, slots=True)
class _Side:
    telling: Telling
    voices: Sequence[Voice]


def find_source_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The source facts of a link, and the reporting verbs that hedge."""
    ours, theirs = find_voices(left, setting.left), find_voices(right, setting.right)
    pairs = _paired(left, right, ours, theirs, setting)
    facts: list[Fact] = []
    for one, two in pairs:
        facts += _compared(left, right, one, two, setting)
    paired = {id(voice) for pair in pairs for voice in pair}
    mine, yours = _Side(left, ours), _Side(right, theirs)
    facts += _alone(mine, yours, paired, setting, lost=True)
    facts += _alone(yours, mine, paired, setting.mirrored, lost=False)
    facts += [Fact("intermediary_dropped", left.span(*at), None, "not on the right") for at in _seen_by(left, right, setting.right)]
    return facts + [
        Fact("intermediary_added", None, right.span(*at), "not on the left") for at in _seen_by(right, left, setting.left)
    ]


def _seen_by(side: Telling, other: Telling, backdrop: Backdrop) -> Iterator[tuple[int, int]]:
    """Where a side says who saw a paper that the other side tells of: 'a report seen by Meridian'."""
    for match in islice(_SEEN.finditer(side.spoken), _MOST_SEEN):
        who = tokens_of(match.group(1))
        if not any(t.key in backdrop.words for t in who if t.capital) and other.text.strip():
            yield match.span()


def _paired(left: Telling, right: Telling, ours: Sequence[Voice], theirs: Sequence[Voice], setting: Setting) -> list[_Pair]:
    """Voices of the two sides that say the same thing: the same source first, then by place."""
    costs: list[tuple[int, int, float, int, int]] = []
    claims = [_claim(left, v) for v in ours], [_claim(right, v) for v in theirs]
    for i, one in enumerate(ours):
        for j, two in enumerate(theirs):
            same = _same(left, right, one, two, setting) or _one_cites_the_other(one, two, setting)
            acts = (one.strength == "act") + (two.strength == "act")
            if acts == 1 and not same:
                continue
            alike = _alike(claims[0][i], claims[1][j])
            rank = (0 if same else 1) if alike >= _ONE_CLAIM else (2 if same else 3)
            costs.append((rank, acts, abs(_share(left, one) - _share(right, two)), i, j))
    return [(ours[i], theirs[j]) for i, j in likeliest_pairs(costs)]


def _one_cites_the_other(one: Voice, two: Voice, setting: Setting) -> bool:
    cited = (one.cited, two.source), (two.cited, one.source)
    return any(c is not None and not s.pronoun and _cites(c, s, setting) for c, s in cited)


def _claim(telling: Telling, voice: Voice) -> frozenset[str]:
    """What the sentence of a voice tells besides its source."""
    number = telling.passage_at(voice.start)
    start, end = telling.starts[number], telling.starts[number] + len(telling.passages[number].text)
    words = tokens_of(telling.text[start:end])
    return frozenset(
        t.stem
        for t in words
        if t.key not in phrases("function_words") and not voice.start <= start + t.start < max(voice.end, voice.source.end)
    )


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 1.0


def _share(telling: Telling, voice: Voice) -> float:
    return voice.start / max(1, len(telling.text))


def _source(telling: Telling, voice: Voice, backdrop: Backdrop) -> Source:
    return resolved(voice.source, backdrop, telling.passages[telling.passage_at(voice.start)].id)


def _same(left: Telling, right: Telling, one: Voice, two: Voice, setting: Setting) -> bool:
    mine, yours = _source(left, one, setting.left), _source(right, two, setting.right)
    if KNOWN in {mine.rank, yours.rank}:
        return VAGUE not in {mine.rank, yours.rank}
    if mine.rank == yours.rank == NAMED:
        return same_person(mine.name, yours.name, setting)
    return bool(_stems(mine) & _stems(yours)) and mine.rank == yours.rank


def _stems(source: Source) -> set[str]:
    return {t.stem for t in tokens_of(source.text)}


def _compared(left: Telling, right: Telling, one: Voice, two: Voice, setting: Setting) -> Iterator[Fact]:
    """What is different between two voices that say the same."""
    mine, yours = _source(left, one, setting.left), _source(right, two, setting.right)
    spans = left.span(one.start, one.end), right.span(two.start, two.end)
    if one.cited and not two.cited and _cites(one.cited, yours, setting):
        yield Fact("intermediary_dropped", *spans, f"without {one.source.text}")
        return
    if two.cited and not one.cited and _cites(two.cited, mine, setting):
        yield Fact("intermediary_added", *spans, f"with {two.source.text}")
        return
    if one.cited and not two.cited and _same(left, right, one, two, setting):
        yield Fact("attribution_weakened", left.span(one.cited.start, one.cited.end), spans[1], f"without {one.cited.text}")
        return
    if two.cited and not one.cited and _same(left, right, one, two, setting):
        yield Fact("attribution_strengthened", spans[0], right.span(two.cited.start, two.cited.end), f"with {two.cited.text}")
        return
    if "act" in {one.strength, two.strength}:
        return
    weakened, strengthened = _weaker(mine, yours), _weaker(yours, mine)
    if weakened or strengthened:
        yield Fact("attribution_weakened" if weakened else "attribution_strengthened", *spans, f"{mine.text} became {yours.text}")
    elif mine.rank == yours.rank == NAMED and not same_person(mine.name, yours.name, setting):
        if (one.source.pronoun and two.source.pronoun) or _speaks_for(mine, yours) or _speaks_for(yours, mine):
            return  # 'he said' on both sides: whom each means is too weak a proof
        yield Fact("attribution_changed", *spans, f"{mine.text} became {yours.text}")
    elif change := _STRENGTH[two.strength] - _STRENGTH[one.strength]:
        yield Fact("hedge_hardened" if change > 0 else "hedge_softened", *spans, f"“{one.verb}” became “{two.verb}”")


def _speaks_for(person: Source, body: Source) -> bool:
    """Whether who is named speaks for the other: 'Dario Valente of Norvik's foreign ministry', 'Norvik's foreign ministry'."""
    named = {t.key for t in tokens_of(body.name)} - phrases("function_words").keys()
    return len(named) > 1 and named <= {t.key for t in tokens_of(person.text)}


def _cites(cited: Source, source: Source, setting: Setting) -> bool:
    return bool(_stems(cited) & _stems(source)) or (
        cited.rank == source.rank == NAMED and same_person(cited.name, source.name, setting)
    )


def _weaker(one: Source, two: Source) -> bool:
    """Whether the second tells less about who it was."""
    if two.rank == KNOWN:
        return False
    if one.rank == KNOWN:
        return two.rank == VAGUE
    if one.rank == two.rank:
        return False
    return two.rank < one.rank and (two.rank <= MANY or (one.rank == NAMED and (one.paper or not two.paper)))


def _alone(side: _Side, other: _Side, paired: set[int], setting: Setting, *, lost: bool) -> Iterator[Fact]:
    """Sources of one side that the other side's link does not have."""
    for voice in side.voices:
        if id(voice) in paired or voice.strength in _NOT_ALONE or _known_there(voice, side, other, setting):
            continue
        span = side.telling.span(voice.start, voice.end)
        note = f"the {'right' if lost else 'left'} does not name {voice.source.text} as the source"
        yield Fact("attribution_dropped", span, None, note) if lost else Fact("attribution_added", None, span, note)


def _known_there(voice: Voice, side: _Side, other: _Side, setting: Setting) -> bool:
    """Whether the other side says whose words these are without a voice of its own for them."""
    if voice.source.pronoun and (other.voices or any(v.source.rank == NAMED and v.strength != "act" for v in side.voices)):
        return True  # a second 'he said' beside a named source tells nothing new
    if (
        voice.source.rank == KNOWN
        and voice.strength in {"firm", "doubtful", "paper"}
        and not (voice.source.pronoun or voice.source.person or voice.source.paper)
    ):
        return True  # 'the injury confirms': nobody speaks
    if voice.source.pronoun and other.telling.quotations:
        return True
    finds = not voice.source.pronoun and _finds_it(voice, other.telling)
    if finds or (voice.source.rank == NAMED and voice.strength != "doubtful" and _is_told_of(voice, other.telling)):
        return True  # 'the regulator found it', or 'Petrel Lines said it would pay', 'Petrel Lines will pay': told of the source
    named = [v for v in other.voices if v.source.rank == NAMED]
    if voice.source.rank == NAMED and any(same_person(v.source.name, voice.source.name, setting) for v in named):
        return True
    return not other.voices and _mostly_quoted(other.telling)


def _is_told_of(voice: Voice, telling: Telling) -> bool:
    """Whether the other side tells something of the source, if not as one; 'near Petrel Lines' tells nothing of it."""
    name = tokens_of(voice.source.name)
    places = [t.start for t in telling.voice if name and t.key == name[0].key and t.capital]
    last = bool(name) and any(t.key == name[-1].key and t.capital for t in telling.voice)
    return last and not (places and all(_BESIDE.search(telling.spoken[:start]) for start in places))


def _finds_it(voice: Voice, telling: Telling) -> bool:
    """Whether the source stands on the other side as who found or counted it, or as the paper that it is, in full."""
    names = [t.key for t in tokens_of(voice.source.text) if t.key not in phrases("function_words")]
    told = [t.key for t in telling.voice if t.key not in phrases("function_words")]
    ends = [k + len(names) for k in range(len(told)) if told[k : k + len(names)] == names]
    if ends and voice.source.paper and len(names) >= _IN_FULL:
        return True
    return bool(names) and any(_FINDING & set(told[end : end + 2]) for end in ends)


def _mostly_quoted(telling: Telling) -> bool:
    """Whether most of it is quotation, whose speaker was named before it."""
    return len(telling.voice) * 2 < len(telling.tokens)
