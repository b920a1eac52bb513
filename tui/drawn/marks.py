"""How a kind is shown: a letter, a style and a colour, so that none of them has to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Kind

if TYPE_CHECKING:
    from compare.link import Link, Section

LETTERS = {Kind.MATCHED: "=", Kind.PARAPHRASED: "~", Kind.UNIQUE: "+"}
VERDICTS = {"accepted": "✓", "rejected": "✗", "fine": "✓", "problem": "✗"}
EDITED = "±"  # matched, but not word for word
FURNITURE = "."
_LEGEND = (
    "= matched   ± matched, edited   ~ {reworded}   + only on this side   . furniture\n"
    "after the link's number: m moved   ✓ fine   ✗ a problem, or no link   n note   ! fact\n"
    "> the cursor   | the rest of its link   underlined: the words of a fact"
)
_FLAGS = 4
_SIGN = 1


def legend(*, translated: bool) -> str:
    """What the marks mean; between two languages what is paraphrased is a translation."""
    return _LEGEND.format(reworded="translated" if translated else "paraphrased")


def gutter_width(highest: int) -> int:
    """Columns of the gutter beside links numbered so high, the sign of the cursor included."""
    return 1 + _digits(highest) + _FLAGS + _SIGN


def gutter(  # noqa: PLR0913 - all that a mark may say
    link: Link | None,
    kind: Kind,
    highest: int,
    *,
    noted: bool = False,
    section: Section | None = None,
    verdict: str = "",
) -> str:
    """The marks before a passage's first row: kind, link number, moved, verdict, note, fact.

    Args:
        link: of the passage; None where it has none.
        kind: of the passage.
        highest: number of a link.
        noted: whether a passage without a link has a note.
        section: that begins with this passage, if one does.
        verdict: what was said of the link, or of all its facts (see `Worklist.verdict_of`).
    """
    if link is None:
        sign = VERDICTS.get((section.verdict if section else "") or "", " ")
        note = "n" if noted or (section and section.note) else " "
        return f"{LETTERS[kind]}{'':{_digits(highest)}} {sign}{note}".rstrip()
    flags = (
        "m" if link.moved else " ",
        VERDICTS.get(verdict, " "),
        "n" if link.note or any(fact.memo for fact in link.facts) else " ",
        "!" if link.facts else " ",
    )
    return f"{LETTERS[link.counted]}{link.number:>{_digits(highest)}}{''.join(flags)}"


def _digits(highest: int) -> int:
    return max(2, len(str(highest)))
