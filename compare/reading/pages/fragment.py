"""HTML that is all story (the body of a mail, of a wire story, a chapter of a book) becomes blocks, a line of the page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.reading.blocks import Block

_ASIDE = {"button", "noscript"}


def fragment_blocks(name: str, html: str) -> list[Block]:
    """The blocks of a piece of HTML, in order; what it hides and its buttons are left out.

    Args:
        name: of the source, for what goes wrong.
        html: decoded; a whole page or a part of one.

    Raises:
        UnreadableSourceError: where it cannot be parsed.
    """
    from compare.reading.markup.hidden_elements import mark_hidden
    from compare.reading.markup.lines import page_lines
    from compare.reading.markup.meaning import with_meaning
    from compare.reading.pages.page import block_of_line
    from compare.reading.pages.view import parsed

    if not html.strip():
        return []
    root = parsed(name, html.replace("\x00", ""))
    with_meaning(root)
    mark_hidden(root)
    lines = [line for line in page_lines(root) if line.text and not line.hidden]
    return [block for line in lines if line.tag not in _ASIDE for block in block_of_line(line)]
