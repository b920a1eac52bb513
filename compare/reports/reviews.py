"""The list of saved reviews as plain text."""

from __future__ import annotations

import shlex
from datetime import datetime
from typing import TYPE_CHECKING

from wcwidth import wrap

from compare.machine.paths import home
from compare.reading.cleaning import visible
from compare.reading.sources.sources import STDIN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from compare.reviewing.store.listing import SavedReview

WIDTH = 80
_NARROWEST = 60
_INDENT = " " * 34


def render_reviews(reviews: Sequence[SavedReview], folder: Path, width: int = WIDTH) -> str:
    """The list, with the command that opens each review; all that came from outside is made safe to show.

    Args:
        reviews: in the order to show.
        folder: where they are kept.
        width: of a line, in columns; a path longer than a line stands out.
    """
    readable = [review for review in reviews if not review.error]
    lines = list(_table(readable, max(_NARROWEST, width))) if readable else ["No reviews are saved yet."]
    damaged = [review for review in reviews if review.error]
    if damaged:
        lines += ["", "Could not be read:"]
        lines += [f"  {_home(review.path)}: {visible(review.error)}" for review in damaged]
    return "\n".join([*lines, "", f"They are kept in {_home(folder)}"]) + "\n"


def _table(reviews: Sequence[SavedReview], width: int) -> Iterator[str]:
    yield f"{'changed':18}{'settled':>9}{'notes':>6} articles"
    seen: set[tuple[str, str]] = set()
    for review in reviews:
        superseded = not review.kept and review.sources in seen
        if not review.kept:
            seen.add(review.sources)
        progress = "-" if review.links is None else f"{review.reviewed}/{review.links}"
        first = f"{_local(review.changed):18}{progress:>9}{review.notes:>6} "
        yield ""
        for title in review.titles:
            for line in wrap(visible(title) or "unknown", width - len(_INDENT), control_codes="ignore"):
                yield f"{first}{line}"
                first = _INDENT
        for state in _states(review, superseded=superseded):
            yield f"{_INDENT}{state}"
        if review.record or (all(review.sources) and STDIN_NAME not in review.sources):
            yield f"  {_command(review, named=superseded or bool(review.kept))}"


def _states(review: SavedReview, *, superseded: bool) -> Iterator[str]:
    if review.opened:
        yield "open on another desk"
    if review.orphans:
        yield f"{review.orphans} orphan{'' if review.orphans == 1 else 's'}: an article changed"
    if superseded:
        yield "of an earlier version of them"
    if review.kept:
        yield f"put aside {visible(review.kept)[:10]} for a fresh one"


def _command(review: SavedReview, *, named: bool) -> str:
    """What opens it: the two articles, or the record, find the review that is theirs now; any other has to be named."""
    option = ["--review", _quoted(str(review.path))] if named else []
    what = ["show", _quoted(review.record)] if review.record else map(_quoted, review.sources)
    return " ".join(["copydesk", *what, *option])


def _quoted(source: str) -> str:
    """A source as a shell takes it, as short as that can be."""
    shown = _home(source)
    return f"~/{shlex.quote(shown[2:])}" if shown.startswith("~/") else shlex.quote(shown)


def _home(path: str | Path) -> str:
    """A path with the reporter's own folder as ~."""
    own, text = home(), str(path)
    inside = len(own) > 1 and text.startswith(f"{own}/")
    return visible(f"~{text[len(own) :]}" if inside else text)


def _local(time: str) -> str:
    """An ISO time as the reporter's clock shows it; '-' where there is none."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):  # a time at the end of all calendars, or before this system's first
        return "-"
