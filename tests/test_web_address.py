"""What an address says: why it cannot be one, and that a login in it serves to fetch and is nowhere else."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from document_files import TITLE
from hypothesis import given
from hypothesis import strategies as st
from page_server import KNOWN, LOGIN, STRANGER, serving

from compare.batching.pairs import read_pairs
from compare.errors import UnreadableSourceError
from compare.link import Side
from compare.reading import Reach, read
from compare.reading.sources.web_address import shown, web_address, without_login
from compare.reading.web import addresses
from compare.reports import FORMATS, suffix_of
from compare.reports.reviews import render_reviews
from compare.reviewing.store.folder import open_review, review_folder
from compare.reviewing.store.listing import saved_reviews
from compare.segmenting.segment import segment
from tui.entering.entered import EnteredAs, look_at
from tui.kept.drafts import Drafts
from tui.kept.recent import recent_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

TYPED = LOGIN.replace("/", "%2F")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


def known(site: str, page: str, login: str = TYPED) -> str:
    """The address of a page with a login in it."""
    return f"{site.replace('http://', f'http://{login}@')}/{page}"


WRONG = {
    "http://a.example:99999/": "there is no port 99999, they go from 1 to 65535",
    "http://a.example:0/": "there is no port 0,",
    "http://a.example:99999999999999999999/": "there is no port",
    "http://a.example:abc/": "the port “abc” is no number",
    "http://a.example:8O/x": "the port “8O” is no number",
    "http:///story": "the address names no site; write it as https://SITE/PAGE",
    "https://": "the address names no site",
    "http://:8080/": "the address names no site",
    "http://bob:secret@/x": "the address names no site",
    "http://exa mple/": "“exa mple” is no name of a site",
    "http://..": "“..” is no name of a site",
    "http://a..example/": "“a..example” is no name of a site",
    "http://999.1.1.1/": "“999.1.1.1” is no name of a site",
    "http://[zzz]/": "“[zzz]” is no name of a site",
    "http://[::1": "“[::1” is no name of a site",
    "http://%20/": "“%20” is no name of a site",
    "https://\x1b[2J/": "“␛[2J” is no name of a site",
    f"http://{'a' * 64}.example/": "is no name of a site",
    "http://bob:se/cret@a.example/": "its name or password holds a sign that ends it; write /, ? and # in them as %2F",
}


@pytest.mark.parametrize("address", WRONG)
def test_what_is_no_address_is_one_sentence_that_says_why(copydesk: Run, tmp_path: Path, address: str) -> None:
    (tmp_path / "b.txt").write_text("The council postponed its vote on Tuesday.")
    done = copydesk(address, "b.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert WRONG[address] in done.stderr
    assert "cret" not in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example",
        "http://a.example:/x",
        "HTTPS://a.example.:65535?q",
        "http://[::1]:80/",
        "http://my_host/",
        "http://münchen.example/",
    ],
)
def test_what_is_an_address_is_taken(address: str) -> None:
    assert web_address(address).login is None
    assert web_address(address).address == address
    assert look_at(address).kind is EnteredAs.ADDRESS


def test_the_first_screen_says_so_before_it_fetches() -> None:
    entered = look_at("http://bob:secret@a.example:99999/")
    assert (entered.kind, "there is no port 99999" in entered.said) == (EnteredAs.MISTAKE, True)
    assert "secret" not in entered.said


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("http://bob:secret@a.example/story", "http://a.example/story"),
        ("HTTP://bob@a.example:80", "HTTP://a.example:80"),
        ("http://bob:se@cret@a.example/story?x=@y", "http://a.example/story?x=@y"),
        ("http://bob:se/cret@a.example/story", "http://a.example/story"),
        (" http://bob:secret@a.example/", " http://a.example/"),
        ("http:/bob:secret@a.example/", "http:/a.example/"),
        ("ftp://bob:secret@a.example/", "ftp://a.example/"),
        ("https://a.example/@author/story", "https://a.example/@author/story"),
        ("https://a.example:8443/@author/story", "https://a.example:8443/@author/story"),
        ("https://[::1]:8443/@author", "https://[::1]:8443/@author"),
        ("https://a.example?to=b@c", "https://a.example?to=b@c"),
        ("notes/bob:secret@home.txt", "notes/bob:secret@home.txt"),
    ],
)
def test_what_may_be_shown_of_a_source(given: str, wanted: str) -> None:
    assert without_login(given) == shown(given) == wanted


@given(st.text(), st.text())
def test_no_login_outlives_the_address_it_is_in(name: str, password: str) -> None:
    from urllib.parse import quote

    bare = "https://a.example/story"
    login = f"{quote(name, safe='')}:{quote(password, safe='')}"
    found = web_address(f"https://{login}@a.example/story")
    assert found.address == bare
    assert found.login == ((name, password) if name or password else None)


def test_a_login_fetches_the_page_and_is_not_its_source(site: str) -> None:
    found = read(known(site, "guarded"))
    assert (found.title, found.source) == (TITLE, f"{site}/guarded")


def test_a_page_that_asks_for_a_login_says_where_to_give_it(site: str) -> None:
    with pytest.raises(UnreadableSourceError, match=r"asks for a login \(401\); give it in the address \(https://NAME:PASSWORD@"):
        read(f"{site}/guarded")
    with pytest.raises(UnreadableSourceError, match="does not take the name and the password") as caught:
        read(known(site, "guarded", "bob:wrong"))
    assert "wrong" not in str(caught.value)


def test_only_the_site_that_was_typed_gets_the_login(site: str) -> None:
    assert read(known(site, "who")).title == KNOWN
    assert read(known(site, f"to?{site}/who")).title == KNOWN
    with serving() as other:  # another port is another site
        assert read(known(site, f"to?{other}/who"), reach=Reach(allow_local=True)).title == STRANGER
        back = f"to?{other}/to?{site}/who"
        assert read(known(site, back), reach=Reach(allow_local=True)).title == KNOWN
    assert read(f"{site}/to?{known(site, 'who')}").title == STRANGER  # whom a redirect names is nobody's login


def test_no_report_holds_a_login(site: str, copydesk: Run, tmp_path: Path) -> None:
    reports = [part for name in FORMATS for part in ("-o", f"r-{name}{suffix_of(name)}")]
    done = copydesk(known(site, "guarded"), known(site, "pdf"), *reports)
    assert done.returncode == 0, done.stderr
    written = {path.name: _held(path) for path in tmp_path.glob("r-*")}
    assert len(written) >= len(FORMATS)
    assert [name for name, text in written.items() if "bob" in text or "s3cr" in text] == []
    assert not {"bob", "s3cr"} & set(done.stdout + done.stderr)


def _held(path: Path) -> str:
    """All that a report holds, unpacked where it is packed."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_no_batch_holds_a_login(site: str, copydesk: Run, tmp_path: Path) -> None:
    bare = site.replace("http://", "http://bob:s3cret@")
    (tmp_path / "pairs.csv").write_text(f"left,right\n{known(site, 'guarded')},{bare}\n{bare},{bare}/404\n")
    assert read_pairs(str(tmp_path / "pairs.csv"))[0].id.startswith("guarded--127.0.0")
    done = copydesk("batch", "pairs.csv", "-o", "out")
    assert done.returncode == 2
    told = [done.stderr, *(p.name for p in (tmp_path / "out").iterdir()), (tmp_path / "out/index.csv").read_text()]
    assert not any("bob" in text or "s3cr" in text for text in told)


def test_no_review_holds_a_login_and_the_command_goes_on_with_it(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    left, right = (segment(read(known(site, page))) for page in ("guarded", "pdf"))
    with closing(open_review(left, right)) as file:
        path = file.path
    assert b"s3cr" not in b"".join(each.read_bytes() for each in review_folder().iterdir())
    assert f"copydesk {site}/guarded {site}/pdf\n" in render_reviews(saved_reviews(review_folder()), review_folder())
    with closing(sqlite3.connect(path)) as base, base:  # what an earlier copydesk wrote
        pair = json.loads(base.execute("SELECT value FROM about WHERE name = 'pair'").fetchone()[0])
        for side, page in zip(Side, ("guarded", "pdf"), strict=True):
            pair[side.value] |= {"source": known(site, page), "title": ""}
        base.execute("UPDATE about SET value = ? WHERE name = 'pair'", (json.dumps(pair),))
    assert "s3cr" not in render_reviews(saved_reviews(review_folder()), review_folder())
    assert recent_pairs(review_folder())[0].sources == (f"{site}/guarded", f"{site}/pdf")


def test_no_draft_holds_a_login(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "draft.json")
    text = "A story.\nhttp://bob:secret@a.example/ was in it."
    drafts.keep({Side.LEFT: "http://bob:secret@a.example/story\n", Side.RIGHT: text})
    assert drafts.load() == {Side.LEFT: "http://a.example/story\n", Side.RIGHT: text}
    drafts.close()


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 is taken for the public net; 127.0.0.2 and 127.0.0.3 are local, and so is home.example."""
    named = {"public.example": "127.0.0.1", "home.example": "127.0.0.2", "router.example": "127.0.0.3"}
    monkeypatch.setattr(addresses, "resolve", lambda host, _: [named.get(host, host)])
    monkeypatch.setattr(addresses, "is_local", lambda address: address != "127.0.0.1")


def test_a_local_address_leads_to_its_own_host_and_port(site: str) -> None:
    assert read(f"{site}/to?{site}/story").title == TITLE
    assert read(f"{site}/moved").title == TITLE


def test_a_local_address_leads_to_no_other_port_or_host(site: str) -> None:
    port = site.rsplit(":", 1)[1]
    with serving() as other:
        for there in (other, f"http://127.0.0.2:{port}", f"http://localhost:{port}", f"http://169.254.169.254:{port}"):
            with pytest.raises(UnreadableSourceError, match=r"a local page leads to another local address; .*--allow-local"):
                read(f"{site}/to?{there}/story")
        assert read(f"{site}/to?{other}/story", reach=Reach(allow_local=True)).title == TITLE


@pytest.mark.usefixtures("net")
def test_the_way_back_from_the_public_net_is_closed() -> None:
    with serving("127.0.0.2") as home:
        port = home.rsplit(":", 1)[1]
        with serving("127.0.0.1") as public:
            there = f"http://public.example:{public.rsplit(':', 1)[1]}"
            start = f"http://home.example:{port}"
            assert read(f"{start}/to?{there}/story").title == TITLE
            with pytest.raises(UnreadableSourceError, match="a public page leads to a local address"):
                read(f"{start}/to?{there}/to?{start}/story")


@pytest.mark.usefixtures("net")
def test_a_local_name_that_becomes_another_local_address_on_the_way_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving("127.0.0.2") as home:
        answers = iter(["127.0.0.2", "127.0.0.3"])
        monkeypatch.setattr(addresses, "resolve", lambda *_: [next(answers)])
        with pytest.raises(UnreadableSourceError, match="leads to another local address"):
            read(f"http://home.example:{home.rsplit(':', 1)[1]}/moved")


@pytest.mark.parametrize("there", ["http://127.0.0.1:99999/story", "http://127.0.0.1:0/story"])
def test_a_redirect_to_what_is_no_address_is_one_sentence(site: str, there: str) -> None:
    with pytest.raises(UnreadableSourceError, match="leads to what is no http or https address"):
        read(f"{site}/to?{there}", reach=Reach(allow_local=True))
