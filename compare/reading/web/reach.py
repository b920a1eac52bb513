"""How far reading may go into the net."""

from __future__ import annotations

from dataclasses import dataclass


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
