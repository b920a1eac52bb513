"""Where a fetch may go next, one redirect after the other, and who logs in there.

The address that the reporter typed may be anywhere. From the public net nothing local can be reached, and from a local
site no other one: neither the router beside it nor another port of the same machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.reading.cleaning import visible
from compare.reading.sources.web_address import HIGHEST_PORT
from compare.reading.web import addresses

if TYPE_CHECKING:
    import httpx

    from compare.reading.sources.web_address import Reach

SAVE = "open it in a browser, save the story and give that file"
LATER = "try again, or give a saved file"
NO_ADDRESS = "leads to what is no http or https address"
_OPEN = "leads from https to http, which anyone on the way can read and change"
_MEANT = "if that is meant, say --allow-local"


@dataclass(slots=True)
class Hops:
    """The way of one fetch.

    Attributes:
        name: of the address, without a login, for sentences.
        reach: how far fetching may go.
        login: a name and a password; only the site that was typed gets them.
        typed: the first address; None before it was asked for.
        home: the local addresses of its site, where it has no others.
        public: whether the public net was asked.
        private: whether the page before was asked for under TLS.
    """

    name: str
    reach: Reach
    login: tuple[str, str] | None = None
    typed: httpx.URL | None = None
    home: frozenset[str] = frozenset()
    public: bool = False
    private: bool = False

    def place(self, url: httpx.URL) -> str:
        """The network address to connect to for the next page.

        Raises:
            UnreadableSourceError: where there is none, or it may not be reached from here.
        """
        if url.scheme not in {"http", "https"} or not url.host or not 1 <= _port(url) <= HIGHEST_PORT:
            raise UnreadableSourceError(self.name, NO_ADDRESS, SAVE)
        if self.private and url.scheme == "http":
            raise UnreadableSourceError(self.name, _OPEN, "if that is meant, give the http:// address itself")
        found = addresses.resolve(url.raw_host.decode("ascii"), _port(url))  # the very name that the site is asked by
        if not found:
            cause, advice = f"nobody knows the name {visible(url.host)}", "check the address and the connection"
            raise UnreadableSourceError(self.name, cause, advice)
        public = [address for address in found if not addresses.is_local(address)]
        place = (public or found)[0]
        if self.typed is None:
            if not public and self.reach.led and not self.reach.allow_local:
                raise UnreadableSourceError(self.name, "a feed leads to a local address", _MEANT)
            self.typed, self.home = url, frozenset() if public else frozenset(found)
        elif not public and not self.reach.allow_local and not self._is_home(url, place):
            cause = "a public page leads to a local address" if self.public else "a local page leads to another local address"
            raise UnreadableSourceError(self.name, cause, _MEANT)
        self.public, self.private = self.public or bool(public), url.scheme == "https"
        return place

    def _is_home(self, url: httpx.URL, place: str) -> bool:
        """Whether it is the local site that was typed, by the same name and port, with no public page in between."""
        site = (self.typed.host, _port(self.typed)) if self.typed else None
        return not self.public and place in self.home and (url.host, _port(url)) == site

    def login_for(self, url: httpx.URL) -> tuple[str, str] | None:
        """The login, where it is the site that was typed, or its https in place of its http."""
        if self.typed is None or url.host != self.typed.host:
            return None
        before, now = ((each.scheme, _port(each)) for each in (self.typed, url))
        return self.login if before == now or (before, now) == (("http", 80), ("https", 443)) else None


def _port(url: httpx.URL) -> int:
    return url.port if url.port is not None else (443 if url.scheme == "https" else 80)
