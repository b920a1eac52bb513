"""What a wire story says beside its text: a note to editors, a summary. It is left out, and told with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.reading.set_apart import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.reading.blocks import Block

_NOTE, _SUMMARY = "a note to editors", "a summary"


def told_beside(blocks: Sequence[Block], *, notes: Iterable[str] = (), summaries: Iterable[str] = ()) -> tuple[str, ...]:
    """A sentence for each note and each summary that the story does not say itself."""
    said = " ".join(block.text for block in blocks).casefold()
    told = dict.fromkeys(
        (what, line)
        for what, texts in ((_NOTE, notes), (_SUMMARY, summaries))
        for text in texts
        if (line := " ".join(text.split())) and line.casefold() not in said
    )
    return tuple(f"{what} of the wire story left out: {quoted(line)}" for what, line in told)
