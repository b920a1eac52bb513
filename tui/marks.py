"""How a kind is shown: a letter, a style and a colour, so that none of them has to stand alone."""

from __future__ import annotations

from compare.link import Kind, Link

LETTERS = {Kind.MATCHED: "=", Kind.PARAPHRASED: "~", Kind.UNIQUE: "+"}
VERDICTS = {"accepted": "✓", "rejected": "✗"}
GUTTER = 8


def gutter(link: Link | None, kind: Kind, *, furniture: bool, waiting: bool) -> str:
    """The marks before a passage's first row, GUTTER columns wide: kind, link number, moved, verdict, note."""
    if furniture:
        return ".".ljust(GUTTER)
    if waiting:
        return " " * GUTTER
    if link is None:
        return LETTERS[kind].ljust(GUTTER)
    number = f"{link.id + 1:>3}"[-3:]
    moved, verdict = "m" if link.moved else " ", VERDICTS.get(link.verdict or "", " ")
    return f"{LETTERS[link.counted]}{number}{moved}{verdict}{'n' if link.note else ' '} "
