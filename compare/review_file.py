"""A review is one SQLite file: every action is in it, synced, before it is on the screen."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from compare.errors import CopydeskError
from compare.link import Kind
from compare.review import Action, Mark, Pin, Review, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

_SCHEMA = """
CREATE TABLE IF NOT EXISTS action (number INTEGER PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class UnreadableReviewError(CopydeskError):
    """A review file that is not one."""


def review_path(left: Article, right: Article) -> Path:
    """Where the review of two articles is kept unless the reporter says otherwise: under their hashes."""
    from platformdirs import user_data_path

    return user_data_path("copydesk", appauthor=False) / "reviews" / f"{left.sha256[:16]}-{right.sha256[:16]}.review"


class ReviewFile:
    """An open review. A second one on the same file is read-only.

    Args:
        path: of the file; it and its folder are made where they are not there.

    Raises:
        UnreadableReviewError: where the file is something else, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(f"{path}.lock")
            self.writable = self._locked()
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode=DELETE")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.executescript(_SCHEMA)
            rows = self._base.execute("SELECT body FROM action ORDER BY number").fetchall()
            self.review = Review.replayed(_action(json.loads(body)) for (body,) in rows)
        except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise UnreadableReviewError(str(path), f"this is no review that can be opened ({error})", "name another file") from None

    def _locked(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def add(self, action: Action) -> Review:
        """Keep one more action; it is on the disk when this returns. Read-only reviews stay as they are."""
        after = self.review.after(action)
        if self.writable and after is not self.review:
            body = json.dumps(_plain(action))
            self._base.execute("INSERT INTO action (at, body) VALUES (?, ?)", (datetime.now(UTC).isoformat(), body))
            self.review = after
        return self.review

    def tell(self, name: str, value: str) -> None:
        """Keep something about the review: its titles, the place the reporter was at."""
        if self.writable:
            self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def told(self, name: str) -> str:
        """What was kept under a name; empty where nothing was."""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Let another desk write."""
        self._base.close()
        self._lock.release()


def _plain(action: Action) -> dict[str, Any]:
    pins = [{"left": p.left, "right": p.right, "kind": p.kind, "verdict": p.verdict, "note": p.note} for p in action.pins]
    marks = [{"fact": mark.fact, "verdict": mark.verdict} for mark in action.marks]
    return {"name": action.name, "pins": pins} | ({"marks": marks} if marks else {})


def _action(plain: dict[str, Any]) -> Action:
    pins = tuple(_pin(pin) for pin in plain["pins"])
    return Action(str(plain["name"]), pins, tuple(_mark(mark) for mark in plain.get("marks", ())))


def _mark(plain: dict[str, Any]) -> Mark:
    kind, left, right = plain["fact"]
    return Mark((str(kind), tuple(left) if left else None, tuple(right) if right else None), str(plain["verdict"]))


def _pin(plain: dict[str, Any]) -> Pin:
    kind = Kind(plain["kind"]) if plain["kind"] else None
    verdict = Verdict(plain["verdict"]) if plain["verdict"] else None
    return Pin(tuple(plain["left"]), tuple(plain["right"]), kind, verdict, str(plain["note"]))
