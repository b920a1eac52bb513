"""Opening the desk, and leaving it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.options import encoder_of, prepare_next_time
from tui.settings import load_settings

if TYPE_CHECKING:
    from compare.article import Article
    from tui.settings import Given


def open_desk(articles: tuple[Article, Article], given: Given, review: str | None, *, fresh: bool) -> int:
    """Review two articles on the screen until the reporter leaves; the process ends here.

    Args:
        articles: as read.
        given: what the command line sets.
        review: the file to keep the review in; None for the articles' own.
        fresh: whether to begin an empty one.
    """
    gc.disable()  # nothing made before the first paint is garbage; the desk turns it on again
    from compare.review_folder import open_review
    from compare.segment import segment
    from tui.app import CopydeskApp, setting_names

    settings = load_settings(given, setting_names())
    left, right = (segment(article) for article in articles)
    file = open_review(left, right, Path(review) if review else None, fresh=fresh)
    app = CopydeskApp(left, right, lambda: encoder_of(settings.model, verbose=False), file, settings=settings)
    app.run()
    if app.desk.comparison and not app.desk.waiting:
        file.describe(app.desk.comparison)
    file.close()
    if app.desk.used is not None:
        prepare_next_time(app.desk.used, settings.model)
    # A model that is still being loaded must not keep the reporter waiting; everything decided is on the disk.
    sys.stdout.flush()
    os._exit(app.return_code or 0)
