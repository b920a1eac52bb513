"""A page that holds no story, or next to none: what it is instead, by its words (`phrases/`) and its markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.furniture.phrases import expression, straightened

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNPAID = regex(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_STUB = 80
_TEASER = 40
_BRIEF = 15
_LOOKED_AT = 20_000


def is_for_subscribers(html: str) -> bool:
    """Whether a page says in its markup that it is not free (schema.org's `isAccessibleForFree`)."""
    return bool(_UNPAID.search(html))


def asks_for_scripts(text: str) -> bool:
    """Whether a text says that the page needs scripts."""
    text = straightened(text[:_LOOKED_AT])
    return bool(expression("scripts", text).search(text))


def asks_for_consent(text: str) -> bool:
    """Whether a text asks to agree to cookies and the like."""
    text = straightened(text[:_LOOKED_AT])
    return bool(expression("consent", text).search(text))


def require_story(name: str, html: str, story: Sequence[str], said: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """Say what a page is that has next to no story: decided by the sentences that are there, not by a word beside them.

    Args:
        name: of the source, for the message.
        html: the page.
        story: its lines that are the story.
        said: those of them that are sentences.
        shown: all its lines.

    Returns:
        warnings: of a short story that may not be whole.

    Raises:
        UnreadableSourceError: where it is a stub, a login, a wall of consent, an empty shell for scripts, or empty.
    """
    words = sum(count_words(line) for line in story)
    if words >= _STUB:
        return ()
    text = straightened(" ".join(shown)[:_LOOKED_AT])
    own = sum(count_words(line) for line in said if not _asks_for_anything(line))
    unpaid = bool(expression("paid", text).search(text))
    if (unpaid or is_for_subscribers(html)) and own < _TEASER:
        cause, advice = (
            "the page shows only a stub of its story, the rest is for subscribers",
            "save the whole story and give that file",
        )
    elif own >= _BRIEF:
        return ("the page asks for a subscription; the story may not be whole",) if unpaid and not is_for_subscribers(html) else ()
    elif asks_for_scripts(text) or (not words and "<script" in html.lower()):
        cause, advice = "the page shows its story only to a browser that runs scripts", "save it from a browser and give that file"
    elif not own and expression("login", text).search(text):
        cause, advice = "the page asks for a login and holds no story", "save the story from a browser and give that file"
    elif not own and asks_for_consent(text):
        cause, advice = "the page asks for consent and holds no story", "agree in a browser, save the story and give that file"
    elif not words:
        cause, advice = "the page holds no text", "save the story's text and give that file"
    else:
        return ()
    raise UnreadableSourceError(name, cause, advice)


def _asks_for_anything(line: str) -> bool:
    """Whether a sentence speaks of what its reader has to do before the story is shown."""
    text = straightened(line[:_LOOKED_AT])
    return any(expression(section, text).search(text) for section in ("consent", "scripts", "paid", "login"))
