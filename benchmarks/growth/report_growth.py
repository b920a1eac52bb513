"""How the reports grow: `python benchmarks/growth/report_growth.py [--sizes 2500,5000,10000,20000] [--paired]`.

Two articles of so many passages a side, the right a rewrite of the left: every passage has somebody of its own who says
something, in quotation marks or not, with a number, a name and a day. Seconds of processor time for the comparison, by its
stages, for what is found in a whole comparison (credit, speakers, prominence, the ledger), and for each format; behind each
the ratio to the size before. Linear is the ratio of the sizes; the pairs of all passages that the comparison itself looks at
grow with the square. With `--paired` each passage is linked with the one at its own place and no pair is looked at, so that
30,000 a side are measured too. Time is the process's own, with the garbage collector at work, as in a run.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks/growth")]

from expressions import Words  # noqa: E402 - the folders must be known first

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.comparison import Comparison

FIRST = ("Ana", "Bram", "Carla", "Dmitri", "Elsa", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Mara", "Nils")
START = ("Bel", "Cor", "Dal", "Fen", "Gar", "Hal", "Kes", "Lor", "Mar", "Nor", "Pel", "Ros", "Sol", "Tar", "Vel", "Wes")
MIDDLE = ("a", "e", "i", "o", "an", "en", "in", "on", "ar", "er")
END = ("bach", "dale", "ford", "gren", "holm", "land", "mann", "nov", "rup", "sen", "stein", "ton", "vik", "wick")
OFFICES = ("the mayor", "a nurse", "the harbour master", "a spokesman for the union", "the council", "a farmer")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
LEFT = (
    '"The {thing} cost us {number} hours," said {name}, {office}.',
    "{name} told reporters on {day} that {number} people had left the {thing}.",
    "According to {name}, the {thing} will not open before {day}.",
)
RIGHT = (
    '"The {thing} cost us {other} hours," {name} said.',
    "{name} told reporters on {day} that about {other} people left the {thing}.",
    "The {thing} may not open before {day}, {name} said.",
)
THINGS = ("harbour", "bridge", "hospital", "market", "school", "ferry", "station", "museum", "airport", "factory")


def text(size: int, forms: tuple[str, ...]) -> str:
    """An article of so many passages, a paragraph each."""
    return "\n\n".join(
        forms[k % len(forms)].format(
            thing=THINGS[k % len(THINGS)],
            number=100 + k,
            other=100 + k + (k % 5 == 0),
            name=f"{FIRST[k % 14]} {START[k // 14 % 16]}{MIDDLE[k // 224 % 10]}{END[k // 2240 % 14]}",
            office=OFFICES[k % len(OFFICES)],
            day=DAYS[k % len(DAYS)],
        )
        for k in range(size)
    )


def measured(size: int, *, paired: bool) -> dict[str, float]:
    """Seconds of everything at one size."""
    from compare.facts.whole.credit import find_credit
    from compare.facts.whole.entries import find_entries
    from compare.facts.whole.prominence import find_prominence
    from compare.facts.whole.speakers import find_speakers
    from compare.reports import FORMATS, render
    from compare.reviewing.worklist.waiting import find_worklist

    stages = Stages()
    left, right = (read(name, text(size, forms)) for name, forms in (("left", LEFT), ("right", RIGHT)))
    comparison = pair(left, right, stages) if paired else compared(left, right, stages)
    seconds = stages.seconds
    find: dict[str, Callable[[Comparison], object]] = {
        "credit": find_credit,
        "speakers": find_speakers,
        "prominence": find_prominence,
        "ledger": find_entries,
        "worklist": find_worklist,
    }
    for name, of in find.items():
        seconds[name] = timed(lambda of=of: of(comparison))  # type: ignore[misc]
    for name in FORMATS:
        seconds[f"report: {name}"] = timed(lambda name=name: render(comparison, name))  # type: ignore[misc]
    return seconds


def read(name: str, written: str) -> Article:
    """An article of a paragraph a line."""
    from compare.article import Article, Paragraph
    from compare.segmenting.segment import segment

    found, start = [], 0
    for line in written.split("\n\n"):
        found.append(Paragraph(len(found), start, start + len(line)))
        start += len(line) + 2
    return segment(Article(name, "", written, tuple(found), "0" * 64))


def compared(left: Article, right: Article, tell: Stages) -> Comparison:
    """As a run compares them, with words for their meaning; no report asks for the evidence."""
    from compare.comparison import compare

    return replace(compare(left, right, Words(), None, tell), evidence=None)


def pair(left: Article, right: Article, tell: Stages) -> Comparison:
    """Each passage linked with the one at its own place."""
    from compare.comparison import Comparison
    from compare.link import Link
    from compare.linking.classify import kind_of
    from compare.thresholds import Thresholds

    limits = Thresholds()
    pairs = zip(left.passages, right.passages, strict=True)
    links = [Link(a.id, (a.id,), (b.id,), kind_of([a], [b], limits), 0.9, 0.9, 0.9, number=a.id + 1) for a, b in pairs]
    tell("aligning", 1.0)
    found = Comparison(left, right, tuple(links), (), limits, "words", "").with_facts()
    tell("facts", 1.0)
    return found


class Stages:
    """Progress of a comparison, as seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._began = time.process_time()

    def __call__(self, stage: str, _share: float) -> None:
        """Count the time since the last call for this stage."""
        now = time.process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._began
        self._began = now


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2500,5000,10000,20000")
    parser.add_argument("--paired", action="store_true")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    rows: dict[str, list[float]] = {}
    for size in sizes:
        for name, seconds in measured(size, paired=options.paired).items():
            rows.setdefault(name, []).append(seconds)
        told = ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in rows.items())
        print(f"{size:,} passages a side: {told}", file=sys.stderr, flush=True)
    print("".join([f"{'':18}", *(f"{size:>18,}" for size in sizes)]))
    for name, seconds in rows.items():
        cells = [
            f"{seconds[0]:>11.2f} s     ",
            *(f"{b:>11.2f} s {b / max(a, 1e-3):4.1f}" for a, b in pairwise(seconds)),
        ]
        print(f"{name:18}{''.join(cells)}")


if __name__ == "__main__":
    main()
