"""What a side of a sweep can be: a folder, a pattern, a list, a feed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.article import Role
from compare.errors import CopydeskError
from compare.reading import Reach
from compare.reading.given import Obtained
from compare.reading.reader import article_of
from compare.reading.sources.sources import Source
from compare.reading.web.hops import Hops
from compare.sweeping.listing import BadSideError, Listed, articles_in

BODY = "<p>" + " ".join(f"The mayor of Ardley opened bridge number {k} on Tuesday." for k in range(8)) + "</p>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "deep/b.txt", ".hidden", "deep/.git/c.txt", "out/pairs/x.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")
    return tmp_path


def listed(side: str) -> list[Listed]:
    return articles_in(side, Path("out"))


def names(side: str) -> list[str]:
    return [each.name for each in listed(side)]


def test_a_folder_is_all_files_in_it_but_hidden_ones_and_what_the_sweep_writes() -> None:
    assert names(".") == ["./a.txt", "./deep/b.txt"]
    assert names("deep") == ["deep/b.txt"]


def test_a_pattern_is_what_it_fits() -> None:
    assert names("**/*.txt") == ["a.txt", "deep/b.txt"]
    assert names("[ad]*") == ["a.txt"]  # a folder is no article


def test_a_file_that_is_called_like_a_pattern_is_itself() -> None:
    Path("a[1].txt").write_text("Text.")
    assert names("a[1].txt") == ["a[1].txt"]


def test_one_article_is_a_side() -> None:
    assert names("a.txt") == ["a.txt"]


@pytest.mark.parametrize("head", ["path", "id;source", "Path,other", "URL"])
def test_a_table_has_a_column_of_paths(head: str) -> None:
    mark = ";" if ";" in head else ","
    column = 1 if ";" in head else 0
    cells = ["x"] * len(head.split(mark))
    lines = [head]
    for path in ("b.txt", "https://news.example/1", "a.txt"):
        cells[column] = path
        lines.append(mark.join(cells))
    Path("deep/list.csv").write_text("\n".join(lines) + "\n\n")
    found = listed("deep/list.csv")
    assert [each.name for each in found] == ["b.txt", "https://news.example/1", "a.txt"]
    assert [each.source for each in found] == [
        at("deep/b.txt"),
        "https://news.example/1",
        at("a.txt"),
    ]


def test_a_login_in_an_address_is_nowhere_in_a_name() -> None:
    Path("list.csv").write_text("url\nhttps://ada:secret@news.example/1\n")
    assert names("list.csv") == ["https://news.example/1"]


def test_json_lines_are_paths_or_hold_an_article() -> None:
    values = ["a.txt", {"path": "deep/b.txt", "id": 7}, {"id": "wire-1", "headline": "A bridge", "text": "It opened on Tuesday."}]
    Path("list.jsonl").write_text("\n".join(json.dumps(value) for value in values))
    found = listed("list.jsonl")
    assert [each.name for each in found] == ["a.txt", "deep/b.txt", "wire-1"]
    assert found[2].held == b"A bridge\n\nIt opened on Tuesday."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("l.csv", "left,right\na,b\n", "must name a column of paths"),
        ("l.csv", "path,x\n,b\n", "line 2: it names no article"),
        ("l.csv", 'path\n"' + "x" * 200_000, "quotation mark"),
        ("l.csv", "path\n-\n", "standard input"),
        ("l.jsonl", '"a.txt"\n{nonsense}\n', "line 2: it names no article"),
        ("l.jsonl", "[1]\n", "it names no article"),
        ("f.rss", "<rss><channel><item>", "broken feed"),
        ("f.rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "declares entities"),
        ("f.rss", "<rss><channel/></rss>", "names no article"),
    ],
)
def test_a_list_that_cannot_be_followed_is_one_sentence(name: str, text: str, said: str) -> None:
    Path(name).write_text(text)
    with pytest.raises(CopydeskError, match=said):
        listed(name)


def test_what_is_named_twice_is_one_article() -> None:
    Path("list.csv").write_text("path\na.txt\n./a.txt\ndeep/../a.txt\n")
    assert names("list.csv") == ["a.txt"]


def at(path: str) -> str:
    return str(Path(path).absolute())


def rss(*items: str) -> None:
    namespaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    Path("feed.rss").write_text(f"<?xml version='1.0'?><rss version='2.0' {namespaces}><channel>{''.join(items)}</channel></rss>")


def test_an_item_of_rss_that_holds_its_article_is_read_with_its_headline_and_day() -> None:
    rss(
        "<item><title>Bridges &amp; roads</title><link>https://news.example/1</link><description>Short.</description>"
        f"<dc:creator>Ida Brandt</dc:creator><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{BODY}<script>x()</script>]]></content:encoded></item>"
    )
    (found,) = listed("feed.rss")
    assert found.name == "https://news.example/1"
    article = article_of(Obtained(Source(found.name, found.suffix, found.held or b"")))
    assert article.title == "Bridges & roads"
    assert str(article.published) == "2026-03-03"
    assert article.author == "Ida Brandt"
    assert article.paragraphs[0].role is Role.HEADLINE
    assert "bridge number 7" in article.text
    assert "x()" not in article.text


def test_an_entry_of_atom_may_hold_elements() -> None:
    Path("feed.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Bridges</title><link href="https://news.example/2"/>'
        f'<updated>2026-03-04T09:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>'
        "</entry></feed>"
    )
    (found,) = listed("feed.xml")
    article = article_of(Obtained(Source(found.name, found.suffix, found.held or b"")))
    assert (article.title, str(article.published)) == ("Bridges", "2026-03-04")
    assert "bridge number 7" in article.text


def test_an_item_that_only_teases_leads_to_its_article() -> None:
    rss(
        "<item><title>A</title><link>https://news.example/1</link><description>Read more.</description></item>",
        "<item><title>B</title><link>deep/b.txt</link></item>",
        "<item><title>C</title><link>../outside.txt</link></item>",
        "<item><title>D</title><link>/etc/hostname</link></item>",
        "<item><title>E</title><link>file:///etc/hostname</link></item>",
        "<item><title>F</title></item>",
    )
    (Path("..") / "outside.txt").write_text("Text.")
    found = listed("feed.rss")
    assert [(each.source, each.led) for each in found] == [
        ("https://news.example/1", True),
        (at("deep/b.txt"), False),
    ]


def test_a_feed_leads_to_no_local_address(monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    monkeypatch.setattr("compare.reading.web.addresses.resolve", lambda _host, _port: ["127.0.0.1"])
    url = httpx.URL("http://localhost/admin")
    assert Hops("x", Reach()).place(url) == "127.0.0.1"
    assert Hops("x", Reach(led=True, allow_local=True)).place(url) == "127.0.0.1"
    with pytest.raises(CopydeskError, match="a feed leads to a local address"):
        Hops("x", Reach(led=True)).place(url)


def test_nothing_is_no_side() -> None:
    Path("none").mkdir()
    with pytest.raises(BadSideError, match="names no article"):
        listed("none")
