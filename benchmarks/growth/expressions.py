"""Every regular expression of the project, and texts that try each one; `benchmarks/growth/regex_growth.py` measures them.

Expressions are caught where `re` compiles them: where `regex` is called, which would wait for a first use; in caches that a
first use fills; in calls as `re.search(pattern, text)`. Calls that nothing done here reaches are read from the source; where
that cannot say the expression, they are named.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, AnyStr, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("compare", "tui")
MAKER = ROOT / "compare/patterns.py"  # has `regex`, and no expression of its own
SLOW = ("compare.embedding.runtime.export", "compare.embedding.sentence_transformer")  # they import torch
CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
# Lines that only the rules for by-lines, authors' notes and hours ask for.
# What only the facts of other languages ask for: numbers, days and quotes in two kinds of script.
OTHER_LANGUAGES = (
    (
        "12.03.2024 у Києві було 1 200 людей, повідомив мер.\n\nТоргівля 3,3 млрд 200 млн доларів о 19:00, тридцять п'ять угод.",
        "12 березня 2024 у Києві було 1 300 людей, повідомив мер.\n\nТоргівля 3,4 млрд доларів о 19:30, тридцять шість угод.",
    ),
    (
        "2021年12月11日有三十五人到场，花费3万5千元。\n\n他说：「我们明天早上一定会回来开会」。",
        "2021年12月12日有三十六人到场，花费3万6千元。\n\n他说：「我们明天晚上一定会回来开会」。",
    ),
)
RARE = (
    "Storm closes the harbour\n\nBy Ana Duarte\n\nThe harbour closed at 17.45 on Tuesday. Nobody was hurt in the storm.\n\n"
    "The council will meet again on Friday, the mayor said.\n\nAna Duarte is a reporter who covers the coast for the Courier."
)
OF_PAGES = ("scripts", "consent", "paid", "login")  # sections of phrases
WITHIN = ("reported", "reader")  # sections whose words are looked for within a line
SCRIPTS = ("Latin", "кириллица")
Expression = re.Pattern[str] | re.Pattern[bytes]


class Site(NamedTuple):
    """A line of the project's source; its text is as an editor opens it."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Gathered(NamedTuple):
    """The expressions, each with the places where it is compiled, and the calls of `re` whose expression nobody saw.

    `sought` are those of `reading/phrases/` that are looked for anywhere in a text, a page's whole text too, not asked of a line.
    """

    expressions: dict[Expression, tuple[Site, ...]]
    unseen: tuple[Site, ...]
    sought: frozenset[Expression]


def gather(pairs: Iterable[tuple[str, str]]) -> Gathered:
    """All expressions of both packages. Call it in a process that has imported neither.

    Args:
        pairs: texts to read and compare, so that what is compiled late is compiled.
    """
    seen: dict[Expression, set[Site]] = {}
    original: Any = vars(re)["_compile"]

    def caught(pattern: Any, flags: int) -> Any:  # noqa: ANN401 - as re has it
        found = original(pattern, flags)
        frame = sys._getframe(1)  # noqa: SLF001 - who called is what is asked
        while frame.f_back and frame.f_globals.get("__name__") in {"re", __name__}:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PACKAGES:
            seen.setdefault(found, set()).add(Site(str(path.relative_to(ROOT)), frame.f_lineno))
        return found

    import compare.patterns

    vars(re)["_compile"] = caught
    waiting, compare.patterns.regex = compare.patterns.regex, _regex_now
    try:
        for module in _modules():
            importlib.import_module(module)
        _fill_caches()
        for left, right in (*pairs, (RARE, RARE), *OTHER_LANGUAGES):
            _use(left, right)
    finally:
        vars(re)["_compile"] = original
        compare.patterns.regex = waiting
    return _with_source(seen)


def _regex_now(source: AnyStr | Callable[[], AnyStr], flags: int = 0, needs: Iterable[str] = ()) -> re.Pattern[AnyStr]:  # noqa: ARG001 - as `regex` has it
    """As `compare.patterns.regex`, compiled at once, where it is called."""
    return re.compile(source() if callable(source) else source, flags)


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if found.name not in SLOW and not found.name.endswith("__main__"):
                yield found.name


def _fill_caches() -> None:
    """Compile what waits in caches, whatever the texts ask for."""
    for name, module in list(sys.modules.items()):
        if name.startswith(tuple(f"{package}." for package in PACKAGES)):
            for made in list(vars(module).values()):
                ours = hasattr(made, "cache_clear") and str(getattr(made, "__module__", "")) == name
                if ours and not inspect.signature(made).parameters and "Pattern" in str(made.__annotations__):
                    made()
    from compare.reading.furniture import phrases

    listed = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "compare/reading/furniture/phrases").glob("*.txt"))
    for section in set(re.findall(r"^\[([a-z]+)\]$", listed, re.MULTILINE)):
        for text in SCRIPTS:
            phrases.expression(section, text)
            if section in WITHIN:
                phrases.word_of(section, text)


def _use(left: str, right: str) -> None:
    """Read two texts and compare them by their words alone, then make every report of it."""
    from compare.comparison import compare
    from compare.reading import read
    from compare.reports import FORMATS, render

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{side}.txt") for side in ("left", "right")]
        for path, text in zip(paths, (left, right), strict=True):
            path.write_text(text, encoding="utf-8")
        comparison = compare(*(read(str(path)) for path in paths), Words())
    for name in FORMATS:
        render(comparison, name)


class Words:
    """An encoder that knows nothing but words, so that no model is needed."""

    name, sha256 = "words", ""

    def encode(self, texts: Any, _progress: Any = None) -> Any:  # noqa: ANN401 - as an Encoder has it
        """Counts of hashed words, of unit length."""
        import numpy as np

        rows = np.zeros((len(texts), 512), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[sum(map(ord, word)) % 512] += 1
        return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))


def _with_source(seen: dict[Expression, set[Site]]) -> Gathered:
    """What was seen, and of the calls that were not, what the source says."""
    reached = {site for sites in seen.values() for site in sites}
    unseen = []
    for file, call in _calls():
        lines = {Site(file, line) for line in range(call.lineno, (call.end_lineno or call.lineno) + 1)}
        if lines & reached:
            continue
        site = Site(file, call.lineno)
        try:
            seen.setdefault(re.compile(ast.literal_eval(call.args[0]), _flags(call)), {site})
        except (ValueError, IndexError):
            unseen.append(site)
    return Gathered({expression: tuple(sorted(sites)) for expression, sites in seen.items()}, tuple(unseen), _sought())


def _sought() -> frozenset[Expression]:
    from compare.reading.furniture import phrases

    pages = {phrases.expression(section, text) for section in OF_PAGES for text in SCRIPTS}
    return frozenset(pages | {phrases.word_of(section, text) for section in WITHIN for text in SCRIPTS})


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and is_of_re(node) and path != MAKER:
                    yield str(path.relative_to(ROOT)), node


def is_of_re(call: ast.Call) -> bool:
    """Whether a call gives an expression: one of `re`, or of `regex`."""
    called = call.func
    if isinstance(called, ast.Attribute):
        return isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in CALLS
    return isinstance(called, ast.Name) and called.id == "regex"


def _flags(call: ast.Call) -> int:
    """The flags that a call names, `re.A | re.B`."""
    named = [
        n.attr for arg in (*call.args[1:], *(k.value for k in call.keywords)) for n in ast.walk(arg) if isinstance(n, ast.Attribute)
    ]
    flags = 0
    for name in named:
        flags |= int(getattr(re, name, 0)) if name.isupper() else 0
    return flags
