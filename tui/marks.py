"""How a kind is shown: a letter, a style and a colour, so that none of them has to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Kind

if TYPE_CHECKING:
    from compare.link import Link

LETTERS = {Kind.MATCHED: "=", Kind.PARAPHRASED: "~", Kind.UNIQUE: "+"}
VERDICTS = {"accepted": "✓", "rejected": "✗"}
FURNITURE = "."
LEGEND = (
    "= matched   ~ paraphrased   + only on this side   . furniture\n"
    "after the link's number: m moved   ✓ accepted   ✗ rejected   n note   ! fact\n"
    "> the cursor   | the rest of its link   underlined: the words of a fact"
)
_FLAGS = 4
_SIGN = 1


def gutter_width(links: int) -> int:
    """Columns of the gutter beside some number of links, the sign of the cursor included."""
    return 1 + _digits(links) + _FLAGS + _SIGN


def gutter(link: Link | None, kind: Kind, links: int) -> str:
    """The marks before a passage's first row: kind, link number, moved, verdict, note, fact."""
    if link is None:
        return LETTERS[kind]
    flags = (
        "m" if link.moved else " ",
        VERDICTS.get(link.verdict or "", " "),
        "n" if link.note else " ",
        "!" if link.facts else " ",
    )
    return f"{LETTERS[link.counted]}{link.id + 1:>{_digits(links)}}{''.join(flags)}"


def _digits(links: int) -> int:
    return max(2, len(str(links)))
