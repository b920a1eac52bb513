"""Stories that a page does not show at once: hidden until a script runs, or kept for browsers without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.markup.hidden_elements import mark_hidden
from compare.reading.pages.judgement import opening, says
from compare.reading.pages.stubs import asks_for_consent, asks_for_scripts
from compare.reading.pages.view import parsed, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.reading.markup.lines import PageLine

MOST_OF_A_BRIEF = 40  # words: what is shorter is a notice, not a story
_FEWEST = 3  # paragraphs: fewer are teasers of other stories
_NOSCRIPT = regex(r"</?noscript\b[^<>]{0,2000}>", re.IGNORECASE)
_APART = ("nav", "footer", "aside", "form", "menu", "dialog")


def unscripted(lines: Iterable[PageLine]) -> list[PageLine]:
    """The sentences that a page shows to browsers without scripts alone."""
    return [line for line in lines if line.unscripted and not line.hidden and _is_prose(line)]


def hidden_story(lines: Iterable[PageLine]) -> list[PageLine]:
    """The sentences that a page hides, in elements that could be its story; what it also shows, or hides twice, once or not."""
    lines = list(lines)
    seen = {opening(line) for line in lines if not line.hidden}
    found = []
    for line in lines:
        if line.hidden and not line.unscripted and _is_prose(line) and opening(line) not in seen:
            seen.add(opening(line))
            found.append(line)
    return found if len(found) >= _FEWEST else []


def _is_prose(line: PageLine) -> bool:
    apart = line.around or line.named or asks_for_scripts(line.text) or asks_for_consent(line.text)
    return says(line) and not apart


def without_noscript(html: str) -> str:
    """A page as browsers without scripts show it."""
    return _NOSCRIPT.sub("", html)


def uncovered(name: str, html: str) -> str:
    """A page with every hidden element shown that holds more than a notice.

    Raises:
        UnreadableSourceError: where it cannot be parsed.
    """
    root = parsed(name, html.replace("\x00", "\u2400"))
    mark_hidden(root)
    for element in root.iter():
        if element.get("hidden") is None or element.tag in _APART:
            continue
        if count_words(" ".join(map(str, element.itertext()))) > MOST_OF_A_BRIEF:
            for name_of in ("hidden", "style", "class", "id"):
                element.attrib.pop(name_of, None)
    return written(root)
