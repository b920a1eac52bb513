"""An HTML page taken apart, for tests that look at what it holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from compare.reports import render

if TYPE_CHECKING:
    from compare.comparison import Comparison

    Attributes = dict[str, str | None]

VOID = {"meta", "br", "input"}


class Element:
    """An element, its attributes and the text in it."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.classes = set((attributes.get("class") or "").split())
        self.text = ""
        self.holds: list[Element] = []

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"


class Page(HTMLParser):
    """The elements of a page in order; an element that is closed out of order is an error."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        assert len(attrs) == len(element.attributes), "an attribute stands twice"
        self.elements.append(element)
        for each in self._open:
            each.holds.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def of_class(self, name: str, tag: str | None = None) -> list[Element]:
        return [e for e in self.elements if name in e.classes and tag in {None, e.tag}]

    def of_tag(self, tag: str) -> list[Element]:
        return [e for e in self.elements if e.tag == tag]


def drawn(comparison: Comparison) -> ET.Element:
    return ET.fromstring(render(comparison, "svg"))  # noqa: S314 - our own picture


def normal(text: str) -> str:
    return " ".join(text.split())


def shapes(element: Element) -> set[tuple[str, str, str]]:
    """What an element is made of, numbers and kinds apart: no attribute has anything else that depends on an article."""
    values = {
        k: re.sub(r"\b(matched|paraphrased|unique)\b", "kind", re.sub(r"\d+", "0", v or "")) for k, v in element.attributes.items()
    }
    if about := values.get("data-about"):
        values["data-about"] = ABOUT.sub("0", about)
    if called := values.get("data-called"):
        values["data-called"] = re.sub(
            r"\b(headline|subhead|by-line|caption|credit|set aside|paragraphs? 0(-0)?)(, )?", "place", called
        )
    values.update(dict.fromkeys(values.keys() & {"d", "content", "data-comparison", *LOOKS}, ""))
    return {(element.tag, name, value) for name, value in values.items()} or {(element.tag, "", "")}


ABOUT = re.compile(r'\[0(,0)*\]|null|(?<="type":)"[a-z_]+"|(?<="side":)"(left|right)"|(?<="verdict":)"(fine|error)"')


LOOKS = ("fill", "fill-opacity", "stroke", "stroke-dasharray", "class")
