"""Fetching a page: only http and https, only where an address is given, bounded in time, size and redirects.

Redirects are followed here, one by one, so that each is checked; the connection goes to the very address that was checked
(`connection`), because a name may resolve to another one a moment later. A site's robots.txt is asked before each of its
pages (`robots`).
"""

from __future__ import annotations

import re
import threading
import time
from base64 import b64encode
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare import __version__
from compare.errors import UnreadableSourceError
from compare.reading.cleaning import visible
from compare.reading.sources.sources import MAX_BYTES, Source
from compare.reading.sources.web_address import Reach, shown, web_address
from compare.reading.web.bodies import ACCEPTED, DamagedBodyError, coding_of, unpacked
from compare.reading.web.hops import LATER, NO_ADDRESS, SAVE, Hops
from compare.reading.web.line import Line

if TYPE_CHECKING:
    import httpx
    from protego import Protego

    from compare.reading.sources.stop import Stop
    from compare.reading.web.connection import Answer

AGENT = f"copydesk/{__version__} (compares two articles for one reporter; fetches only what was asked for)"
MAX_REDIRECTS = 10
SECONDS = 30.0
SECONDS_A_READ = 10.0
_NO_TIME = 0.1  # seconds before the deadline; the last wait may end that much early
_TYPES = ("text/", "application/xhtml", "application/xml", "application/pdf", "application/octet-stream", "application/vnd.o")
_WANTED = "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.5"
_REDIRECTS = {301, 302, 303, 307, 308}
_BASIC_LOGIN = "asks for a login (401)", f"give it in the address (https://NAME:PASSWORD@SITE/PAGE), or {SAVE}"
_REFUSED_LOGIN = "does not take the name and the password in the address (401)", "check them"
_NO_RULES = "no program may ask for the page while its site's robots.txt cannot be read"
_ANSWERS = {
    401: ("asks for a login (401)", SAVE),
    402: ("asks for payment (402)", SAVE),
    403: ("refuses programs (403)", SAVE),
    404: ("has no such page (404)", "check the address"),
    410: ("has taken the page down (410)", "look for a saved copy"),
    429: ("says that it was asked too often (429)", "wait some minutes and try again"),
    451: ("withholds the page for legal reasons (451)", "look for a saved copy"),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page with the address it was found at, and the encoding that the server named."""

    source: Source
    address: str
    charset: str | None


def fetch(address: str, reach: Reach | None = None, stop: Stop | None = None) -> Fetched:
    """The page behind an address.

    Args:
        address: of the web.
        reach: how far fetching may go.
        stop: ends it from another thread: its connection is closed, and nobody waits for what looks a name up.

    Raises:
        UnreadableSourceError: where there is none, it may not be fetched, or was stopped.
    """
    if (reach or Reach()).offline:
        raise UnreadableSourceError(shown(address), "--offline forbids fetching", "leave it out, or give a saved file")
    asked = web_address(address)
    visit = _Visit(Hops(shown(address), reach or Reach(), asked.login))
    # A thread, because looking up a name keeps to no time-out.
    answers: list[Fetched | BaseException] = []
    thread = threading.Thread(target=_answer, args=(visit, asked.address, answers), daemon=True)
    with stop.over(visit) if stop else nullcontext():
        if not visit.line.is_cut:
            thread.start()
            visit.over.wait(SECONDS + 1)
    if visit.line.is_cut:
        raise visit.error("fetching it was cancelled", "try again")
    if not answers:
        raise visit.too_long()
    if isinstance(answers[0], BaseException):
        raise answers[0]
    return answers[0]


def _answer(visit: _Visit, address: str, answers: list[Fetched | BaseException]) -> None:
    try:
        answers.append(visit.follow(address))
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        answers.append(visit.told(error))
    finally:
        visit.over.set()


@dataclass(slots=True, eq=False)
class _Visit:
    """One fetch: the way it goes, how long it may take, what the sites on it ask of programs, and whether it is over."""

    hops: Hops
    deadline: float = field(default_factory=lambda: time.monotonic() + SECONDS)
    rules: dict[tuple[bytes, bytes, int | None], Protego | None] = field(default_factory=dict)
    line: Line = field(default_factory=Line)
    over: threading.Event = field(default_factory=threading.Event)

    def end(self) -> None:
        """Cut the line; from another thread."""
        self.line.cut()
        self.over.set()

    def error(self, cause: str, advice: str) -> UnreadableSourceError:
        return UnreadableSourceError(self.hops.name, cause, advice)

    def too_long(self) -> UnreadableSourceError:
        return self.error(f"took longer than {SECONDS:.0f} s", LATER)

    def told(self, error: BaseException) -> BaseException:
        """What went wrong as one sentence, where it is the net's or the site's fault."""
        import httpcore

        from compare.reading.web.fetch_errors import cause_and_advice

        if isinstance(error, httpcore.TimeoutException) and self.deadline - time.monotonic() < _NO_TIME:
            return self.too_long()
        told = None if isinstance(error, UnreadableSourceError) else cause_and_advice(error, SECONDS)
        return self.error(*told) if told else error

    def follow(self, address: str) -> Fetched:
        """The page, after its redirects."""
        import httpx

        url = httpx.URL(address)
        for _ in range(MAX_REDIRECTS + 1):
            place = self.hops.place(url)
            self._require_allowed(url, place)
            answer, data = self._get(url, place)
            following = self._following(url, answer)
            if following is None:
                return self._page(url, answer, data)
            url = following
        raise self.error(f"redirects more than {MAX_REDIRECTS} times", SAVE)

    def _following(self, url: httpx.URL, answer: Answer) -> httpx.URL | None:
        """Where a redirect leads; None where the answer is none."""
        import httpx

        if answer.status not in _REDIRECTS or "location" not in answer.headers:
            return None
        try:
            # Whom a redirect names is nobody's login.
            return url.join(answer.headers.get_list("location")[0].strip()).copy_with(userinfo=b"")
        except (httpx.InvalidURL, ValueError):
            raise self.error(NO_ADDRESS, SAVE) from None

    def _require_allowed(self, url: httpx.URL, place: str) -> None:
        """Raise where the site's robots.txt asks programs to stay away, or fails to say what it asks."""
        from compare.reading.web.robots import is_allowed

        site = url.raw_scheme, url.raw_host, url.port
        if site not in self.rules:
            self.rules[site] = self._asked_of_programs(url, place)
        rules = self.rules[site]
        if rules and not is_allowed(rules, url.raw_path.decode("ascii")):
            raise self.error("its site asks programs not to fetch the page (robots.txt)", SAVE)

    def _asked_of_programs(self, url: httpx.URL, place: str) -> Protego | None:
        """The rules of the robots.txt of a page's site; None where there is none, or it is too many redirects away."""
        import httpcore

        from compare.reading.web import robots

        way = replace(self.hops)  # what it leads to is no step of the page's own way, and as wary
        at = url.join("/robots.txt").copy_with(userinfo=b"")
        for _ in range(1 + robots.MAX_REDIRECTS):
            try:
                answer, data = self._get(at, place, robots.MAX_BYTES)
            except (httpcore.ProtocolError, httpcore.ReadError, httpcore.ReadTimeout, DamagedBodyError):
                raise self.error(_NO_RULES, f"try again later, or {SAVE}") from None
            following = self._following(at, answer)
            if following is None:
                return self._rules(answer.status, data)
            try:
                at, place = following, way.place(following)
            except UnreadableSourceError as error:
                raise self.error(f"{_NO_RULES}; {error.cause}", error.advice) from None
        return None

    def _rules(self, status: int, data: bytes) -> Protego | None:
        """By section 2.3.1 of the RFC: what a server cannot give forbids all, what it does not have allows all."""
        from compare.reading.web.robots import rules_of

        if 500 <= status < 600:  # noqa: PLR2004 - as every one knows it
            raise self.error(f"{_NO_RULES} (status {status})", f"try again later, or {SAVE}")
        return rules_of(data) if 200 <= status < 300 else None  # noqa: PLR2004 - likewise

    def _get(self, url: httpx.URL, place: str, cut: int | None = None) -> tuple[Answer, bytes]:
        """An answer and its body, unpacked; that of an answer that is no page is left where it is.

        Args:
            url: what is asked for.
            place: the network address that is connected to.
            cut: bytes after which a body is left; by default it may not be longer than a source.
        """
        from compare.reading.web.connection import LARGE, Bounds, TooLargeError, asked

        headers = {"User-Agent": AGENT, "Accept": _WANTED, "Accept-Encoding": ACCEPTED}
        if login := self.hops.login_for(url):
            headers["Authorization"] = f"Basic {b64encode(':'.join(login).encode()).decode()}"
        bounds = Bounds(self.deadline, SECONDS_A_READ, line=self.line)
        with asked(url, place, headers, bounds, cut or MAX_BYTES) as answer:
            if not 200 <= answer.status < 300:  # noqa: PLR2004 - as every one knows it
                return answer, b""
            data = bytearray()
            for piece in unpacked(answer.chunks, coding_of(answer.headers.get("content-encoding", ""))):
                bounds.wait()
                data += piece
                if len(data) > (cut or MAX_BYTES):
                    break
            if not cut and len(data) > MAX_BYTES:
                raise TooLargeError(LARGE)
            return answer, bytes(data)

    def _page(self, url: httpx.URL, answer: Answer, data: bytes) -> Fetched:
        status, headers = answer.status, answer.headers
        if not 200 <= status < 300:  # noqa: PLR2004 - as every one knows it
            told = _ANSWERS.get(status, (f"answers with status {status}", "try again later, or give a saved file"))
            if status == 401 and headers.get("www-authenticate", "").lower().startswith("basic"):  # noqa: PLR2004 - likewise
                told = _REFUSED_LOGIN if self.hops.login_for(url) else _BASIC_LOGIN
            raise self.error(f"the site {told[0]}", told[1])
        kind = headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if not kind.startswith(_TYPES):
            raise self.error(f"is {visible(kind)[:60]}, not an article", "give the address of the story's page")
        if not data.strip():
            raise self.error("the page is empty", SAVE)
        named = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", headers.get("content-type", ""), re.IGNORECASE)
        suffix = ".html" if "html" in kind else ".txt" if kind == "text/plain" else ""
        return Fetched(Source(self.hops.name, suffix, data), str(url), named.group(1) if named else None)
