"""The map of two articles: a bar a passage, a band a link, as small as a thumbnail; what it shows is told in words too."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from compare.link import Kind, Side
from compare.reports.telling.account import shares_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison

_WIDTH, _HEIGHT, _BAR, _GAP = 360, 480.0, 84, 3.0
_X = {Side.LEFT: 0, Side.RIGHT: _WIDTH - _BAR}
_LEAST = 1.0  # the height of the shortest bar
_NAMES = {Kind.MATCHED: "taken", Kind.PARAPHRASED: "reworded", Kind.UNIQUE: "alone"}


def draw_map(comparison: Comparison) -> Markup:
    """The map as an `svg` element; its colours are the page's, by class. Of what is drawn nothing is text but its account."""
    places = {side: _places(comparison, side) for side in Side}
    height = max((bottom for found in places.values() for _, bottom in found.values()), default=1.0)
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" class="map" role="img" aria-labelledby="map-title map-account">',
        '<title id="map-title">The two articles and what they share</title>',
        f'<desc id="map-account">{escape(" ".join(shares_told(comparison)))}</desc>',
    ]
    for link in comparison.story_links:
        if link.counted is not Kind.UNIQUE:
            look = f"band {_NAMES[link.counted]}{' moved' if link.moved else ''}"
            parts += [f'<path class="{look}" d="{path}" />' for path in _bands(link.left, link.right, places)]
    for side in Side:
        kinds = comparison.kinds(side)
        for passage, (top, bottom) in places[side].items():
            look, tall = f"bar {_NAMES[kinds[passage]]}", f"{max(_LEAST, bottom - top - 0.6):.1f}"
            parts.append(f'<rect class="{look}" x="{_X[side]}" y="{top:.1f}" width="{_BAR}" height="{tall}" />')
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - the account is escaped


def key_of(comparison: Comparison) -> list[tuple[str, str]]:
    """What the map's looks mean, of those that it has: 'taken', 'reworded', 'in one only'."""
    both = [comparison.shares(side) for side in Side]
    kinds = {kind for shares in both for kind in shares.percents if getattr(shares, kind.value)}
    words = {**_NAMES, Kind.PARAPHRASED: "translated" if comparison.translated else "reworded", Kind.UNIQUE: "in one only"}
    return [(_NAMES[kind], words[kind]) for kind in Kind if kind in kinds]


def _places(comparison: Comparison, side: Side) -> dict[int, tuple[float, float]]:
    """Top and bottom of each passage of the story, the longer article as high as the map."""
    most = max(1, *(comparison.article(s).words for s in Side))
    found: dict[int, tuple[float, float]] = {}
    at = 0.0
    for _, run in groupby(comparison.article(side).story, key=lambda p: p.paragraph):
        for passage in run:
            bottom = at + max(_LEAST, passage.words * _HEIGHT / most)
            found[passage.id] = at, bottom
            at = bottom
        at += _GAP
    return found


def _bands(left: Sequence[int], right: Sequence[int], places: dict[Side, dict[int, tuple[float, float]]]) -> Iterator[str]:
    start, end, middle = _BAR, _WIDTH - _BAR, _WIDTH / 2
    for a, b in _runs(left, places[Side.LEFT]):
        for c, d in _runs(right, places[Side.RIGHT]):
            over = f"M{start} {a:.1f}C{middle:.0f} {a:.1f} {middle:.0f} {c:.1f} {end} {c:.1f}"
            yield f"{over}L{end} {d:.1f}C{middle:.0f} {d:.1f} {middle:.0f} {b:.1f} {start} {b:.1f}Z"


def _runs(ids: Sequence[int], places: dict[int, tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Top and bottom of every run of neighbouring passages."""
    for _, run in groupby(enumerate(k for k in ids if k in places), key=lambda pair: pair[1] - pair[0]):
        found = [k for _, k in run]
        yield places[found[0]][0], places[found[-1]][1]
