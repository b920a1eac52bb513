"""How the project uses each of its regular expressions: tried at the front of a text, or anywhere; on texts of what length.

An expression that is only ever tried at the front of a text ('match', 'fullmatch') costs far less than one that is tried at
every place of it. That is read from the source; what the source does not show, and where the texts are cut before an
expression sees them, `DECLARED` says.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from expressions import PACKAGES, ROOT, is_of_re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from expressions import Site

ANYWHERE = "finditer"
_AT_THE_FRONT = frozenset({"match", "fullmatch"})
_NO_USE = frozenset({"pattern", "flags", "groups", "groupindex"})


class Use(NamedTuple):
    """How an expression, or what a function makes, is used, where the source does not show it.

    Attributes:
        stem: of the file.
        name: of the value or the function in it.
        because: who uses it so.
        characters: how long a text is at most; 0 where nothing cuts it.
        ways: the methods; none where the source shows them.
    """

    stem: str
    name: str
    because: str
    characters: int = 0
    ways: tuple[str, ...] = ()


DECLARED = (
    Use("phrases", "_compiled", "cues.line_of, of lines that it has cut; page_lines, of names", 600, ("fullmatch", "match")),
    Use("cues", "_CONTACT", "cues.line_of, of lines that it has cut", 600),
    Use("cues", "_ADORNED", "cues.line_of, of lines that it has cut", 600),
    Use("cues", "_BETWEEN", "furniture, of lines that cues.line_of has cut", 600),
    Use("releases", "_REACHED", "boilerplate, of lines that cues.line_of has cut", 600),
    Use("roles", "_CREDIT", "blocks_of, in the last characters of a line", 300),
    Use("sentence_ends", "_NUMBER_ALONE", "is_no_end, of the one piece before a cut", ways=("fullmatch",)),
    Use("sentence_ends", "_STOP_ALONE", "is_no_end, where a piece was cut", ways=("match",)),
    Use("own_modules", "_PLACE", "require_own_modules, of names that it has measured", 200),
    Use("not_prose", "_OPENER", "require_prose, at the front of a text", ways=("match",)),
)


def ways(sites: Iterable[Site]) -> tuple[str, ...]:
    """The methods that an expression compiled at some places must be tried with, of 'match', 'fullmatch' and 'finditer'."""
    found: set[str] = set()
    for site in sites:
        found |= _ways_of(site)
    return (ANYWHERE,) if found - _AT_THE_FRONT or not found else tuple(sorted(found))


def declared(sites: Iterable[Site]) -> Use | None:
    """What is declared of an expression, where it is of all the places that compile it."""
    known = {(each.stem, each.name): each for each in DECLARED}
    found = [known.get((_stem(site), _name_at(site))) for site in sites]
    return max((each for each in found if each), key=lambda each: each.characters, default=None) if all(found) else None


def _stem(site: Site) -> str:
    return site.file.rpartition("/")[2].removesuffix(".py")


def _ways_of(site: Site) -> set[str]:
    for node in ast.walk(_tree(site.file)):
        if isinstance(node, ast.Call) and _spans(node, site.line) and is_of_re(node):
            if isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
                return {node.func.attr}
            name = _name_of(node, site.file)
            return _uses(name, site.file) if name else {ANYWHERE}
    return {ANYWHERE}


def _name_of(call: ast.Call, file: str) -> str:
    """The name that a compiled expression gets, alone; empty where it gets none."""
    for node in _tree(file).body:
        if isinstance(node, ast.Assign) and node.value is call and isinstance(node.targets[0], ast.Name):
            return node.targets[0].id
    return ""


def _name_at(site: Site) -> str:
    """The name of the value or function at the top of a file that a line belongs to."""
    for node in _tree(site.file).body:
        if _spans(node, site.line):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                return node.targets[0].id
            return str(getattr(node, "name", ""))
    return ""


def _uses(name: str, file: str) -> set[str]:
    """What is done with a name in its file, and in those that import it."""
    found: set[str] = set()
    for other in (file,) if name.startswith("_") else _files():
        if other == file or _imports(name, other):
            found |= set(_uses_in(name, other))
    return found - _NO_USE


def _uses_in(name: str, file: str) -> Iterator[str]:
    seen: set[ast.AST] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is(node.func.value, name):
            seen |= {node.func, node.func.value}
            # From a place that is given on it is tried at many places of one text.
            yield node.func.attr if len(node.args) == 1 else ANYWHERE
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Attribute) and node not in seen and _is(node.value, name):
            seen.add(node.value)
            yield node.attr
    yield from (ANYWHERE for node in ast.walk(_tree(file)) if _is(node, name) and node not in seen)


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def _imports(name: str, file: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names) for node in ast.walk(_tree(file))
    )


def _spans(node: ast.AST, line: int) -> bool:
    return int(getattr(node, "lineno", 0)) <= line <= int(getattr(node, "end_lineno", 0) or 0)


@cache
def _files() -> tuple[str, ...]:
    return tuple(str(path.relative_to(ROOT)) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))
