"""Which words of two lists are alike in their letters, without asking of every pair.

Two words that are alike are one word once each has lost as many letters as there are errors: a wrong letter is lost on both
sides, a missing one on one, two that changed places one on each. So words are looked up by what is left of them, as numbers in
arrays; only those that meet are asked.
"""

from __future__ import annotations

from itertools import combinations, groupby, pairwise, starmap
from math import comb
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cpdist

from compare.facts.doc.names import ALIKE, SHORTEST
from compare.facts.whole.namesakes import asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]
    Places = np.ndarray[Any, np.dtype[np.int64]]

LONGEST = 15  # letters: what is left of longer words is too much to look up
MOST_LONG = 1_000  # of those on either side that are asked at all: no text but a made-up one has so many
MOST_MET = 100  # words that may meet a word under one number: where more do, all words are alike
_NUMBERS_AT_ONCE, _PAIRS_AT_ONCE = 8_000_000, 500_000  # what is held at once
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def alike_letters(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words, one of each list, that are alike; a pair may come more than once.

    Args:
        mine: different words.
        theirs: likewise.
    """
    ours, others = ([w for w in words if len(w) >= SHORTEST] for words in (mine, theirs))
    errors, shortest = 1, SHORTEST
    while shortest <= LONGEST:
        longest = max(n for n in range(shortest, LONGEST + 1) if _errors(n) == errors)
        here, there = ([w for w in words if shortest - errors <= len(w) <= longest] for words in (ours, others))
        yield from _met(here, there, shortest, errors)
        errors, shortest = errors + 1, longest + 1
    least = LONGEST + 1 - _errors(LONGEST + 1)
    long, their_long = ([w for w in words if len(w) > LONGEST][:MOST_LONG] for words in (ours, others))
    yield from asked(long, [w for w in others if least <= len(w) <= LONGEST][:MOST_LONG])
    yield from asked([w for w in ours if len(w) >= least][:MOST_LONG], their_long)


def _errors(letters: int) -> int:
    """How many errors two words may have that are alike, the longer of which has so many letters."""
    return int((1 - ALIKE) * letters + 1e-9)


def _met(ours: Sequence[str], others: Sequence[str], shortest: int, errors: int) -> Iterator[tuple[str, str]]:
    """The alike pairs of which the longer word has at least so many letters, by what is left without the errors."""
    parts = 1 + sum(comb(len(word), errors) for words in (ours, others) for word in words) // _NUMBERS_AT_ONCE
    for part in range(parts):
        numbers, places = _left(ours, shortest - errors, errors, (part, parts))
        their_numbers, their_places = _left(others, shortest - errors, errors, (part, parts))
        by_word, by_number = np.argsort(places, kind="stable"), np.argsort(their_numbers)
        numbers, places = numbers[by_word], places[by_word]
        their_numbers, their_places = their_numbers[by_number], their_places[by_number]
        first = np.searchsorted(their_numbers, numbers, "left")
        count = np.minimum(np.searchsorted(their_numbers, numbers, "right") - first, MOST_MET)
        for here in _slices(count):
            mine = np.repeat(places[here], count[here])
            theirs = their_places[np.repeat(first[here], count[here]) + _up_to(count[here])]
            pairs = np.unique(mine * len(others) + theirs)
            yield from _alike(
                [ours[k] for k in (pairs // len(others)).tolist()], [others[k] for k in (pairs % len(others)).tolist()]
            )


def _slices(count: Places) -> Iterator[slice]:
    """Runs of places that count to about `_PAIRS_AT_ONCE` together."""
    total = count.cumsum()
    ends = np.searchsorted(total, np.arange(_PAIRS_AT_ONCE, int(total[-1]) if len(total) else 0, _PAIRS_AT_ONCE), "right")
    yield from starmap(slice, pairwise([0, *ends.tolist(), len(count)]))


def _up_to(count: Places) -> Places:
    """0, 1 and so on, up to each of the counts: of 2 and 3, it is 0, 1, 0, 1, 2."""
    found: Places = np.arange(count.sum()) - np.repeat(count.cumsum() - count, count)
    return found


def _alike(ours: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Those that are alike of words and others, each asked of the one in its place."""
    if ours:
        found = cpdist(ours, others, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=ALIKE)
        yield from ((ours[k], others[k]) for k in found.nonzero()[0].tolist())


def _left(words: Sequence[str], least: int, errors: int, part: tuple[int, int]) -> tuple[Numbers, Places]:
    """What is left of words without up to so many letters, at least so many of them, as numbers; and the place of each's word.

    Args:
        words: of any length.
        least: letters that must be left.
        errors: letters that may be lost.
        part: which part of the numbers, of how many.
    """
    numbers, places = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for length, group in groupby(sorted(range(len(words)), key=lambda k: len(words[k])), key=lambda k: len(words[k])):
        whose = np.array(list(group), np.int64)
        letters = np.array([words[k] for k in whose]).view(np.uint32).reshape(-1, length).astype(np.uint64)
        for lost in range(min(errors, length - least) + 1):
            for kept in combinations(range(length), length - lost):
                number = np.zeros(len(whose), np.uint64)
                for place in kept:
                    number = (number + letters[:, place] + np.uint64(1)) * _FACTOR
                here = number % np.uint64(part[1]) == part[0]
                numbers.append(number[here])
                places.append(whose[here])
    return np.concatenate(numbers), np.concatenate(places)
