"""A list of pairs, as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compare.batching.names import Wanted, report_names
from compare.errors import BadPairsError
from compare.machine.paths import is_there
from compare.reading.cleaning import visible
from compare.reading.opening.decoding import decode
from compare.reading.sources.sources import STDIN, load
from compare.reading.sources.web_address import without_login

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources, and the id that names their report.

    Attributes:
        id: the name of the report, without its ending.
        left: a path or an address.
        right: likewise.
        wanted: the id that the list gives, where no file can be called so.
    """

    id: str
    left: str
    right: str
    wanted: str = field(default="", compare=False)


def read_pairs(path: str, formats: Sequence[str] = ("json",)) -> list[Pair]:
    """The pairs of a CSV file with the columns left, right and, if it likes, id.

    A source is a path or an address of the web. A relative path is looked for beside the CSV file first, then in the
    current folder. Ids are made from the file names where there are none, and made safe as file names (see `pair_names`).

    Args:
        path: of the file.
        formats: of the reports that the ids will name, of FORMATS.

    Raises:
        UnreadableSourceError: where the file cannot be read.
        BadPairsError: where a column is missing, a row is not whole, or two ids would name one file.
    """
    source = load(path)
    text = decode(source).text.removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), skipinitialspace=True)
    base = Path(path).parent if path != STDIN else Path()
    try:
        found = list(_pairs(rows, source.name, base))
    except csv.Error as error:  # a cell of 128 KB, as a quotation mark that nobody closes makes them
        cause, advice = f"this is no row ({visible(str(error))})", "look for a quotation mark that is not closed"
        raise BadPairsError(f"{source.name}, line {rows.line_num + 1}", cause, advice) from None
    names = report_names([wanted for _, wanted in found], formats, source.name)
    return [_named(pair, name, wanted) for (pair, wanted), name in zip(found, names, strict=True)]


def _named(pair: Pair, name: str, wanted: Wanted) -> Pair:
    return replace(pair, id=name, wanted=wanted.name if wanted.given and wanted.name != name else "")


def _pairs(rows: csv.DictReader[str], name: str, base: Path) -> Iterator[tuple[Pair, Wanted]]:
    columns = {(column or "").strip().lower(): column for column in rows.fieldnames or ()}
    if not {"left", "right"} <= set(columns):
        raise BadPairsError(name, "its first line must name the columns left and right", "add that line: left,right")
    for row in rows:
        if any(value.strip() for value in _values(row)):
            yield _pair(row, columns, rows.line_num, name, base)


def _delimiter(text: str) -> str:
    """The mark that parts the columns of the first line: a comma, or what Europe's spreadsheets write."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _values(row: Mapping[str, str | None]) -> list[str]:
    return [value for value in row.values() if isinstance(value, str)]


def _pair(row: Mapping[str, str | None], columns: Mapping[str, str], line: int, name: str, base: Path) -> tuple[Pair, Wanted]:
    left, right = ((row[columns[side]] or "").strip() for side in ("left", "right"))
    if not left or not right:
        raise BadPairsError(f"{name}, line {line}", "it does not name both a left and a right", "fill in both columns")
    if STDIN in (left, right):
        raise BadPairsError(f"{name}, line {line}", "standard input cannot be part of a list", "name a file")
    given = (row[columns["id"]] or "").strip() if "id" in columns else ""
    wanted = Wanted(given or f"{_stem(left)}--{_stem(right)}", line, given=bool(given))
    return Pair(wanted.name, _found(left, base), _found(right, base)), wanted


def _stem(source: str) -> str:
    """What a source is called without its folder and ending; of an address the last part of its path, or its site."""
    bare = re.split(r"[?#]", without_login(source))[0].rstrip("/") if "://" in source else source
    return Path(bare).stem


def _found(source: str, base: Path) -> str:
    if "://" in source:
        return source
    beside = base / source
    return str(beside) if is_there(beside) else source
