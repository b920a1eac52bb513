"""The files that were read, which no report may replace: by whatever name it is asked to be written."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnwritableError
from compare.machine.paths import real
from compare.reading.cleaning import visible
from compare.reading.sources.sources import STDIN
from compare.reading.sources.web_address import is_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_ELSEWHERE = "choose another place for the report"
Mark = str | tuple[int, int]
_STANDARD_INPUT = 0  # a shell's < file: what was read has a name on the disk all the same


@dataclass(frozen=True, slots=True)
class Origin:
    """Something that was read.

    Attributes:
        source: a path, an address, `-`, or a file descriptor.
        what: it is, for a sentence: 'the left article'.
    """

    source: str | int
    what: str


def articles(left: str, right: str) -> tuple[Origin, Origin]:
    """Both sides of a comparison, as they are named on the command line."""
    return Origin(left, "the left article"), Origin(right, "the right article")


def marks(origins: Iterable[Origin]) -> dict[Mark, Origin]:
    """By what each is known on the disk, as it is now: its real path, and its number on its device."""
    found: dict[Mark, Origin] = {}
    for each in origins:
        source = _STANDARD_INPUT if each.source == STDIN else each.source
        if not (isinstance(source, str) and is_address(source)):
            found |= dict.fromkeys(_marks(source), each)
    return found


def require_no_origin(places: Iterable[Path], known: Mapping[Mark, Origin], advice: str = _ELSEWHERE) -> None:
    """Raise UnwritableError where a report would replace what was read: itself, a link to it, another spelling of its path."""
    for place in places:
        for mark in _marks(str(place)):
            if mark in known:
                cause = f"this is {known[mark].what}, which no report may replace"
                raise UnwritableError(visible(str(place)), cause, advice)


def _marks(source: str | int) -> list[Mark]:
    """Of a file that is there both, of one that is not its path; none of what is neither a file nor the place for one."""
    found: list[Mark] = [] if isinstance(source, int) else [real(source)]
    try:
        status = os.stat(source)  # noqa: PTH116 - a descriptor has no Path
    except OSError:
        return found
    except ValueError:  # no name of a file
        return []
    return [*found, (status.st_dev, status.st_ino)] if stat.S_ISREG(status.st_mode) else []
