"""What a hostile site or name server may try: none of it leads elsewhere, takes a login along, or costs more than its bound."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest
import trustme
from document_files import TITLE
from page_server import HTML, PAGES, serving

from compare.errors import UnreadableSourceError
from compare.reading import Reach, read
from compare.reading.sources.sources import MAX_BYTES
from compare.reading.web import addresses, bodies, connection, fetching
from compare.reading.web.bodies import STEP, DamagedBodyError, coding_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = PAGES["/story"]


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 is taken for the public net, and every other address is local."""
    monkeypatch.setattr(addresses, "is_local", lambda address: address != "127.0.0.1")


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> trustme.CA:
    """An authority that is trusted."""
    import ssl

    authority = trustme.CA()
    authority.cert_pem.write_to_path(f"{tmp_path}/ca.pem")
    monkeypatch.setattr(connection, "certificates", lambda: ssl.create_default_context(cafile=f"{tmp_path}/ca.pem"))
    return authority


@pytest.mark.usefixtures("public")
def test_a_name_that_changes_after_it_was_looked_up_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, answers = socket.getaddrinfo, iter(["127.0.0.1"] + ["127.0.0.2"] * 9)
    looked_up: list[object] = []

    def answer(host: str | None, *rest: object, **options: object) -> object:
        looked_up.append(host)
        return plain(next(answers) if host == "turning.example" else host, *rest, **options)  # type: ignore[arg-type]

    asked: list[tuple[str, str]] = []
    with serving("127.0.0.1") as site:
        port = int(site.rsplit(":", 1)[1])
        with socket.create_server(("127.0.0.2", port)) as trap:
            trap.setblocking(False)  # noqa: FBT003 - as socket has it
            monkeypatch.setattr(socket, "getaddrinfo", answer)
            assert read(f"http://turning.example:{port}/story").title == TITLE
            with pytest.raises(BlockingIOError):
                trap.accept()
    assert looked_up.count("turning.example") == 1
    assert asked == []


@pytest.mark.usefixtures("public")
def test_a_name_of_two_addresses_is_asked_at_the_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda *_: ["127.0.0.2", "127.0.0.1"])
    with serving() as site:
        assert read(f"http://both.example:{site.rsplit(':', 1)[1]}/story").title == TITLE


def test_the_name_that_is_looked_up_is_the_name_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(addresses, "resolve", resolve)
    asked: list[tuple[str, str]] = []
    with serving(asked=asked) as site:
        port = site.rsplit(":", 1)[1]
        for name, wanted in (("fa\u00df.example", "xn--fa-hia.example"), ("M\u00dcNCHEN.example", "xn--mnchen-3ya.example")):
            assert read(f"http://{name}:{port}/story").title == TITLE
            assert looked_up.pop() == wanted
            assert f"Host: {wanted}:{port}\n" in asked.pop()[1]


def test_what_began_under_tls_stays_so(trusted: trustme.CA) -> None:
    asked: list[tuple[str, str]] = []
    local = Reach(allow_local=True)
    with serving(asked=asked) as plain, serving(certificate=trusted.issue_cert("localhost")) as tls:
        assert read(f"{plain}/to?{tls}/story", reach=local).title == TITLE
        asked.clear()
        with pytest.raises(UnreadableSourceError, match=r"leads from https to http, .*; if that is meant, give the http://"):
            read(f"{tls}/to?{plain}/story", reach=local)
    assert asked == []


def test_no_cookie_and_no_login_goes_where_it_was_not_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("default login bob password s3cret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    asked: list[tuple[str, str]] = []
    with serving(asked=asked) as other:
        pages = {"/set": (302, {"Set-Cookie": "id=7; Path=/", "Location": f"{other.replace('://', '://ann:other@')}/story"}, b"")}
        with serving(pages=pages) as site:
            assert read(f"{site.replace('://', '://bob:s3cret@')}/set", reach=Reach(allow_local=True)).title == TITLE
    assert len(asked) == 2
    assert not any(word in headers for _, headers in asked for word in ("Cookie", "Authorization", "Referer"))


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    proxied: list[tuple[str, str]] = []
    with serving(asked=proxied) as proxy, serving() as site:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy)
        assert read(f"{site}/story").title == TITLE
    assert proxied == []


def test_no_authority_of_the_environment_is_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(f"{tmp_path}/ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", f"{tmp_path}/ca.pem")
    with (
        serving(certificate=authority.issue_cert("localhost")) as site,
        pytest.raises(UnreadableSourceError, match="certificate cannot be trusted"),
    ):
        read(f"{site}/story")


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    "head", ["<meta http-equiv=refresh content='0;url={}/secret'>", "<base href='{}/'>", "<link rel=canonical href='{}/s'>"]
)
def test_what_a_page_names_is_not_fetched(head: str) -> None:
    asked: list[tuple[str, str]] = []
    with serving("127.0.0.2", asked=asked) as local:
        page = STORY[2].replace(b"<head>", f"<head>{head.format(local)}".encode())
        with serving(pages={"/page": (200, {"Content-Type": HTML}, page)}) as site:
            assert read(f"{site}/page").title == TITLE
    assert asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "there",
    [
        "http://a.example:0/",
        "http://a.example:99999/",
        "http://[::1",
        "//:80/",
        "http://a\x01b/",
        "data:text/html,x",
        "\\\\x:y:z",
    ],
)
def test_a_redirect_to_what_cannot_be_fetched_is_one_sentence(there: str, status: int) -> None:
    with (
        serving(pages={"/x": (status, {"Location": there}, b"")}) as site,
        pytest.raises(UnreadableSourceError, match=r"leads to|no such page") as caught,
    ):
        read(f"{site}/x")
    assert not set(str(caught.value)) & {"\n", "\x01"}


def test_a_very_long_address_is_one_short_sentence() -> None:
    with pytest.raises(UnreadableSourceError, match="the address is longer than 8,000 characters") as caught:
        read(f"https://a.example/{'x' * 100_000}")
    assert len(str(caught.value)) < 200
    with serving() as site, pytest.raises(UnreadableSourceError, match="no such page"):
        read(f"{site}/{'x' * 7_000}")
    with (
        serving(pages={"/x": (302, {"Location": "/" + "x" * 70_000}, b"")}) as site,
        pytest.raises(UnreadableSourceError) as caught,
    ):
        read(f"{site}/x")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("page", ["gzip-bomb", "gzip-twice", "gzip-12000-times"])
def test_what_unpacks_to_much_takes_no_more_than_its_bound(page: str) -> None:
    with serving() as site:
        tracemalloc.start()
        with pytest.raises(UnreadableSourceError):
            read(f"{site}/{page}")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 3 * MAX_BYTES


def test_what_never_ends_ends_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only for the one who waits: no thread goes on with it."""
    monkeypatch.setattr(fetching, "SECONDS", 1.0)
    before = threading.active_count()
    with serving() as site:
        for page in ("endless-before", "endless-headers", "endless-chunks", "endless-chunk-head", "slow-head", "drip"):
            with pytest.raises(UnreadableSourceError):
                read(f"{site}/{page}")
        waiting = [each for each in threading.enumerate() if each.name.endswith("(_answer)")]
        for each in waiting:
            each.join(10)
        assert not [each for each in waiting if each.is_alive()]
    assert before


def packed(data: bytes, around: int) -> bytes:
    made = zlib.compressobj(9, zlib.DEFLATED, around)
    return made.compress(data) + made.flush()


TEXT = b"The council voted on Tuesday. " * 20_000


@pytest.mark.parametrize("cut", [1, 2, 7, 10_000_000])
@pytest.mark.parametrize(("coding", "around"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_body_is_whole_however_it_comes_and_no_piece_is_large(coding: str, around: int, cut: int) -> None:
    sent = packed(TEXT, around)
    pieces = list(unpacked((sent[at : at + cut] for at in range(0, len(sent), cut)), coding))
    assert b"".join(pieces) == TEXT
    assert max(map(len, pieces)) <= STEP


def test_no_more_of_a_body_is_unpacked_than_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "STEP", 1_000)
    given: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(100):
            given.append(number)
            yield packed(bytes(1_000_000), 31)

    pieces = unpacked(chunks(), "gzip")
    assert sum(len(next(pieces)) for _ in range(500)) == 500_000
    assert given == [0]


@pytest.mark.parametrize(
    ("header", "coding"),
    [("", ""), ("identity", ""), ("GZIP", "gzip"), (" x-gzip ,", "gzip"), ("identity, deflate", "deflate")],
)
def test_the_codings_that_are_asked_for(header: str, coding: str) -> None:
    assert coding_of(header) == coding


@pytest.mark.parametrize("header", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "gzip,identity,deflate", "dcb", "x\x1b[2J"])
def test_no_other_coding_is_unpacked(header: str) -> None:
    with pytest.raises(DamagedBodyError) as caught:
        coding_of(header)
    assert "\x1b" not in str(caught.value)


def test_many_members_of_gzip_are_handled_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a member is handed on in steps, and not all of it with each."""
    inflater, handled = zlib.decompressobj, list[int]()

    class Counting:
        def __init__(self, kind: int) -> None:
            self._inner = inflater(kind)

        def decompress(self, data: bytes, most: int) -> bytes:
            handled.append(len(data))
            return self._inner.decompress(data, most)

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    def bytes_of(count: int) -> int:
        handled.clear()
        sent = gzip.compress(b"") * count
        assert not b"".join(unpacked((sent[at : at + STEP] for at in range(0, len(sent), STEP)), "gzip"))
        return sum(handled)

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert bytes_of(80_000) < 15 * bytes_of(8_000)
