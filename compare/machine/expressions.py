"""What Python makes of our own regular expressions, kept from one run to the next: making it is a fifteenth of a short run.

What is kept is the text of an expression and its compiled form: nothing of any article, but that one of ours was once used. Python
has no public way to keep that form, which belongs to one version of it; so the file is named by that, begins with the hash of what
it holds, and where any of this fails the expression is compiled as it always was.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import hashlib
import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, AnyStr

from compare.machine.cache_folder import cache_folder, can_be_kept, open_to_others, write_cache

if TYPE_CHECKING:
    from pathlib import Path

_ENOUGH = 10  # expressions that are worth writing the file again
_HASH = 32  # bytes
Key = tuple[str | bytes, int]
Parts = tuple[Any, ...]
_new: set[Key] = set()  # compiled in this process, and not kept yet


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, for an expression that depends on no article.

    Args:
        source: the expression.
        flags: as `re` has them.

    Raises:
        re.error: where it is none.
    """
    key: Key = (source, int(flags))
    if parts := _kept().get(key):
        with suppress(Exception):
            kept: re.Pattern[AnyStr] = _assembled(source, parts)
            return kept
    _new.add(key)
    return re.compile(source, flags)


def keep_compiled() -> None:
    """Keep what this process had to compile, where it is worth it, for the next one."""
    if len(_new) < _ENOUGH or not can_be_kept():
        return
    with suppress(Exception):  # whatever another Python may call otherwise
        payload = marshal.dumps({**_kept(), **{key: _taken_apart(*key) for key in _new}})
        write_cache(_place(), hashlib.sha256(payload).digest() + payload)
    _new.clear()


@cache
def _kept() -> dict[Key, Parts]:
    """What earlier runs have kept, unless it is damaged or others could have written it."""
    with suppress(Exception):
        if open_to_others(_place()) is None:
            whole = _place().read_bytes()
            found = marshal.loads(whole[_HASH:]) if hashlib.sha256(whole[_HASH:]).digest() == whole[:_HASH] else {}  # noqa: S302 - our own
            if isinstance(found, dict):
                return found
    return {}


def _place() -> Path:
    return cache_folder() / f"expressions-{sys.implementation.cache_tag}-{_sre.MAGIC}-{_sre.CODESIZE}"


def _taken_apart(source: str | bytes, flags: int) -> Parts:
    """What `re` gives to its engine for an expression (`re._compiler.compile`), the code as bytes."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    names = parsed.state.groupdict
    by_number = [None, *([None] * (parsed.state.groups - 1))]
    for name, number in names.items():
        by_number[number] = name
    code = array("I", _compiler._code(parsed, flags))  # noqa: SLF001 - no public name
    return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def _assembled(source: str | bytes, parts: Parts) -> Any:  # noqa: ANN401 - an expression of either sort
    """What the engine makes of that."""
    flags, code, *rest = parts
    return _sre.compile(source, flags, memoryview(code).cast("I").tolist(), *rest)
