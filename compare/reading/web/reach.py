"""How far reading may go into the net."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How far fetching may go.

    Attributes:
        offline: nothing is fetched.
        allow_local: a page may lead to any local address: one of the public net, and a local one to another.
    """

    offline: bool = False
    allow_local: bool = False
