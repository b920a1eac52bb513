"""An address of the web as a person gives it: whether it can be one, who logs in, what may be shown, how far it may lead.

A name and a password (`https://name:password@site/story`) serve to fetch the page and for nothing else: whatever is shown
or kept has the address without them.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import unquote

from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.cleaning import visible

_SCHEME = regex(r"(?:https?)://", re.IGNORECASE)
_OTHER_SCHEME = regex(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PARTS = regex(r"https?://(?P<login>[^/?#]*@)?(?P<place>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# The second way: a password with a sign that ends the place unless it is written in percent. A port of digits is none.
_LOGIN = regex(
    r"(\s*(?:[a-z][a-z0-9+.-]*://|https?:/*))(?:[^/?#]*@|[^/?#:@\[]*:(?![0-9]*(?:[/?#]|$)).*@)", re.IGNORECASE | re.DOTALL
)
_PLACE = regex(r"(?P<host>\[[^\]]*\]|[^:\[]*)(?::(?P<port>.*))?", re.DOTALL)
_LABEL = regex(r"[\w-]{1,63}")
_FOUR_NUMBERS = regex(r"[0-9]+(?:\.[0-9]+){3}")
HIGHEST_PORT = 65535
_LONGEST_NAME = 253
_LONGEST = 8_000  # characters; what every server should take, says RFC 9110
_SHOWN_OF_IT = 80
_CHECK = "check the address"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """What to fetch, without a login in it; the name and the password that were given with it, or None."""

    address: str
    login: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Reach:
    """How far fetching may go.

    Attributes:
        offline: nothing is fetched.
        allow_local: a page may lead to any local address: one of the public net, and a local one to another.
        led: whether a feed, and not the reporter, named the address: then it may be a local one only with `allow_local`.
    """

    offline: bool = False
    allow_local: bool = False
    led: bool = False


def is_address(source: str) -> bool:
    """Whether a source is an address of the web, not a path."""
    return bool(_SCHEME.match(source))


def require_no_other_scheme(source: str) -> None:
    """Raise UnreadableSourceError for ftp://, file:// and whatever else is neither a path nor of the web."""
    if _OTHER_SCHEME.match(source) and not is_address(source):
        raise UnreadableSourceError(shown(source), "only http and https addresses can be fetched", "save it and give that file")


def without_login(source: str) -> str:
    """A source as it may be kept: an address without the name and the password in it, anything else as it is."""
    found = _LOGIN.match(source) if ":" in source else None
    return found[1] + source[found.end() :] if found else source


def shown(source: str) -> str:
    """A source as a person may see it: without a login, made safe to show."""
    return visible(without_login(source))


def web_address(given: str) -> WebAddress:
    """What an http or https address says.

    Raises:
        UnreadableSourceError: where it is too long, names no site, a port that cannot be, or a host that is none.
    """
    if len(given) > _LONGEST:
        raise UnreadableSourceError(
            f"{shown(given)[:_SHOWN_OF_IT]}…", f"the address is longer than {_LONGEST:,} characters", _CHECK
        )
    found = _PARTS.match(given)
    if found is None:
        raise UnreadableSourceError(shown(given), "this is no address of a site", _CHECK)
    place = _PLACE.fullmatch(found["place"])
    if place is None:
        raise _no_site(given, found["place"])
    if not place["host"]:
        raise UnreadableSourceError(shown(given), "the address names no site", "write it as https://SITE/PAGE")
    _require_port(given, place["port"], found["rest"])
    _require_host(given, place["host"])
    name, _, password = (found["login"] or "")[:-1].partition(":")
    return WebAddress(without_login(given), (unquote(name), unquote(password)) if name or password else None)


def _require_port(given: str, port: str | None, rest: str) -> None:
    if not port:
        return
    if not (port.isascii() and port.isdigit()):
        if "@" in rest:
            advice = "write /, ? and # in them as %2F, %3F and %23"
            raise UnreadableSourceError(shown(given), "its name or password holds a sign that ends it", advice)
        raise UnreadableSourceError(shown(given), f"the port “{visible(port)[:40]}” is no number", _CHECK)
    if not 1 <= int(port[:9]) <= HIGHEST_PORT:
        cause = f"there is no port {port[:9]}, they go from 1 to {HIGHEST_PORT}"
        raise UnreadableSourceError(shown(given), cause, _CHECK)


def _require_host(given: str, host: str) -> None:
    try:
        is_host = _is_host(host)
    except ValueError:
        is_host = False
    if not is_host:
        raise _no_site(given, host)


def _no_site(given: str, host: str) -> UnreadableSourceError:
    return UnreadableSourceError(shown(given), f"“{visible(host)[:80]}” is no name of a site", _CHECK)


def _is_host(host: str) -> bool:
    if host.startswith("["):
        return bool(ipaddress.IPv6Address(host[1:-1]))
    if _FOUR_NUMBERS.fullmatch(host):
        return bool(ipaddress.IPv4Address(host))
    return len(host) <= _LONGEST_NAME and all(map(_LABEL.fullmatch, host.removesuffix(".").split(".")))
