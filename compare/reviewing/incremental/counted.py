"""How many words of each side are matched, paraphrased and unique, kept up with every decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.link import Kind, Shares, Side
from compare.reviewing.log.changed import Derived, changed_since, pairs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.comparison import Comparison
    from compare.link import Link

SharesBySide = dict[Side, Shares]


def find_shares(comparison: Comparison) -> SharesBySide:
    """The shares of both sides."""
    return {side: comparison.shares(side) for side in Side}


def shares_after(shares: Mapping[Side, Shares], before: Comparison, now: Comparison) -> SharesBySide:
    """The same for another comparison, made from those of the one before: words of a link that counts otherwise are moved."""
    changed = changed_since(before, now)
    if changed is None:
        return find_shares(now)
    found = dict(shares)
    for was, is_ in pairs_of(before, now, changed):
        if was.counted is not is_.counted:
            for side in Side:
                found[side] = _moved(found[side], was.counted, is_.counted, _words(now, is_, side))
    return found


def _words(comparison: Comparison, link: Link, side: Side) -> int:
    return sum(p.words for p in comparison.passages(side, link.passages(side)) if not p.furniture)


def _moved(shares: Shares, was: Kind, is_: Kind, words: int) -> Shares:
    counts = {kind: int(getattr(shares, kind.value)) for kind in Kind}
    counts[was] -= words
    counts[is_] += words
    return replace(shares, **{kind.value: count for kind, count in counts.items()})


shares_of = Derived(find_shares, shares_after).of
