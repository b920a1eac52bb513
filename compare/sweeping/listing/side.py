"""What a reporter calls a side becomes the articles of it, each once, in an order that stays."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from compare.machine.paths import absolute, is_folder, is_there, real
from compare.reading.reader import obtain
from compare.reading.signs import root_name
from compare.reading.sources.sources import STDIN
from compare.reading.sources.web_address import is_address, shown
from compare.sweeping.listing.feeds import ROOTS, items_of
from compare.sweeping.listing.listed import BadSideError, Listed
from compare.sweeping.listing.lists import lines_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.reading import Reach
    from compare.reading.given import Obtained

_PATTERN = frozenset("*?[")
_TABLES, _LINES = {".csv", ".tsv"}, {".jsonl", ".ndjson"}
_MAYBE_FEEDS = {".xml", ".rss", ".atom", ".rdf", ""}


def articles_in(side: str, out: Path, reach: Reach | None = None) -> list[Listed]:
    """The articles of a side.

    Args:
        side: a folder (with all that is in it, hidden files aside), a pattern, a CSV file with a column of paths, JSON lines, an
            RSS or Atom file or its address, or an article.
        out: where the sweep writes; nothing in there is an article.
        reach: how far fetching a feed may go.

    Raises:
        BadSideError: where it names no article.
        UnreadableSourceError: where a list cannot be read.
    """
    if side == STDIN:
        raise BadSideError("standard input", "a sweep reads its articles more than once", "give a folder, a pattern or a list")
    # Paths are absolute from here on: a worker of a cluster stands in another folder.
    return _required(_once(_listed(side, Path(real(out)), reach)), side)


def _listed(side: str, out: Path, reach: Reach | None) -> Iterator[Listed]:
    if is_folder(side):
        return _files(_within(side), out)
    if is_address(side):
        return _of_file(side, obtain(side, reach=reach))
    if not is_there(side) and _PATTERN & set(side):
        return _files(sorted(glob.glob(side, recursive=True)), out)  # noqa: PTH207 - names as they were given
    if Path(side).suffix.lower() not in _TABLES | _LINES | _MAYBE_FEEDS:
        return iter([_of_path(side)])
    return _of_file(side, obtain(side))


def _required(found: list[Listed], side: str) -> list[Listed]:
    if not found:
        raise BadSideError(shown(side), "names no article", "give a folder with articles, a pattern, a list or a feed")
    return found


def _of_file(side: str, obtained: Obtained) -> Iterator[Listed]:
    """The articles that a list or a feed names; of any other file the one that it is."""
    suffix = Path(side).suffix.lower()
    if suffix in _TABLES:
        return rows_of(obtained.source, Path(side).parent)
    if suffix in _LINES:
        return lines_of(obtained.source, Path(side).parent)
    if root_name(obtained.source).lower() in ROOTS:
        return items_of(obtained.source, obtained.address or "", Path(side).parent)
    return iter([_of_path(side)])


def _within(folder: str) -> Iterator[str]:
    """Every file in a folder and in those below, hidden ones left out, in the order of their names."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(place, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118 - as given


def _files(paths: Iterable[str], out: Path) -> Iterator[Listed]:
    """What is no folder, and not in the folder that the sweep writes to."""
    for path in paths:
        if not is_folder(path) and out not in Path(real(path)).parents:
            yield _of_path(path)


def _of_path(path: str) -> Listed:
    return Listed(shown(path), str(absolute(path)))


def _once(listed: Iterable[Listed]) -> list[Listed]:
    """Without those that are named again: by another spelling of a path, or with the same text under the same name."""
    found: dict[object, Listed] = {}
    for each in listed:
        place = each.source if is_address(each.source) or not each.source else real(each.source)
        found.setdefault((place, each.held, each.name if each.held else ""), each)
    return list(found.values())
