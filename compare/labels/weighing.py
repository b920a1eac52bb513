"""What the words and phrases of a section are worth for its label.

A word weighs what it is for the section times what sets the section apart by it: how often it stands there and in how many of
its passages, more in the first, times the logarithm of how much more often than in both articles (informativeness as
Tomokiyo and Hurst 2003 have it). A phrase weighs its heaviest word and less of each further one, more if it is said again
(as in C-value, Frantzi and Ananiadou 2000).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from compare.labels.grammar import ADJECTIVE_ENDINGS, CONTENT_KINDS, NOUN_ENDINGS
from compare.labels.lists import plain_nouns, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.labels.grammar import Word
    from compare.labels.phrases import Phrase

    Rows = Sequence[tuple[Sequence[Word], int]]  # the words of each text that differs, and how often the text stands there

_FREQUENCY = 1.3
_FIRST = 1.3
_PLAIN = 0.3
_SMALLEST_RARITY = 2.0
_SMOOTHING = 10
_SMALLEST = 0.05
_FURTHER = (1, 0.4, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
_SHORT = 6
_AGAIN = 0.2
_MOST_AGAIN = 3
_ALONE = 0.9
_ADJECTIVE = 0.6
_NOUN = 1.1


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What both articles say: how often each stem, how often all together, and which words are names."""

    counts: Mapping[str, int]
    total: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each stem of a section weighs, and which share of its uses stands in the section."""

    weight: Mapping[str, float]
    share: Mapping[str, float]

    @classmethod
    def of(cls, rows: Rows, everywhere: Everywhere) -> Weights:
        """The weights of a section's stems."""
        here, passages, in_first = _counted(rows)
        rarity = max(_SMALLEST_RARITY, (everywhere.total + _SMOOTHING) / (sum(here.values()) + _SMOOTHING))
        share = {each: here[each] / max(here[each], everywhere.counts[each]) for each in here}
        weight = {}
        for each in here:
            frequency = ((here[each] + passages[each]) / 2) ** _FREQUENCY
            place = _FIRST if each in in_first else 1
            plain = _PLAIN if each in plain_nouns() else 1
            weight[each] = frequency * place * plain * max(_SMALLEST, log2(1 + share[each] * rarity))
        return cls(weight, share)

    def of_phrase(self, phrase: Phrase) -> float:
        """What the words of a phrase weigh together."""
        return sum(self.weight[each] * part for each, part in self._parts(phrase))

    def own_share(self, phrase: Phrase) -> float:
        """How much of a phrase's weight is of uses that stand in the section, from 0 to 1."""
        own = sum(self.weight[each] * self.share[each] * part for each, part in self._parts(phrase))
        return own / self.of_phrase(phrase)

    def _parts(self, phrase: Phrase) -> Iterator[tuple[str, float]]:
        ordered = sorted(phrase.stems, key=lambda each: (-self.weight[each], each))
        return zip(ordered, _FURTHER, strict=False)


def _counted(rows: Rows) -> tuple[Counter[str], Counter[str], set[str]]:
    """How often each stem stands in a section, in how many of its passages, and which are in the first."""
    here: Counter[str] = Counter()
    passages: Counter[str] = Counter()
    in_first: set[str] = set()
    for k, (words, times) in enumerate(rows):
        stems = Counter(stem(word.lower) for word in words if word.kind in CONTENT_KINDS)
        for each, count in stems.items():
            here[each] += count * times
            passages[each] += times
        if k == 0 or (k == 1 and len(rows[0][0]) < _SHORT):  # a by-line and the like is not the first that is said
            in_first.update(stems)
    return here, passages, in_first


def shape(phrase: Phrase, times: int, head: str) -> float:
    """How well a phrase reads as a noun phrase, about 1.

    Args:
        phrase: a candidate.
        times: how often the section has it.
        head: the word that it is about.
    """
    good = 1 + _AGAIN * min(_MOST_AGAIN, times - 1)
    if head.endswith(ADJECTIVE_ENDINGS):
        good *= _ADJECTIVE
    if head.endswith(NOUN_ENDINGS):
        good *= _NOUN
    if len(phrase.words) == 1:
        good *= _ALONE * (_ADJECTIVE if head.endswith(("ed", "al", "ic")) else 1)
    return good
