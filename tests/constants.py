"""Which numbers of compare/facts could be changed without a test noticing: `python tests/constants.py [WORDS ...]`.

Each number that a module names is changed, one at a time, to more and to less; the tests of the facts run until one fails. A change
that none notices is a survivor: either the number does not matter, and goes, or a test is missing. WORDS choose constants whose
module or name holds one of them. Exit status 1 where there is a survivor. It takes some seconds a constant.
"""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CHANGED = "COPYDESK_CHANGED_CONSTANT"
# What bounds the work, never the answer: any larger number gives the same.
BOUNDS = frozenset({"family.MOST", "strangenames._MOST", "namesakes._ROWS", "caveats._MOST", "unhedged._MOST", "bases._AHEAD"})
# What is only compared: names for an order.
ORDERS = frozenset(
    {"sourcing", "dates._SAME", "dates._COMPATIBLE", "dates._WIDER", "dates._OTHER"}
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
    wanted = sys.argv[1:]
    constants = [c for c in find_constants() if not wanted or any(word in str(c) for word in wanted)]
    survivors = 0
    for constant in constants:
        for value in changes(constant.value):
            noticed = is_noticed(constant, value)
            survivors += not noticed
            say(f"{'noticed ' if noticed else 'SURVIVOR'} {constant} -> {value}")
    say(f"{len(constants)} constants, {survivors} changes that no test notices")
    return 1 if survivors else 0


def say(line: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def find_constants() -> Iterator[Constant]:
    """Every name in capitals at the top of a module of the facts that is bound to a number, alone or in a row of names."""
    for path in sorted((ROOT / "compare/facts").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                yield from (c for c in _bound(module, node) if not {c.short, c.short.partition(".")[0]} & (BOUNDS | ORDERS))


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


def is_noticed(constant: Constant, value: float) -> bool:
    """Whether a test of the facts fails under the change."""
    tests = sorted(str(path) for path in (ROOT / "tests").glob("test_facts_*.py"))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "constants", *tests]
    env = {**os.environ, CHANGED: f"{constant.module}:{constant.name}={value!r}", "PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False).returncode != 0


def pytest_configure() -> None:
    """Change the constant, where this is loaded as a plugin of pytest."""
    if wanted := os.environ.get(CHANGED):
        where, _, value = wanted.partition("=")
        module, _, name = where.partition(":")
        setattr(importlib.import_module(module), name, ast.literal_eval(value))


if __name__ == "__main__":
    sys.exit(main())
