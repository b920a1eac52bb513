"""What speaks for a pair of passages: a handful of features, each a number that a reporter could be told.

All look the same from either side. All but `meaning`, `words` and `numbers` look beyond the two passages: at the rest of
both articles, at the rivals for either passage, at the neighbours of both. A short passage that means nothing alone
('He was unarmed') is judged by where it stands, and even its `meaning` is taken together with its neighbours'.

`rare words` is the overlap of content words weighted by inverse document frequency (Sparck Jones 1972) with the passages
of both articles as the documents; `lead` is the margin to the next best candidate (Artetxe and Schwenk 2019, as a
difference).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from compare.linking.evidence.candidates import cosines
from compare.linking.evidence.repeats import find_alike, firsts, number, number_places
from compare.linking.lexical import comparable, coverage, numbers, stems, token_set_similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.embedding import SharedRows, Vectors
    from compare.linking.evidence.candidates import Floats, Indices

MEANING = "meaning"
WORDS = "words"
RARE = "rare words"
KNOWN = "known words"
NUMBERS = "numbers"
LEAD_WEAKER = "lead on both sides"
LEAD_STRONGER = "lead on one side"
NEIGHBOURS = "neighbours"
BESIDE = "passages beside"
PLACE = "place"
SURROUNDINGS = "surroundings"
COSINE = "cosine"

FEATURES = (MEANING, WORDS, RARE, KNOWN, NUMBERS, LEAD_WEAKER, LEAD_STRONGER, NEIGHBOURS, BESIDE, PLACE)
MEANING_ALONE = (MEANING, NUMBERS, LEAD_WEAKER, LEAD_STRONGER, NEIGHBOURS, BESIDE, PLACE)
CONTEXT = (NEIGHBOURS, BESIDE, SURROUNDINGS)

_LEAD = (-0.15, 0.10)
_NO_RIVAL = 0.3
_NONE = np.float32(-np.inf)
_NEIGHBOUR = (0.4, 0.9)
_FARTHEST = 0.3
_FOREIGN = 0.12
_SHORT = 5
_REACH = 2
_PAIRS = 512  # at a time: what is made of them stays in a core's cache
_BLOCK = 65_536
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Passages:
    """One article's passages, as the features need them: parallel, in reading order.

    Attributes:
        texts: as `comparable` gives them.
        stems: content words (see lexical.stems), sorted.
        numbers: the numbers in each, sorted.
        vectors: shape (passages, dimensions), unit rows.
        tellings: a number for each passage, the same for those that are equal letter for letter.
    """

    texts: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]
    vectors: Vectors | SharedRows
    tellings: Indices

    @classmethod
    def of(cls, passages: Sequence[str], vectors: Vectors | SharedRows) -> Passages:
        """The side made of some passages and their vectors; what passages have in common is held once."""
        told = {passage: comparable(passage) for passage in dict.fromkeys(passages)}
        known: dict[str, str] = {}
        found = {text: (_kept(stems(text), known), _kept(numbers(text), known)) for text in dict.fromkeys(told.values())}
        texts = tuple(told[passage] for passage in passages)
        own_stems, own_numbers = tuple(found[text][0] for text in texts), tuple(found[text][1] for text in texts)
        return cls(texts, own_stems, own_numbers, vectors, number(passages))


def _kept(words: frozenset[str], known: dict[str, str]) -> tuple[str, ...]:
    """The same words in order; a tuple takes a fifth of a set's memory."""
    return tuple(known.setdefault(word, word) for word in sorted(words))


def measure(left: Passages, right: Passages, rows: Indices, columns: Indices, *, meaning_alone: bool) -> dict[str, Floats]:
    """Every feature of every pair, by name, and the bare cosines: arrays of shape (len(rows),).

    Args:
        left: an article.
        right: the other.
        rows: places on the left, a pair a place; with `columns` sorted and without doubles.
        columns: places on the right.
        meaning_alone: whether rivals and neighbours are compared by meaning alone, because the words are of two languages.
    """
    meaning, words = _likeness(left, right, rows, columns)
    likeness = meaning if meaning_alone else np.asarray((meaning + words) / 2, np.float32)
    leads = _leads(rows, len(left.texts), likeness), _leads(columns, len(right.texts), likeness)
    weaker, stronger = np.minimum(*leads).clip(*_LEAD), np.maximum(*leads).clip(*_LEAD)
    rare, agreement = _content(left, right, rows, columns, stronger > _LEAD[0])  # the others are too far behind to become links
    known = _known_words(left, right)[rows], _known_words(right, left)[columns]
    ahead, beside = _around(rows, columns, likeness, len(right.texts))
    return {
        COSINE: meaning,
        MEANING: _in_context(left, right, rows, columns, meaning),
        WORDS: words,
        RARE: rare,
        KNOWN: np.minimum(*known),
        NUMBERS: agreement,
        LEAD_WEAKER: weaker,
        LEAD_STRONGER: stronger,
        NEIGHBOURS: ahead.clip(*_NEIGHBOUR),
        BESIDE: beside.clip(*_NEIGHBOUR),
        PLACE: -np.abs((rows + 0.5) / len(left.texts) - (columns + 0.5) / len(right.texts)).clip(0, _FARTHEST),
    }


def _likeness(left: Passages, right: Passages, rows: Indices, columns: Indices) -> tuple[Floats, Floats]:
    """The bare cosine of each pair, and how alike its words are."""
    alike = find_alike(left.tellings, right.tellings, rows, columns)
    meaning = cosines(left.vectors, right.vectors, rows[alike.chosen], columns[alike.chosen])
    worded = find_alike(number(left.texts), number(right.texts), rows, columns)
    ours, theirs = rows[worded.chosen].tolist(), columns[worded.chosen].tolist()
    words = token_set_similarity([left.texts[i] for i in ours], [right.texts[j] for j in theirs])
    return alike.for_all(meaning), worded.for_all(words)


def _content(left: Passages, right: Passages, rows: Indices, columns: Indices, wanted: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """The rare words that both passages of the wanted pairs have, and how their numbers agree; 0 of the others."""
    rare, agreement = np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32)
    rows, columns = rows[wanted], columns[wanted]
    alike = find_alike(left.tellings, right.tellings, rows, columns)
    rows, columns = rows[alike.chosen], columns[alike.chosen]
    rare[wanted] = alike.for_all(_rare_words(left, right, rows, columns))
    agreement[wanted] = alike.for_all(_agreement(left.numbers, right.numbers, rows, columns))
    return rare, agreement


def _known_words(side: Passages, other: Passages) -> Floats:
    """See `coverage`; a text that is told again is looked at once."""
    own, others = ([each.stems[k] for k in firsts(each.tellings)] for each in (side, other))
    return coverage(own, others)[side.tellings]


def _in_context(left: Passages, right: Passages, rows: Indices, columns: Indices, meaning: Floats) -> Floats:
    """The cosines; of a pair with a very short passage that of both with their neighbours, where it is higher."""
    short = [np.fromiter((len(text.split()) <= _SHORT for text in side.texts), bool, len(side.texts)) for side in (left, right)]
    some = np.flatnonzero(short[0][rows] | short[1][columns])
    if not len(some):
        return meaning
    alike = find_alike(number_places(left.tellings), number_places(right.tellings), rows[some], columns[some])
    chosen = some[alike.chosen]
    together = np.empty(len(chosen), np.float32)
    for start in range(0, len(chosen), _PAIRS):
        block = slice(start, start + _PAIRS)
        pairs = chosen[block]
        ours, theirs = _with_neighbours(left.vectors, rows[pairs]), _with_neighbours(right.vectors, columns[pairs])
        together[block] = np.einsum("kd,kd->k", ours, theirs)
    found = meaning.copy()
    found[some] = np.maximum(found[some], alike.for_all(together))
    return found


def _with_neighbours(vectors: Vectors | SharedRows, places: Indices) -> Vectors:
    """The vector of each place with half of the one before and half of the one after, of unit length."""
    wanted, back = np.unique(places, return_inverse=True)
    pooled = vectors[wanted]
    before, after = np.flatnonzero(wanted > 0), np.flatnonzero(wanted < len(vectors) - 1)
    pooled[before] += vectors[wanted[before] - 1] / 2
    pooled[after] += vectors[wanted[after] + 1] / 2
    return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True).clip(1e-9), np.float32)[back]


def foreign(left: Passages, right: Passages) -> bool:
    """Whether the two articles share so few words, function words included, that they must be in two languages."""
    counts = [_count_words(side.texts) for side in (left, right)]
    known = counts[0].keys() & counts[1].keys()
    return min(sum(side[w] for w in known) / max(1, side.total()) for side in counts) < _FOREIGN


def _count_words(texts: Sequence[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, times in Counter(texts).items():
        for word in text.split():
            found[word] += times
    return found


def _leads(places: Indices, size: int, likeness: Floats) -> Floats:
    """By how much each pair is ahead of the best other pair of the same passage of one side; below 0 where it is behind."""
    best, next_best = np.full(size, _NONE, np.float32), np.full(size, _NONE, np.float32)
    np.maximum.at(best, places, likeness)
    is_best = likeness >= best[places]
    np.maximum.at(next_best, places[~is_best], likeness[~is_best])
    several = np.bincount(places[is_best], minlength=size) > 1
    next_best[several] = best[several]
    next_best[next_best == _NONE] = _NO_RIVAL
    return np.asarray(likeness - np.where(is_best, next_best[places], best[places]), np.float32)


def _rare_words(left: Passages, right: Passages, rows: Indices, columns: Indices) -> Floats:
    """The share of the poorer passage's content words that the other has too, each weighted by how rare it is."""
    numbering: dict[str, int] = {}
    every = {stem for side in (left, right) for own in set(side.stems) for stem in own}
    for stem in sorted(every):  # sorted: the sums do not depend on the hash seed
        numbering[stem] = len(numbering)
    ours, theirs = (_Members.of([side.stems[k] for k in firsts(side.tellings)], numbering) for side in (left, right))
    rows, columns = left.tellings[rows], right.tellings[columns]
    counts = ours.counts(left.tellings) + theirs.counts(right.tellings)
    weights = np.asarray(0.1 + np.log((len(left.stems) + len(right.stems) + 1) / np.maximum(1, counts)), np.float64)
    shared = np.empty(len(rows))
    for start in range(0, len(rows), _PAIRS):
        block = slice(start, start + _PAIRS)
        both = np.intersect1d(ours.keys(rows[block]), theirs.keys(columns[block]), assume_unique=True)
        pairs, members = np.divmod(both, max(1, len(numbering)))
        shared[block] = np.bincount(pairs, weights=weights[members], minlength=len(rows[block]))
    whole = np.maximum(ours.sums(weights)[rows], theirs.sums(weights)[columns])
    return np.asarray(shared / np.maximum(whole, 1e-9), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Members:
    """The numbers of each distinct passage's content words, one passage after another.

    Attributes:
        ids: the numbers, rising within a passage.
        sizes: how many each passage has.
        starts: where each passage's begin.
        width: how many numbers there are.
    """

    ids: Indices
    sizes: Indices
    starts: Indices
    width: int

    @classmethod
    def of(cls, stems: Sequence[Sequence[str]], numbering: dict[str, int]) -> _Members:
        sizes = np.fromiter(map(len, stems), np.int64, len(stems))
        numbered = chain.from_iterable(sorted(map(numbering.__getitem__, own)) for own in stems)
        return cls(np.fromiter(numbered, np.int64, int(sizes.sum())), sizes, np.cumsum(sizes) - sizes, len(numbering))

    def keys(self, places: Indices) -> Indices:
        """For the k-th of some places, k times the width and each of its numbers; rising."""
        sizes = self.sizes[places]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        ids = self.ids[np.repeat(self.starts[places], sizes) + within]
        return np.asarray(np.repeat(np.arange(len(places)), sizes) * self.width + ids, np.int64)

    def counts(self, tellings: Indices) -> Indices:
        """How often each number stands in an article, told by which of these passages each of its own is."""
        times = np.repeat(np.bincount(tellings, minlength=len(self.sizes)), self.sizes)
        return np.asarray(np.bincount(self.ids, weights=times, minlength=self.width), np.int64)

    def sums(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The weight of each passage's words together."""
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        return np.asarray(np.bincount(owners, weights=weights[self.ids], minlength=len(self.sizes)), np.float64)


def _agreement(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], rows: Indices, columns: Indices) -> Floats:
    """From -1, no number of the one is in the other, to 1, all are; 0 where either has none."""
    has_left, has_right = (np.fromiter(map(bool, side), bool, len(side)) for side in (left, right))
    found = np.zeros(len(rows), np.float32)
    for k in np.flatnonzero(has_left[rows] & has_right[columns]).tolist():
        ours, theirs = left[rows[k]], right[columns[k]]
        found[k] = 2 * len(set(ours) & set(theirs)) / min(len(ours), len(theirs)) - 1
    return found


def _around(rows: Indices, columns: Indices, likeness: Floats, width: int) -> tuple[Floats, Floats]:
    """How alike the neighbours are, 0 where they are no candidates.

    Returns:
        The better of the pair before both and the pair after both; and the best of the pairs of one of the two passages
        with a neighbour of the other.
    """
    keys = rows * (width + 2) + columns  # two spare columns, so that a step over the edge finds nothing
    along, across, down = width + 3, 1, width + 2
    return _best_at(keys, (-along, along), likeness), _best_at(keys, (-across, across, -down, down), likeness)


def measure_surroundings(rows: Indices, columns: Indices, chance: Floats) -> Floats:
    """How surely the passages around both are linked, to whatever, 0 to 1: a mean over two before and two after each.

    The nearer weighs twice as much, and one neighbour more is put in that could go either way, so that little is said of
    an article of few passages. This keeps a weak link out of a section that nothing else is linked in, and in where all is.

    Args:
        rows: places on the left, a pair a place.
        columns: places on the right.
        chance: of each pair, the probability that the two say the same as far as the other features know.
    """
    return np.asarray((_links_around(rows, chance) + _links_around(columns, chance)) / 2, np.float32)


def _links_around(places: Indices, chance: Floats) -> Floats:
    best = np.zeros(int(places.max(initial=-1)) + 1)
    np.maximum.at(best, places, chance.astype(best.dtype))  # of two types it takes thirty times as long
    total, weight = np.full(len(best), _UNKNOWN), np.ones(len(best))
    for step in range(1, min(_REACH, len(best) - 1) + 1):
        for here, there in ((slice(step, None), slice(None, -step)), (slice(None, -step), slice(step, None))):
            total[here] += best[there] / step
            weight[here] += 1 / step
    return np.asarray((total / weight)[places], np.float32)


def _best_at(keys: Indices, steps: Sequence[int], values: Floats) -> Floats:
    """The largest of the values that stand some steps away from each key, 0 for a step to where no key is."""
    found = np.empty_like(values)
    for start in range(0, len(keys), _BLOCK):
        block = slice(start, start + _BLOCK)
        found[block] = np.maximum.reduce([_at(keys, keys[block] + step, values) for step in steps])
    return found


def _at(keys: Indices, wanted: Indices, values: Floats) -> Floats:
    places = np.searchsorted(keys, wanted).clip(0, len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], np.float32(0))
