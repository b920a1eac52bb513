"""How far reading may go into the net."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How far fetching may go.

    Attributes:
        offline: nothing is fetched.
        allow_local: the public net may lead to a local address.
    """

    offline: bool = False
    allow_local: bool = False
