"""What every reader yields, and how it becomes an Article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import Article, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph on its way into an article: a single line of text and what it is."""

    text: str
    role: Role = Role.BODY


def assemble(source: str, sha256: str, blocks: Sequence[Block], furniture: Sequence[bool], warnings: Iterable[str]) -> Article:
    """An article whose text is the blocks, parted by blank lines.

    Args:
        source: the name to show.
        sha256: of the source's bytes.
        blocks: non-empty, in reading order.
        furniture: one flag a block.
        warnings: a sentence each.
    """
    paragraphs, at = [], 0
    for number, (block, aside) in enumerate(zip(blocks, furniture, strict=True)):
        end = at + len(block.text)
        paragraphs.append(Paragraph(number, at, end, block.role, aside))
        at = end + len(_GAP)
    title = next((b.text for b in blocks if b.role is Role.HEADLINE), "")
    text = _GAP.join(b.text for b in blocks)
    return Article(source, title, text, tuple(paragraphs), sha256, tuple(warnings))
