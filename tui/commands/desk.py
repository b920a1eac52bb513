"""Opening the desk, and leaving it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from compare.errors import CopydeskError
from compare.machine.paths import absolute, is_there
from tui.commands.options import encoder_for_desk, prepare_next_time
from tui.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.reports.origins import Origin
    from compare.reviewing.file import ReviewFile
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk
    from tui.settings import Given, Settings


def open_desk(
    articles: tuple[Article, Article], given: Given, review: str | None, *, fresh: bool, origins: Sequence[Origin] = ()
) -> NoReturn:
    """Review two articles on the screen until the reporter leaves; the process ends here.

    Args:
        articles: as read.
        given: what the command line sets.
        review: the file to keep the review in; None for the articles' own.
        fresh: whether to begin an empty one.
        origins: what was read, which no report of the desk may replace.
    """
    gc.disable()  # nothing made before the first paint is garbage; the desk turns it on again
    from compare.reviewing.folder import open_review
    from compare.segment import segment
    from tui.app import CopydeskApp, setting_names

    settings = load_settings(given, setting_names())
    left, right = (segment(article) for article in articles)
    file = open_review(left, right, Path(review) if review else None, fresh=fresh)
    app = CopydeskApp(left, right, lambda: encoder_for_desk(settings.model), file, settings=settings)
    app.desk.origins = tuple(origins)
    _run(app, file, settings)


def open_record_desk(found: Comparison, given: Given, review: str | None, record: Origin) -> NoReturn:
    """Go on with a record on the screen until the reporter leaves; the process ends here.

    Args:
        found: as the record says it; its verdicts count as decided.
        given: what the command line sets.
        review: the file to keep what is decided on top; None for the one of the articles' hashes.
        record: the file that was read, which no report of the desk may replace.

    Raises:
        CopydeskError: where the record is a part of a comparison.
    """
    from compare.reviewing.folder import open_review, review_path
    from tui.app import CopydeskApp, setting_names

    if found.selection:
        advice = "open the whole record on the desk, or add --format"
        raise CopydeskError("the record", "it holds a part of a comparison, which cannot be reviewed", advice)
    settings = load_settings(given, setting_names())
    place = Path(review) if review else review_path(found.left, found.right)
    file = open_review(found.left, found.right, place)
    sources_are_there = all(is_there(article.source) for article in (found.left, found.right))
    file.tell("record", "" if sources_are_there else str(absolute(str(record.source))))
    app = CopydeskApp(found.left, found.right, _no_encoder, file, settings=settings, found=found)
    app.desk.origins = (record,)
    _run(app, file, settings)


def _no_encoder() -> Encoder:
    raise RuntimeError("a record is not compared again")


def _run(app: CopydeskApp, file: ReviewFile, settings: Settings) -> NoReturn:
    app.run()
    leave(app.desk, file, settings, app.return_code or 0)


def leave(desk: Desk | None, file: ReviewFile | None, settings: Settings, status: int) -> NoReturn:
    """End the process at once; what the desk still has to keep is kept first.

    Args:
        desk: that was open; None where none was.
        file: its review.
        settings: that name the model.
        status: of the exit.
    """
    if file is not None:
        if desk is not None and desk.comparison and not desk.waiting:
            file.describe(desk.comparison)
        file.close()
    if desk is not None and desk.used is not None and not status:
        prepare_next_time(desk.used, settings.model)
    from compare.reading.limited import end_readers

    end_readers()
    # A model that is still being loaded must not keep the reporter waiting; everything decided is on the disk.
    sys.stdout.flush()
    os._exit(status)
