"""The picture: both articles as columns, passages as bars by kind, links as bands between them, as CollateX and Juxta draw them.

Every colour stands beside a pattern or an outline. Colours and sizes are attributes, so that a page whose policy forbids
inline styles shows the picture too and may give the same classes other colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from compare.link import Kind, Link, Side
from compare.patterns import regex
from compare.reports.telling.names import names_of
from compare.reports.telling.wording import kind_word
from compare.reports.telling.wrapping import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.article import Passage
    from compare.comparison import Comparison

_WIDTH, _TOP, _BAR, _LEGEND = 860, 84, 190, 34
_LONGEST, _SHORTEST_BAR, _GAP, _PARAGRAPH_GAP = 620.0, 2.5, 1.0, 4.0
_TITLE_COLUMNS = 46
_FURNITURE = 7.0  # the height of a run of furniture, however long
_NUMBER, _NUMBER_ROOM, _FAR = 10, 10.5, 18.0  # a number's size, the distance to the next, and how far it may stand from its bar
_X = {Side.LEFT: 40, Side.RIGHT: _WIDTH - 40 - _BAR}
_INK, _GREY, _BLUE, _ORANGE = "#1B1B1B", "#66625A", "#0072B2", "#C26A00"
_FILLS = {
    "matched": {"fill": _BLUE, "stroke": _BLUE},
    "paraphrased": {"fill": "url(#picture-hatched)", "stroke": _ORANGE},
    "unique": {"fill": "#FFFFFF", "stroke": _INK},
    "furniture": {"fill": "#FFFFFF", "stroke": "#8F8A80", "stroke-dasharray": "2 2"},
}
_BANDS = {
    "matched": {"fill": _BLUE, "fill-opacity": "0.30", "stroke": _BLUE},
    "paraphrased": {"fill": _ORANGE, "fill-opacity": "0.16", "stroke": _ORANGE},
    "unique": {"fill": "none", "stroke": _GREY},
}
_UNFIT = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a passage stands in its column, in pixels from the top of the picture."""

    top: float
    bottom: float


def render_picture(comparison: Comparison) -> str:
    """The picture as an SVG document."""
    drawing = draw(comparison)
    indent(drawing, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(drawing, encoding="unicode")}\n'


def draw(comparison: Comparison) -> Element:
    """The picture as an `svg` element; its parts have the classes of their kinds, bands and bars `k1`, `k2`, ... of their link."""
    bars = {side: _bars(comparison, side) for side in Side}
    bottom = max((bar.bottom for side in Side for bar in bars[side]), default=_TOP) + 16
    height = bottom + _LEGEND
    attributes = {"viewBox": f"0 0 {_WIDTH} {height:.0f}", "width": f"{_WIDTH}", "height": f"{height:.0f}", "role": "img"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "aria-labelledby": "picture-title picture-account", **attributes})
    SubElement(svg, "title", id="picture-title").text = "The two articles and what links them"
    SubElement(svg, "desc", id="picture-account").text = _account(comparison)
    _hatching(svg)
    SubElement(svg, "rect", {"class": "ground", "width": "100%", "height": "100%", "fill": "#FFFFFF"})
    if comparison.selection:
        _text(svg, (_WIDTH / 2, 16), comparison.selection, "middle", 12)
    bands = SubElement(svg, "g", {"class": "bands"})
    for link in comparison.links:
        _band(bands, link, bars)
    for side in Side:
        _column(svg, comparison, side, bars[side])
    _legend(svg, bottom, comparison)
    return svg


def _account(comparison: Comparison) -> str:
    """What the picture shows, for whoever cannot see it."""
    kinds = [link.counted for link in comparison.links]
    moved = sum(link.moved for link in comparison.links)
    reworded = f"{kinds.count(Kind.PARAPHRASED)} {kind_word(comparison, Kind.PARAPHRASED)}"
    links = f"{kinds.count(Kind.MATCHED)} matched and {reworded} links, {moved} moved."
    sides = (
        f"{name}: {shares.words} words, {shares.shared}% of them shared."
        for side, name in names_of(comparison).items()
        for shares in (comparison.shares(side),)
    )
    return " ".join(filter(None, (comparison.selection, *sides, links)))


def _bars(comparison: Comparison, side: Side) -> list[Bar]:
    """A bar for every passage; a run of furniture without links shares one."""
    most = max(1, *(comparison.article(s).words for s in Side))
    linked = {k for link in comparison.links for k in link.passages(side)}
    bars: list[Bar] = []
    before: Passage | None = None
    at = float(_TOP)
    for passage in comparison.article(side).passages:
        aside = passage.furniture and passage.id not in linked
        if before and aside and before.furniture and before.id not in linked:
            bars.append(bars[-1])
            continue
        if before:
            at += _GAP if before.paragraph == passage.paragraph else _PARAGRAPH_GAP
        height = _FURNITURE if aside else max(_SHORTEST_BAR, passage.words * _LONGEST / most)
        bars.append(Bar(at, at := at + height))
        before = passage
    return bars


def _hatching(svg: Element) -> None:
    box = {"id": "picture-hatched", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = SubElement(SubElement(svg, "defs"), "pattern", box)
    SubElement(pattern, "rect", {"class": "hatched-ground", "width": "6", "height": "6", "fill": "#FFE3BD"})
    SubElement(pattern, "rect", {"class": "hatched-line", "width": "2.5", "height": "6", "fill": _ORANGE})


def _column(svg: Element, comparison: Comparison, side: Side, bars: Sequence[Bar]) -> None:
    article, shares, x = comparison.article(side), comparison.shares(side), _X[side]
    group = SubElement(svg, "g", {"class": "column"})
    at_left = side is Side.LEFT
    edge, anchor = (x, "start") if at_left else (x + _BAR, "end")
    _text(group, (edge, 24), names_of(comparison)[side], anchor, 12)
    _text(group, (edge, 44), _shortened(article.title), anchor, 13)
    percents = ", ".join(f"{shares.percents[kind]}% {kind_word(comparison, kind)}" for kind in Kind)
    _text(group, (edge, 64), f"{shares.words} words: {percents}", anchor, 12)
    numbers = {k: link.number for link in comparison.links for k in link.passages(side)}
    drawn: Bar | None = None
    for passage, kind, bar in zip(article.passages, comparison.kinds(side), bars, strict=True):
        if bar is drawn:
            continue
        drawn, name, number = bar, "furniture" if passage.furniture else kind.value, numbers.get(passage.id)
        lit = f" k{number}" if number else ""
        box = {"x": f"{x}", "y": f"{bar.top:.1f}", "width": f"{_BAR}", "height": f"{bar.bottom - bar.top:.1f}"}
        SubElement(group, "rect", {"class": f"bar {name}{lit}", **box, **_FILLS[name]})
    beside = x - 6 if at_left else x + _BAR + 6
    for number, y in _numbered(numbers, bars):
        _text(group, (beside, y + 3.5), str(number), "end" if at_left else "start", _NUMBER)


def _numbered(numbers: Mapping[int, int], bars: Sequence[Bar]) -> Iterator[tuple[int, float]]:
    """Where the links' numbers stand: beside the first bar of each run, moved down where there is no room, left out if far."""
    last, before = float("-inf"), None
    for passage in sorted(numbers):
        number, bar = numbers[passage], bars[passage]
        if number != before:
            middle = (bar.top + bar.bottom) / 2
            y = max(middle, last + _NUMBER_ROOM)
            if y - middle <= _FAR:
                yield number, y
                last = y
        before = number


def _band(group: Element, link: Link, bars: dict[Side, list[Bar]]) -> None:
    """One band from each run of its passages on the left to each on the right."""
    look = dict(_BANDS[link.counted.value])
    if link.moved or link.counted is Kind.UNIQUE:
        look["stroke-dasharray"] = "5 3" if link.counted is not Kind.UNIQUE else "1 3"
    start, end = _X[Side.LEFT] + _BAR, _X[Side.RIGHT]
    middle = (start + end) / 2
    for a, b in _runs(link.left, bars[Side.LEFT]):
        for c, d in _runs(link.right, bars[Side.RIGHT]):
            over = f"M{start} {a:.1f}C{middle} {a:.1f} {middle} {c:.1f} {end} {c:.1f}"
            under = f"L{end} {d:.1f}C{middle} {d:.1f} {middle} {b:.1f} {start} {b:.1f}Z"
            SubElement(group, "path", {"class": f"band {link.counted.value} k{link.number}", "d": over + under, **look})


def _runs(ids: Sequence[int], bars: Sequence[Bar]) -> Iterator[tuple[float, float]]:
    """Top and bottom of every run of neighbouring passages."""
    start = 0
    for place in range(1, len(ids) + 1):
        if place == len(ids) or ids[place] != ids[place - 1] + 1:
            yield bars[ids[start]].top, bars[ids[place - 1]].bottom
            start = place


def _legend(svg: Element, top: float, comparison: Comparison) -> None:
    group = SubElement(svg, "g", {"class": "legend"})
    x = float(_X[Side.LEFT])
    reworded = kind_word(comparison, Kind.PARAPHRASED)
    names = {"matched": "matched", "paraphrased": reworded, "unique": "on one side only", "furniture": "furniture"}
    for name, words in names.items():
        SubElement(
            group,
            "rect",
            {"class": f"bar {name}", "x": f"{x:.0f}", "y": f"{top:.0f}", "width": "22", "height": "12", **_FILLS[name]},
        )
        x = _after(group, x + 28, top, words)
    if any(link.moved for link in comparison.links):
        x = _after(group, x, top, "dashed band: moved")
    if any(link.counted is Kind.UNIQUE for link in comparison.links):
        _after(group, x, top, "dotted: rejected")


def _after(group: Element, x: float, top: float, words: str) -> float:
    """Where the next entry of the legend may begin."""
    _text(group, (x, top + 10.5), words, "start", 12)
    return x + 7 * len(words) + 16


def _text(group: Element, at: tuple[float, float], words: str, anchor: str, size: int) -> None:
    look = {"font-family": "system-ui, sans-serif", "font-size": f"{size}", "fill": _INK}
    place = {"x": f"{at[0]:.0f}", "y": f"{at[1]:.1f}", "text-anchor": anchor}
    SubElement(group, "text", {**place, **look}).text = _UNFIT.sub("\ufffd", words)


def _shortened(words: str) -> str:
    """What fits above a column, counted in columns of a terminal: ideographs are two wide."""
    kept = " ".join(words.split())
    if columns(kept) <= _TITLE_COLUMNS:
        return kept
    while kept and columns(kept) > _TITLE_COLUMNS - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
