"""A review is one SQLite file: every action is in it, synced, before it is on the screen."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from compare.errors import CopydeskError
from compare.link import Side
from compare.machine.paths import is_folder, is_there
from compare.machine.private import private_folder, without_others
from compare.reading.cleaning import visible
from compare.reviewing.store.as_json import action_body, numbers_body, orphan_body
from compare.reviewing.store.database import bounded_growth, connected, require_database
from compare.reviewing.store.rows import NUMBERS, Fullness, read_rows, texts_body
from compare.reviewing.store.schema import migrate, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from compare.comparison import Comparison
    from compare.orphan import Orphan
    from compare.reviewing.log.review import Action, Review
    from compare.reviewing.reanchoring.reanchor import Texts


# Whatever a file holds that a desk did not write, down to an array nested a thousand times.
UNREADABLE = (
    OSError,
    sqlite3.Error,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
_LONGEST = 200
_PATIENCE = 0.2  # seconds: the list of reviews looks at the lock for a moment


class UnreadableReviewError(CopydeskError):
    """A review file that is not one, or cannot be opened."""


class UnkeptError(CopydeskError):
    """A decision that could not be written down; the review is as it was before it."""


class ReviewFile:
    """An open review. A second one on the same file is read-only, and so is one on a file that may not be written.

    Args:
        path: of the file; it and its folder are made where they are not there, for this account only.
        write: whether decisions shall be kept in it; otherwise nothing is changed, and the file must be there.

    Attributes:
        writable: whether decisions are kept.
        read_only_because: a clause that says why not, or an empty string.
        review: what it holds.
        texts: of the passages that it is about; None where it does not know them yet.
        notice: what the reporter should know about how it was opened, or an empty string.

    Raises:
        UnreadableReviewError: where the file is something else, or cannot be opened.
    """

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path, self.notice, self.read_only_because = path, "", ""
        self._lock: FileLock | None = None
        self._base: sqlite3.Connection | None = None
        try:
            require_database(path, absent=write)
            self.writable = write and self._locked()
            self._base = self._opened()
            self.review, self.texts, self._full = read_rows(self._base)
            self._numbers = self.review.numbers  # those on the disk
            bounded_growth(self._base)
        except UNREADABLE as error:
            self.close()
            advice = "name another with --review, or begin anew with --fresh"
            raise UnreadableReviewError(
                visible(str(path)), f"this is no review that can be opened ({said(error)})", advice
            ) from None

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was decided about passages that have changed since."""
        return self.review.orphans

    def add(self, action: Action) -> Review:
        """Keep one more action; it is on the disk when this returns. Read-only reviews stay as they are.

        Raises:
            UnkeptError: where it could not be written; the review is as it was.
        """
        after = self.review.after(action)
        if self.writable and after is not self.review:
            body = action_body(action)
            try:
                full = self._full.plus(body)
                if self._base:
                    self._base.execute("INSERT INTO action (at, body) VALUES (?, ?)", (_now(), body))
            except (sqlite3.Error, ValueError) as error:
                raise self._unkept(error) from None
            self.review, self._full = after, full
        return self.review

    def number(self, comparison: Comparison) -> None:
        """Keep the numbers of a comparison's links, so that none of them is ever given to others.

        Args:
            comparison: as decided so far (see `reviewed`), before it is shown.

        Raises:
            UnkeptError: where they could not be written; they hold as long as the file is open, and the next call writes them.
        """
        self.review = self.review.numbered(comparison)
        if self.writable and self._base and self.review.numbers is not self._numbers:
            try:
                self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (NUMBERS, numbers_body(self.review.numbers)))
            except sqlite3.Error as error:
                said_so = f"the numbers of its links could not be kept ({said(error)})"
                advice = "make room or check the disk; what you decide next keeps them, too"
                raise UnkeptError(visible(str(self.path)), said_so, advice) from None
            self._numbers = self.review.numbers

    def tell(self, name: str, value: str) -> None:
        """Keep something beside the decisions: the place the reporter was at. It is lost where it cannot be written."""
        if self.writable and self._base and value != self.told(name):
            try:
                self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))
            except sqlite3.Error:
                return

    def told(self, name: str) -> str:
        """What was kept under a name; empty where nothing was."""
        if self._base is None or "about" not in tables(self._base):
            return ""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def describe(self, comparison: Comparison) -> None:
        """Keep how far the reporter is, for the list of reviews: one write, and none where it is the same as before.

        Args:
            comparison: as decided so far (see `reviewed`), when it is complete.
        """
        from compare.reviewing.worklist.waiting import worklist_of

        worklist = worklist_of(comparison)
        noted = [link.note for link in comparison.links] + [section.note for section in comparison.unique]
        noted += [fact.memo for fact in comparison.all_facts]
        notes = sum(map(bool, noted)) + len(comparison.notes)
        self.tell("progress", json.dumps({"reviewed": worklist.done, "links": len(worklist.items), "notes": notes}))

    def restart(self, review: Review, texts: Texts, about: Mapping[str, str]) -> None:
        """Begin anew with the log of a review, in one step: what was there is there, or all that is new.

        Args:
            review: what it shall hold.
            texts: what it is about.
            about: what else is told of it; the rest stays.

        Raises:
            UnkeptError: where it could not be written; the file is as it was.
        """
        if self.writable and self._base:
            try:
                bodies = [action_body(action) for action in review.log]
                orphans = [orphan_body(orphan) for orphan in review.orphans]
                full, _ = Fullness.of(bodies), Fullness.of(orphans)
                self._base.execute("BEGIN IMMEDIATE")
                self._replace(self._base, bodies, orphans, texts, {**about, NUMBERS: numbers_body(review.numbers)})
                self._base.execute("COMMIT")
                self._full = full
            except (sqlite3.Error, ValueError) as error:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise self._unkept(error) from None
        self.review, self.texts, self._numbers = review, texts, review.numbers

    def copy_to(self, path: Path, about: Mapping[str, str]) -> None:
        """Keep the state as it is under another name.

        Args:
            path: where nothing is yet.
            about: what else the copy is told.

        Raises:
            UnkeptError: where there is no room for it.
        """
        try:
            _make_private(path)
            with closing(sqlite3.connect(path)) as copy:
                if self._base:
                    self._base.backup(copy)
                with copy:
                    copy.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())
        except (OSError, sqlite3.Error) as error:
            path.unlink(missing_ok=True)
            raise self._unkept(error) from None

    def moved_to(self, move: Callable[[], Path]) -> Path:
        """Move the file while nobody can open it for writing; this one is closed afterwards.

        Args:
            move: does it, and says where to.
        """
        if self._base:
            self._base.close()
            self._base = None
        try:
            return move()
        finally:
            self.close()

    def close(self) -> None:
        """Let another desk write."""
        if self._base:
            self._base.close()
        if self._lock:
            self._lock.release()
        self._base = self._lock = None
        self.writable = False

    def _locked(self) -> bool:
        try:
            if not is_folder(self.path.parent):
                private_folder(self.path.parent)
            lock = FileLock(f"{self.path}.lock", mode=0o600)
            lock.acquire(timeout=_PATIENCE, poll_interval=_PATIENCE / 10)
        except Timeout:
            self.read_only_because = "another desk has it open"
            return False
        except OSError:
            if not is_there(self.path):
                raise
            self.read_only_because = "this account may not write there"
            return False
        self._lock = lock
        if is_there(self.path) and not os.access(self.path, os.W_OK):
            self.read_only_because = "this account may not write it"
            return False
        return True

    def _opened(self) -> sqlite3.Connection:
        if self.writable:
            _make_private(self.path)
        base = connected(self.path, create=self.writable)
        self._base = base
        if self.writable:
            base.execute("PRAGMA journal_mode=DELETE")
            base.execute("PRAGMA synchronous=FULL")
        migrate(base, write=self.writable)
        if not self.writable:
            base.execute("PRAGMA query_only=ON")
        return base

    def _replace(
        self, base: sqlite3.Connection, bodies: list[str], orphans: list[str], texts: Texts, about: Mapping[str, str]
    ) -> None:
        for table in ("action", "orphan", "article"):
            base.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        base.executemany("INSERT INTO action (at, body) VALUES (?, ?)", ((_now(), body) for body in bodies))
        base.executemany("INSERT INTO orphan (body) VALUES (?)", ((body,) for body in orphans))
        base.executemany("INSERT INTO article VALUES (?, ?)", ((side.value, texts_body(texts.side(side))) for side in Side))
        base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def _unkept(self, error: Exception) -> UnkeptError:
        advice = "make room or check the disk, then decide again"
        return UnkeptError(visible(str(self.path)), f"this could not be kept ({said(error)})", advice)


def _make_private(path: Path) -> None:
    """A review is for this account only, and so are SQLite's own files beside it, which are made like it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
    without_others(path)


def said(error: Exception) -> str:
    """What went wrong, in a few words that are safe to show."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, sqlite3.OperationalError) and str(error) == "interrupted":
        return "reading it takes too long"
    said = " ".join(visible(str(error)).split())
    return said[:_LONGEST] or type(error).__name__


def _now() -> str:
    return datetime.now(UTC).isoformat()
