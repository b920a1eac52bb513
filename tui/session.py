"""One way to open the desk and to leave it, for two articles of the command line, of the first screen, and of a record."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from compare.machine.paths import absolute, is_there
from tui.commands.options import FAILED, encoder_for_desk, note, prepare_next_time
from tui.kept.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.reports.files.origins import Origin
    from compare.reviewing.store.file import ReviewFile
    from compare.worker import Loading
    from tui.app import Copydesk
    from tui.kept.settings import Given
    from tui.screens.desk import Desk

_AHEAD = 1_000  # passages

_USUAL = (700, 10, 10)  # the collector of cycles as Python has it


class Session:
    """A desk from its settings to the end of the process.

    Args:
        given: what the command line sets.
        review: the file to keep the review in; None for the articles' own.
        fresh: whether to begin an empty one.
        loading: of the model, where it has begun already.

    Attributes:
        settings: of the screens, the thresholds and the model.

    Raises:
        CopydeskError: where the settings are wrong.
    """

    def __init__(self, given: Given, review: str | None, *, fresh: bool = False, loading: Loading | None = None) -> None:
        from tui.app import setting_names

        self.settings = load_settings(given, setting_names())
        self._path = Path(review) if review else None
        self._fresh, self._loading = fresh, loading
        self._file: ReviewFile | None = None
        self._desk: Desk | None = None
        self._last: tuple[ReviewFile | None, Desk | None] = (None, None)

    def open_desk(self, left: Article, right: Article, origins: Sequence[Origin], found: Comparison | None = None) -> Desk:
        """The desk of two articles with their review.

        Args:
            left: segmented.
            right: likewise.
            origins: what was read, which no report of the desk may replace.
            found: what a record, the first of the origins, says of them; None where they are compared now.

        Raises:
            CopydeskError: where the review cannot be opened.
        """
        from compare.reviewing.store.folder import open_review, review_path
        from tui.screens.desk import Desk

        place = review_path(left, right) if found and not self._path else self._path
        self._file = file = open_review(left, right, place, fresh=self._fresh)
        if found:
            sources_are_there = all(is_there(article.source) for article in (left, right))
            file.tell("record", "" if sources_are_there else str(absolute(str(origins[0].source))))
        encoder = _no_encoder if found else lambda: encoder_for_desk(self.settings.model, (left, right), self._loading)
        if self._loading is not None:
            _ask_ahead(self._loading, left, right)
        self._desk = Desk(left, right, encoder, file, self.settings.thresholds, found)
        self._desk.origins = tuple(origins)
        return self._desk

    def run(self, app: Copydesk) -> NoReturn:
        """Show the screens until the reporter leaves, keep what the desk still has to keep, and end the process at once.

        Raises:
            CopydeskError: when the screens are gone, where what the command line names was refused.
        """
        gc.set_threshold(*_USUAL)
        app.run()
        if app.refused is not None:
            raise app.refused
        status, desk = self.close() or app.return_code or 0, self._desk
        if desk is not None and desk.used is not None and not status:
            prepare_next_time(desk.used, self.settings.model)
        from compare.reading.limited import end_readers

        end_readers()
        # A model that is still being loaded must not keep the reporter waiting; everything decided is on the disk.
        sys.stdout.flush()
        os._exit(status)

    def open_next(self, left: Article, right: Article, origins: Sequence[Origin], found: Comparison) -> Desk:
        """As `open_desk`, where one is open already: it stays open until `close_last`."""
        last = (self._file, self._desk)
        try:
            desk = self.open_desk(left, right, origins, found)
        except BaseException:
            self._file, self._desk = last
            raise
        self._last = last
        return desk

    def close(self) -> int:
        """End the review that is open, all that is to be kept of it kept; the status of an exit then."""
        return self._closed(self._file, self._desk) if self._file is not None else 0

    def close_last(self) -> None:
        """End the review of the desk that was open before this one."""
        (file, desk), self._last = self._last, (None, None)
        if file is not None:
            self._closed(file, desk)

    def _closed(self, file: ReviewFile, desk: Desk | None) -> int:
        """The status after a review is ended: all that is to be kept of it is."""
        status = 0
        if desk is not None:
            desk.keep()
            if desk.comparison and not desk.waiting:
                status = self._last_kept(file, desk.comparison)
        file.close()
        return status

    @staticmethod
    def _last_kept(file: ReviewFile, comparison: Comparison) -> int:
        """The status of an exit before which the numbers and the progress are kept; why not is told, 0 where all is well."""
        from compare.reviewing.store.file import UnkeptError

        try:
            file.number(comparison)
        except UnkeptError as error:
            note(str(error))
            return FAILED
        file.describe(comparison)
        return 0


def _ask_ahead(loading: Loading, left: Article, right: Article) -> None:
    """Have both articles encoded before the screen is drawn; of long ones that is nothing beside the rest of the work."""
    from compare.worker import Texts

    texts = list(dict.fromkeys(passage.text for article in (left, right) for passage in article.story))
    if len(texts) <= _AHEAD:
        loading.ask(Texts(texts, words=True))


def _no_encoder() -> Encoder:
    raise RuntimeError("a record is not compared again")
