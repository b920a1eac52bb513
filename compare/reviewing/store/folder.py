"""Where reviews are kept, and which one belongs to two articles: their own, or that of an earlier version of them."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from compare.link import Side
from compare.machine.paths import absolute, is_file, is_there
from compare.machine.private import private_folder
from compare.reading.cleaning import visible
from compare.reading.sources.sources import STDIN_NAME
from compare.reading.sources.web_address import without_login
from compare.reviewing.log.section_marks import standing_notes, standing_verdicts
from compare.reviewing.reanchoring.reanchor import Reanchored, Texts, reanchor
from compare.reviewing.store.database import connected
from compare.reviewing.store.file import UNREADABLE, ReviewFile, UnkeptError, UnreadableReviewError
from compare.reviewing.store.rows import read_about
from compare.reviewing.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compare.article import Article
    from compare.reviewing.log.review import Review

ENDING = ".review"
_LONGEST_TITLE = 500  # a text without an end to its first line has a title of megabytes, which no list shows


class OpenElsewhereError(CopydeskError):
    """A review that cannot be put aside while another desk writes in it."""


def review_folder() -> Path:
    """The folder of all reviews that were not put elsewhere."""
    from platformdirs import user_data_path

    return user_data_path("copydesk", appauthor=False) / "reviews"


def review_path(left: Article, right: Article) -> Path:
    """Where the review of two articles is kept unless the reporter says otherwise: under their hashes."""
    return review_of_hashes(left.sha256, right.sha256)


def review_of_hashes(left: str, right: str) -> Path:
    """The same, by what the articles' sources hash to."""
    return review_folder() / f"{left[:16]}-{right[:16]}{ENDING}"


def open_review(left: Article, right: Article, path: Path | None = None, *, fresh: bool = False, write: bool = True) -> ReviewFile:
    """The review of two articles, on their texts as they are now.

    Where the articles changed since, what was decided is carried over as far as it is certain (see `reanchor`): from the
    file itself, whose earlier state is kept beside it, or from the review of the same two sources, which stays as it is.

    Args:
        left: segmented.
        right: likewise.
        path: of the review; by default the articles' own.
        fresh: begin an empty one, and keep what was there under another name.
        write: whether decisions shall be kept; otherwise nothing on the disk changes, and the file must be there.

    Raises:
        UnreadableReviewError: where the file is no review, or is one of other articles.
        OpenElsewhereError: where a fresh one is asked for while another desk has the old one open.
        UnkeptError: where it cannot be written.
    """
    place = path or review_path(left, right)
    if write and path is None:
        _take_private(place.parent)
    kept = _put_aside(place, own=path is None) if fresh else None
    file = ReviewFile(place, write=write)
    try:
        _fit(file, left, right, search=path is None and not fresh)
    except BaseException:
        file.close()
        raise
    if kept:
        file.notice = f"A fresh review; the earlier one is kept as {visible(kept.name)}."
    return file


def _take_private(folder: Path) -> None:
    """The folder of reviews, and the one that holds drafts and pasted texts beside it, are for this account only."""
    with suppress(OSError):  # where that cannot be, whoever writes there says why
        private_folder(folder.parent)
        private_folder(folder)


def _fit(file: ReviewFile, left: Article, right: Article, *, search: bool) -> None:
    """Bring a review to the texts as they are."""
    texts, pair = Texts.of(left, right), _pair(left, right)
    about = {"pair": json.dumps(pair)}
    if file.texts == texts:
        file.tell("pair", about["pair"])
        return
    if file.texts is not None:
        _require_same_story(file, texts, pair)
        _keep_copy(file)
        _carry(file, reanchor(file.review, file.texts, texts), texts, about)
        return
    found = _earlier(file.path, pair) if search and not file.review.log else None
    if found is None:
        file.restart(_within(file, texts), texts, about)
        return
    earlier, old = found
    _carry(file, reanchor(earlier.review, old, texts), texts, {**about, "earlier": str(earlier.path)})


def _within(file: ReviewFile, texts: Texts) -> Review:
    """A review that knows no texts yet, where all that it decided about is there."""
    if all(k < len(texts.side(side)) for action in file.review.log for side, k in action.places):
        return file.review
    raise UnreadableReviewError(visible(str(file.path)), "this is a review of other articles", "name the review of these two")


def _carry(file: ReviewFile, found: Reanchored, texts: Texts, about: dict[str, str]) -> None:
    file.restart(found.review, texts, {**about, "progress": ""})
    said = found.review.sections
    total = len(found.review.pins) + len({*standing_verdicts(said), *(mark.run for mark in standing_notes(said))})
    if total or found.lost or found.unmarked or found.unkept:
        parts = [f"An article changed since: {total} {_plural(total, 'decision was', 'decisions were')} carried over"]
        parts += [f"{found.respelled} of them to passages that are spelt otherwise now"] if found.respelled else []
        parts += [f"{found.unmarked} {_plural(found.unmarked, 'fact is', 'facts are')} to check again"] if found.unmarked else []
        parts += (
            [f"{len(found.lost)} could not be and {_plural(len(found.lost), 'is', 'are')} listed as orphans"] if found.lost else []
        )
        parts += (
            [f"{found.unkept} {_plural(found.unkept, 'passage', 'passages')} set aside or put back by hand must be so again"]
            if found.unkept
            else []
        )
        file.notice = ", ".join(parts) + "."


def _plural(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _pair(left: Article, right: Article) -> dict[str, dict[str, str]]:
    """What the list of reviews shows, and by what an earlier version is known."""
    return {
        side.value: {
            "title": article.title[:_LONGEST_TITLE],
            "source": whole_source(article.source),
            "sha256": article.sha256,
            "texts": hashlib.sha256(json.dumps([p.text for p in article.passages]).encode()).hexdigest(),
        }
        for side, article in zip(Side, (left, right), strict=True)
    }


def whole_source(source: str) -> str:
    """A source by its whole path; an address and standard input as they are."""
    return source if source == STDIN_NAME or source.startswith(("http://", "https://")) else str(absolute(source))


def _require_same_story(file: ReviewFile, texts: Texts, pair: dict[str, dict[str, str]]) -> None:
    """Raise where neither a source nor a passage of a review is one of these articles: a wrong file was named."""
    from compare.reviewing.reanchoring.tracing import trace

    before = _pair_of(file)
    same = any(before.get(s.value, {}).get(key) == pair[s.value][key] for s in Side for key in ("source", "sha256"))
    old = file.texts
    if not same and old and not any(trace(old.side(s), texts.side(s), range(len(old.side(s)))) for s in Side):
        titles = " and ".join(_name(before.get(side.value, {})) for side in Side)
        advice = "name the review of these two, or a new file"
        raise UnreadableReviewError(visible(str(file.path)), f"this is a review of other articles ({visible(titles)})", advice)


def _name(article: dict[str, str]) -> str:
    return article.get("title") or without_login(article.get("source") or "unknown")


def _pair_of(file: ReviewFile) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(file.told("pair") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) and all(isinstance(article, dict) for article in found.values()) else {}


def _earlier(place: Path, pair: dict[str, dict[str, str]]) -> tuple[ReviewFile, Texts] | None:
    """The review of the same two sources that was changed last, of those not put aside. It is closed already."""
    sources = [pair[side.value]["source"] for side in Side]
    if STDIN_NAME in sources:
        return None
    for path in newest_first(place.parent):
        if path != place and _sources(path) == sources:
            try:
                file = ReviewFile(path, write=False)
            except UnreadableReviewError:
                continue
            file.close()
            if file.texts:
                return file, file.texts
    return None


def _sources(path: Path) -> list[str]:
    """The sources of a review that may be gone on with; none where it was put aside or cannot be read."""
    try:
        with closing(connected(path)) as base:
            migrate(base, write=False)
            about = read_about(base)
            pair = json.loads(about["pair"])
            return [] if about.get("kept") else [without_login(str(pair[side.value]["source"])) for side in Side]
    except UNREADABLE:
        return []


def newest_first(folder: Path) -> list[Path]:
    """The review files of a folder; none where there is no folder."""
    return sorted(folder.glob(f"*{ENDING}"), key=_written, reverse=True)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _put_aside(place: Path, *, own: bool) -> Path | None:
    """Give the review that is there another name; None where there is nothing to keep.

    One that cannot be read is put aside as it is, in the folder of reviews only: elsewhere it may be anything.
    """
    if not is_there(place):
        return None
    try:
        file = ReviewFile(place)
    except UnreadableReviewError:
        if not own or not is_file(place):
            raise
        return _renamed(place)
    try:
        if not file.writable:
            advice = "leave it there first" if "desk" in file.read_only_because else "name another with --review"
            raise OpenElsewhereError(visible(str(place)), f"cannot be put aside: {file.read_only_because}", advice)
        if not (file.review.log or file.orphans):
            return None
        file.tell("kept", _date())
        return file.moved_to(lambda: _renamed(place))
    finally:
        file.close()


def _renamed(place: Path) -> Path:
    try:
        return place.rename(_free_name(place))
    except OSError as error:
        raise UnkeptError(visible(str(place)), (error.strerror or str(error)).lower(), "name another with --review") from None


def _keep_copy(file: ReviewFile) -> None:
    """The state on the earlier texts stays beside the file, where anything was decided and it is about to be replaced."""
    if file.writable and (file.review.log or file.orphans):
        file.copy_to(_free_name(file.path), {"kept": _date()})


def _free_name(place: Path) -> Path:
    return next(path for path in _dated(place) if not is_there(path))


def _dated(place: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield place.with_name(f"{place.stem}.{_date()}{f'-{number}' if number > 1 else ''}{place.suffix or ENDING}")
        number += 1


def _date() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%dT%H%M%S")
