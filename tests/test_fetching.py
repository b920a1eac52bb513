"""An address gives its story or one clear sentence, in bounded time, and never leads where it may not."""

from __future__ import annotations

import json
import re
import socket
import ssl
from typing import TYPE_CHECKING

import pytest
import trustme
from document_files import FORMATS, TITLE
from page_manners import SENTENCES, STORIES
from page_server import serving

from compare.comparison import compare
from compare.errors import UnreadableSourceError
from compare.facts.whole.credit import find_credit
from compare.reading import Reach, read
from compare.reading.web import addresses, connection, fetching
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run
    from word_encoder import WordEncoder


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 2.0)
    monkeypatch.setattr(fetching, "SECONDS_A_READ", 1.0)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A net of names: 127.0.0.1 is taken for the public net, 127.0.0.2 for a local address."""
    known = {"public.example": "127.0.0.1", "local.example": "127.0.0.2", "127.0.0.1": "127.0.0.1", "127.0.0.2": "127.0.0.2"}
    monkeypatch.setattr(addresses, "resolve", lambda host, _: [known[host]] if host in known else [])
    monkeypatch.setattr(addresses, "is_local", lambda address: address == "127.0.0.2")
    return known


@pytest.mark.parametrize("page", STORIES)
def test_an_address_gives_its_story(site: str, tmp_path: Path, page: str) -> None:
    (tmp_path / "story.txt").write_bytes(FORMATS["txt"]())
    wanted, found = segment(read(str(tmp_path / "story.txt"))), segment(read(f"{site}/{page}"))
    assert [p.text for p in found.story] == [p.text for p in wanted.story]
    assert found.source == f"{site}/{page}"


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("page", SENTENCES)
def test_what_gives_no_story_is_one_sentence(site: str, page: str) -> None:
    """What has no end too: where it is its time that ends it, the sentence says which."""
    with pytest.raises(UnreadableSourceError, match=SENTENCES[page][1]) as caught:
        read(f"{site}/{page}")
    said = str(caught.value)
    assert "\n" not in said
    assert re.findall(r"longer than (\d+) s", said) in ([], ["2"])


def test_a_certificate_that_nobody_vouches_for_is_one_sentence() -> None:
    with serving(certificate=trustme.CA().issue_cert("localhost")) as address:
        with pytest.raises(UnreadableSourceError, match="its certificate cannot be trusted") as caught:
            read(f"{address}/story")
        assert "open it in a browser" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_certificate_of_another_name_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    trusting = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
    monkeypatch.setattr(connection, "certificates", lambda: trusting)
    with serving(certificate=authority.issue_cert("localhost")) as address:
        assert read(f"{address}/story").title == TITLE
    with (
        serving(certificate=authority.issue_cert("elsewhere.example")) as address,
        pytest.raises(UnreadableSourceError, match=r"its certificate cannot be trusted \(Hostname mismatch"),
    ):
        read(f"{address}/story")


def test_https_where_only_http_is_spoken_is_one_sentence(site: str) -> None:
    with pytest.raises(UnreadableSourceError, match="speaks no TLS"):
        read(f"{site.replace('http:', 'https:')}/story")


def test_a_port_where_nobody_listens_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    with pytest.raises(UnreadableSourceError, match=r"could not be fetched .*; check the address and the connection"):
        read(f"http://127.0.0.1:{port}/story")


def test_the_newer_loopback_that_was_typed_is_read() -> None:
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    with serving("::1") as address:
        assert read(f"{address}/story").title == TITLE


def test_the_public_net_may_not_lead_to_a_local_address(site: str, names: dict[str, str]) -> None:
    port = site.rsplit(":", 1)[1]
    for local in ("127.0.0.2", "local.example"):
        with pytest.raises(UnreadableSourceError, match="leads to a local address"):
            read(f"http://public.example:{port}/to?http://{local}:{port}/story")
    assert names


def test_a_name_that_turns_local_on_the_way_is_found_out(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port, answers = site.rsplit(":", 1)[1], iter(["127.0.0.1", "127.0.0.2"])
    monkeypatch.setattr(addresses, "resolve", lambda *_: [next(answers)])
    monkeypatch.setattr(addresses, "is_local", lambda address: address == "127.0.0.2")
    with pytest.raises(UnreadableSourceError, match="leads to a local address"):
        read(f"http://public.example:{port}/moved")


@pytest.mark.usefixtures("names")
def test_allow_local_lets_it(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port, seen = site.rsplit(":", 1)[1], []
    monkeypatch.setattr(fetching._Visit, "_require_allowed", lambda _, url, place: seen.append((url.host, place)))
    with pytest.raises(UnreadableSourceError, match="could not be fetched"):  # nobody listens there, and it was asked
        read(f"http://public.example:{port}/to?http://local.example:{port}/story", reach=Reach(allow_local=True))
    assert seen == [("public.example", "127.0.0.1"), ("local.example", "127.0.0.2")]


@pytest.mark.usefixtures("names")
def test_the_address_that_was_typed_may_be_local_and_lead_to_the_public_net(site: str) -> None:
    with pytest.raises(UnreadableSourceError, match="could not be fetched"):  # tried, not forbidden
        read(f"http://local.example:{site.rsplit(':', 1)[1]}/story")


def test_offline_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda *_: pytest.fail("asked for a name"))
    with pytest.raises(UnreadableSourceError, match="--offline forbids"):
        read("https://example.org/story", reach=Reach(offline=True))


def test_the_command_fetches_addresses_and_offline_forbids_it(site: str, copydesk: Run) -> None:
    done = copydesk(f"{site}/story", f"{site}/pdf", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert TITLE in done.stdout
    refused = copydesk(f"{site}/story", f"{site}/pdf", "--offline", "--format", "json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--offline forbids fetching" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_batch_fetches_addresses_and_what_is_unchanged_is_skipped(site: str, tmp_path: Path, copydesk: Run) -> None:
    (tmp_path / "pairs.csv").write_text(f"left,right\n{site}/story,{site}/pdf\n{site}/404?x=1,{site}/story\n")
    done = copydesk("batch", "pairs.csv", "-o", "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert "404--story: " in done.stderr
    assert "has no such page (404)" in done.stderr
    assert "1 compared, 0 unchanged, 1 failed" in done.stderr
    assert json.loads((tmp_path / "out/story--pdf.json").read_text())["left"]["source"] == f"{site}/story"
    assert "0 compared, 1 unchanged, 1 failed" in copydesk("batch", "pairs.csv", "-o", "out").stderr
    refused = copydesk("batch", "pairs.csv", "-o", "other", "--offline")
    assert "--offline forbids fetching" in refused.stderr
    assert "0 compared, 0 unchanged, 2 failed" in refused.stderr


def test_the_outlet_of_a_page_feeds_credit(tmp_path: Path, words: WordEncoder) -> None:
    outlet = b'<head><meta property="og:site_name" content="Harbour Courier">'
    (tmp_path / "left.html").write_bytes(FORMATS["html"]().replace(b"<head>", outlet))
    (tmp_path / "right.txt").write_text("The dock will close, the Harbour Courier reported. Nobody on the board spoke against it.")
    found = find_credit(compare(read(str(tmp_path / "left.html")), read(str(tmp_path / "right.txt")), words))
    assert (found.outlet, [span.text for span in found.outlet_named]) == ("Harbour Courier", ["Harbour Courier"])


@pytest.mark.parametrize("address", ["ftp://example.org/story", "file:///etc/passwd", "gopher://example.org"])
def test_only_http_and_https_are_fetched(address: str) -> None:
    with pytest.raises(UnreadableSourceError, match="only http and https"):
        read(address)


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://exa mple/", "https://\x1b[2J/", "http://a:99999/", "http://.."]
)
def test_a_broken_address_is_one_sentence(address: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(address)
    assert not set(str(caught.value)) & {"\n", "\x1b"}


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),  # noqa: S104
        *("::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_local_addresses_in_every_dress(address: str) -> None:
    assert addresses.is_local(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"])
def test_public_addresses_are_not_local(address: str) -> None:
    assert not addresses.is_local(address)
