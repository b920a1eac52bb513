"""The picture of a comparison: a bar a passage, a band a link."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from eventful import PAYLOADS, eventful
from html_pages import Page, drawn
from test_comparison import compared, made

from compare.link import Side
from compare.reports.html import render_html


def test_an_empty_article_has_a_report_and_a_picture() -> None:
    nothing = compared([], [])
    assert "0 words" in Page(render_html(nothing)).of_tag("footer")[0].text
    assert drawn(nothing).tag.endswith("svg")


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_the_picture_has_a_bar_a_passage_and_a_band_a_link(texts: list[str]) -> None:
    found = eventful(texts)
    picture = drawn(found)
    tags = Counter(e.tag.rpartition("}")[2] for e in picture.iter())
    columns = [e for e in picture.iter() if e.get("class") == "column"]
    bars = [e.get("class", "").split()[1] for column in columns for e in column if e.get("class", "").startswith("bar")]
    names = (
        "furniture" if p.furniture else k.value
        for s in Side
        for p, k in zip(found.article(s).passages, found.kinds(s), strict=True)
    )
    assert Counter(bars) == Counter(names)
    bands = {e.get("class", "").split()[-1] for e in picture.iter() if e.get("class", "").startswith("band ")}
    assert bands == {f"k{link.number}" for link in found.links}
    assert not {"Left", "Right"} & {word for e in picture.iter() for word in re.findall(r"\w+", e.text or "")}
    assert set(tags) == {"svg", "title", "desc", "defs", "pattern", "rect", "g", "path", "text"}
    assert not [name for e in picture.iter() for name in e.attrib if name == "style" or name.startswith("on")]


def test_bars_are_as_high_as_their_passages_are_long() -> None:
    article = made(["Snow. " * 10, "Rain is expected tomorrow across the valleys and along the whole of the northern coast."])
    picture = drawn(replace(compared(["x"], ["y"]), left=article, links=(), unique=()))
    heights = [float(e.get("height", "0")) for e in picture.iter() if e.get("class") == "bar unique" and e.get("width") != "22"]
    words = [p.words for p in article.passages]
    assert max(words) > 2 * min(words)
    for height, count in zip(heights, words, strict=False):
        assert height / heights[0] == pytest.approx(count / words[0], rel=0.05)
