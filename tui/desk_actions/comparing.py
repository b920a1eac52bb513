"""The comparison in the background, with its stages, to be cancelled and begun again."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from textual._context import NoActiveAppError

from compare.comparison import Comparison, compare
from compare.errors import CopydeskError
from compare.first_look import first_look
from compare.machine.memory import collect_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.app import App

    from compare.article import Article
    from compare.comparison import Progress
    from compare.embedding import Encoder
    from compare.thresholds import Thresholds

_SOON = 1.0  # seconds within which the comparison of two articles of usual length is there
_PAUSE = 0.2  # seconds between two looks at how far it is
_AT_ONCE = 1_000  # passages of both articles that are linked again within a key's time


class _CancelledError(Exception):
    """Nobody waits for the result any more."""


class Waiting(Protocol):
    """The desk while it waits for a comparison.

    Attributes:
        found: the articles as they count now, compared or not.
        waiting: whether a comparison is awaited.
        used: the model, once it is there.
        encoder: loads it.
    """

    found: Comparison
    waiting: bool
    used: Encoder | None
    encoder: Callable[[], Encoder]

    @property
    def app(self) -> App[Any]:
        """The application."""

    def looked(self, found: Comparison) -> None:
        """Word for word the same: that needs no model, and stays."""

    def arrived(self, found: Comparison) -> None:
        """The comparison is there."""

    def relinked(self, found: Comparison) -> None:
        """The same articles under another threshold."""

    def stage(self, said: str) -> None:
        """What is being done."""

    def say(self, sentence: str, seconds: float = 3, *, grave: bool = False) -> None:
        """Tell something in passing."""


class Comparing:
    """Both texts can be read at once; equal passages are marked first, the rest when it is known.

    Args:
        desk: that waits.
    """

    def __init__(self, desk: Waiting) -> None:
        self._desk = desk
        self._run = 0
        self._remembering: Encoder | None = None
        self._relinking = False

    def open(self, given: Comparison) -> None:
        """What a record says is there already; facts are looked for in what the reporter links anew."""
        collect_again()
        given = given.with_docs()
        self._desk.arrived(given)
        threading.Thread(target=_foresee, args=(given,), daemon=True).start()

    def begin(self) -> None:
        """Compare; what runs already is dropped."""
        collect_again()
        self._run += 1
        # A thread of our own, not a worker: leaving waits for workers, and loading a model cannot be interrupted.
        threading.Thread(target=self._compare, args=(self._run,), daemon=True).start()

    def cancel(self) -> None:
        """Drop what runs."""
        self._run += 1
        self._desk.stage("cancelled; R compares again")

    def again(self) -> None:
        """Begin anew where it was cancelled or failed."""
        if self._desk.waiting:
            self._desk.stage("starting")
            self.begin()

    def relink(self, found: Comparison, threshold: float) -> None:
        """Link from another threshold on; two long articles in the background, where `end_relinking` ends it."""
        thresholds = replace(found.thresholds, link=threshold)
        if len(found.left.passages) + len(found.right.passages) <= _AT_ONCE:
            self._desk.relinked(found.reclassified(thresholds))
        elif not self._relinking:
            self._run, self._relinking = self._run + 1, True
            self._desk.stage(f"linking from {threshold:.2f} on, Esc: not now")
            threading.Thread(target=self._relink, args=(self._run, found, thresholds), daemon=True).start()

    def end_relinking(self) -> bool:
        """End that; whether it was being done."""
        if not self._relinking:
            return False
        self._run, self._relinking = self._run + 1, False
        self._desk.stage("")
        return True

    def _relink(self, run: int, found: Comparison, thresholds: Thresholds) -> None:
        with contextlib.suppress(_CancelledError):
            self._tell(run, self._relinked, found.reclassified(thresholds))

    def _relinked(self, found: Comparison) -> None:
        self._relinking = False
        self._desk.relinked(found)

    def _compare(self, run: int) -> None:
        with contextlib.suppress(_CancelledError):
            try:
                left, right, thresholds = self._desk.found.left, self._desk.found.right, self._desk.found.thresholds
                self._tell(run, self._desk.stage, "loading the model")
                looking = threading.Timer(_SOON, self._look, (run, left, right))
                looking.daemon = True
                looking.start()
                encoder = self._loaded(run)
                threading.Thread(target=_import_what_follows, daemon=True).start()  # while another process encodes
                found = compare(left, right, encoder, thresholds, progress=self._progress(run))
                looking.cancel()
                self._tell(run, self._desk.arrived, found)
                _foresee(found)
            except _CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the texts stay readable
                self._tell(run, self._failed, error)

    def _look(self, run: int, left: Article, right: Article) -> None:
        """Mark what is word for word the same; a comparison that is there as soon is not held up by it."""
        with contextlib.suppress(_CancelledError):
            found = first_look(left, right)
            self._tell(run, self._looked, found)

    def _looked(self, found: Comparison) -> None:
        if self._desk.waiting:
            self._desk.looked(found)

    def _progress(self, run: int) -> Progress:
        """Tells what is begun, and a few times a second how far it is: the comparison waits until that is drawn."""
        last = "", 0.0

        def tell(stage: str, share: float) -> None:
            nonlocal last
            if stage != last[0] or monotonic() - last[1] >= _PAUSE:
                self._tell(run, self._desk.stage, f"{stage} {share:.0%}")
                last = stage, monotonic()
            elif run != self._run:
                raise _CancelledError

        return tell

    def _loaded(self, run: int) -> Encoder:
        """The model, once it is there; what it encoded is not encoded again."""
        from compare.embedding import notice_of
        from compare.embedding.remembering import RememberingEncoder

        if self._remembering is None:
            self._desk.used = self._desk.used or self._desk.encoder()
            if notice := notice_of(self._desk.used):
                self._tell(run, self._warn, notice)
            self._remembering = RememberingEncoder(self._desk.used)
        return self._remembering

    def _tell(self, run: int, tell: Callable[..., None], *what: object) -> None:
        """Tell the desk something, in its own thread; end where nobody waits for it."""
        if run != self._run or self._is_closed():
            raise _CancelledError
        try:
            self._desk.app.call_from_thread(self._if_wanted, run, tell, *what)
        except RuntimeError:
            if self._is_closed():
                raise _CancelledError from None
            raise

    def _is_closed(self) -> bool:
        """Whether the desk was closed meanwhile, and has no app any more or one that has ended."""
        try:
            return not self._desk.app.is_running
        except NoActiveAppError:
            return True

    def _if_wanted(self, run: int, tell: Callable[..., None], *what: object) -> None:
        """What comes too late is dropped."""
        if run == self._run:
            tell(*what)

    def _failed(self, error: Exception) -> None:
        """A comparison that fails leaves the texts readable and says why."""
        known = isinstance(error, CopydeskError)
        said = str(error) if known else f"The comparison failed ({type(error).__name__}: {error}); the texts can be read."
        self._desk.stage("not compared")
        self._desk.say(said, 15, grave=True)

    def _warn(self, sentence: str) -> None:
        self._desk.say(sentence, 15)


def _import_what_follows() -> None:
    import compare.facts.ledger
    import compare.linking.align
    import compare.linking.classify
    import compare.linking.evidence.similarity
    import compare.second_reader.reading  # noqa: F401 - nobody has to wait for it later


def _foresee(found: Comparison) -> None:
    from compare.reviewing.incremental.foreseen import foresee

    foresee(found)
