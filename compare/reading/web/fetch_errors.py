"""What goes wrong on the way to a page, as a cause and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpcore
import httpx

from compare.reading.cleaning import visible
from compare.reading.web.bodies import DamagedBodyError
from compare.reading.web.connection import TooLargeError, TooLongError
from compare.reading.web.hops import LATER, SAVE

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 120  # characters that are told of what a library says
_CONNECTION = "check the address and the connection"


def cause_and_advice(error: BaseException, seconds: float) -> tuple[str, str] | None:
    """Why a page could not be had, and what to do; None where neither the net nor the site is to blame.

    Args:
        error: what was raised.
        seconds: that a fetch may take.
    """
    if isinstance(error, TooLongError):
        return f"took longer than {seconds:.0f} s", LATER
    return next((tell(str(error)) for kind, tell in _SENTENCES if isinstance(error, kind)), None)


def _unconnected(reason: str) -> tuple[str, str]:
    """Why there is no connection: a certificate is the site's business, a name may be mistyped."""
    if found := re.search(r"certificate verify failed: ([^(\n]+)", reason):
        return f"its certificate cannot be trusted ({visible(found.group(1)).strip()})", f"check the address; {SAVE}"
    if "ssl" in reason.lower() or "tls" in reason.lower():
        return "speaks no TLS that can be trusted", f"check the address, or try it with http://; {SAVE}"
    return f"could not be fetched ({visible(reason)[:_LONGEST] or 'no connection'})", _CONNECTION


def _broken(reason: str) -> tuple[str, str]:
    return f"could not be fetched ({visible(reason)[:_LONGEST] or 'the connection broke'})", "check the address"


_SENTENCES: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Callable[[str], tuple[str, str]]], ...] = (
    (TooLargeError, lambda said: (said, "give the article alone, as a file")),
    (DamagedBodyError, lambda said: (f"the page {said}", SAVE)),
    (httpcore.TimeoutException, lambda _: ("did not answer in time", LATER)),
    (httpcore.ConnectError, _unconnected),
    ((httpcore.NetworkError, httpcore.ProtocolError, OSError), _broken),
    ((httpx.InvalidURL, ValueError), lambda _: ("is no address that can be fetched", "check it")),
)
