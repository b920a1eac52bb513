"""What the desk says when links are taken apart, joined or made by hand: pure, from what there was and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from compare.comparison import Comparison
    from compare.link import Link
    from compare.reviewing.log.pins import Place


def split_message(before: Link, place: Place, now: Comparison) -> str:
    """What became of a link that a passage was taken out of.

    Args:
        before: as it was.
        place: of the passage.
        now: the comparison since.
    """
    left, right = (tuple(k for k in before.passages(side) if (side, k) != place) for side in type(place[0]))
    rest = next((link for link in now.links if link.key == (left, right)), None)
    if rest is None:
        return f"Link {before.number} is taken apart; this passage stands alone{' and has the note' if before.note else ''}."
    note = " The note stays with both." if before.note else ""
    return f"Taken out of link {before.number}; what remains is link {rest.number}, not reviewed.{note}"


def join_message(before: Sequence[Link], now: Link) -> str:
    """What became of links that were joined."""
    notes = sum(bool(link.note) for link in before)
    kept = " All notes are kept." if notes > 1 else " The note is kept." if notes else ""
    return f"Links {_numbers(before)} are now link {now.number}, not reviewed.{kept}"


def link_message(before: Collection[Link], now: Link) -> str:
    """What two passages that were linked by hand are now, and what they left.

    Args:
        before: the links they were in.
        now: the link they are in.
    """
    left = [link for link in before if link.key != now.key]
    what = f"what was link {_numbers(left)}" if len(left) == 1 else f"what were links {_numbers(left)}"
    out = f"taken out of {what}; " if left else ""
    came = now.note and all(link.key != now.key for link in before)
    return f"Link {now.number} is by hand, accepted; {out}u takes it back.{' The note came along.' if came else ''}"


def _numbers(links: Iterable[Link]) -> str:
    return " and ".join(str(number) for number in sorted(link.number for link in links))
