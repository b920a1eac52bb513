"""What a sweep finds, reports wrongly and costs: `python benchmarks/sweeping/sweep.py --stories 400 --sources 3000`.

    --sample 40     compare so many of all pairs as `copydesk batch` does, for a ratio
    --engine dask   by default processes
    --exact         encode in full, by default in 8-bit integers
    --folder DIR    keep the day and its sweep there

Measured on a made day (made_day.py): recall of the planted pairs, reported pairs that share nothing by how they were made, seconds
and share of each stage, cores used beside those that busy loops get by turns with it (by_turns.py), peak memory of each process;
beside it what shared runs of words find (shingles.py).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks/sweeping")]

from by_turns import ByTurns  # noqa: E402 - the folders must be known first
from made_day import SHARED, Day, make_day  # noqa: E402
from shingles import shared_runs  # noqa: E402

from compare.batching.batch import run_batch  # noqa: E402
from compare.batching.job import Job as BatchJob  # noqa: E402
from compare.batching.pairs import Pair  # noqa: E402
from compare.embedding import load_fast_encoder  # noqa: E402
from compare.embedding.asked import Model  # noqa: E402
from compare.embedding.models import QUANTISED_MODEL  # noqa: E402
from compare.engines import Alone  # noqa: E402
from compare.engines.processes import Processes  # noqa: E402
from compare.sweeping.job import Job, Sides  # noqa: E402
from compare.sweeping.kept import Kept  # noqa: E402
from compare.sweeping.listing import articles_in  # noqa: E402
from compare.sweeping.sweep import run_sweep  # noqa: E402
from compare.thresholds import Thresholds  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.engines import Engine
    from compare.sweeping.index.record import Index

_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Watch(threading.Thread):
    """Some processes, twice a second, by their numbers.

    Args:
        ours: those that are there.

    Attributes:
        peaks: of memory, in MB.
        processor: seconds that each had.
        ready: seconds that the first thread of each had, or waited for while others had them (Linux's schedstat).
    """

    def __init__(self, ours: Callable[[], list[int]]) -> None:
        super().__init__(daemon=True)
        self._ours = ours
        self.peaks: dict[int, float] = {}
        self.processor: dict[int, float] = {}
        self.ready: dict[int, float] = {}
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(0.5):
            for process in self._ours():
                self._look(process)

    def seconds(self) -> float:
        """Of processors, by all processes so far, as they are now."""
        for process in self._ours():
            self._look(process)
        return sum(self.processor.values())

    def _look(self, process: int) -> None:
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
            times = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            had, waited = (int(each) for each in Path(f"/proc/{process}/schedstat").read_text(encoding="utf-8").split()[:2])
        except OSError:
            return
        peak = next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
        self.peaks[process] = max(peak, self.peaks.get(process, 0.0))
        self.processor[process] = (int(times[11]) + int(times[12])) / _TICK
        self.ready[process] = (had + waited) / 1e9


class Stages:
    """The seconds of each stage, by the clock and of processors; a `compare.sweeping.job.Told`."""

    def __init__(self, watch: Watch, turns: ByTurns) -> None:
        self._watch, self._clock = watch, turns.clock
        self.began: list[tuple[str, int, float, float]] = []

    def begin(self, stage: str, total: int) -> None:
        """Note when it began, and what had been used by then."""
        self.began.append((stage, total, self._clock(), self._watch.seconds()))

    def advance(self, steps: int) -> None:
        """Nothing."""

    def failed(self, name: str, error: str) -> None:
        """Say it: on a made day nothing may fail."""
        print(f"failed: {name}: {error}")

    def end(self) -> None:
        """Note when all was over."""
        self._over = self._clock(), self._watch.seconds()

    def spent(self) -> dict[str, tuple[float, float]]:
        """By stage, the last with the writing of the index: seconds by the clock, and of processors."""
        ends = [*((at, used) for _, _, at, used in self.began[1:]), self._over]
        return {stage: (end - at, after - used) for (stage, _, at, used), (end, after) in zip(self.began, ends, strict=True)}


def _family(root: int) -> list[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def main() -> None:
    """Measure a sweep of a made day."""
    options = _options()
    if not SHARED.exists():
        print(f"skipped: no benchmark at {SHARED}")
        return
    day = make_day(options.stories, options.sources, options.seed)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(options.folder or made)
        if not (folder / "stories").exists():
            day.write(folder)
        asked = None if options.exact else QUANTISED_MODEL
        encoder = load_fast_encoder(asked)
        model = Model(asked, encoder.name, encoder.sha256)
        del encoder
        index = _swept(folder, model, _engine(options.engine))
        _tell_found(day, index)
        _tell_runs(day)
        if options.sample:
            _tell_batch(day, folder, model, options.sample)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--sources", type=int, default=750)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--engine", choices=("processes", "dask"), default="processes")
    parser.add_argument("--exact", action="store_true")
    parser.add_argument("--folder")
    return parser.parse_args()


def _engine(name: str) -> Engine:
    workers = len(os.sched_getaffinity(0))
    if name == "dask":
        from compare.engines.cluster import Cluster

        return Cluster(workers)
    return Processes(workers)


def _swept(folder: Path, model: Model, engine: Engine) -> Index:
    """Sweep the day, and say what it cost."""
    out = folder / "out"
    sides = Sides(articles_in(str(folder / "stories"), out), articles_in(str(folder / "sources"), out))
    turns = ByTurns(engine.workers, lambda: [each for each in _family(os.getpid()) if each != os.getpid()])
    watch = Watch(lambda: [each for each in _family(os.getpid()) if each not in turns.loops])
    stages = Stages(watch, turns)
    watch.start()
    turns.start()
    try:
        index = run_sweep(sides, Job(out, Kept(out), model, Thresholds()), engine, stages)
        stages.end()
    finally:
        turns.end()
        watch.over.set()
        watch.join()
        engine.close()
    _tell_cost(index, engine.workers, stages, watch, turns)
    return index


def _tell_cost(index: Index, workers: int, stages: Stages, watch: Watch, turns: ByTurns) -> None:
    spent = stages.spent()
    seconds, processor = (sum(each[k] for each in spent.values()) for k in (0, 1))
    print(f"{len(index.stories)} stories x {len(index.sources)} sources: {seconds:.0f} s, {workers} processes")
    print(f"  processors: {processor:.0f} s, {processor / seconds:.2f} cores used (load of the machine {os.getloadavg()[1]:.1f})")
    given = sum(turns.got) / len(turns.got)
    share = processor / seconds / given
    print(f"  {share:.0%} of the {given:.2f} cores that busy loops got, by turns with it ({len(turns.got)} times)")
    ready = (each for process, each in watch.ready.items() if process != os.getpid())
    print(f"  {sum(ready) / seconds:.2f} cores that its processes had or waited for while others had them")
    for stage, total, _, _ in stages.began:
        clock, used = spent[stage]
        print(f"  {stage} {total}: {clock:.0f} s ({clock / seconds:.1%}), processors {used:.0f} s ({used / processor:.1%})")
    print("  peak memory: " + ", ".join(f"{peak:.0f} MB" for peak in sorted(watch.peaks.values(), reverse=True)))


def _tell_found(day: Day, index: Index) -> None:
    planted, related = day.planted(), day.related()
    found = {(_stem(index.stories[p.story].name), _stem(index.sources[p.source].name)) for p in index.pairs}
    sorts = {story.text.name: story.sort for story in day.stories}
    missed = Counter(sorts[story] for story, _ in planted - found)
    nothing = found - planted - related
    print(f"  planted {len(planted)}, found {len(planted & found) / len(planted):.3f} of them; missed: {dict(missed)}")
    print(f"  reported {len(found)}: of the same event {len(found & related)} of {len(related)}")
    print(f"  reported and share nothing: {len(nothing)} ({len(nothing) / max(1, len(found)):.1%})")
    for pair in sorted(nothing)[:10]:
        print(f"    {pair[0]} / {pair[1]}")


def _tell_runs(day: Day) -> None:
    began = time.perf_counter()
    stories = {story.text.name: story.text.text for story in day.stories}
    found = shared_runs(stories, {source.name: source.text for source in day.sources})
    planted, related = day.planted(), day.related()
    nothing = found - planted - related
    print(
        f"shared runs of words: {time.perf_counter() - began:.0f} s; found {len(planted & found) / len(planted):.3f}; of the same "
        f"event {len(found & related)}; share nothing {len(nothing)} of {len(found)} ({len(nothing) / max(1, len(found)):.1%})"
    )


def _tell_batch(day: Day, folder: Path, model: Model, sample: int) -> None:
    """What `batch` takes for all pairs, by a sample of them."""
    chance = Random(1)  # noqa: S311 - the same sample each time
    stories, sources = sorted((folder / "stories").iterdir()), sorted((folder / "sources").iterdir())
    pairs = [Pair(str(k), str(chance.choice(sources)), str(chance.choice(stories))) for k in range(sample)]
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        run_batch(pairs, BatchJob(Path(out), ("json",), model, Thresholds()), Alone(), lambda _entry: None)
        each = (time.perf_counter() - began) / sample
    count = len(day.stories) * len(day.sources)
    print(f"batch: {each:.2f} s a pair, {each * count / 3600:.0f} hours for all {count:,} pairs")


def _stem(name: str) -> str:
    return Path(name).stem


if __name__ == "__main__":
    main()
