"""Fetching a page: only http and https, only where an address is given, bounded in time, size and redirects.

httpx (https://www.python-httpx.org) speaks to the server. Redirects are followed here, one by one, so that each is
checked; the connection goes to the very address that was checked, because a name may resolve to another one a moment
later. Proxies set in the environment are not used: they would connect to what nobody has checked.
"""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare import __version__
from compare.errors import UnreadableSourceError
from compare.reading.cleaning import visible
from compare.reading.hops import NO_ADDRESS, SAVE, Hops
from compare.reading.reach import Reach
from compare.reading.sources import MAX_BYTES, Source
from compare.reading.web_address import shown, web_address

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

    import httpx

AGENT = f"copydesk/{__version__} (compares two articles for one reporter; fetches only what was asked for)"
MAX_REDIRECTS = 10
SECONDS = 30.0
SECONDS_A_READ = 10.0
MAX_ROBOTS = 500_000
_TYPES = ("text/", "application/xhtml", "application/xml", "application/pdf", "application/octet-stream", "application/vnd.o")
_REDIRECTS = {301, 302, 303, 307, 308}
_BASIC_LOGIN = "asks for a login (401)", f"give it in the address (https://NAME:PASSWORD@SITE/PAGE), or {SAVE}"
_REFUSED_LOGIN = "does not take the name and the password in the address (401)", "check them"
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


def fetch(address: str, reach: Reach | None = None) -> Fetched:
    """The page behind an address.

    Raises:
        UnreadableSourceError: where there is none, or it may not be fetched.
    """
    if (reach or Reach()).offline:
        raise UnreadableSourceError(shown(address), "--offline forbids fetching", "leave it out, or give a saved file")
    asked = web_address(address)
    visit = _Visit(Hops(shown(address), reach or Reach(), asked.login))
    # A thread, because neither looking up a name nor a server that sends a header a second keeps to a time-out.
    answers: list[Fetched | BaseException] = []
    thread = threading.Thread(target=_answer, args=(visit, asked.address, answers), daemon=True)
    thread.start()
    thread.join(SECONDS + 1)
    if not answers:
        raise visit.error(f"took longer than {SECONDS:.0f} s", "try again, or give a saved file")
    if isinstance(answers[0], BaseException):
        raise answers[0]
    return answers[0]


def _answer(visit: _Visit, address: str, answers: list[Fetched | BaseException]) -> None:
    import httpx  # 0.12 s that files do not pay

    try:
        answers.append(visit.follow(address))
    except httpx.TimeoutException:
        answers.append(visit.error("did not answer in time", "try again, or give a saved file"))
    except httpx.ConnectError as error:
        answers.append(visit.error(*_unconnected(str(error))))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        answers.append(visit.error(f"could not be fetched ({visible(str(error)) or type(error).__name__})", "check the address"))
    except (UnicodeError, ValueError):
        answers.append(visit.error("is no address that can be fetched", "check it"))
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        answers.append(error)


def _unconnected(reason: str) -> tuple[str, str]:
    """Why there is no connection, and what to do: a certificate is the site's business, a name may be mistyped."""
    if found := re.search(r"certificate verify failed: ([^(\n]+)", reason):
        return f"its certificate cannot be trusted ({visible(found.group(1)).strip()})", f"check the address; {SAVE}"
    if "ssl" in reason.lower() or "tls" in reason.lower():
        return "speaks no TLS that can be trusted", f"check the address, or try it with http://; {SAVE}"
    return f"could not be fetched ({visible(reason) or 'no connection'})", "check the address and the connection"


@dataclass(slots=True)
class _Visit:
    """One fetch: the way it goes, and how long it may take."""

    hops: Hops
    deadline: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def error(self, cause: str, advice: str) -> UnreadableSourceError:
        return UnreadableSourceError(self.hops.name, cause, advice)

    def follow(self, address: str) -> Fetched:
        """The page, after its redirects."""
        import httpx

        url = httpx.URL(address)
        asked: dict[str, RobotFileParser | None] = {}
        for _ in range(MAX_REDIRECTS + 1):
            place = self.hops.place(url)
            self._require_allowed(url, place, asked)
            try:
                status, headers, data = self._get(url, place, MAX_BYTES)
            except httpx.InvalidURL:  # httpx looks at where a redirect leads, even where it shall not follow
                raise self.error(NO_ADDRESS, SAVE) from None
            if status not in _REDIRECTS or "location" not in headers:
                return self._page(url, status, headers, data)
            url = url.join(headers["location"]).copy_with(userinfo=b"")  # whom a redirect names is nobody's login
        raise self.error(f"redirects more than {MAX_REDIRECTS} times", SAVE)

    def _require_allowed(self, url: httpx.URL, place: str, asked: dict[str, RobotFileParser | None]) -> None:
        """Raise where the site's robots.txt asks programs to stay away; a site without one asks nothing."""
        robots = url.join("/robots.txt")
        if str(robots) not in asked:
            status, _, data = self._get(robots, place, MAX_ROBOTS)
            asked[str(robots)] = _rules(data) if status == 200 else None  # noqa: PLR2004 - as every one knows it
        rules = asked[str(robots)]
        if rules and not rules.can_fetch("copydesk", str(url)):
            raise self.error("its site asks programs not to fetch the page (robots.txt)", SAVE)

    def _get(self, url: httpx.URL, place: str, most: int) -> tuple[int, httpx.Headers, bytes]:
        import httpx

        headers = {"Host": url.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        headers["Accept"] = "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.5"
        left = max(0.1, min(SECONDS_A_READ, self.deadline - time.monotonic()))
        login = self.hops.login_for(url)
        names = {"sni_hostname": url.host} if url.scheme == "https" else {}
        with (
            httpx.Client(timeout=left, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", url.copy_with(host=place), headers=headers, auth=login, extensions=names) as response,
        ):
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > most:
                    raise self.error(f"is larger than {most / 1_000_000:g} MB", "give the article alone, as a file")
                if time.monotonic() > self.deadline:
                    raise self.error(f"took longer than {SECONDS:.0f} s", "try again, or give a saved file")
            return response.status_code, response.headers, bytes(data)

    def _page(self, url: httpx.URL, status: int, headers: httpx.Headers, data: bytes) -> Fetched:
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


def _rules(data: bytes) -> RobotFileParser:
    from urllib.robotparser import RobotFileParser  # brings urllib.request with it

    rules = RobotFileParser()
    rules.parse(data.decode("utf-8", "replace").splitlines())
    return rules
