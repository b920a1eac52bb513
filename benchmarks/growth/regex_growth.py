"""Which regular expressions take longer than their text grows: `regex_growth.py [--quick] [--seconds N] [WORDS ...]`.

Each expression of the project is tried on texts made to be hard for it: what nearly every expression is slow on (blanks,
quotation marks, capitals, figures), and what its own repeated parts match, again and again, with and without what comes
before them, up to a character that lets the match fail. A text is tried at one size and at eight times it; where that takes
more than twice as much longer as it should, at doubling sizes. Linear time doubles; what does more, every time, is printed,
and the exit status is 1. Time is the thread's own, so that other work does not count. Expressions are tried as they are used:
at the front of a text, or anywhere (`uses.py`); one whose texts are cut before is tried at that length, and may take some time.

WORDS choose expressions whose file or pattern holds one of them. --quick tries fewer and shorter texts. --seconds does too, and
ends after so many of a processor: all expressions get the common texts first, then their own, in turn; what could not be
tried is told.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks/growth")]

from expressions import Expression, Gathered, Site, gather  # noqa: E402 - the folders must be known first
from hard_texts import COMMON, FEW, own_units  # noqa: E402 - likewise
from uses import ANYWHERE, declared, ways  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = 8  # how much larger the second text is
SUSPECT = 2.0  # how many times longer than TIMES makes a suspect
LINEAR = 2.2  # times longer that a doubling may take, by a busy machine's doing too
DOUBLED = 2.8  # between 2, linear, and 4, quadratic
LOOKS = 3  # at a suspect: a busy machine can hide growth
SEEN = 2  # looks that must see the growth: a processor that slows down while texts get longer makes some up, but not twice
SECONDS = 2.0  # of a search: what takes longer has grown enough
LEAST = 0.002  # seconds that can be told from nothing
SIZE, QUICK = 16_000, 4_000  # characters of the larger text
ALLOWED = 0.05  # seconds on a text of the greatest length that an expression can meet
_FAILING = "\x01!"


class Tried(NamedTuple):
    """An expression as it is used: where it is compiled, by which methods, on texts of at most how many characters (0: any)."""

    expression: Expression
    site: Site
    ways: tuple[str, ...] = (ANYWHERE,)
    most: int = 0


class Text(NamedTuple):
    """What is repeated, what stands before it once, and what ends it."""

    unit: str
    before: str = ""
    end: str = _FAILING

    def of(self, size: int) -> str:
        """The text, its repeated part of some length."""
        return self.before + (self.unit * (size // len(self.unit) + 1))[:size] + self.end


class Growth(NamedTuple):
    """What was tried, and the seconds at each size, smallest first; the last is infinite where the search was ended."""

    site: Site
    pattern: str
    way: str
    text: Text
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def faster_than_text(self) -> bool:
        """Whether the doublings together take far more than twice as long each, and every one more than twice."""
        pairs = list(pairwise(self.seconds))
        each = all(b > LINEAR * a or b == float("inf") for a, b in pairs)
        last = self.seconds[-1]
        return each and (last == float("inf") or last > DOUBLED ** len(pairs) * self.seconds[0])

    def __str__(self) -> str:
        times = " ".join(f"{s:.4f}" for s in self.seconds)
        shown = self.text.before + self.text.unit + self.text.end
        return f"{self.site}  {self.way} {shown!r} x {self.sizes}: {times} s  {self.pattern[:90]!r}"


class Trial(NamedTuple):
    """What came of a run: the worst of each expression, how many texts were tried, and of how many."""

    found: dict[Tried, Growth]
    texts: int
    of: int


def main() -> int:
    """Print what grows too fast; 1 where anything does, or where an expression was not seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    given = parser.parse_args()
    started, used = time.monotonic(), time.process_time()
    quick = given.quick or given.seconds < float("inf")
    gathered = gather(_pairs(quick=quick))
    chosen = [
        t for t in _as_used(gathered) if not given.words or any(w in f"{t.site} {t.expression.pattern!r}" for w in given.words)
    ]
    trial = tried(chosen, quick=quick, until=used + given.seconds)
    for one in sorted(trial.found.values()):
        print(one)
    for site in gathered.unseen:
        print(f"{site}  its expression was not seen: let benchmarks/growth/expressions.py reach it")
    print(
        f"{len(chosen)} expressions on {trial.texts:,} of {trial.of:,} texts, {len(trial.found)} grow faster than their text; "
        f"{time.monotonic() - started:.0f} s"
    )
    return 1 if gathered.unseen or trial.found else 0


def _as_used(gathered: Gathered) -> Iterator[Tried]:
    """In the order of the source, so that each run tries the same."""
    for expression, sites in sorted(gathered.expressions.items(), key=lambda item: (item[1], str(item[0].pattern), item[0].flags)):
        use = None if expression in gathered.sought else declared(sites)
        yield Tried(expression, sites[0], (use and use.ways) or ways(sites), use.characters if use else 0)


def tried(chosen: Sequence[Tried], *, quick: bool, until: float = float("inf")) -> Trial:
    """Each expression on the common texts, then each on its own first, its second, and so on, while there is time.

    Args:
        chosen: what to try.
        quick: whether fewer and shorter texts do.
        until: when to end, by the processor time of this process, so that on a busy machine as much is tried.
    """
    planned = list(_in_turn(chosen, quick=quick))
    found: dict[Tried, Growth] = {}
    for count, (each, text) in enumerate(planned):
        if time.process_time() > until:
            return Trial(found, count, len(planned))
        if each not in found and (worst := growth(each, text, QUICK if quick else SIZE)):
            found[each] = worst
    return Trial(found, len(planned), len(planned))


def _in_turn(chosen: Sequence[Tried], *, quick: bool) -> Iterator[tuple[Tried, Text]]:
    ends = (_FAILING,) if quick else (_FAILING, "")
    for unit in FEW if quick else COMMON:
        yield from ((each, Text(unit, end=end)) for each in chosen for end in ends)
    own = {each: own_units(each.expression) for each in chosen}
    for k in range(max(map(len, own.values()), default=0)):
        yield from ((each, Text(*own[each][k], end)) for each in chosen if k < len(own[each]) for end in ends)


def growth(each: Tried, text: Text, size: int) -> Growth | None:
    """What an expression does on a text, where it grows faster than it, or takes too long for the longest; None otherwise."""
    for way in each.ways:
        if each.most:
            seconds = min(_seconds(each.expression, way, text.of(each.most)[: each.most]) for _ in range(2))
            if seconds > ALLOWED:
                return Growth(each.site, str(each.expression.pattern), way, text, (each.most,), (seconds,))
            continue
        small = min(_seconds(each.expression, way, text.of(size // TIMES)) for _ in range(2))
        large = _seconds(each.expression, way, text.of(size))
        if large < LEAST or large < SUSPECT * TIMES * small:
            continue
        if found := _grown(each, way, text, size):
            return found
    return None


def _grown(each: Tried, way: str, text: Text, size: int) -> Growth | None:
    """What a suspect does at doubling sizes, where enough looks at it see growth, or where one never ends."""
    seen: list[Growth] = []
    for _ in range(LOOKS):
        look = _doubled(each, way, text, size)
        seen += [look] if look.faster_than_text else []
        if len(seen) == SEEN or (seen and seen[-1].seconds[-1] == float("inf")):
            return seen[-1]
    return None


def _doubled(each: Tried, way: str, text: Text, size: int) -> Growth:
    sizes = (size // 2, size, 2 * size, 4 * size)
    seconds = tuple(min(_seconds(each.expression, way, text.of(n)) for _ in range(2)) for n in sizes)
    return Growth(each.site, str(each.expression.pattern), way, text, sizes, seconds)


def _seconds(expression: Any, way: str, text: str) -> float:  # noqa: ANN401 - of str or of bytes
    """The thread's seconds of one use of an expression on a text."""
    subject = text.encode("utf-8", "replace") if isinstance(expression.pattern, bytes) else text
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    started = time.thread_time()
    try:
        if way == ANYWHERE:
            for _ in expression.finditer(subject):
                pass
        else:
            getattr(expression, way)(subject)
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
