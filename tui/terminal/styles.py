"""Changes of style in as few bytes as they take: Textual says all of a style before each piece of text, and ends it behind.

Over a slow line that is most of what a key sends. What is shown stays the same, cell for cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

_PIECES = re.compile(r"(\x1b\[[0-9;]*m|\x1b\[[0-9]+;[0-9]+H)")  # styles, and moves, which no style matters for
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29}
_LONG = {5: 3, 2: 5}  # numbers that a colour has which is no single one: by its number, by its parts
_FOREGROUND, _BACKGROUND = 38, 48


@dataclass(frozen=True, slots=True)
class _Style:
    """What is on: colours as the terminal is told them, and the numbers of what else is."""

    foreground: tuple[int, ...] = ()
    background: tuple[int, ...] = ()
    on: frozenset[int] = frozenset()


_PLAIN = _Style()


def leaner(text: str) -> str:
    """The same for a terminal; text whose styles are not all known stays as it is.

    Args:
        text: for the terminal, whole escape sequences.
    """
    found: list[str] = []
    shown: _Style | None = None  # nobody knows what was written before
    wanted: _Style | None = None
    for place, piece in enumerate(_PIECES.split(text)):
        is_sequence = place % 2 == 1
        if is_sequence and piece.endswith("m"):
            wanted = _after(wanted or _PLAIN, piece)
            if wanted is None:
                return text
        elif is_sequence:
            found.append(piece)
        elif piece:
            if wanted is not None and wanted != shown:
                found.append(_change(shown, wanted))
                shown = wanted
            found.append(piece)
    if wanted is not None and wanted != shown:
        found.append(_change(shown, wanted))
    return "".join(found)


@lru_cache(maxsize=1_024)
def _after(style: _Style, sequence: str) -> _Style | None:
    """The style that a sequence makes of another; None where it says something else than colours and what can be on."""
    numbers = [int(number or 0) for number in sequence[2:-1].split(";")]
    foreground, background, on = style.foreground, style.background, style.on
    while numbers:
        first = numbers[0]
        length = _LONG.get(numbers[1] if len(numbers) > 1 else 0, 0) if first in {_FOREGROUND, _BACKGROUND} else 1
        told, numbers = tuple(numbers[:length]), numbers[length:]
        if not told or len(told) < length:
            return None
        if first == 0:
            foreground, background, on = (), (), frozenset()
        elif first in _OFF:
            on |= {first}
        elif first == _FOREGROUND or first in chain(range(30, 38), range(90, 98)):
            foreground = told
        elif first == _BACKGROUND or first in chain(range(40, 48), range(100, 108)):
            background = told
        else:
            return None
    return _Style(foreground, background, on)


@lru_cache(maxsize=1_024)
def _change(shown: _Style | None, wanted: _Style) -> str:
    """The shortest sequence that makes one style of another."""
    anew = _sequence((0, *sorted(wanted.on), *wanted.foreground, *wanted.background))
    if shown is None:
        return anew
    ended = {_OFF[number] for number in shown.on - wanted.on}
    on = [number for number in sorted(wanted.on) if number not in shown.on or _OFF[number] in ended]
    numbers = [*sorted(ended), *on]
    if wanted.foreground != shown.foreground:
        numbers += wanted.foreground or (39,)
    if wanted.background != shown.background:
        numbers += wanted.background or (49,)
    return min(_sequence(numbers), anew, key=len)


def _sequence(numbers: list[int] | tuple[int, ...]) -> str:
    return f"\x1b[{';'.join(map(str, numbers))}m"
