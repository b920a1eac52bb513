"""How many regular expressions of ours a warm run compiles, and what that takes: `compiled.py LEFT RIGHT [--list]`.

A run is `copydesk LEFT RIGHT` into a pipe. What a library compiles when we import it is counted apart. --list prints each of ours,
where it is first used, and its milliseconds.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from compare.machine import expressions  # noqa: E402 - the folder must be known first

PACKAGES = ("compare", "tui")
MAKERS = {ROOT / "compare/patterns.py", ROOT / "compare/machine/expressions.py"}


class Compiled(NamedTuple):
    """An expression that was compiled: the place in our source that asked for it, empty for a library's, and the seconds."""

    place: str
    seconds: float
    pattern: str


def main() -> None:
    """Run copydesk, and say what it compiled."""
    listed = "--list" in sys.argv
    sys.argv = ["copydesk", *(word for word in sys.argv[1:] if word != "--list")]
    vars(expressions)["_kept"] = dict  # as if no run had been before
    seen = watched()
    from tui.cli import run

    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
        run()
    ours = [each for each in seen if each.place]
    for each in sorted(ours) if listed else ():
        print(f"{each.place}\t{1000 * each.seconds:.2f}\t{each.pattern[:160]!r}")
    milliseconds = round(1000 * sum(each.seconds for each in ours))
    print(json.dumps({"ours": len(ours), "ours_ms": milliseconds, "libraries": len(seen) - len(ours)}))


def watched() -> list[Compiled]:
    """A list to which every expression is added that is compiled from now on."""
    seen: list[Compiled] = []
    compiler: Any = vars(re)["_compiler"]
    compile_now = compiler.compile

    def noted(pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401 - as re has it
        began = time.thread_time()
        made = compile_now(pattern, flags)
        seen.append(Compiled(place_of(sys._getframe(1)), time.thread_time() - began, str(pattern)))  # noqa: SLF001 - who asks
        return made

    compiler.compile = noted
    return seen


def place_of(frame: FrameType | None) -> str:
    """The file and line of ours that asks, past `re` and what compiles at the first use; empty where a library asks."""
    while frame:
        path = Path(frame.f_code.co_filename)
        if path not in MAKERS and frame.f_globals.get("__name__") not in {"re", __name__}:
            ours = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PACKAGES
            return f"{path.relative_to(ROOT)}:{frame.f_lineno}" if ours else ""
        frame = frame.f_back
    return ""


if __name__ == "__main__":
    main()
