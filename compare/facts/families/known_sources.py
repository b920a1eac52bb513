"""Whether the other side of a link says whose words these are: by name, as the thing it tells of, or right beside it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from compare.facts.doc.names import in_title_case, same_person
from compare.facts.doc.sources.antecedents import resolved
from compare.facts.doc.sources.sourcing import KNOWN, NAMED
from compare.facts.doc.sources.voices import Voice, voices_in
from compare.facts.doc.tokens import tokens_of
from compare.facts.edits import reworded
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.sources.sourcing import NewsSource
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_FINDING = frozenset(
    {"found", "finds", "find", "put", "puts", "estimated", "estimates", "counted", "counts", "recorded", "identified", "measured"}
    | {"calculated", "detected", "uncovered", "discovered", "established", "determined", "tallied"}
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_IN_FULL = 3  # words of content
_BESIDE = regex(r"\b(?:near|of|in|with|from|at|off|outside|against|around|over)\s(?:the\s)?$", re.IGNORECASE)


def names_nobody(sides: Sides, voice: Voice) -> bool:
    """Whether it is the rest of a sentence, 'and said', or a headline's verb, where nobody has to be named."""
    if not any(t.key not in phrases("function_words") or t.key in _PRONOUNS for t in tokens_of(voice.source.text)):
        return True
    return in_title_case(sides.left, voice.start)


def named_beside(sides: Sides, voice: Voice) -> bool:
    """Whether the passage right before the other side of the link, or the one right behind, names the source."""
    name = [t for t in tokens_of(voice.source.name) if t.capital and t.key not in phrases("function_words")]
    if voice.source.rank != NAMED or not name:
        return False
    other = sides.docs.right
    ids = {p.id for p in sides.right.passages}
    near = sorted({k + step for k in ids for step in (-1, 1)} - ids)
    return any(t.key == name[-1].key for k in near if 0 <= k < len(other.article.passages) for t in other.view([k]).tokens)


def is_known_there(sides: Sides, voice: Voice, theirs: Sequence[Voice]) -> bool:
    """Whether the other side says whose words these are without a voice of its own for them."""
    source, other = voice.source, sides.right
    if (not theirs and _mostly_quoted(other)) or _says_it_otherwise(sides, voice) or other.is_headline:
        return True
    if source.pronoun:
        return _adds_nothing(sides, theirs) or _means_somebody_there(sides, voice)
    if source.rank == KNOWN and voice.strength in {"firm", "doubtful", "paper"} and not (source.person or source.paper):
        return True  # 'the injury confirms': nobody speaks
    if _finds_it(voice, other) or _is_thing_there(source, other):
        return True
    return source.rank == NAMED and _is_named_there(sides, voice, theirs)


def _says_it_otherwise(sides: Sides, voice: Voice) -> bool:
    """Whether another verb stands in the place of the reporting verb: 'Orme suggested it', 'Orme proposed it'."""
    source = voice.source
    if any(source.start <= t.start < source.end for edit in sides.edits for t in edit.ours):
        return False
    return reworded(sides.edits, voice.start, voice.end)


def _adds_nothing(sides: Sides, theirs: Sequence[Voice]) -> bool:
    """Whether a 'he said' tells nothing new: beside a source by name, or where the other side lets anybody speak."""
    named = any(v.source.rank == NAMED and v.strength != "act" for v in voices_in(sides.left))
    return bool(theirs or sides.right.quotations) or named


def _is_named_there(sides: Sides, voice: Voice, theirs: Sequence[Voice]) -> bool:
    """'Petrel Lines said it would pay', 'Petrel Lines will pay': told of the source; or it is the source of something else."""
    if voice.strength != "doubtful" and _is_told_of(voice, sides.right):
        return True
    return any(v.source.rank == NAMED and same_person(v.source.name, voice.source.name, sides.docs) for v in theirs)


def _is_told_of(voice: Voice, view: View) -> bool:
    """Whether the other side tells something of the source, if not as one; 'near Petrel Lines' tells nothing of it."""
    return _tells_of(voice.source.name, view)


def _tells_of(whom: str, view: View) -> bool:
    name = tokens_of(whom)
    places = [t.start for t in view.voice if name and t.key == name[0].key and t.capital]
    last = bool(name) and any(t.key == name[-1].key and t.capital for t in view.voice)
    return last and not (places and all(_BESIDE.search(view.spoken[:start]) for start in places))


def _finds_it(voice: Voice, view: View) -> bool:
    """Whether the source stands on the other side as who found or counted it, or as the paper that it is, in full."""
    names = [t.key for t in tokens_of(voice.source.text) if t.key not in phrases("function_words")]
    told = [t.key for t in view.voice if t.key not in phrases("function_words")]
    ends = [k + len(names) for k in range(len(told)) if told[k : k + len(names)] == names]
    if ends and voice.source.paper and len(names) >= _IN_FULL:
        return True
    return bool(names) and any(_FINDING & set(told[end : end + 2]) for end in ends)


def _mostly_quoted(view: View) -> bool:
    """Whether most of it is quotation, whose speaker was named before it."""
    return len(view.voice) * 2 < len(view.tokens)


def _means_somebody_there(sides: Sides, voice: Voice) -> bool:
    """Whether whom a pronoun means is told of on the other side: 'he said he considered it', 'Lind considered it'."""
    passage = sides.left.passages[sides.left.passage_at(voice.start)].id
    meant = resolved(voice.source, sides.docs.left, passage)
    return meant.rank == NAMED and _tells_of(meant.name, sides.right)


def _is_thing_there(source: NewsSource, view: View) -> bool:
    """Whether a thing without a name is told of there: 'according to the tax returns', 'filed her tax returns'."""
    if (source.person and not source.paper) or source.rank == NAMED:
        return False
    thing = _thing(source)
    return bool(thing) and thing in {t.root for t in view.voice}


def _thing(source: NewsSource) -> str:
    """What a source is, the rest of its words aside: the returns of 'the tax returns filed in May'."""
    rest = itertools.dropwhile(lambda t: t.key in phrases("function_words"), tokens_of(source.text))
    noun = [*itertools.takewhile(lambda t: t.key not in phrases("function_words") and not t.key.endswith("ed"), rest)]
    return noun[-1].root if noun else ""
