"""A TOML file with the line that each of its keys stands in."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from compare.errors import CopydeskError
from compare.machine.paths import is_file, is_there
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 32_000
_MOST_DOTS = 100  # in a line: what reads a.a.a.a takes time with the square of its parts
_MOST_PARSED = 1_000_000  # characters, to find lines: some seconds at most
_AT = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"


class UnreadableSettingsError(CopydeskError):
    """A settings file that is no TOML, or cannot be read."""


class TomlFile:
    """A file's table, and where in the file its keys are.

    Args:
        path: of the file.

    Raises:
        UnreadableSettingsError: where it is missing, not permitted, too large, no UTF-8 or no TOML.
    """

    def __init__(self, path: Path) -> None:
        self.name = visible(str(path))
        self._lines = _text(path, self.name).split("\n")
        self._left = _MOST_PARSED
        self.table: dict[str, Any] = self._parsed_whole()

    def at(self, *keys: str) -> str:
        """Where a key is: 'settings.toml, line 3'."""
        return f"{self.name}, line {self.line(*keys)}"

    def line(self, *keys: str) -> int:
        """The line in which a key's statement begins, from 1.

        The beginning of a file that has the key, where one line less has it no more, ends with its statement. That is
        true however the key is written: in a table, dotted, quoted, or within braces.
        """
        number = bisect_left(range(len(self._lines) + 1), x=True, key=lambda count: _holds(self._until(count)[0], keys))
        return min(len(self._lines), self._until(number - 1)[1] + 1)

    def _until(self, count: int) -> tuple[dict[str, Any], int]:
        """The table of the first lines, and how many they are: at most `count`, and no statement cut in two.

        None of them where that takes too long, as behind a quotation mark that thousands of lines do not close: a line
        that is told is then only near.
        """
        for lines in range(count, 0, -1):
            text = "\n".join(self._lines[:lines])
            self._left -= len(text)
            if self._left < 0:
                break
            table = _parsed(text)
            if table is not None:
                return table, lines
        return {}, 0

    def _parsed_whole(self) -> dict[str, Any]:
        for at, text in enumerate(self._lines, 1):
            if text.count(".") > _MOST_DOTS:
                cause = "this is no line of settings (it is nested too deeply)"
                raise UnreadableSettingsError(f"{self.name}, line {at}", cause, "write it as name = value")
        try:
            return tomllib.loads("\n".join(self._lines))
        except (ValueError, RecursionError) as error:
            said = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            found = _AT.search(said)
            line = int(found[1]) if found else self._last_sound() + 1
            cause = visible(_AT.sub("", said).removesuffix(_AT_END).rstrip("."))
            cause = cause[:1].lower() + cause[1:]
            raise UnreadableSettingsError(
                f"{self.name}, line {line}", f"this is no TOML ({cause})", "write it as name = value"
            ) from None

    def _last_sound(self) -> int:
        """How many lines there are before the statement that goes wrong."""
        return min(len(self._lines) - 1, self._until(len(self._lines))[1])


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _holds(table: dict[str, Any], keys: tuple[str, ...]) -> bool:
    found: Any = table
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return False
        found = found[key]
    return True


def _text(path: Path, name: str) -> str:
    try:
        if is_there(path) and not is_file(path):
            raise UnreadableSettingsError(name, "is no file", "name the settings file")
        with path.open("rb") as file:
            found = file.read(MAX_BYTES + 1)
        if len(found) > MAX_BYTES:
            raise UnreadableSettingsError(name, "is too large for settings", "name the settings file")
        return found.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UnreadableSettingsError(f"{name}, line {line}", "this is no UTF-8 text", "save it as UTF-8") from None
    except (OSError, ValueError) as error:
        cause = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableSettingsError(name, cause, "check COPYDESK_SETTINGS, or the file's permissions") from None
