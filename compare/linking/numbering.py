"""The numbers of links: each is given once, to the passages that a link holds, and never to others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.link import Key, Link

HIGHEST = 1_000_000_000  # that a file may claim: more than links were ever made


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which numbers were given so far.

    Attributes:
        given: the number of every link there was, by its passages, from 1, rising.
        last: the highest number that any link ever had, also one whose passages are no more; 0 where none was given.
    """

    given: Mapping[Key, int] = field(default_factory=dict)
    last: int = 0

    @classmethod
    def of(cls, links: Iterable[Link], last: int = 0) -> Numbers:
        """The numbers that links have.

        Args:
            links: no two of one number.
            last: the highest that was given before, where that is known.
        """
        given = {link.key: link.number for link in sorted(links, key=lambda link: link.number)}
        return cls(given, max(last, *given.values(), 0))

    def including(self, keys: Iterable[Key]) -> Numbers:
        """These, and the next ones for what has none yet, in the order given."""
        new = list(dict.fromkeys(key for key in keys if key not in self.given))
        if not new:
            return self
        more = {key: number for number, key in enumerate(new, start=self.last + 1)}
        return Numbers({**self.given, **more}, self.last + len(new))

    def beside(self, others: Numbers) -> Numbers:
        """These, and those of another's that none of these can have been: the numbers of a record of the same articles."""
        given, last = dict(self.given), self.last
        for key, number in others.given.items():
            if key not in given:
                given[key] = last = max(last + 1, number)
        last = max(last, others.last)
        return self if len(given) == len(self.given) and last == self.last else Numbers(given, last)

    def on(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Links with their numbers; all have one."""
        return tuple(link if link.number == self.given[link.key] else replace(link, number=self.given[link.key]) for link in links)
