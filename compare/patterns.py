"""Regular expressions that are compiled when they are first used: a run that reads no mail compiles none for mail.

Compiling costs more than searching a short article does. Where the words are known without which an expression matches nothing, a
text without them is not searched, and where no text has them the expression is never compiled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

from compare.machine.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_METHODS = frozenset(name for name in vars(re.Pattern) if not name.startswith("_"))


def regex(source: AnyStr | Callable[[], AnyStr], flags: int = 0, needs: Iterable[str] = ()) -> re.Pattern[AnyStr]:
    """A regular expression, as `re.compile` makes one, that is compiled at its first use.

    Args:
        source: the expression, or what makes it from a list of words, asked at the first use.
        flags: as `re` has them.
        needs: parts of words in lower case, one of which every match holds; none where that is not known.
    """
    made = _Later(source, flags)
    return cast("re.Pattern[AnyStr]", _Needing(made, tuple(needs)) if needs else made)


class _Later:
    """Has the methods of a compiled expression from its first use on."""

    def __init__(self, source: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of any of the methods
        if name not in _METHODS:
            raise AttributeError(name)
        made: re.Pattern[Any] = compiled(self._source() if callable(self._source) else self._source, self._flags)
        self.__dict__.update({each: getattr(made, each) for each in _METHODS})
        return self.__dict__[name]


class _Needing:
    """Searches a text only where it has one of the parts of words that every match holds."""

    def __init__(self, later: _Later, needs: tuple[str, ...]) -> None:
        self._later, self._needs = later, needs

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of any of the methods
        return getattr(self._later, name)

    def _can_match(self, text: str) -> bool:
        folded = text.casefold()
        return any(part in folded for part in self._needs)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        found: re.Match[str] | None = self._later.search(text) if self._can_match(text) else None
        return found

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        found: Iterator[re.Match[str]] = self._later.finditer(text) if self._can_match(text) else iter(())
        return found
