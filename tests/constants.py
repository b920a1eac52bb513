"""Which numbers of compare/facts could be changed without a test noticing: `python tests/constants.py [--quick] [WORDS ...]`.

Each number that a module names is changed, one at a time, to more and to less; the tests of the facts run until one fails, those
of its family first. A change that none notices is a survivor: either the number does not matter, and goes, or a test is missing.
WORDS choose constants whose module or name holds one of them. --quick leaves out the tests of many pairs and of long texts. Exit
status 1 where there is a survivor. A change takes a second, and a minute where nothing notices.
"""

from __future__ import annotations

import ast
import importlib
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
SLOW = ("ledger", "linear_time", "of_writing", "real")  # parts of the names of tests
# What bounds the work, never the answer: any larger number gives the same.
BOUNDS = frozenset(
    {"family.MOST", "edits._MOST", "strangenames._MOST", "caveats._MOST", "unhedged._MOST", "bases._AHEAD", "namesakes.FEW"}
    | {f"likeness.{name}" for name in ("LONGEST", "MOST_LONG", "MOST_MET", "_NUMBERS_AT_ONCE", "_PAIRS_AT_ONCE")}
    # Characters that hold all that an expression can match, or the few words that are looked at.
    | {"labels._LONGEST", "qualifiers._WINDOW", "signs._WINDOW", "subjects._WIDEST_CITING", "voices._WIDEST_CITING"}
    | {"places._LONGEST_NAME"}
    | {"tokens._PHRASE", "dates._NEAR_TEXT", "hedges._AHEAD", "titles._BEFORE", "negations._BEFORE", "places._BEFORE"}
)
# What is only compared: names for an order.
ORDERS = frozenset(
    {"sourcing", "amount.RATIO", "dates._SAME", "dates._COMPATIBLE", "dates._WIDER", "dates._OTHER"}
    | {f"numbers.{name}" for name in ("_EQUAL", "_ROUNDED", "_OTHER_UNIT", "_CHANGED")}
)


class Constant(NamedTuple):
    """A number that a module names."""

    module: str
    name: str
    value: float

    @property
    def short(self) -> str:
        """The module's own name and the constant's."""
        return f"{self.module.rpartition('.')[2]}.{self.name}"

    def __str__(self) -> str:
        return f"{self.module}.{self.name} = {self.value}"


def main() -> int:
    """Print the survivors."""
    quick = "--quick" in sys.argv
    wanted = [word for word in sys.argv[1:] if word != "--quick"]
    constants = [c for c in find_constants() if not wanted or any(word in str(c) for word in wanted)]
    tests = [str(path) for path in sorted((ROOT / "tests").glob("test_facts_*.py"))]
    chosen = ["-k", f"not ({' or '.join(SLOW)})"] if quick else []
    changer = Changer(constants)
    status = pytest.main(["-q", "-s", "-n0", "-p", "no:cacheprovider", *chosen, *tests], plugins=[changer])
    say(f"{len(constants)} constants, {len(changer.survivors)} changes that no test notices")
    return int(status) or int(bool(changer.survivors))


class Changer:
    """Runs what pytest has collected once for each change, in a process of its own."""

    def __init__(self, constants: Sequence[Constant]) -> None:
        self.constants = constants
        self.survivors: list[tuple[Constant, float]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of pytest's own."""
        for constant in self.constants:
            items = sorted(session.items, key=lambda item: order(item.path.stem, constant.module))
            for value in changes(constant.value):
                noticed = is_noticed(session, items, constant, value)
                if not noticed:
                    self.survivors.append((constant, value))
                say(f"{'noticed ' if noticed else 'SURVIVOR'} {constant} -> {value}")
        return True


def order(file: str, module: str) -> tuple[bool, bool]:
    """First the tests that have a part of the module's name in theirs, those of whole comparisons last."""
    words = set(file.removeprefix("test_facts_").split("_"))
    return words.isdisjoint(re.split(r"[._]", module)), words == {"ledger"}


def is_noticed(session: pytest.Session, items: Sequence[pytest.Item], constant: Constant, value: float) -> bool:
    """Whether a test fails under a change."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    change(constant, value)
    for item in items:
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            os._exit(1)
    os._exit(0)


def change(constant: Constant, value: float) -> None:
    """Give a name another number, in its module and where another took it over."""
    own = importlib.import_module(constant.module)
    for name, module in list(sys.modules.items()):
        taken = name.startswith("compare.facts") and vars(module).get(constant.name) is vars(own)[constant.name]
        if module is not own and taken and not is_defined(constant.name, name):
            setattr(module, constant.name, value)
    setattr(own, constant.name, value)


def is_defined(constant: str, module: str) -> bool:
    """Whether a module has a constant of that name of its own."""
    return any(c.name == constant and c.module == module for c in all_constants())


def say(line: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def find_constants() -> list[Constant]:
    """Those that an answer may depend on."""
    return [c for c in all_constants() if not {c.short, c.short.partition(".")[0]} & (BOUNDS | ORDERS)]


@cache
def all_constants() -> tuple[Constant, ...]:
    """Every name in capitals at the top of a module of the facts that is bound to a number, alone or in a row of names."""
    found: list[Constant] = []
    for path in sorted((ROOT / "compare/facts").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                found += _bound(module, node)
    return tuple(found)


def _bound(module: str, node: ast.Assign) -> Iterator[Constant]:
    target, value = node.targets[0], node.value
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    numbers = value.elts if isinstance(value, ast.Tuple) else [value]
    for name, number in zip(names, numbers, strict=False):
        found = number.value if isinstance(name, ast.Name) and isinstance(number, ast.Constant) else None
        if isinstance(name, ast.Name) and isinstance(found, int | float) and not isinstance(found, bool):
            yield Constant(module, name.id, found)


def changes(value: float) -> tuple[float, float]:
    """A larger and a smaller number of the same sort."""
    step = max(1, abs(int(value)) // 3) if float(value).is_integer() else value / 2
    return value + step, value - step


if __name__ == "__main__":
    sys.exit(main())
