"""The HTML report: complete, one file, and article text stays text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, Run
from eventful import PAYLOADS, eventful
from test_comparison import compared, made

from compare.article import Span
from compare.facts.fact import Fact, Why
from compare.facts.whole.entries import by_importance, find_entries
from compare.link import Kind, Side
from compare.reports import FORMATS, format_of, render, suffix_of
from compare.reports.fact_notes import note_of, tells_more
from compare.reports.html import render_html

if TYPE_CHECKING:
    from compare.comparison import Comparison

VOID = {"meta", "br"}
Attributes = dict[str, str | None]


class Element:
    """An element, its attributes and the text in it."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.classes = set((attributes.get("class") or "").split())
        self.text = ""

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


@pytest.fixture(scope="module")
def found() -> Comparison:
    return eventful()


@pytest.fixture(scope="module")
def page(found: Comparison) -> Page:
    return Page(render_html(found))


def test_something_happens_in_the_comparison_that_these_tests_count(found: Comparison) -> None:
    assert {link.verdict for link in found.links} == {"accepted", "rejected", None}
    assert {link.kind for link in found.links} == {Kind.MATCHED, Kind.PARAPHRASED}
    assert any(link.moved for link in found.links)
    assert {entry.fact.verdict for entry in find_entries(found)} == {"fine", "error", "to check"}
    assert any(p.furniture for p in found.left.passages)
    assert found.unique


def test_every_passage_stands_once_in_its_article_with_its_kind_and_mark(found: Comparison, page: Page) -> None:
    marks = {"matched": "=", "paraphrased": "~", "unique": "+", "furniture": "."}
    shown = {e.attributes["id"]: e for e in page.of_class("passage")}
    assert len(shown) == sum(len(found.article(side).passages) for side in Side)
    for side in Side:
        for passage, kind in zip(found.article(side).passages, found.kinds(side), strict=True):
            element = shown[f"{side}-{passage.id + 1}"]
            name = "furniture" if passage.furniture else kind.value
            assert name in element.classes
            assert marks[name] in element.text
            assert normal(passage.text) in normal(element.text)


def test_a_linked_passage_leads_to_its_partner(found: Comparison, page: Page) -> None:
    anchors = [a for a in page.of_class("mark", "a") if "flag" not in (a.attributes["class"] or "").split()]
    ids = {e.attributes.get("id") for e in page.elements}
    assert Counter(a.attributes["href"] for a in anchors) == Counter(
        f"#{other}-{link.passages(other)[0] + 1}"
        for link in found.links
        for side, other in ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT))
        for _ in link.passages(side)
    )
    for link in page.of_tag("a"):
        assert (link.attributes["href"] or "")[1:] in ids


def test_every_link_has_its_kind_score_verdict_and_note(found: Comparison, page: Page) -> None:
    shown = page.of_class("link", "article")
    assert len(shown) == len(found.links)
    for link, element in zip(found.links, shown, strict=True):
        head = normal(element.text)
        assert head.startswith(f"{link.number}. ")
        assert f"{link.kind.value} {link.score:.2f}" in head
        assert ("moved" in head.split("Note")[0]) == link.moved
        assert link.verdict is None or link.verdict in head
        assert normal(link.note) in head
    notes = [*(k.note for k in found.links), *(s.note for s in found.unique), *(o.note for o in found.orphans)]
    assert len(page.of_class("note")) == sum(map(bool, (*notes, *(fact.memo for fact in found.all_facts))))


def test_every_fact_is_in_the_ledger_with_its_verdict(found: Comparison, page: Page) -> None:
    entries, rows = by_importance(find_entries(found)), page.of_class("entry")
    assert len(rows) == len(entries)
    for entry, row in zip(entries, rows, strict=True):
        assert row.text.startswith(f"! {entry.fact.type.replace('_', ' ')}")
        assert row.text.endswith(entry.fact.verdict)
        for span in (entry.fact.left, entry.fact.right):
            assert (span.text if span else "nothing") in row.text
        assert (f"link {entry.link + 1}" if entry.link is not None else "no link") in row.text


def test_a_passage_with_a_fact_leads_to_its_row_and_back(found: Comparison, page: Page) -> None:
    entries = by_importance(find_entries(found))
    told = {(side, span.passage) for e in entries for side, span in ((Side.LEFT, e.fact.left), (Side.RIGHT, e.fact.right)) if span}
    flags = page.of_class("flag", "a")
    assert len(flags) == len(told)
    rows = {row.attributes["id"] for row in page.of_class("entry")}
    assert {(a.attributes["href"] or "")[1:] for a in flags} <= rows
    back = {a.attributes["href"] for a in page.of_tag("a")}
    assert {f"#{side}-{passage + 1}" for side, passage in told} <= back


@pytest.mark.parametrize(
    ("sides", "why", "words", "note", "more"),
    [
        (("Kremlin generals", "Kremlin officials"), Why.NAMED, ("generals", "officials"), "generals became officials", False),
        (("it added", "a channel said"), Why.NAMED, ("the agency", "a channel"), "the agency became a channel", True),
        (("the agency said", None), Why.UNNAMED, ("the agency", ""), "the right does not name the agency as the source", False),
        (("She said", None), Why.UNNAMED, ("Ada Lund", ""), "the right does not name Ada Lund as the source", True),
        ((None, "She said"), Why.UNNAMED, ("", "Ada Lund"), "the left does not name Ada Lund as the source", True),
        (("14", None), Why.ABSENT, ("", ""), "not on the right", False),
        (("may", "will"), Why.PLAIN, ("may", "will"), "“may” became “will”", False),
        (("may close", "closes"), Why.PLAIN, ("may", ""), "“may” is gone", True),
        (("in May", "in 2022"), Why.EXACTNESS, ("", ""), "less or more exact", True),
        (("a", "b"), Why.PLAIN, ("", ""), "", False),
    ],
)
def test_a_note_that_repeats_both_sides_is_left_out(
    sides: tuple[str | None, str | None], why: Why, words: tuple[str, str], note: str, *, more: bool
) -> None:
    left, right = (Span(0, 0, len(text), text) if text is not None else None for text in sides)
    gone, new = ((word,) if word else () for word in words)
    fact = Fact("hedge_changed", left, right, why, gone, new)
    assert (note_of(fact), tells_more(fact)) == (note, more)


def test_words_that_changed_are_marked_and_no_word_is_lost(found: Comparison, page: Page) -> None:
    assert {"18,000", "12,000"} <= {word for e in page.elements if e.tag in {"del", "ins"} for word in e.text.split()}
    texts = [normal(e.text) for e in page.of_class("text", "p")]
    for side in Side:
        for link in found.links:
            for passage in found.passages(side, link.passages(side)):
                assert normal(passage.text) in texts


def test_shares_stand_with_their_denominators(found: Comparison) -> None:
    text = normal(Page(render_html(found)).of_tag("main")[0].text)
    for side in Side:
        shares = found.shares(side)
        assert f"{side}’s {shares.words} words, {shares.shared:.0f}% ({shares.words - shares.unique})" in text


def test_sections_orphans_and_warnings_are_there(found: Comparison, page: Page) -> None:
    sections = [s for s in found.unique if not s.furniture]
    assert len(page.of_class("label")) == len(sections)
    assert len(page.of_class("orphan")) == len(found.orphans)
    assert len(page.of_class("warning")) == 2
    assert len(page.of_tag("details")) == 2 + any(entry.apart for entry in find_entries(found))


def test_tables_have_headers_and_articles_an_unknown_language(page: Page) -> None:
    assert all(e.attributes.get("scope") in {"row", "col"} for e in page.of_tag("th"))
    assert {e.attributes["lang"] for e in page.elements if "lang" in e.attributes} == {"en", ""}
    assert all(e.attributes.get("lang") == "" for e in (*page.of_class("text"), *page.of_class("written")))
    assert {e.tag for e in page.elements} >= {"header", "main", "nav", "footer", "caption"}


def test_who_made_it_is_told_with_the_day(found: Comparison) -> None:
    made_by = render_html(found, "Ada <b>Low\x1b", datetime(2026, 5, 4, tzinfo=UTC))
    assert "Made by Ada <b>Low␛ on 2026-05-04." in normal(Page(made_by).of_tag("header")[0].text)
    assert "Made by" not in Page(render_html(found)).of_tag("header")[0].text


@pytest.mark.parametrize("payloads", [PAYLOADS, *([p] for p in PAYLOADS)])
def test_hostile_text_makes_no_element_and_no_attribute(payloads: list[str]) -> None:
    hostile, harmless = (Page(render_html(eventful(t), " ".join(t))) for t in (payloads, ["harmless"] * len(payloads)))
    known = {shape for page in (harmless, Page(render_html(eventful(), "x"))) for e in page.elements for shape in shapes(e)}
    assert {shape for e in hostile.elements for shape in shapes(e)} <= known
    assert len(hostile.of_tag("style")) == 1


def shapes(element: Element) -> set[tuple[str, str, str]]:
    """What an element is made of, numbers and kinds apart: no attribute has anything else that depends on an article."""
    values = {
        k: re.sub(r"\b(matched|paraphrased|unique)\b", "kind", re.sub(r"\d+", "0", v or "")) for k, v in element.attributes.items()
    }
    values.update(dict.fromkeys(values.keys() & {"d", "content", *LOOKS}, ""))
    return {(element.tag, name, value) for name, value in values.items()} or {(element.tag, "", "")}


LOOKS = ("fill", "fill-opacity", "stroke", "stroke-dasharray", "class")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_can_be_read_as_it_is(payload: str) -> None:
    page = Page(render_html(eventful([payload])))
    readable = payload.replace("\x00", "\ufffd")
    assert normal(readable) in normal(page.of_class("text")[0].text + page.of_tag("body")[0].text).replace("\x00", "\ufffd")


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_the_policy_lets_the_one_style_sheet_through_and_nothing_else(texts: list[str]) -> None:
    page = Page(render_html(eventful(texts)))
    policy = next(e.attributes["content"] for e in page.of_tag("meta") if e.attributes.get("http-equiv"))
    digest = b64encode(sha256(page.of_tag("style")[0].text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_policy_lets_the_script_of_many_links_through(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Page(render_html(eventful())).of_tag("script")
    monkeypatch.setattr("compare.reports.html.MOST_RULES", 0)
    harmless, hostile = (Page(render_html(eventful(texts))) for texts in (["harmless"], PAYLOADS))
    assert [e.text for e in hostile.of_tag("script")] == [e.text for e in harmless.of_tag("script")]
    digest = b64encode(sha256(hostile.of_tag("script")[0].text.encode()).digest()).decode()
    policy = next(e.attributes["content"] or "" for e in hostile.of_tag("meta") if e.attributes.get("http-equiv"))
    assert f"; script-src 'sha256-{digest}';" in policy


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_nothing_outside_the_file_is_named(texts: list[str]) -> None:
    page = Page(render_html(eventful(texts)))
    for element in page.elements:
        assert not element.attributes.keys() & {"src", "srcset", "style", "action", "data", "poster", "background"}
        assert (element.attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|expression|//", page.of_tag("style")[0].text)


def test_a_pair_with_nothing_in_common_says_so() -> None:
    page = Page(render_html(compared(["Snow is expected."], ["A club was sold."])))
    assert "No passage of one article says the same as a passage of the other." in page.of_tag("main")[0].text
    assert not page.of_class("ledger")


def test_an_empty_article_has_a_report_and_a_picture() -> None:
    nothing = compared([], [])
    assert "0 words" in Page(render_html(nothing)).of_tag("main")[0].text
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


def test_endings_pick_the_format() -> None:
    assert [format_of(f"a{ending}") for ending in (".html", ".HTM", ".svg")] == ["html", "html", "svg"]
    assert len(FORMATS) == len(set(FORMATS))
    assert suffix_of("html") == ".html"


def test_the_command_saves_both(copydesk: Run) -> None:
    seeds = [str(ROOT / "seeds" / name) for name in ("first.txt", "second.txt")]
    done = copydesk(*seeds, "-o", "r.html", "-o", "r.svg", "--by", "Ada")
    assert (done.returncode, done.stdout) == (0, "")
    printed = copydesk(*seeds, "--format", "html", "--by", "Ada")
    assert "Made by" in Page(printed.stdout).of_tag("header")[0].text
