"""The usual jobs on the desk, and how many keys each takes from a cold start: `keys.py [LEFT RIGHT]`.

Each job is done by pressing keys on a desk that nobody has touched, and what came of it is checked: a job that is not done
has no count. Typed words count as one. LEFT and RIGHT are the pair with a section that only the right has; by default the
project's own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from compare.embedding import load_encoder  # noqa: E402 - the folder must be known first
from compare.reading import read  # noqa: E402 - likewise
from compare.reports.letters.memo import render_memo  # noqa: E402 - likewise
from compare.reviewing.store.folder import open_review  # noqa: E402 - likewise
from compare.reviewing.worklist.worklist import Sort  # noqa: E402 - likewise
from compare.segmenting.segment import segment  # noqa: E402 - likewise
from tui.app import CopydeskApp  # noqa: E402 - likewise
from tui.screens.desk import Desk  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from compare.article import Article

TYPED = "ask the desk"
STORY = [f"Paragraph {n} says what the council said about item {n} of its long agenda that day." for n in range(1, 24)]
EDITS = {
    "The closure will send about 12,000 cars a day to the northern crossing.": ("12,000", "11,000"),
    "Takings fell by a third during the last closure, the traders said.": ("a third", "a quarter"),
    "The police will close the road at midnight on Sunday.": ("Sunday", "Saturday"),
    "The mayor, Ida Brandt, opened the old bridge in 1961.": ("1961", "1963"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """Something that a reporter does.

    Attributes:
        name: in words.
        keys: as Textual calls them; TYPED is typed.
        most: keys that it should take.
        done: whether it is done, on the desk afterwards.
    """

    name: str
    keys: tuple[str, ...]
    most: int
    done: Callable[[Desk], bool]


def main() -> None:
    """Print a line a job; exit 1 where one is not done, or takes more keys than it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", nargs="*", default=[str(ROOT / "seeds/first.txt"), str(ROOT / "seeds/second.txt")])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder  # no review of the reporter's is touched
        versions = _versions(Path(folder))
        pair = _articles(*given.pair)
        fine = [_run(versions, _find_four_edits())]
        fine += [_run(pair, job) for job in (_settle_facts(pair), _note_and_send())]
    sys.exit(0 if all(fine) else 1)


def _versions(folder: Path) -> tuple[Article, Article]:
    """27 sentences, four of them edited."""
    before = [*STORY]
    for place, sentence in zip((3, 9, 15, 21), EDITS, strict=True):
        before.insert(place, sentence)
    after = [sentence.replace(*EDITS[sentence]) if sentence in EDITS else sentence for sentence in before]
    for name, story in (("before.txt", before), ("after.txt", after)):
        (folder / name).write_text("\n\n".join(story), encoding="utf-8")
    return _articles(str(folder / "before.txt"), str(folder / "after.txt"))


def _articles(left: str, right: str) -> tuple[Article, Article]:
    return segment(read(left)), segment(read(right))


def _find_four_edits() -> Job:
    def done(desk: Desk) -> bool:
        return desk.worklist.left == 0 and len(desk.worklist.problems) == 1

    return Job("find and judge the four edits of a pair of versions, and settle the rest", (*"fefff", "A", "y"), 10, done)


def _settle_facts(pair: tuple[Article, Article]) -> Job:
    """As many keys as there are facts of the first part; what changed too is settled at once."""
    counts = _counts(pair)
    along = ("left", "A", "y") if counts[Sort.ALSO] else ()
    name = f"settle all {counts[Sort.FACT] + counts[Sort.ALSO]} facts"
    return Job(name, (*("f",) * counts[Sort.FACT], *along), counts[Sort.FACT] + counts[Sort.ALSO] + 3, _no_fact_waits)


def _no_fact_waits(desk: Desk) -> bool:
    return not desk.worklist.open_of(Sort.FACT) and not desk.worklist.open_of(Sort.ALSO)


def _note_and_send() -> Job:
    def done(desk: Desk) -> bool:
        noted = [item for item in desk.worklist.items if item.sort is Sort.NEW and item.note == TYPED]
        return len(noted) == 1 and TYPED in desk.app.clipboard and desk.app.clipboard == render_memo(desk.comparison, whole=True)  # type: ignore[arg-type]

    return Job("note something on the longest new section, and copy the memo", ("right", "c", TYPED, "enter", "d", "y"), 8, done)


def _counts(pair: tuple[Article, Article]) -> dict[Sort, int]:
    counts: dict[Sort, int] = {}

    async def look(desk: Desk, _pilot: Pilot[None]) -> None:
        counts.update({sort: len(desk.worklist.open_of(sort)) for sort in Sort})

    asyncio.run(_on_desk(pair, look))
    return counts


def _run(pair: tuple[Article, Article], job: Job) -> bool:
    found: list[bool] = []

    async def press(desk: Desk, pilot: Pilot[None]) -> None:
        for key in job.keys:
            await pilot.press(*(["space" if c == " " else c for c in key] if key == TYPED else [key]))
            await pilot.pause(0.2)  # what the key asks for is there, as it is for a reporter
        found.append(job.done(desk))

    asyncio.run(_on_desk(pair, press))
    shown = f"{len(job.keys):>3} keys" if found[0] else "not done"
    print(f"{shown}  (at most {job.most})  {job.name}: {' '.join(job.keys)}")
    return found[0] and len(job.keys) <= job.most


async def _on_desk(pair: tuple[Article, Article], script: Callable[..., object]) -> None:
    review = open_review(*pair, None, fresh=True)
    app = CopydeskApp(Desk(*pair, load_encoder, review))
    async with app.run_test(size=(120, 40)) as pilot:
        while app.desk.waiting:
            await pilot.pause(0.05)
        await pilot.pause(0.2)
        await script(app.desk, pilot)  # type: ignore[misc]
    review.close()


if __name__ == "__main__":
    main()
