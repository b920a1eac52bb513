"""Every format holds every passage, verdict, note and fact, and nothing an article says is anything but text in it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from read_reports import told
from test_comparison import compared
from whole import ASIDE_NOTE, MARKUP, MEMO, NOTE, SECTION_NOTE, whole

from compare.facts.whole.entries import find_entries, ledger_numbers
from compare.link import PROBLEM, Side
from compare.reports import FORMATS, render
from compare.reports.choice import Included, select
from compare.reports.from_record import open_record
from compare.reports.spreadsheet import armed, defused, render_facts_csv
from compare.reports.telling.escaping import JOINER, emphasised, escaped
from compare.reports.telling.fact_notes import note_of, tells_more

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeArticle
    from markdown_it.token import Token

    from compare.comparison import Comparison

_OURS = {"h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "s", "code"}


def parsed(markdown: str) -> list[Token]:
    reader = MarkdownIt("commonmark", {"linkify": True, "html": True}).enable(["table", "strikethrough", "linkify"])
    return [each for token in reader.parse(markdown) for each in (token, *(token.children or ()))]


def read_markdown(markdown: str) -> str:
    texts = (token.content for token in parsed(markdown) if token.type in {"text", "code_inline"})
    return "".join(texts).replace(JOINER, "")


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _plain(comparison: Comparison) -> str:
    """What nearly matches is told once, with what changed side by side: read once for each side."""
    report = render(comparison, "plain").decode()
    ours, theirs = re.sub(r"(?s)\{\+.*?\+\}", "", report), re.sub(r"(?s)\[-.*?-\]", "", report)
    return "\f".join(re.sub(r"\[-|-\]|\{\+|\+\}", "", each) for each in (ours, theirs))


def _markdown(comparison: Comparison) -> str:
    return read_markdown(render(comparison, "markdown").decode())


def _csv(comparison: Comparison) -> str:
    rows = [*read_csv(render(comparison, "csv")), *read_csv(render_facts_csv(comparison))]
    return "\n".join(armed(cell) for row in rows for cell in row.values())


def _json(comparison: Comparison) -> str:
    return "\n".join(_strings(json.loads(render(comparison, "json"))))


class _Text(HTMLParser):
    """What a page says; in a passage the words that differ stand between its others."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _html(comparison: Comparison) -> str:
    page = _Text()
    page.feed(render(comparison, "html").decode())
    return "".join(page.said)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    return [str(value)]


# What a person reads of each format; another format is another line.
READ: dict[str, Callable[[Comparison], str]] = {
    "plain": _plain,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
    "html": _html,
}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def comparison(article: MakeArticle) -> Comparison:
    found = whole(article)
    assert {link.verdict for link in found.links} >= {None, "accepted", "rejected"}
    assert any(link.facts for link in found.links)
    return found


@pytest.mark.parametrize("name", READ)
def test_every_passage_verdict_note_and_fact_is_in_it(comparison: Comparison, name: str) -> None:
    read = READ[name](comparison)
    close = squeezed(read)
    wanted = [p.text for side in Side for p in comparison.article(side).passages]
    wanted += [span.text for e in find_entries(comparison) for span in (e.fact.left, e.fact.right) if span]
    notes = {note_of(e.fact) for e in find_entries(comparison) if tells_more(e.fact)}  # others repeat what stands on both sides
    assert notes
    wanted += notes
    wanted += [text for orphan in comparison.orphans for text in (*orphan.left, *orphan.right)]
    wanted += [s.label for s in comparison.unique if not s.furniture]
    assert [text for text in wanted if squeezed(text) not in close] == []
    assert close.count(squeezed(NOTE)) >= 5  # of a link, two sections, a fact, an orphan
    assert [text for text in (SECTION_NOTE, ASIDE_NOTE, MEMO) if squeezed(text) not in close] == []
    assert read.count(PROBLEM) >= 2
    types = [e.fact.type for e in find_entries(comparison)]
    said = read.replace("_", " ")
    assert [kind for kind in set(types) if len(re.findall(kind.replace("_", " "), said)) < types.count(kind)] == []
    for verdict in ("accepted", "rejected"):
        assert read.count(verdict) >= sum(link.verdict == verdict for link in comparison.links)
    assert "error" in read


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "svg"])  # a picture has no notes
def test_every_format_tells_the_note_of_a_section_and_of_a_fact(comparison: Comparison, name: str) -> None:
    read = READ[name](comparison) if name in READ else told(name, render(comparison, name))
    for note in (SECTION_NOTE, MEMO):
        assert squeezed(note) in squeezed(read)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("included", [Included.ACCEPTED, Included.UNIQUE_AND_FACTS])
def test_a_part_says_so_and_its_shares_are_those_of_the_whole(comparison: Comparison, name: str, included: Included) -> None:
    part = select(comparison, included)
    assert all(link.verdict == "accepted" if included is Included.ACCEPTED else link.facts for link in part.links)
    assert 0 < len(part.links) < len(comparison.links)
    assert [part.shares(side) for side in Side] == [comparison.shares(side) for side in Side]
    assert [part.kinds(side) for side in Side] == [comparison.kinds(side) for side in Side]
    assert squeezed(part.selection) in squeezed(READ[name](part))


@pytest.mark.parametrize("name", READ)
def test_a_record_gives_the_same_report(comparison: Comparison, name: str) -> None:
    for included in Included:
        part = select(comparison, included)
        again = open_record(render(part, "json"), "r.json")
        assert render(again, name) == render(part, name)
        assert render_facts_csv(again) == render_facts_csv(part)


def test_markdown_has_no_tag_that_is_not_the_reports(comparison: Comparison) -> None:
    report = render(comparison, "markdown").decode()
    tokens = parsed(report)
    assert {token.tag for token in tokens if token.tag and token.type != "softbreak"} <= _OURS
    assert not [token for token in tokens if "html" in token.type or token.type in {"link_open", "image", "fence"}]
    headings = sum(token.type == "heading_open" for token in tokens)
    assert headings == len(re.findall(r"^#{1,3} ", report, re.MULTILINE))
    assert not [token.content for token in tokens if token.type == "text" and re.search(r"[@#]\w", token.content)]


def read_raw(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type == "text")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40) | st.sampled_from(MARKUP))
def test_any_text_is_text_in_markdown(text: str) -> None:
    for where in ("{}", "- {}", "### {}", "> {}", "before {}", "| a | b |\n|---|---|\n| {} | x |"):
        tokens = parsed(where.format(escaped(text)))
        base = {token.tag for token in parsed(where.format("x"))}
        assert {token.tag for token in tokens} <= base
        wanted = read_markdown(where.format("QQQ")).replace("QQQ", text)
        assert squeezed(read_markdown(where.format(escaped(text)))) == squeezed(wanted)


@given(st.text("ab*_~\\“.外 |&", min_size=1, max_size=20).map(str.strip).filter(bool), st.data(), st.sampled_from(["**", "~~"]))
def test_marks_stand_around_what_they_mark(text: str, data: st.DataObject, mark: str) -> None:
    solid = [k for k, c in enumerate(text) if not c.isspace()]
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.sampled_from([k + 1 for k in solid if k >= start]))
    tokens = parsed(f"- L: {emphasised(text, [(start, end)], mark)}")
    kinds = [token.type for token in tokens if token.type in {"strong_open", "s_open", "strong_close", "s_close"}]
    assert kinds == (["strong_open", "strong_close"] if mark == "**" else ["s_open", "s_close"])
    first = next(k for k, token in enumerate(tokens) if token.type == kinds[0])
    last = next(k for k, token in enumerate(tokens) if token.type == kinds[1])
    inside = read_raw(tokens[first:last]).replace(JOINER, "")
    assert inside.split() == text[start:end].split()


def test_a_spreadsheet_takes_no_cell_for_a_formula(comparison: Comparison) -> None:
    for data in (render(comparison, "csv"), render_facts_csv(comparison)):
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")
        for row in read_csv(data):
            assert not [cell for cell in row.values() if is_formula(cell)]


def is_formula(cell: str) -> bool:
    """As a spreadsheet's import looks at a cell: blanks and quotation marks cut off, full width as plain."""
    return unicodedata.normalize("NFKC", cell).strip(' \t\r\n\u00a0"“”„').startswith(("=", "+", "-", "@"))


@given(st.text("=+-@\t\r\n '\"“a1\uff1d\uff0b\uff0d\uff20\u200b", max_size=6))
def test_a_defused_cell_is_no_formula_and_can_be_armed_again(cell: str) -> None:
    assert not is_formula(defused(cell))
    assert armed(defused(cell)) == cell


@pytest.mark.parametrize("name", ["plain", "markdown", "html"])
def test_a_report_says_who_made_it_and_what_was_rejected(comparison: Comparison, name: str) -> None:
    said = " ".join(render(comparison, name, by="A. Reporter").decode().replace("\\", "").split())
    assert "Made by" in said
    assert "A. Reporter" in said
    assert "1 rejected or called unique." in said
    assert "of these stand in links that were rejected or called unique." in said


def test_a_report_of_nobody_says_nothing_of_who_made_it(comparison: Comparison) -> None:
    assert "Made by copydesk" in render(comparison, "plain").decode()
    assert render(comparison, "plain").decode().count("Made by") == 1


@pytest.mark.parametrize("included", [Included.ACCEPTED, Included.UNIQUE_AND_FACTS])
def test_a_part_calls_its_facts_by_the_numbers_of_the_whole(comparison: Comparison, included: Included) -> None:
    whole_numbers, part = ledger_numbers(comparison), select(comparison, included)
    for report in (part, open_record(render(part, "json"), "r.json")):
        page = render(report, "html").decode()
        shown = {int(number) for number in re.findall(r'id="fact-(\d+)"', page)}
        assert shown == {whole_numbers[fact.identity] for fact in part.all_facts}


def test_a_space_that_only_the_left_has_is_kept_in_the_running_text() -> None:
    found = compared(["On Monday the council postponed its vote again."], ["the council postponed its vote again."])
    report = render(found, "plain")
    assert "[-On Monday-] the council" in report.decode()
