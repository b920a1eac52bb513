"""Asking a process to read a source, and what is said where it takes too long, needs too much, or fails."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.reading.limited import limits
from compare.reading.limited.messages import Answer, receive_answer, send_request
from compare.reading.limited.reader import Reader, take_reader
from compare.reading.sources.stop import Stop

if TYPE_CHECKING:
    from compare.article import Article
    from compare.reading.given import Given

_AS_TEXT = "copy its text to a file and give that"


class Begun:
    """A reading that has begun; `article` waits for it."""

    def __init__(self, given: Given, stop: Stop | None = None) -> None:
        self._given, self._stop, self._late = given, stop or Stop(), False
        self._clock = limits.by_the_clock(limits.SECONDS)
        self._ask(take_reader())

    def _ask(self, reader: Reader) -> None:
        self._reader = reader
        self._timer = threading.Timer(self._clock, self._end_late, (reader,))
        self._timer.daemon = True
        self._timer.start()
        # A process that ended meanwhile does not answer, which is told from that.
        with self._stop.over(reader), contextlib.suppress(OSError):
            send_request(reader.requests, self._given, limits.SECONDS, self._clock, limits.MEMORY)

    def _end_late(self, reader: Reader) -> None:
        self._late = True
        reader.end()

    def article(self) -> Article:
        """The article, once it is read.

        Raises:
            UnreadableSourceError: where there is none, it takes too long or too much memory, or was stopped.
        """
        answer = self._answer()
        if answer is None and self._reader.used and not (self._late or self._reader.spent or self._stop.is_set):
            self._ask(take_reader(new=True))  # it may have ended for what it read before
            answer = self._answer()
        if answer is None:
            raise self._unanswered()
        if answer.article is not None:
            return answer.article
        raise self._error(answer)

    def _answer(self) -> Answer | None:
        self._reader.awaited = True
        try:
            with self._stop.over(self._reader):
                answer = receive_answer(self._reader.answers)
        except BaseException:
            self._reader.close()
            raise
        finally:
            self._timer.cancel()
            self._reader.awaited = False
        if answer is None or answer.last or self._late or self._stop.is_set:
            self._reader.close()
        else:
            self._reader.keep()
        return answer

    def _unanswered(self) -> UnreadableSourceError:
        if self._stop.is_set:
            return self._said("reading it was cancelled", "try again")
        if self._late or self._reader.spent:
            seconds = self._clock if self._late else limits.SECONDS
            return self._said(f"takes longer than {seconds:g} s to read", _AS_TEXT)
        return self._said("the program that reads it broke down over it: it is damaged, or far more than an article", _AS_TEXT)

    def _error(self, answer: Answer) -> UnreadableSourceError:
        if answer.starved:
            return self._said(f"needs more than {limits.MEMORY / 1e9:g} GB of memory to read", _AS_TEXT)
        if answer.trace:
            what = answer.trace.strip().rpartition("\n")[2]
            error = self._said(f"could not be read ({what[:200]})", _AS_TEXT)
            error.add_note(answer.trace)
            return error
        return self._said(answer.cause, answer.advice)

    def _said(self, cause: str, advice: str) -> UnreadableSourceError:
        return UnreadableSourceError(self._given.source.name, cause, advice)


def begin(given: Given, stop: Stop | None = None) -> Begun:
    """Begin to read a source in a process of its own; returns at once."""
    return Begun(given, stop)
