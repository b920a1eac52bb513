"""What the tables of a review file hold: read row by row within bounds, and written only as far as it can be read again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from compare.link import Side
from compare.reviewing.log.review import Review
from compare.reviewing.reanchoring.reanchor import Texts
from compare.reviewing.store.as_json import action_of, numbers_of, orphan_of, texts_of
from compare.reviewing.store.database import MAX_VALUE_BYTES
from compare.reviewing.store.schema import tables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from compare.reviewing.log.review import Action

Row = TypeVar("Row")
NUMBERS = "numbers"  # the name under which the numbers of links are kept
MAX_ROWS = 100_000  # of one table
MAX_LOG_BYTES = 64_000_000  # of all actions, as JSON: twenty times everything accepted, of 30,000 passages a side
LISTED = ("pair", "progress", "kept", "record")  # what the list of reviews shows
_MAX_LISTED = 4_000_000  # characters of it


@dataclass(frozen=True, slots=True)
class Fullness:
    """How much of a table there is, against what it may hold.

    Attributes:
        rows: so far.
        size: their characters as JSON.
    """

    rows: int = 0
    size: int = 0

    @classmethod
    def of(cls, bodies: Iterable[str]) -> Fullness:
        """Of some rows; errors as for `plus`."""
        found = cls()
        for body in bodies:
            found = found.plus(body)
        return found

    def plus(self, body: str) -> Fullness:
        """With one row more.

        Raises:
            ValueError: where it is one too many.
        """
        if self.rows >= MAX_ROWS or self.size + len(body) > MAX_LOG_BYTES:
            raise ValueError("it holds as many decisions as a review can")
        return Fullness(self.rows + 1, self.size + len(body))


def read_rows(base: sqlite3.Connection) -> tuple[Review, Texts | None, Fullness]:
    """All that a review holds, the texts that it is about (None where it does not know them yet), and how full it is.

    Raises:
        ValueError, TypeError, LookupError, AttributeError, RecursionError, sqlite3.Error: where a row is not as we write it.
    """
    log, full = _decoded(base, "action", action_of)
    numbers = numbers_of(read_about(base, (NUMBERS,), MAX_LOG_BYTES).get(NUMBERS, ""))
    found = dict(_texts(base))
    texts = Texts(found[Side.LEFT], found[Side.RIGHT]) if len(found) == len(Side) else None
    if texts:
        _require_places(log, texts)
        for key in numbers.given:
            for side, ids in zip(Side, key, strict=True):
                _require_ids(ids, len(texts.side(side)))
    orphans, _ = _decoded(base, "orphan", orphan_of)
    return Review.replayed(log, tuple(orphans), numbers), texts, full


def read_about(base: sqlite3.Connection, names: Collection[str] = LISTED, most: int = _MAX_LISTED) -> dict[str, str]:
    """What is kept beside the decisions under some names.

    Args:
        base: of the review.
        names: what is looked at; by default what the list of reviews shows.
        most: characters in all.

    Raises:
        ValueError, TypeError, sqlite3.Error: where it is not as we write it.
    """
    if "about" not in tables(base):
        return {}
    found: dict[str, str] = {}
    for name in names:
        for (value,) in base.execute("SELECT value FROM about WHERE name = ?", (name,)):
            found[name] = _text(value)
    if sum(map(len, found.values())) > most:
        raise ValueError("it holds more beside the decisions than a copydesk writes")
    return found


def texts_body(texts: tuple[str, ...]) -> str:
    """The texts of one article as JSON.

    Raises:
        ValueError: where they are more than one row may hold.
    """
    body = json.dumps(texts)
    if len(body) >= MAX_VALUE_BYTES:
        raise ValueError("an article is too large for a review")
    return body


def _decoded(base: sqlite3.Connection, table: str, of: Callable[[str], Row]) -> tuple[list[Row], Fullness]:
    """The rows of a table, one by one, and how full it is."""
    rows: list[Row] = []
    full = Fullness()
    if table in tables(base):
        for (body,) in base.execute(f"SELECT body FROM {table} ORDER BY number"):  # noqa: S608 - our own names
            full = full.plus(_text(body))
            rows.append(of(body))
    return rows, full


def _texts(base: sqlite3.Connection) -> Iterator[tuple[Side, tuple[str, ...]]]:
    if "article" in tables(base):
        for side, texts in base.execute("SELECT side, texts FROM article LIMIT 3"):
            yield Side(_text(side)), texts_of(_text(texts))


def _text(value: object) -> str:
    """A value as it must be: SQLite keeps anything in any column."""
    if not isinstance(value, str):
        raise TypeError("a value of it is no text")
    return value


def _require_places(log: Iterable[Action], texts: Texts) -> None:
    most = {side: len(texts.side(side)) for side in Side}
    for action in log:
        for pin in action.pins:
            for side in Side:
                _require_ids(pin.passages(side), most[side])
        for each in action.intake:
            _require_ids(each.passages, most[each.side])
        for said in action.sections:
            _require_ids(said.passages, most[said.side])
        for mark in action.marks:
            for side, place in zip(Side, mark.fact[1:], strict=True):
                _require_ids(place[:1] if place else (), most[side])


def _require_ids(ids: tuple[int, ...], most: int) -> None:
    if len(ids) > most or any(k >= most for k in ids):
        raise ValueError("it decides about passages that are not there")
