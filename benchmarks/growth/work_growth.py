"""What takes longer than its text grows: `python benchmarks/growth/work_growth.py [WORDS ...]`.

Reading, segmenting, the search for facts, the first look and each report, on texts that were once slow (`growing.py`): four times
the text may take four times as long, and nowhere near sixteen times, which is what grows with the square. What does is printed,
and the exit status is 1. Time is the process's own, so that other work does not count, and is taken again where it was too long:
another process may have taken the machine's caches. WORDS choose those whose name holds one of them.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks/growth")]

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 4
MOST = 9  # between 4, for what grows with the text, and 16, for what grows with its square
LEAST = 0.02  # seconds: what takes less is measured no better
LOOKS = 3


def main() -> int:
    """Print what grows too fast; 1 where anything does."""
    from growing import works

    from compare.reading.opening import zipped

    zipped.MAX_RATIO = 10_000  # the documents there hold the same thing again and again, which is refused otherwise
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    words = parser.parse_args().words
    started = time.process_time()
    chosen = [(name, size, make) for name, size, make in works() if not words or any(word in name for word in words)]
    found = [(name, seconds) for name, size, make in chosen if (seconds := growth(size, make))]
    for name, (small, large) in found:
        print(f"{name}: {small:.3f} s, then {large:.3f} s for {TIMES} times the text")
    print(f"{len(chosen)} works, {len(found)} grow faster than their text; {time.process_time() - started:.0f} s of a processor")
    return 1 if found or not chosen else 0


def growth(size: int, make: Callable[[int], Callable[[], object]]) -> tuple[float, float] | None:
    """The seconds at both sizes, where they grow too fast at every look; None otherwise."""
    make(max(1, size // 10))()  # what is imported and compiled at first
    small = large = 0.0
    for _ in range(LOOKS):
        small, large = (_seconds(make(size * times)) for times in (1, TIMES))
        if large < MOST * max(small, LEAST):
            return None
    return small, large


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
