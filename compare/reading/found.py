"""What a reader of a document or a page finds in it, before it is made safe and becomes an Article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.reading.cleaning import clean, visible

if TYPE_CHECKING:
    from datetime import date

    from compare.reading.blocks import Block


@dataclass(frozen=True, slots=True)
class Found:
    """The blocks of a source and what it says about itself.

    Attributes:
        blocks: in reading order, each on one line.
        aside: one flag a block where the reader knows furniture by the format's own means; else empty.
        outlet: who published it, where the source says so.
        published: the day it was written, where the source says so.
        warnings: a sentence each.
        author: who wrote it, where the source says so beside the text.
    """

    blocks: tuple[Block, ...]
    aside: tuple[bool, ...] = ()
    outlet: str = ""
    published: date | None = None
    warnings: tuple[str, ...] = ()
    author: str = ""

    def warned(self, *warnings: str) -> Found:
        """The same with more warnings, which come first."""
        return replace(self, warnings=(*warnings, *self.warnings))

    def cleaned(self) -> Found:
        """The same with texts that are safe to show; blocks that hold nothing else go."""
        if not self.blocks:
            return self
        lines = [" ".join(block.text.split()) for block in self.blocks]
        whole = clean("\n".join(lines))
        texts = [" ".join(text.split()) for text in whole.text.split("\n")] if lines else []
        aside = self.aside or (False,) * len(self.blocks)
        kept = [(replace(block, text=text), flag) for block, text, flag in zip(self.blocks, texts, aside, strict=True) if text]
        return replace(
            self,
            blocks=tuple(block for block, _ in kept),
            aside=tuple(flag for _, flag in kept),
            outlet=visible(" ".join(self.outlet.split())),
            warnings=self.warnings + whole.warnings,
            author=visible(" ".join(self.author.split())),
        )
