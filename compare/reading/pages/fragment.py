"""HTML that is all story (the body of a mail, of a wire story, a chapter of a book) becomes blocks, a line of the page each."""

from __future__ import annotations

from compare.patterns import regex
from compare.reading.found import Found
from compare.reading.set_apart import quoted
from compare.wording import counted

_ASIDE = {"button", "noscript"}
_WORDED = regex(r"[^\W\d_]")


def fragment_found(name: str, html: str) -> Found:
    """The blocks of a piece of HTML, in order; what it hides or strikes out is left out and told, and so are its buttons.

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
        return Found(())
    root = parsed(name, html.replace("\x00", ""))
    warnings = with_meaning(root)
    mark_hidden(root)
    lines = [line for line in page_lines(root) if line.text and line.tag not in _ASIDE]
    blocks = [block for line in lines if not line.hidden for block in block_of_line(line)]
    shown = {block.text for block in blocks}
    hidden = [line.text for line in lines if line.hidden and _WORDED.search(line.text) and line.text not in shown]
    told = (f"{counted(len(hidden), 'line')} that the text hides left out, from {quoted(hidden[0])} on",) if hidden else ()
    return Found(tuple(blocks), warnings=(*warnings, *told))
