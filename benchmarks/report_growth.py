"""How the reports grow: `python benchmarks/report_growth.py [--sizes 2500,5000,10000,20000]`.

Two articles of so many passages a side, the right a rewrite of the left: every passage has somebody of its own who says
something, in quotation marks or not, with a number, a name and a day. Seconds of processor time for the comparison, by its
stages, for what is found in a whole comparison (credit, speakers, prominence, the ledger), and for each format; behind each
the ratio to the size before. Linear is the ratio of the sizes; the pairs of all passages that the comparison itself looks at
grow with the square.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from expressions import Words  # noqa: E402 - the folders must be known first

if TYPE_CHECKING:
    from collections.abc import Callable

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


def measured(size: int) -> dict[str, float]:
    """Seconds of everything at one size."""
    from compare.article import Article, Paragraph
    from compare.comparison import compare
    from compare.facts.whole.credit import find_credit
    from compare.facts.whole.entries import find_entries
    from compare.facts.whole.prominence import find_prominence
    from compare.facts.whole.speakers import find_speakers
    from compare.reports import FORMATS, render

    def article(name: str, written: str) -> Article:
        found, start = [], 0
        for line in written.split("\n\n"):
            found.append(Paragraph(len(found), start, start + len(line)))
            start += len(line) + 2
        return Article(name, "", written, tuple(found), "0" * 64)

    stages = Stages()
    comparison: Comparison = compare(article("left", text(size, LEFT)), article("right", text(size, RIGHT)), Words(), None, stages)
    seconds = stages.seconds
    find: dict[str, Callable[[Comparison], object]] = {
        "credit": find_credit,
        "speakers": find_speakers,
        "prominence": find_prominence,
        "ledger": find_entries,
    }
    for name, of in find.items():
        seconds[name] = timed(lambda of=of: of(comparison))  # type: ignore[misc]
    for name in FORMATS:
        seconds[f"report: {name}"] = timed(lambda name=name: render(comparison, name))  # type: ignore[misc]
    return seconds


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
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    rows: dict[str, list[float]] = {}
    for size in sizes:
        for name, seconds in measured(size).items():
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
