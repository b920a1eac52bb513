"""Which regular expressions take longer than their text grows: `python benchmarks/regex_growth.py [--quick] [WORDS ...]`.

Each expression of the project is tried on texts made to be hard for it: what nearly every expression is slow on (blanks,
quotation marks, capitals, figures), and what its own repeated parts match, again and again, with and without what comes
before them, up to a character that lets the match fail. A text is tried at one size and at eight times it; where that takes
more than twice as much longer as it should, at doubling sizes. Linear time doubles; what does more, every time, is printed,
and the exit status is 1. Time is the thread's own, so that other work does not count.

WORDS choose expressions whose file or pattern holds one of them. --quick tries fewer and shorter texts, in about half a minute.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from expressions import Expression, Site, gather  # noqa: E402 - the folders must be known first
from hard_texts import COMMON, FEW, own_units  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 8  # how much larger the second text is
SUSPECT = 2.0  # how many times longer than TIMES makes a suspect
DOUBLED = 2.8  # between 2, linear, and 4, quadratic
SECONDS = 2.0  # of a search: what takes longer has grown enough
LEAST = 0.002  # seconds that can be told from nothing


class Growth(NamedTuple):
    """What was tried, and the seconds at each size, smallest first; the last is infinite where the search was ended."""

    site: Site
    pattern: str
    unit: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def faster_than_text(self) -> bool:
        """Whether every doubling takes far more than twice as long."""
        return all(b > DOUBLED * a or b == float("inf") for a, b in zip(self.seconds, self.seconds[1:], strict=False))

    def __str__(self) -> str:
        times = " ".join(f"{s:.4f}" for s in self.seconds)
        return f"{self.site}  {self.unit!r} x {self.sizes}: {times} s  {self.pattern[:90]!r}"


def main() -> int:
    """Print what grows too fast; 1 where anything does, or where an expression was not seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    started = time.monotonic()
    gathered = gather(_pairs(quick=given.quick))
    chosen = {
        e: s for e, s in gathered.expressions.items() if not given.words or any(w in f"{s} {e.pattern!r}" for w in given.words)
    }
    found = [worst for expression, site in chosen.items() if (worst := growth(expression, site, quick=given.quick))]
    for one in sorted(found):
        print(one)
    for site in gathered.unseen:
        print(f"{site}  its expression was not seen: let benchmarks/expressions.py reach it")
    print(f"{len(chosen)} expressions, {len(found)} grow faster than their text; {time.monotonic() - started:.0f} s")
    return 1 if found or gathered.unseen else 0


def growth(expression: Expression, site: Site, *, quick: bool) -> Growth | None:
    """The first text on which an expression grows faster than its text; None where there is none."""
    size = 4_000 if quick else 16_000
    for unit, before in _units(expression, quick=quick):
        for end in ("\x01!",) if quick else ("\x01!", ""):
            small, large = (_seconds(expression, before + _repeated(unit, n) + end) for n in (size // TIMES, size))
            if large < LEAST or large < SUSPECT * TIMES * small:
                continue
            sizes = (size // 2, size, 2 * size)
            seconds = tuple(min(_seconds(expression, before + _repeated(unit, n) + end) for _ in range(2)) for n in sizes)
            found = Growth(site, str(expression.pattern), before + unit + end, sizes, seconds)
            if found.faster_than_text:
                return found
    return None


def _units(expression: Expression, *, quick: bool) -> Iterator[tuple[str, str]]:
    """What to repeat, and what to put before it once."""
    yield from own_units(expression)
    yield from ((unit, "") for unit in (FEW if quick else COMMON))


def _repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _seconds(expression: Any, text: str) -> float:  # noqa: ANN401 - of str or of bytes
    """The thread's seconds of finding all in a text."""
    subject = text.encode("utf-8", "replace") if isinstance(expression.pattern, bytes) else text
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    started = time.thread_time()
    try:
        for _ in expression.finditer(subject):
            pass
        return time.thread_time() - started
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise TimeoutError


def _pairs(*, quick: bool) -> list[tuple[str, str]]:
    paths = sorted((ROOT / "tests/pairs").glob("*.toml"))[: 2 if quick else None]
    pairs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [(pair["left"], pair["right"]) for pair in pairs]


if __name__ == "__main__":
    sys.exit(main())
