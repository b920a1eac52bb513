"""The memo in a mail: a dozen lines, the graver first, and HTML that every mail client shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from eventful import PAYLOADS, eventful
from html_pages import Page
from read_reports import read_mail
from whole import whole

from compare.link import Kind, PassageNote, Side
from compare.reading import read
from compare.reports import format_of, render
from compare.reports.letters.memo import memo_parts, render_memo

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeArticle

    from compare.comparison import Comparison


def lines(memo: str) -> list[str]:
    return [line for line in memo.splitlines() if line]


def crowded() -> Comparison:
    found = eventful()
    notes = tuple(PassageNote(Side.RIGHT, k, f"note {k} of many") for k in range(6) for _ in range(5))
    return replace(found, notes=notes)


def things(parts: list[list[str]]) -> int:
    """What is told under headings, and what is only counted."""
    told = [line for part in parts if part[0].endswith(":") for line in part[1:]]
    shorter = [int(m.group(1)) for line in told if (m := re.match(r"- and (\d+) shorter", line))]
    more = [int(m.group(1)) for part in parts if (m := re.match(r"Shortened: (\d+) more in the full report\.", part[0]))]
    return len(told) - len(shorter) + sum(shorter) + sum(more)


@pytest.mark.parametrize("name", ["eventful", "hostile", "whole", "crowded"])
def test_a_memo_has_a_dozen_lines_and_counts_the_rest(article: MakeArticle, name: str) -> None:
    made = {"eventful": eventful, "hostile": lambda: eventful(PAYLOADS), "whole": lambda: whole(article), "crowded": crowded}
    found = made[name]()
    short, long = memo_parts(found), memo_parts(found, whole=True)
    assert len(lines(render_memo(found))) <= 12
    assert things(short) == things(long)
    assert short[1][: len(long[1])] == long[1][: len(short[1])]  # the gravest are first


def test_what_is_wrong_is_told_before_what_is_new_and_noted() -> None:
    parts = memo_parts(crowded())
    assert parts[1][0] in {"Problems:", "One problem:"}
    assert re.fullmatch(r"Shortened: \d+ more in the full report\.", parts[-1][0])


def test_a_note_is_told_before_what_nobody_wrote(seed_pair: Comparison) -> None:
    links = [replace(link, note=f"why not {link.number}") for link in seed_pair.links[:3]]
    found = replace(seed_pair, links=(*links, *seed_pair.links[3:]), notes=(PassageNote(Side.RIGHT, 1, "ask her again"),))
    assert "more in the full report" in render_memo(found)  # so that there is not room for all
    assert all(note in render_memo(found) for note in ("ask her again", "why not 1", "why not 2", "why not 3"))


def test_the_mail_says_what_the_memo_says() -> None:
    found = eventful()
    plain, html = read_mail(render(found, "mail", by="Ada"))
    assert plain == render_memo(found, "Ada")
    told = " ".join(Page(html).of_tag("body")[0].text.split())
    for line in lines(plain):
        assert " ".join(re.sub(r"^(- |\d+\. )", "", line).split()) in told


@pytest.mark.parametrize("texts", [["harmless"], PAYLOADS])
def test_the_html_has_styles_in_its_tags_and_nothing_a_mail_client_drops(texts: list[str]) -> None:
    page = Page(read_mail(render(eventful(texts), "mail", by=" ".join(texts)))[1])
    assert {e.tag for e in page.elements} <= {"html", "body", "table", "tr", "td", "p", "ol", "ul", "li"}
    assert {name for e in page.elements for name in e.attributes} <= {"lang", "style", "role"}
    assert not any("url(" in (e.attributes.get("style") or "") for e in page.elements)


def test_hostile_text_adds_no_header() -> None:
    data = render(eventful(PAYLOADS), "mail", by="Ada\r\nBcc: x@example.net")
    head = data.partition(b"\r\n\r\n")[0].decode()
    assert [line.partition(":")[0] for line in head.split("\r\n") if not line.startswith((" ", "\t"))] == [
        "Subject",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
    ]


def test_copydesk_reads_its_own_mail(tmp_path: Path) -> None:
    path = tmp_path / "memo.eml"
    path.write_bytes(render(eventful(), "mail"))
    assert format_of(path.name) == "mail"
    assert "left out" in read(str(path)).text


def test_a_memo_that_is_short_anyway_is_told_whole() -> None:
    found = replace(eventful(), orphans=(), notes=())
    assert found.links[0].kind in Kind
    assert memo_parts(found, whole=True)[0] == memo_parts(found)[0]
