"""The reviews that are kept: what each is about, how far it is, and what stands in the way of it."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from compare.link import Side
from compare.machine.paths import is_there
from compare.reading.sources.web_address import without_login
from compare.reviewing.store.database import connected, require_database
from compare.reviewing.store.file import UNREADABLE, said
from compare.reviewing.store.folder import newest_first
from compare.reviewing.store.rows import read_about
from compare.reviewing.store.schema import migrate, tables

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_MOST = 1 << 31


@dataclass(frozen=True, slots=True)
class SavedReview:
    """A line of the list.

    Attributes:
        path: of the file.
        titles: of the left and the right; a source's name where there is no title. Not made safe to show.
        sources: of the left and the right, as whole paths. Likewise.
        changed: when something was decided last, as an ISO time with its zone; empty where nothing was.
        reviewed: what is settled of the worklist.
        links: all that is in the worklist; None where no comparison was finished yet.
        notes: links, passages taken out of one, and sections with a note, and facts with a memo.
        orphans: decisions that lost their place when an article changed.
        opened: whether a desk has it open.
        kept: when it was put aside for a fresh one; empty where it was not.
        error: why it cannot be read; empty where it can.
        record: the record that was reviewed where its sources were not there, as a whole path; else empty.
    """

    path: Path
    titles: tuple[str, str] = ("", "")
    sources: tuple[str, str] = ("", "")
    changed: str = ""
    reviewed: int = 0
    links: int | None = None
    notes: int = 0
    orphans: int = 0
    opened: bool = False
    kept: str = ""
    error: str = ""
    record: str = ""


def saved_reviews(folder: Path) -> list[SavedReview]:
    """The reviews of a folder, the one changed last first; what cannot be read is among them, with its error."""
    found = [review for path in newest_first(folder) if (review := saved_review(path))]
    return sorted(found, key=lambda review: (not review.error, review.changed), reverse=True)


def saved_review(path: Path) -> SavedReview | None:
    """A review as the list has it; None for a file that a desk left empty."""
    try:
        require_database(path, absent=False)
        if not path.stat().st_size:
            return None
        with closing(connected(path)) as base:
            migrate(base, write=False)
            return _read(path, base) if tables(base) else None
    except UNREADABLE as error:
        return SavedReview(path, error=said(error))


def _read(path: Path, base: sqlite3.Connection) -> SavedReview:
    about = read_about(base)
    pair: dict[str, Any] = json.loads(about.get("pair") or "{}")
    progress: dict[str, Any] = json.loads(about.get("progress") or "{}")
    left, right = (pair.get(side.value, {}) for side in Side)
    links = progress.get("links")
    return SavedReview(
        path,
        titles=(_title(left), _title(right)),
        sources=(_source(left), _source(right)),
        changed=_changed(base),
        reviewed=_count(progress.get("reviewed", 0)),
        links=None if links is None else _count(links),
        notes=_count(progress.get("notes", 0)),
        orphans=int(base.execute("SELECT count(*) FROM orphan").fetchone()[0]) if "orphan" in tables(base) else 0,
        opened=_is_open(path),
        kept=about.get("kept", ""),
        record=about.get("record", ""),
    )


def _changed(base: sqlite3.Connection) -> str:
    """When something was decided last: the latest time, as the last one need not be where a clock was set back."""
    at = base.execute("SELECT max(at) FROM action WHERE typeof(at) = 'text' AND length(at) < 64").fetchone()[0]
    return str(at or "")


def _count(found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found < _MOST:
        raise ValueError("a count of it is none")
    return found


def _title(article: dict[str, Any]) -> str:
    return str(article.get("title") or _source(article))


def _source(article: dict[str, Any]) -> str:
    return without_login(str(article.get("source") or ""))  # an earlier copydesk kept it as it was typed


def _is_open(path: Path) -> bool:
    lock = path.with_name(f"{path.name}.lock")
    if not is_there(lock):
        return False
    try:
        with FileLock(lock).acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # whoever may not take the lock cannot tell
        return False


def render_json(reviews: list[SavedReview]) -> str:
    """The list for other programs: an array of objects, indented, with a line break at its end."""
    rows = [{name: getattr(review, name) for name in SavedReview.__slots__} for review in reviews]
    return json.dumps([{**row, "path": str(row["path"])} for row in rows], indent=1) + "\n"
