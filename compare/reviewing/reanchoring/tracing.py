"""Where the passages of an article are in another version of it, as far as that is certain.

Certain is: the same words in the same order with the same signs (figures' currencies and minus signs, quotation and
question marks), found once on both sides, or as the n-th of n between the same neighbours; wherever it moved to. And a
passage whose edit only respells words: what a reporter said of it, they said of the same statement. An edit that adds,
drops or exchanges a word is never certain, however short: 'not' is three letters.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from compare.linking.lexical import Word, comparable, words
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.link import Side

Key = tuple[str, str]
Traces = dict["Side", dict[int, int]]  # old place to new place, of both sides

_SIGNS = regex(r"[?%‰°\"$€£¥₹₽₴¢§#+=<>~]|(?<![\w.])[-−–](?=[$€£¥]?\d)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "−": "-", "–": "-"})
_LIKE = 95.0
_MARGIN = 10.0
_SAME_WORD = 0.8
_SHORTEST = 5
# A word that begins like one of these is a number, or looks like one: 'eighty' must not pass for a slip in 'eight'.
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelv", "thirt", "fort"),
    *("fift", "sixt", "twent", "hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "halv", "quarter"),
    *("third", "double", "treble", "triple"),
)


def trace(old: Sequence[str], new: Sequence[str], wanted: Collection[int]) -> dict[int, int]:
    """Where passages of the old version are in the new one.

    Args:
        old: all passages' texts, in reading order.
        new: likewise.
        wanted: the places in `old` that are asked for.

    Returns:
        Old place to new place, for those that are certain; no new place twice.
    """
    if list(old) == list(new):
        return {k: k for k in wanted}
    ours, theirs = _places(old), _places(new)
    single = {at[0]: theirs[key][0] for key, at in ours.items() if len(at) == len(theirs.get(key, ())) == 1}
    found = single | dict(_repeated(ours, theirs, single))
    found |= _respelled(old, new, [k for k in wanted if k not in found])
    return {k: found[k] for k in wanted if k in found}


def _places(texts: Sequence[str]) -> dict[Key, list[int]]:
    places: dict[Key, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(_key(text), []).append(place)
    return places


def _key(text: str) -> Key:
    signs = "".join(_SIGNS.findall(text.translate(_QUOTES)))
    return (comparable(text) or text.strip(), signs)


def _repeated(ours: dict[Key, list[int]], theirs: dict[Key, list[int]], single: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The n-th of n equal passages is the n-th of n, where it stands between the same single passages as before."""
    before, after = sorted(single), sorted(single.values())
    for key, at in ours.items():
        there = theirs.get(key, [])
        if len(at) > 1 and len(at) == len(there):
            for i, j in zip(at, there, strict=True):
                neighbours = (single.get(k, -1) for k in _around(i, before))
                if tuple(neighbours) == _around(j, after):
                    yield i, j


def _around(place: int, anchors: Sequence[int]) -> tuple[int, int]:
    """The last anchor before a place and the first one after it; -1 where there is none."""
    after = bisect(anchors, place)
    return anchors[after - 1] if after else -1, anchors[after] if after < len(anchors) else -1


def _respelled(old: Sequence[str], new: Sequence[str], lost: Sequence[int]) -> dict[int, int]:
    """Lost passages whose one likely place is an edit that only respells words."""
    if not lost:
        return {}
    ours, theirs = [comparable(text) for text in old], [comparable(text) for text in new]
    places: dict[str, list[int]] = {}
    for j, text in enumerate(theirs):
        places.setdefault(_initials(text), []).append(j)
    found = {}
    for i in (k for k in lost if ours[k]):
        likely = [j for j in places.get(_initials(ours[i]), ()) if _only_spelling(old[i], new[j])]
        if len(likely) == 1 and _only_like(ours[i], theirs) == likely[0] and _only_like(theirs[likely[0]], ours) == i:
            found[i] = likely[0]
    return found


def _initials(text: str) -> str:
    """The first letters of a text's words: respelling keeps them, and few passages share them."""
    return "".join(word[0] for word in text.split())


def _only_like(text: str, others: Sequence[str]) -> int | None:
    """The one text that is nearly the same, where no other comes close; rapidfuzz's ratio, in percent."""
    from rapidfuzz import fuzz, process

    near = process.extract(text, others, scorer=fuzz.ratio, limit=2, score_cutoff=_LIKE - _MARGIN)
    if not near or near[0][1] < _LIKE or (len(near) > 1 and near[0][1] - near[1][1] < _MARGIN):
        return None
    return int(near[0][2])


def _only_spelling(old: str, new: str) -> bool:
    """Whether word after word is the same, or the same word spelt otherwise; no number, name or sign differs."""
    ours, theirs = ([w for w in words(text) if not w.is_mark] for text in (old, new))
    if _key(old)[1] != _key(new)[1] or len(ours) != len(theirs):
        return False
    pairs = zip(ours, theirs, strict=True)
    return all(a.key == b.key or _same_word(a, b, old[a.start : a.end], new[b.start : b.end]) for a, b in pairs)


def _same_word(ours: Word, theirs: Word, old: str, new: str) -> bool:
    from rapidfuzz.distance import OSA

    plain = old.isalpha() and new.isalpha() and old.islower() and new.islower()
    if not plain or min(len(old), len(new)) < _SHORTEST or old[0] != new[0]:
        return False
    if old.startswith(_NUMBERS) or new.startswith(_NUMBERS):
        return False
    return OSA.normalized_similarity(ours.key, theirs.key) >= _SAME_WORD
