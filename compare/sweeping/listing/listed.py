"""An article as a side lists it, before anybody has read it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.errors import CopydeskError


class BadSideError(CopydeskError):
    """A side of a sweep that names no articles."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a side.

    Attributes:
        name: as it was given, made safe to show.
        source: a path or an address; empty where the list or the feed holds the article itself.
        held: the bytes of that; None where there is a source.
        suffix: what a file of these bytes would end in.
        led: whether a feed, and not the reporter, named the address.
    """

    name: str
    source: str
    held: bytes | None = None
    suffix: str = ""
    led: bool = False
