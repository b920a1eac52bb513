"""Where passages stand, as an editor says it: by the paragraphs of the story, and what is none of them by its name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.article import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.article import Passage

_NAMES = {
    Role.HEADLINE: "headline",
    Role.HEADING: "subhead",
    Role.BYLINE: "by-line",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
}
_ASIDE = "set aside"
_SPELT = ("par. ", "pars. ", *(f"{name}{after}" for name in (*_NAMES.values(), _ASIDE) for after in (",", ":", " ")))


def where(passages: Sequence[Passage]) -> str:
    """'paragraph 2', 'paragraphs 2-4', 'headline, paragraphs 2, 7'. The first paragraph of the story has number 1."""
    return _told(passages, "paragraph ", "paragraphs ", "-")


def pars(passages: Sequence[Passage]) -> str:
    """The same in short: 'par. 6', 'pars. 6–9', 'headline, par. 1'."""
    return _told(passages, "par. ", "pars. ", "–")


def numbers_and_names(passages: Iterable[Passage]) -> list[str]:
    """What is counted by its number, what is not by its name, in reading order, each once: 'headline', '1', '2'."""
    return list(dict.fromkeys(map(place_of, passages)))


def place_of(passage: Passage, before: str = "") -> str:
    """Its paragraph's number, after `before`; 'headline', 'caption' of one that is not counted."""
    return f"{before}{passage.number}" if passage.number else _name_of(passage)


def place_of_both(left: Passage | None, right: Passage | None) -> str:
    """'L2 = R5', 'L headline = R5', or one of them where the other is not there."""
    sides = ((mark, each) for mark, each in (("L", left), ("R", right)) if each)
    return " = ".join(f"{mark}{each.number or f' {place_of(each)}'}" for mark, each in sides)


def _name_of(passage: Passage) -> str:
    """What a paragraph is called that is not counted: 'headline', 'caption'; empty for one that is."""
    if passage.number:
        return ""
    return _ASIDE if passage.furniture else _NAMES.get(passage.role, "")


def runs(numbers: Sequence[int], dash: str) -> str:
    """Rising numbers in few words: '2', '2-4', '2, 7'."""
    found = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in found)


def capital(sentence: str) -> str:
    """With a capital where it begins with a place; a name of somebody is spelt as it is."""
    return f"{sentence[0].upper()}{sentence[1:]}" if f"{sentence} ".startswith(_SPELT) else sentence


def _told(passages: Sequence[Passage], one: str, many: str, dash: str) -> str:
    names = dict.fromkeys(filter(None, map(_name_of, passages)))
    numbers = sorted({p.number for p in passages if p.number})
    counted = [f"{one if len(numbers) == 1 else many}{runs(numbers, dash)}"] if numbers else []
    return ", ".join([*names, *counted])
