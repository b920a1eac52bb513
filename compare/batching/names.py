"""What the reports of a list of pairs are called: plain names on any system, and no file written twice."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import BadPairsError
from compare.reading.cleaning import visible
from compare.reports import suffix_of
from compare.reports.files.saving import places

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 120  # bytes: with an ending fewer than any system's names may have (255, on encrypted folders 143)
_SIGNS = frozenset("_.+@ -")
_INDEX = "index"
# What Windows takes for a device, whatever stands after the first full stop.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")]
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report shall be called.

    Attributes:
        name: by the list, or made of the names of the sources.
        line: of the list.
        given: whether the list says so.
    """

    name: str
    line: int
    given: bool


def report_names(wanted: Sequence[Wanted], formats: Sequence[str], listed: str) -> list[str]:
    """The ids of all pairs, each the name of its report without the ending.

    An id that no file can have is made one that it can. Two ids of the list that would have one file, on any system, are
    an error; a name that was made of the sources gives way with a number.

    Args:
        wanted: in the list's order.
        formats: of the reports, of FORMATS.
        listed: the list, as a sentence calls it.

    Raises:
        BadPairsError: where two ids of the list would have one file.
    """
    taken: dict[str, Wanted] = {}
    names = [safe_name(each.name) for each in wanted]
    for each, name in zip(wanted, names, strict=True):
        if each.given:
            _take(name, each, taken, formats, listed)
    numbers: dict[str, count[int]] = {}
    for k, each in enumerate(wanted):
        if not each.given:
            names[k] = _numbered(names[k], taken, formats, numbers)
            taken.update(dict.fromkeys(_files(names[k], formats), each))
    return names


def safe_name(wanted: str) -> str:
    """An id that is a plain file name on any system: no folder, no device, no option, not too long."""
    text = unicodedata.normalize("NFC", visible(wanted))
    name = "".join(c if c.isalnum() or c in _SIGNS or unicodedata.category(c)[0] == "M" else "_" for c in text).strip(" .")
    if name.startswith("-"):
        name = f"_{name[1:]}"
    stem, dot, rest = name.partition(".")
    if stem.casefold().strip() in {*_DEVICES, _INDEX, ""}:
        name = f"{stem}_{dot}{rest}"
    if len(name.encode()) <= _LONGEST:
        return name
    mark = hashlib.sha256(wanted.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name.encode()[: _LONGEST - len(mark) - 1].decode('utf-8', 'ignore').rstrip(' .')}-{mark}"


def _take(name: str, each: Wanted, taken: dict[str, Wanted], formats: Sequence[str], listed: str) -> None:
    for file in _files(name, formats):
        if other := taken.get(file):
            cause = f"the id {_short(each.name)} would have the same file as {_short(other.name)} of line {other.line}"
            raise BadPairsError(f"{listed}, line {each.line}", cause, "give each pair an id of its own")
    taken.update(dict.fromkeys(_files(name, formats), each))


def _numbered(name: str, taken: dict[str, Wanted], formats: Sequence[str], numbers: dict[str, count[int]]) -> str:
    found = name
    while any(file in taken for file in _files(found, formats)):
        found = f"{name}-{next(numbers.setdefault(_same(name), count(2)))}"
    return found


def _files(name: str, formats: Sequence[str]) -> list[str]:
    """The files of its reports, each by what it has in common with every name that some system takes for the same."""
    return [_same(path.name) for each in formats for path in places(Path(f"{name}{suffix_of(each)}"), each)]


def _same(name: str) -> str:
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
    return unicodedata.normalize("NFC", folded)


def _short(name: str) -> str:
    shown = visible(name)
    return shown if len(shown) <= 60 else f"{shown[:60]}..."  # noqa: PLR2004 - as much as a sentence bears
