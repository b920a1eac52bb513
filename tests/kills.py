"""Kill -9 at any moment: `python tests/kills.py 1000` says what was being written at each, and what was lost.

Children of this process decide, split, join, save a report, or run a batch, and say what is done; each is killed at a
random moment. What they said must be on the disk, every file whole, and what was half written gone with the next write.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]

from word_encoder import WordEncoder

from compare.batching import batch
from compare.batching.job import Job
from compare.batching.pairs import Pair
from compare.comparison import compare
from compare.embedding.asked import Model
from compare.engines import Alone
from compare.link import FINE, PROBLEM, Side
from compare.reading import read
from compare.reports.files.saving import places, save_report
from compare.reports.record import render_json
from compare.reports.spreadsheet import render_csv, render_facts_csv
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, annotate, decide, join, reviewed, split
from compare.reviewing.store.as_json import action_body
from compare.reviewing.store.file import ReviewFile
from compare.reviewing.store.folder import open_review
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.comparison import Comparison
    from compare.reviewing.log.review import Action

_SLOWEST = 0.12  # seconds until the kill, after the first word
_STORY = "The council of {0} postponed its vote on Tuesday. Four members of {0} walked out. Snow fell {1} times in {0}."


def story(folder: Path, name: str, number: int) -> Path:
    """A text of a dozen passages that differs with its number."""
    path = folder / f"{name}.txt"
    other = path.with_suffix(".new")  # whoever writes a source may be killed too; that is not what is tried here
    other.write_text("\n\n".join(_STORY.format(f"Ward{k}", number + k) for k in range(3)))
    return other.replace(path)


class Trial:
    """One kind of work in a folder of its own: what a child does until it is killed, and what must be true then.

    Attributes:
        found: what was wrong, a sentence each.
        counts: of moments.
    """

    name = ""

    def __init__(self, folder: Path, seed: int) -> None:
        folder.mkdir()
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311 - moments and choices
        self.found: list[str] = []
        self.counts: Counter[str] = Counter()
        self.left, self.right = (segment(read(str(story(folder, name, 0)))) for name in ("a", "b"))
        self.comparison = compare(self.left, self.right, WordEncoder())

    def work(self, tell: Callable[[str], None]) -> None:
        """Go on for ever, and tell what is done."""
        raise NotImplementedError

    def check(self, told: list[str]) -> None:
        """Whether all that was told is there."""
        raise NotImplementedError

    def is_writing(self) -> bool:
        """Whether something was half written when the child died."""
        return any(self.folder.rglob("*.part")) or any(self.folder.rglob("*-journal"))

    def kill(self) -> None:
        """Start a child, kill it at some moment, and look."""
        told = killed(self.work, self.chance.uniform(0, _SLOWEST))
        self.counts["kills"] += 1
        self.counts["told"] += len(told)
        self.counts["writing"] += self.is_writing()
        self.check(told)


class Deciding(Trial):
    """Decisions, splits, joins, notes, verdicts on sections, memos and undo, as the desk keeps them."""

    name = "decisions"
    log: tuple[str, ...] = ()

    def work(self, tell: Callable[[str], None]) -> None:
        """One action after the other, on the comparison as it was decided so far."""
        chance = random.Random(os.getpid())  # noqa: S311
        file = open_review(self.left, self.right, self.folder / "r.review")
        now = reviewed(self.comparison, file.review)
        tell("")
        while True:
            action = self._action(now, chance)
            now = reviewed(self.comparison, file.add(action))
            tell(action_body(action))
            file.describe(now)

    def _action(self, now: Comparison, chance: random.Random) -> Action:
        k = chance.randrange(len(now.links))
        link, other = now.links[k], now.links[k - 1]
        side = chance.choice([*Side])
        actions = [
            lambda: decide(link, chance.choice([*Verdict])),
            lambda: annotate(link, "x" * chance.randrange(6_000)),
            lambda: split(link, side, link.passages(side)[0]),
            lambda: join([link, other]) if link is not other else UNDO,
            lambda: judge_section(chance.choice(now.unique), chance.choice([FINE, PROBLEM, None])) if now.unique else UNDO,
            lambda: annotate_section(chance.choice(now.unique), "x" * chance.randrange(6_000)) if now.unique else UNDO,
            lambda: annotate_fact(chance.choice(now.all_facts), "x" * chance.randrange(6_000)) if now.all_facts else UNDO,
            lambda: UNDO,
        ]
        return chance.choice(actions)() if len(now.links) > 2 else UNDO

    def check(self, told: list[str]) -> None:
        """The log is the one before, what was told, and at most one action that nobody had told yet."""
        file = ReviewFile(self.folder / "r.review")
        log = tuple(map(action_body, file.review.log))
        file.close()
        told = [each for each in told if each and each != action_body(UNDO)]
        kept = [each for each in log[len(self.log) :] if each != action_body(UNDO)]
        if log[: len(self.log)] != self.log:
            self.found.append("an earlier decision is another")
        if kept[: len(told)] != told:
            self.found.append("an acknowledged decision is lost")
        if len(kept) > len(told) + 1:
            self.found.append("a decision that nobody made")
        self.log = log
        if len(log) > 300:
            (self.folder / "r.review").unlink()
            self.log = ()


class Saving(Trial):
    """A report of two files, one version over the other."""

    name = "reports"

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder, seed)
        self.path = folder / "r.csv"
        other = compare(self.right, segment(read(str(story(folder, "c", 9)))), WordEncoder())
        self.versions = (self.comparison, other)
        self.whole = [{render_csv(each), render_facts_csv(each)} for each in self.versions]

    def work(self, tell: Callable[[str], None]) -> None:
        """Save the one, save the other."""
        tell("")
        while True:
            for k, each in enumerate(self.versions):
                save_report(each, self.path, "csv", force=True)
                tell(str(k))

    def check(self, told: list[str]) -> None:
        """Every file is whole, those that stand together are of one version; the next save takes away what was left."""
        files = [path.read_bytes() for path in places(self.path, "csv") if path.exists()]
        if any(all(data not in whole for whole in self.whole) for data in files):
            self.found.append("half a report")
        if len(told) > 1 and not self.path.exists():
            self.found.append("an acknowledged report is not there")
        if not any(all(data in whole for data in files) for whole in self.whole):
            self.found.append("an old file beside a new one")
        self.counts["one file of two"] += len(files) == 1
        ran(lambda: save_report(self.comparison, self.path, "csv", force=True))
        if self.is_writing():
            self.found.append("what a killed save left is there for ever")


def _words(_name: str | None) -> WordEncoder:
    return WordEncoder()


class Batching(Trial):
    """A batch whose sources change, with an index that is written at every step."""

    name = "batches"

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder, seed)
        self.pairs = [Pair(f"p{k}", str(story(folder, f"l{k}", k)), str(folder / "b.txt")) for k in range(8)]
        self.job = Job(folder / "out", ("json",), Model(None, "words", "0" * 64, _words), Thresholds())

    def work(self, tell: Callable[[str], None]) -> None:
        """Change a source, do the batch again."""
        batch._SAVE_EVERY = -1.0
        tell("")
        while True:
            k = random.randrange(len(self.pairs))  # noqa: S311
            story(self.folder, f"l{k}", random.randrange(1_000))  # noqa: S311
            batch.run_batch(self.pairs, self.job, Alone(), lambda entry: tell(json.dumps([entry.id, entry.status])))

    def check(self, told: list[str]) -> None:
        """The index and every report are whole; run once more, all is as its sources say, and nothing is left over."""
        failed = [each for each in told if each and json.loads(each)[1] == "failed"]
        if failed:
            self.found.append(f"a pair failed: {failed[0]}")
        self._read_reports({json.loads(each)[0] for each in told if each})
        ran(lambda: batch.run_batch(self.pairs, self.job, Alone(), lambda _: None))
        if self.is_writing():
            self.found.append("what a killed batch left is there for ever")
        rows = self._index()
        if [row["status"] for row in rows] != ["done"] * len(self.pairs):
            self.found.append("the batch cannot be gone on with")
        for pair in self.pairs:
            expected = render_json(compare(read(pair.left), read(pair.right), WordEncoder()))
            if (self.folder / "out" / f"{pair.id}.json").read_bytes() != expected:
                self.found.append("a report is not of its sources")

    def _read_reports(self, told: set[str]) -> None:
        for name in told | {row["id"] for row in self._index()}:
            try:
                json.loads((self.folder / "out" / f"{name}.json").read_bytes())
            except (OSError, ValueError) as error:
                self.found.append(f"a report is not whole ({error})")

    def _index(self) -> list[dict[str, Any]]:
        path = self.folder / "out" / "index.csv"
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        return list(csv.DictReader(io.StringIO(text, newline="")))


def killed(work: Callable[[Callable[[str], None]], None], seconds: float) -> list[str]:
    """What a child told before it was killed, some seconds after its first word."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.close(reader)
        _as_child(lambda: work(lambda said: _say(writer, said)))
    os.close(writer)
    with os.fdopen(reader) as lines:
        first = lines.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("a child ended by itself")
        return [line.rstrip("\n") for line in (first, *lines.readlines()) if line.endswith("\n")]


def ran(work: Callable[[], object]) -> None:
    """Let another child do something to its end."""
    if not (child := os.fork()):
        _as_child(work)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("a child failed")


def _as_child(work: Callable[[], object]) -> None:
    """Never comes back."""
    try:
        work()
    except BaseException:  # noqa: BLE001 - nothing of a child goes on in its parent's code
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _say(writer: int, said: str) -> None:
    os.write(writer, f"{said}\n".encode())


def tried(folder: Path, kills: int, seed: int = 7) -> list[Trial]:
    """Each kind of work killed in turn, so many times in all."""
    kinds = (Deciding, Saving, Batching)
    trials = [kind(folder / kind.name, seed + k) for k, kind in enumerate(kinds)]
    for k in range(kills):
        trials[k % len(trials)].kill()
    return trials


if __name__ == "__main__":
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        trials = tried(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
    for trial in trials:
        print(trial.name, dict(trial.counts), trial.found or "nothing lost, no half file")  # noqa: T201 - a script
    print(f"{time.monotonic() - started:.0f} s")  # noqa: T201
