"""robots.txt as RFC 9309 has it: what it allows, how it is fetched, and that no file can make it cost much."""

from __future__ import annotations

import gzip
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from document_files import TITLE
from page_server import HTML, PAGES, serving

from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.web import addresses
from compare.reading.web.robots import MAX_BYTES, is_allowed, rules_of

if TYPE_CHECKING:
    from page_server import Headers

STORY = PAGES["/story"]


def allows(text: str | bytes, path: str) -> bool:
    return is_allowed(rules_of(text if isinstance(text, bytes) else text.encode()), path)


ALLOWED = {
    "the longest match": "User-agent: *\nDisallow: /\nAllow: /news/\n",
    "as long, and Allow wins": "User-agent: *\nDisallow: /news/\nAllow: /news/\n",
    "another's group": "User-agent: other\nDisallow: /\n",
    "another's group, whose name begins as ours": "User-agent: copy\nDisallow: /\n",
    "another's group, whose name goes on": "User-agent: copydesk-images\nDisallow: /\n",
    "our own group in place of all": "User-agent: *\nDisallow: /\n\nUser-agent: copydesk\nDisallow: /admin\n",
    "nothing forbidden": "User-agent: *\nDisallow:\n",
    "an end": "User-agent: *\nDisallow: /news$\n",
    "a wildcard that is not met": "User-agent: *\nDisallow: /*.pdf$\n",
    "no slash, so no rule": "User-agent: *\nDisallow: news/\n",
    "case": "User-agent: *\nDisallow: /NEWS/\n",
    "a comment": "User-agent: * # all\n#Disallow: /\nDisallow: /x # not /\n",
    "rules of nobody": "Disallow: /\n",
    "a page of errors": "<!doctype html><p>Disallow: /</p>",
    "nothing": "",
    "an empty Disallow that ends a group": "User-agent: copydesk\nDisallow:\nUser-agent: other\nDisallow: /\n",
    "two groups of ours": "User-agent: copydesk\nDisallow: /\n\nUser-agent: copydesk\nAllow: /news/\n",
}
FORBIDDEN: dict[str, str | bytes] = {
    "a beginning": "User-agent: *\nDisallow: /ne\n",
    "the longest match": "User-agent: *\nAllow: /\nDisallow: /news/\n",
    "our own group, in any case": "User-agent: *\nAllow: /\n\nUSER-AGENT: CopyDesk\nDisallow: /\n",
    "our own group with a version": "User-agent: copydesk/2.0\nDisallow: /\n",
    "a group of several": "User-agent: other\nUser-agent: copydesk\nUser-agent: third\nDisallow: /\n",
    "other lines part no group": "User-agent: copydesk\nCrawl-delay: 5\nSitemap: /s.xml\nX: y\nUser-agent: other\nDisallow: /\n",
    "a wildcard": "User-agent: *\nDisallow: /*/1\n",
    "a wildcard and an end": "User-agent: *\nDisallow: /*page=2$\n",
    "two wildcards": "User-agent: *\nDisallow: *ews*?page\n",
    "percent-encoded": "User-agent: *\nDisallow: /%6Eews/\n",
    "after a mark of order": "\ufeffUser-agent: *\nDisallow: /\n",
    "CRLF": "User-agent: *\r\nDisallow: /\r\n",
    "CR": "User-agent: *\rDisallow: /\r",
    "no blanks": "user-agent:*\ndisallow:/",
    "many": "  User-agent:   *  \n\t Disallow :  /  \n",
    "bytes that are no UTF-8": b"# caf\xe9\nUser-agent: *\nDisallow: /\n",
    "two groups of ours": "User-agent: copydesk\nDisallow: /news/\n\nUser-agent: copydesk\nAllow: /other/\n",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(name: str) -> None:
    assert allows(ALLOWED[name], "/news/1?page=2")


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(name: str) -> None:
    assert not allows(FORBIDDEN[name], "/news/1?page=2")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/caf\u00e9", "/caf%C3%A9"),
        ("/caf%c3%a9", "/caf%C3%A9"),
        ("/a%2Fb", "/a%2Fb"),
        ("//twice", "//twice"),
        ("/a\u2028b", "/a%E2%80%A8b"),
        ("/$x", "/$x"),
    ],
)
def test_both_spellings_of_an_address_are_one(rule: str, path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: {rule}\n", path)
    assert allows(f"User-agent: *\nDisallow: {rule}\n", "/else")


def test_an_encoded_slash_is_no_slash() -> None:
    assert allows("User-agent: *\nDisallow: /a/b\n", "/a%2Fb")


def test_of_a_long_file_the_whole_lines_of_its_beginning_count() -> None:
    head = "User-agent: *\nDisallow: /private\n"
    line = "Disallow: /news\n"
    filled = head + "#" * (MAX_BYTES - len(head) - 11) + "\n" + line  # the end falls into 'Disallow: /'
    assert allows(filled, "/public")
    assert allows(filled, "/news")
    assert not allows(filled, "/private")


def test_many_groups_with_many_rules_share_them() -> None:
    agents = "".join(f"User-agent:a{number}\n" for number in range(15_000))
    rules = "".join(f"Allow:/{number}\n" for number in range(15_000))
    tracemalloc.start()
    rules_of((agents + rules).encode())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000  # a copy for each would be 225 million rules


def test_wildcards_without_number_take_no_time() -> None:
    # An engine that goes back would try some 2,000 ** 20 ways.
    assert allows("User-agent: *\nDisallow: /" + "*a" * 20 + "*b\n", "/" + "a" * 2_000)


def answered(status: int, body: bytes, **headers: str) -> tuple[int, Headers, bytes]:
    return status, {"Content-Type": "text/plain"} | {name.replace("_", "-"): value for name, value in headers.items()}, body


ALL = b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    "robots",
    [
        answered(404, ALL),
        answered(401, ALL),
        answered(403, ALL),
        answered(429, ALL),
        answered(200, b"User-agent: *\nDisallow: /\nAllow: /story$\n"),
        answered(200, gzip.compress(b"User-agent: *\nAllow: /\n"), Content_Encoding="gzip"),
        answered(302, b"", Location="/robots.txt"),  # more than five times: as if there were none
    ],
)
def test_a_site_that_forbids_nothing_gives_its_story(robots: tuple[int, Headers, bytes]) -> None:
    with serving(pages={"/robots.txt": robots}) as site:
        assert read(f"{site}/story").title == TITLE


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (answered(200, ALL), "its site asks programs not to fetch the page"),
        (answered(200, gzip.compress(ALL), Content_Encoding="gzip"), "its site asks programs not to fetch the page"),
        (answered(301, b"", Location="/moved-robots"), "its site asks programs not to fetch the page"),
        (answered(500, b""), r"while its site's robots.txt cannot be read \(status 500\); try again later"),
        (answered(503, b""), r"cannot be read \(status 503\)"),
        (answered(200, b"none", Content_Encoding="gzip"), "cannot be read; try again later"),
        (answered(200, b"none", Content_Encoding="br"), "cannot be read; try again later"),
        (answered(200, b"short", Content_Length="100"), "cannot be read; try again later"),
        (answered(302, b"", Location="file:///etc/passwd"), "leads to what is no http or https address"),
        (answered(302, b"", Location="http://127.0.0.2/robots.txt"), "cannot be read; a local page leads to another local address"),
        (answered(302, b"", Location="http://nowhere.invalid/"), "cannot be read; nobody knows the name"),
    ],
)
def test_a_site_that_forbids_or_fails_to_say_gives_nothing(robots: tuple[int, Headers, bytes], said: str) -> None:
    asked: list[tuple[str, str]] = []
    pages = {
        "/robots.txt": robots,
        "/moved-robots": answered(302, b"", Location="/last-robots"),
        "/last-robots": answered(200, ALL),
    }
    with serving(pages=pages, asked=asked) as site, pytest.raises(UnreadableSourceError, match=said) as caught:
        read(f"{site}/story")
    assert "\n" not in str(caught.value)
    assert "/story" not in [path for path, _ in asked]


def test_a_robots_txt_that_unpacks_to_much_is_read_to_its_bound() -> None:
    bomb = gzip.compress(b"User-agent: *\nDisallow: /x\n" + bytes(50_000_000))
    with serving(pages={"/robots.txt": answered(200, bomb, Content_Encoding="gzip")}) as site:
        tracemalloc.start()
        assert read(f"{site}/story").title == TITLE
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 20_000_000


def test_each_site_on_the_way_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_local", lambda _: False)
    first: list[tuple[str, str]] = []
    second: list[tuple[str, str]] = []
    forbidden = {"/robots.txt": answered(200, b"User-agent: *\nDisallow: /story\n"), "/here": STORY}
    with serving(pages=forbidden, asked=second) as other:
        ways = {"/robots.txt": answered(404, b""), "/a": answered(302, b"", Location="/b")}
        with serving(pages={**ways, "/b": answered(302, b"", Location=f"{other}/story")}, asked=first) as site:
            with pytest.raises(UnreadableSourceError, match="asks programs not to fetch"):
                read(f"{site}/a")
            assert [path for path, _ in first] == ["/robots.txt", "/a", "/b"]
            assert [path for path, _ in second] == ["/robots.txt"]
            assert read(f"{site}/to?{other}/here").title == TITLE


def test_a_robots_txt_may_not_lead_from_the_public_net_to_a_local_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    with serving("127.0.0.2", asked=asked) as local:
        monkeypatch.setattr(addresses, "is_local", lambda address: address != "127.0.0.1")
        with (
            serving(pages={"/robots.txt": answered(302, b"", Location=f"{local}/secret")}) as site,
            pytest.raises(UnreadableSourceError, match="cannot be read; a public page leads to a local address"),
        ):
            read(f"{site}/story")
    assert asked == []


def test_a_page_that_is_called_robots_txt_in_html_forbids_nothing() -> None:
    with serving(pages={"/robots.txt": (200, {"Content-Type": HTML}, STORY[2])}) as site:
        assert read(f"{site}/story").title == TITLE
