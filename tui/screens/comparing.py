"""The desk while it compares: in the background, with its stages, to be cancelled and begun again."""

from __future__ import annotations

import contextlib
import gc
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from textual._context import NoActiveAppError

from compare.comparison import Comparison, compare, first_look
from compare.errors import CopydeskError
from compare.reviewing.intake import as_kept
from tui.screens.desk_state import DeskState, bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.embedding import Encoder


class _CancelledError(Exception):
    """Nobody waits for the result any more."""


class Comparing(DeskState):
    """Both texts can be read at once; equal passages are marked first, the rest when it is known."""

    _run = 0
    _remembering: Encoder | None = None

    def on_mount(self) -> None:
        """Begin when the texts are on the screen: importing what runs a model holds everything else up."""
        self.set_timer(0.05, self._compare if self._given is None else self._open)

    def _open(self) -> None:
        """What a record says is there already; facts are looked for in what the reporter links anew."""
        gc.enable()
        if self._given is not None:
            from compare.facts.doc.doc import read_docs

            self._arrived(replace(self._given, docs=read_docs(self._given.left, self._given.right)))

    def _compare(self) -> None:
        gc.enable()
        self._run += 1
        # A thread of our own, not a worker: leaving waits for workers, and loading a model cannot be interrupted.
        threading.Thread(target=self._compare_in_thread, args=(self._run,), daemon=True).start()

    def _compare_in_thread(self, run: int) -> None:
        with contextlib.suppress(_CancelledError):
            try:
                left, right = self._found.left, self._found.right
                self._from_thread(run, self._looked, first_look(left, right))
                self._from_thread(run, self._say, "loading the model")
                encoder = self._loaded(run)
                progress = lambda stage, share: self._from_thread(run, self._say, f"{stage} {share:.0%}")  # noqa: E731
                thresholds = self._found.thresholds
                self._from_thread(run, self._arrived, compare(left, right, encoder, thresholds, progress=progress))
            except _CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the texts stay readable
                self._from_thread(run, self._failed, error)

    def _loaded(self, run: int) -> Encoder:
        """The model, once it is there; what it encoded is not encoded again."""
        from compare.embedding import notice_of
        from compare.embedding.remembering import RememberingEncoder

        if self._remembering is None:
            self.used = self.used or self._encoder()
            if notice := notice_of(self.used):
                self._from_thread(run, self._warn, notice)
            self._remembering = RememberingEncoder(self.used)
        return self._remembering

    def _from_thread(self, run: int, tell: Callable[..., None], *what: object) -> None:
        if run != self._run or self._is_closed():
            raise _CancelledError
        try:
            self.app.call_from_thread(self._if_wanted, run, tell, *what)
        except RuntimeError:
            if self._is_closed():
                raise _CancelledError from None
            raise

    def _is_closed(self) -> bool:
        """Whether the desk was closed meanwhile, and has no app any more or one that has ended."""
        try:
            return not self.app.is_running
        except NoActiveAppError:
            return True

    def _if_wanted(self, run: int, tell: Callable[..., None], *what: object) -> None:
        """What comes too late is dropped."""
        if run == self._run:
            tell(*what)

    def _apply(self) -> None:
        """What the reporter decided holds; other paragraphs in the story are another comparison."""
        if self._given is None and self._review.review.kept != self._kept:
            self._begin_anew()
        else:
            super()._apply()

    def _begin_anew(self) -> None:
        self._kept = self._review.review.kept
        self._found = bare(*as_kept(*self._read, self._kept), self._found.thresholds)
        self._stage, self.waiting, self.comparison = "starting", True, self._found
        self._compare()

    def _looked(self, found: Comparison) -> None:
        """Word for word the same: that needs no model, and stays."""
        self.comparison = found

    def _arrived(self, found: Comparison) -> None:
        self._found, self._stage, self.waiting = found, "", False
        self._apply()
        self.call_after_refresh(self._follow)

    def _failed(self, error: Exception) -> None:
        """A comparison that fails leaves the texts readable and says why."""
        known = isinstance(error, CopydeskError)
        said = str(error) if known else f"The comparison failed ({type(error).__name__}: {error}); the texts can be read."
        self._say("not compared")
        self.notify(said, severity="error", timeout=15, markup=False)

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=15, markup=False)

    def _say(self, stage: str) -> None:
        self._stage = stage
        self._tell()

    def _cancel(self) -> None:
        self._run += 1
        self._say("cancelled; R compares again")

    def action_compare_again(self) -> None:
        """Begin anew where it was cancelled or failed."""
        if self.waiting:
            self._say("starting")
            self._compare()
