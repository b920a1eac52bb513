"""Lists of articles: a spreadsheet's table with a column of paths, or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from compare.machine.paths import absolute, is_there
from compare.reading.cleaning import visible
from compare.reading.opening.decoding import decode
from compare.reading.sources.sources import STDIN
from compare.reading.sources.web_address import is_address, shown
from compare.sweeping.listing.listed import BadSideError, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from compare.reading.sources.sources import Source

COLUMNS = ("path", "source", "story", "file", "address", "url", "link")
_TITLES, _NAMES = ("title", "headline"), ("name", "id")
_FILL = "give a path or an address in each"


def rows_of(source: Source, beside: Path) -> Iterator[Listed]:
    """The articles of a table: of its first column that is called as in COLUMNS, or of its only one.

    Args:
        source: the file.
        beside: the folder that relative paths begin in, where they lead to something there.

    Raises:
        BadSideError: where no column is known, or a row is none.
    """
    text = decode(source).text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), skipinitialspace=True)
    try:
        head = next(rows, [])
        column = _column(head, source.name)
        for row in rows:
            if any(map(str.strip, row)):
                path = row[column].strip() if column < len(row) else ""
                yield _named(path, f"{source.name}, line {rows.line_num}", beside)
    except csv.Error as error:
        cause, advice = f"this is no row ({visible(str(error))})", "look for a quotation mark that is not closed"
        raise BadSideError(f"{source.name}, line {rows.line_num + 1}", cause, advice) from None


def lines_of(source: Source, beside: Path) -> Iterator[Listed]:
    """The articles of JSON lines: each a path or an address, or an object that has one as in COLUMNS, or a `text`.

    Args:
        source: the file.
        beside: see `rows_of`.

    Raises:
        BadSideError: where a line is neither.
    """
    for number, line in enumerate(decode(source).text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield _of_value(_json(line), f"{source.name}, line {number}", beside)


def _column(head: list[str], name: str) -> int:
    known = {column.strip().lower(): place for place, column in reversed(list(enumerate(head)))}
    found = next((known[column] for column in COLUMNS if column in known), None)
    if found is None:
        raise BadSideError(name, "its first line must name a column of paths", f"call it {COLUMNS[0]} or {COLUMNS[1]}")
    return found


def _json(line: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _of_value(value: object, where: str, beside: Path) -> Listed:
    if isinstance(value, str):
        return _named(value.strip(), where, beside)
    if isinstance(value, dict):
        if path := _first(value, COLUMNS):
            return _named(path, where, beside)
        if text := value.get("text"):
            title, name = _first(value, _TITLES), _first(value, _NAMES)
            whole = "\n\n".join(filter(None, (title, str(text))))
            return Listed(visible(name or where), "", whole.encode("utf-8", "replace"), ".txt")
    raise BadSideError(where, "it names no article", f"give a path, or an object with a {COLUMNS[0]} or a text")


def _first(value: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((found.strip() for name in names if isinstance(found := value.get(name), str) and found.strip()), "")


def _named(path: str, where: str, beside: Path) -> Listed:
    if not path:
        raise BadSideError(where, "it names no article", _FILL)
    if path == STDIN:
        raise BadSideError(where, "standard input cannot be part of a list", "name a file")
    if is_address(path):
        return Listed(shown(path), path)
    near = beside / path
    return Listed(shown(path), str(absolute(near if is_there(near) else path)))
