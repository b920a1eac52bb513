"""What a document holds besides its story, told in a sentence each: what it hides, tracked changes, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHOWN = 60


def told_apart(
    *,
    hidden: Iterable[str] = (),
    inserted: bool = False,
    deleted: Iterable[str] = (),
    comments: Iterable[str] = (),
    foreign: int = 0,
) -> tuple[str, ...]:
    """The warnings of a document.

    Args:
        hidden: texts that it hides and that were left out, in reading order.
        inserted: whether insertions are tracked; they are in the story.
        deleted: the texts of tracked deletions, which are not.
        comments: the texts of those that were left out.
        foreign: how many parts in other formats were left out.
    """
    found = []
    if texts := [line for text in hidden if (line := " ".join(text.split()))]:
        one = len(texts) == 1
        what = "1 piece of text that the document hides was" if one else f"{len(texts)} pieces of text that the document hides were"
        found.append(f"{what} left out, {'' if one else 'the first: '}{quoted(texts[0])}")
    if inserted:
        found.append("insertions that are tracked in the document were kept")
    if texts := list(deleted):
        found.append(f"deletions that are tracked in the document were left out{_first(texts, several=True)}")
    if texts := list(comments):
        one = len(texts) == 1
        found.append(f"{len(texts)} {'comment' if one else 'comments'} in the document left out{_first(texts, several=not one)}")
    if foreign:
        found.append(f"{foreign} {'part' if foreign == 1 else 'parts'} of the document in another format left out")
    return tuple(found)


def told_marked(struck: Sequence[str], put_in: Sequence[str], what: str = "page") -> tuple[str, ...]:
    """The warnings of a text that strikes out words and puts others in.

    Args:
        struck: what it strikes out, which was left out, in reading order.
        put_in: what it puts in, which was kept.
        what: it is.
    """
    found = []
    for texts, kind, done in ((struck, "deletions", "left out"), (put_in, "insertions", "kept")):
        if texts:
            found.append(f"{kind} that are marked in the {what} were {done}, the first: {quoted(texts[0])}")
    return tuple(found)


def _first(texts: Iterable[str], *, several: bool) -> str:
    """The first of some texts that says something, to be told behind what became of them; empty where none does."""
    first = next((line for text in texts if (line := " ".join(text.split()))), "")
    return f", {'the first: ' if several else ''}{quoted(first)}" if first else ""


def quoted(text: str) -> str:
    """How a text begins, in quotation marks, safe to show."""
    return f"“{visible(text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…')}”"
