"""An index again, from its file: so that the pairs of a sweep can be gone through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compare.errors import CopydeskError
from compare.machine.paths import is_folder, status
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.sweeping.index.record import SCHEMA, Index

if TYPE_CHECKING:
    from compare.sweeping.index.record import PairRecord

_NAME = "index.json"
_LARGEST = 400_000_000  # bytes: some 20,000 stories, each with a pair
_RECORD = regex(r"pairs/[0-9a-f-]{1,80}\.json")


class BadIndexError(CopydeskError):
    """An index of a sweep that cannot be followed."""


class _Schema(msgspec.Struct):
    schema: str = ""


def index_of(path: str) -> Path | None:
    """The index that a path names: that of a folder, or a file that is one; None where it names something else."""
    if is_folder(path):
        return Path(path, _NAME)
    return Path(path) if Path(path).name == _NAME and _is_index(Path(path)) else None


def open_index(path: Path) -> Index:
    """An index.

    Raises:
        BadIndexError: where it cannot be read, is none, or leads out of its folder.
    """
    try:
        index = msgspec.json.decode(_bytes(path), type=Index)
    except OSError as error:
        advice = "give the folder of a sweep, or a record"
        raise BadIndexError(visible(str(path)), (error.strerror or str(error)).lower(), advice) from None
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise BadIndexError(visible(str(path)), f"this is no index of a sweep ({visible(str(error))})", "sweep again") from None
    if not all(_leads(index, pair) for pair in index.pairs):
        raise BadIndexError(visible(str(path)), "it names a story, a source or a record that is none of its own", "sweep again")
    return index


def _is_index(path: Path) -> bool:
    try:
        return msgspec.json.decode(_bytes(path), type=_Schema).schema == SCHEMA
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return False


def _bytes(path: Path) -> bytes:
    found = status(path)
    if found is not None and found.st_size > _LARGEST:
        raise OSError(0, "it is too large")
    return path.read_bytes()


def _leads(index: Index, pair: PairRecord) -> bool:
    inside = 0 <= pair.story < len(index.stories) and 0 <= pair.source < len(index.sources)
    return inside and _RECORD.fullmatch(pair.record) is not None
