"""A comparison as pins have it: pinned links as pinned, the others as found. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.link import Kind, Link, PassageNote, Section, Side
from compare.reviewing.log.changed import Derived

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Comparison
    from compare.labels.terms import Terms
    from compare.link import Key
    from compare.reviewing.log.pins import Pin


def with_pins(comparison: Comparison, pins: Sequence[Pin]) -> Comparison:
    """The comparison with what pins hold together or apart; the other links as found, without what is pinned elsewhere."""
    if not pins:
        return comparison
    taken = {side: {k for pin in pins for k in pin.passages(side)} for side in Side}
    kept = {link.key: link for link in comparison.links}
    links = [pinned(comparison, pin, kept) for pin in pins if pin.left and pin.right]
    links += [link for found in comparison.links if (link := _untaken(comparison, found, taken))]
    in_order = enumerate(sorted(links, key=lambda link: link.key))
    ordered = tuple(link if link.id == k else replace(link, id=k) for k, link in in_order)
    decided = replace(comparison, links=ordered, unique=_unique(comparison, ordered), notes=_notes(comparison, pins, taken))
    return decided.with_facts(comparison.links) if comparison.docs else decided


def _notes(comparison: Comparison, pins: Sequence[Pin], taken: dict[Side, set[int]]) -> tuple[PassageNote, ...]:
    """The notes at passages that stand alone: those there were, and those that came from links."""
    kept = [each for each in comparison.notes if each.passage not in taken[each.side]]
    alone = [pin for pin in pins if pin.note and not (pin.left and pin.right)]
    made = [PassageNote(side, k, pin.note) for pin in alone for side, k in pin.places]
    return tuple(sorted([*kept, *made], key=lambda each: (each.side is Side.RIGHT, each.passage)))


def _unique(comparison: Comparison, links: Sequence[Link]) -> tuple[Section, ...]:
    """The sections beside some links; the ones there are where the links hold the same passages as before."""
    held = {side: {k for link in links for k in link.passages(side)} for side in Side}
    if all(held[side] == {k for link in comparison.links for k in link.passages(side)} for side in Side):
        return comparison.unique
    from compare.sections import find_sections

    return find_sections(
        comparison.left, comparison.right, held[Side.LEFT], held[Side.RIGHT], terms_of(comparison), comparison.unique
    )


def _terms(comparison: Comparison) -> Terms:
    from compare.sections import find_terms

    return find_terms(comparison.left, comparison.right)


def _terms_after(terms: Terms, before: Comparison, now: Comparison) -> Terms:
    return terms if before.left is now.left and before.right is now.right else _terms(now)


terms_of = Derived(_terms, _terms_after).of


def pinned(comparison: Comparison, pin: Pin, kept: dict[Key, Link]) -> Link:
    """The link of the passages that a pin holds together, as it has it."""
    found = kept.get((pin.left, pin.right)) or Link(0, pin.left, pin.right, _kind(comparison, pin.left, pin.right), 0.0, 0.0, 0.0)
    verdict = pin.verdict.value if pin.verdict else None
    return replace(found, kind=pin.kind or found.kind, labelled=pin.kind is not None, verdict=verdict, note=pin.note)


def _untaken(comparison: Comparison, link: Link, taken: dict[Side, set[int]]) -> Link | None:
    """A found link without the passages that are pinned elsewhere, not reviewed then; None where a side has none left."""
    left = tuple(k for k in link.left if k not in taken[Side.LEFT])
    right = tuple(k for k in link.right if k not in taken[Side.RIGHT])
    if (left, right) == (link.left, link.right):
        return link
    if not (left and right):
        return None
    kind = link.kind if link.labelled else _kind(comparison, left, right)
    return replace(link, left=left, right=right, kind=kind, verdict=None)


def _kind(comparison: Comparison, left: Sequence[int], right: Sequence[int]) -> Kind:
    from compare.linking.classify import kind_of

    sides = comparison.passages(Side.LEFT, left), comparison.passages(Side.RIGHT, right)
    return kind_of(*sides, comparison.thresholds)
