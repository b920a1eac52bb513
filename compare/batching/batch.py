"""Many pairs, one report each and an index; what is done and unchanged is not done again."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from compare.batching.comparing import LOST, ToCompare, compare_pair, places_of
from compare.batching.index import INDEX, INDEX_PAGE, read_index, write_index
from compare.errors import UnwritableError
from compare.machine.paths import here
from compare.reading.cleaning import visible
from compare.reports.files.origins import Origin, marks, require_no_origin
from compare.reports.files.staged import alone_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from compare.batching.entry import Entry
    from compare.batching.job import Job
    from compare.batching.pairs import Pair
    from compare.engines import Engine
    from compare.reports.files.origins import Mark

_SAVE_EVERY = 2.0  # seconds: what a killed run loses at most


def run_batch(pairs: Sequence[Pair], job: Job, engine: Engine, tell: Callable[[Entry], None]) -> list[Entry]:
    """Compare every pair, write its reports as FOLDER/ID.ENDING, and keep FOLDER/index.csv and FOLDER/index.html.

    A pair that fails is an entry of status 'failed' and stops nothing; so does one whose report would replace an article
    or the list itself. A pair whose sources, settings and version are
    those of its entry in the index is skipped while its report is there.

    Args:
        pairs: with distinct ids.
        job: where and how.
        engine: what does the work; the reports are the same whichever it is.
        tell: called with each entry as it is made, in any order.

    Returns:
        The entries in the order of the pairs.

    Raises:
        UnwritableError: where the folder or its index cannot be written, another batch writes there, or the index would
            replace what is read.
    """
    known = open_folder(pairs, job)
    with alone_in(job.folder) as alone:
        if not alone:
            advice = "wait until it is done, or choose another folder"
            raise UnwritableError(visible(str(job.folder)), "another batch writes there", advice)
        return _Batch(pairs, job, known, tell).run(engine)


def open_folder(pairs: Sequence[Pair], job: Job) -> dict[Mark, Origin]:
    """Make the folder of a batch where it is not there; what is read, by its marks.

    Raises:
        UnwritableError: where it cannot be made, or its index would replace what is read.
    """
    known = marks(_origins(pairs, job))
    require_no_origin([job.folder / name for name in (INDEX, INDEX_PAGE)], known, "choose another folder for the reports")
    try:
        job.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UnwritableError(visible(str(job.folder)), cause, "choose another folder") from None
    if not os.access(job.folder, os.W_OK | os.X_OK):
        raise UnwritableError(visible(str(job.folder)), "this account may not write there", "choose another folder")
    return known


def _origins(pairs: Sequence[Pair], job: Job) -> Iterator[Origin]:
    for pair in pairs:
        yield from (Origin(source, f"an article of the pair {pair.id}") for source in (pair.left, pair.right))
    if job.listed:
        yield Origin(job.listed, "the list of pairs")


class _Batch:
    """A run: its entries as they are made, and the index that is kept of them."""

    def __init__(self, pairs: Sequence[Pair], job: Job, known: Mapping[Mark, Origin], tell: Callable[[Entry], None]) -> None:
        self._pairs, self._job, self._known, self._tell = pairs, job, known, tell
        self._before = {entry.id: entry for entry in read_index(job.folder / INDEX)}
        self._entries: dict[int, Entry] = {}
        self._saved = time.monotonic()

    def run(self, engine: Engine) -> list[Entry]:
        """Compare all pairs; where that is stopped, what is done is in the index."""
        try:
            for done in engine.run(compare_pair, self._allowed()):
                self._add(done.piece.place, done.result or done.piece.failed(LOST))
        except BaseException:
            write_index(self._job, self._so_far())
            raise
        entries = self._in_order()
        write_index(self._job, entries)
        return entries

    def _allowed(self) -> Iterator[ToCompare]:
        """The pairs whose reports replace nothing that is read; the others have failed."""
        where = here()
        for place, pair in enumerate(self._pairs):
            work = ToCompare(place, pair, self._job, self._before.get(pair.id), where)
            try:
                require_no_origin(places_of(pair, self._job), self._known, "give the pair another id, or choose another folder")
            except UnwritableError as error:
                self._add(place, work.failed(str(error)))
            else:
                yield work

    def _add(self, place: int, entry: Entry) -> None:
        self._entries[place] = entry
        self._tell(entry)
        if time.monotonic() - self._saved > _SAVE_EVERY:
            write_index(self._job, self._so_far())
            self._saved = time.monotonic()

    def _in_order(self) -> list[Entry]:
        return [self._entries[place] for place in sorted(self._entries)]

    def _so_far(self) -> list[Entry]:
        """The entries so far and, of an earlier run, those not yet reached."""
        entries = self._in_order()
        reached = {entry.id for entry in entries}
        return [*entries, *(entry for entry in self._before.values() if entry.id not in reached)]
