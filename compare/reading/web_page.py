"""An HTML page becomes a story: trafilatura says what is the story, the page itself says what each line is.

trafilatura (https://trafilatura.readthedocs.io) drops what it does not take for the story, captions among it. So its
judgement is laid over the page's own lines: what it kept is the story; a caption or a whole sentence between two lines of
the story, or beside them in one element, is the story too; other sentences are kept as furniture. Only short lines
outside the story (menus, buttons) go, and are counted.
"""

from __future__ import annotations

import contextlib
import logging
import re
from datetime import date
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.hidden_elements import mark_hidden
from compare.reading.page_limits import require_parsable
from compare.reading.page_lines import CELL, PageLine, page_lines
from compare.reading.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trafilatura.settings import Document

MAX_PAGE = 4_000_000
MAX_LINES = 4_000  # trafilatura takes more than a second from here on; such a page keeps every sentence
_WORDLESS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SHORTEST = 5
_MOSTLY = 0.5
_PAID = re.compile(
    r"subscri(?:be|ption|bers?)\b.{0,60}\b(?:continue|read|access|only|full|unlock)|"
    r"(?:continue|keep) reading\b.{0,60}\bsubscri|already a subscriber|this (?:article|story|content) is for subscribers",
    re.IGNORECASE,
)
_UNPAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_CONSENT = re.compile(r"\bcookies?\b|\bconsent\b|\bprivacy (?:choices|settings)\b", re.IGNORECASE)
_LOGIN = re.compile(r"\b(?:log|sign) ?in\b|\bpassword\b", re.IGNORECASE)
_SCRIPTS = re.compile(r"\b(?:enable|turn on|requires?) javascript\b|javascript is (?:disabled|required)", re.IGNORECASE)
_STUB = 80
_LONG = 20
_MOST_LOOKING = 500_000_000  # lines times characters: under a second


def page_story(name: str, html: str, address: str | None = None) -> Found:
    """The story of a page.

    Args:
        name: of the source, for what goes wrong.
        html: the page, decoded.
        address: where it was fetched.

    Raises:
        UnreadableSourceError: where the page holds no story.
    """
    if len(html) > MAX_PAGE:
        raise UnreadableSourceError(name, f"the page is larger than {MAX_PAGE // 1_000_000} MB", "save its text and give that")
    require_parsable(name, html)
    html = html.replace("\x00", "\u2400")  # libxml2 would end the page here
    lines = [line for line in _lines(name, html) if line.text]
    shown = [line for line in lines if not line.hidden]
    document = _judged(html, address) if len(lines) <= MAX_LINES else None
    story = _story(shown, document)
    kept = [(line, flag) for line, flag, inside in zip(shown, story, _inside(story), strict=True) if flag or inside or _says(line)]
    _require_story(name, html, [line for line, flag in kept if flag], shown)
    headline = next((number for number, (line, flag) in enumerate(kept) if line.tag == "h1" and flag), None)
    blocks = [(block, not flag) for number, (line, flag) in enumerate(kept) for block in _blocks(line, first=number == headline)]
    blocks = _with_title(blocks, document)
    return Found(
        tuple(block for block, _ in blocks),
        tuple(aside for _, aside in blocks),
        (document.sitename or "") if document else "",
        _day(document),
        tuple(_warnings(html, lines, shown, kept)),
    )


def _lines(name: str, html: str) -> list[PageLine]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False)
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableSourceError(name, "is not a page that can be read", "save its text and give that") from None
    # The parser stops there without a word: what follows would be lost in silence.
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSourceError(name, "the page is nested too deeply", "save its text and give that")
    mark_hidden(root)
    return list(page_lines(root))


def _judged(html: str, address: str | None) -> Document | None:
    """What trafilatura makes of the page; None where it finds no story."""
    from trafilatura import bare_extraction  # 0.3 s that other formats do not pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    days = {"original_date": True, "extensive_search": False}
    # Anything can go wrong in a page that was made to break a parser; our own lines are there without it.
    with contextlib.suppress(Exception):
        found = bare_extraction(
            html, url=address, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=days
        )
        return found if found is not None and not isinstance(found, dict) else None
    return None


def _key(text: str) -> str:
    return _WORDLESS.sub("", text).casefold()


def _story(lines: Sequence[PageLine], document: Document | None) -> list[bool]:
    """Which lines are the story."""
    sure = _kept_by(document, lines)
    if not any(sure):
        said = [not line.around and _says(line) for line in lines]
        return said if any(said) else [not line.around for line in lines]
    inside = _inside(sure)
    holders = {line.container for line, flag in zip(lines, sure, strict=True) if flag and line.tag == "p" and _says(line)}
    return [
        flag
        or (
            not line.around
            and ((between and line.tag in {"figcaption", "byline"}) or (_says(line) and (between or line.container in holders)))
        )
        for line, flag, between in zip(lines, sure, inside, strict=True)
    ]


def _kept_by(document: Document | None, lines: Sequence[PageLine]) -> list[bool]:
    """Which lines trafilatura kept, whole."""
    if document is None or document.body is None:
        return [False] * len(lines)
    whole = "\n".join(_key("".join(map(str, element.itertext()))) for element in document.body)
    pieces = {_key(str(text)) for text in document.body.itertext()} | set(whole.split("\n"))
    title = _key(document.title or "")
    within = whole if len(lines) * len(whole) < _MOST_LOOKING else ""
    return [_is_kept(line, pieces, within) or (line.tag == "h1" and _key(line.text) == title != "") for line in lines]


def _is_kept(line: PageLine, pieces: set[str], within: str) -> bool:
    keys = [_key(cell) for cell in line.text.split(CELL)] if line.tag == "tr" else [_key(line.text)]
    return any(keys) and all(key in pieces or (len(key) > _LONG and key in within) for key in keys)


def _inside(flags: Sequence[bool]) -> list[bool]:
    """Which lines stand between the first and the last that are the story."""
    marked = [number for number, flag in enumerate(flags) if flag]
    first, last = (marked[0], marked[-1]) if marked else (len(flags), -1)
    return [first <= number <= last for number in range(len(flags))]


def _says(line: PageLine) -> bool:
    """Whether a line is a sentence, and not a link to another story."""
    return count_words(line.text) >= _SHORTEST and line.linked < _MOSTLY and bool(_SENTENCE.search(line.text))


def _blocks(line: PageLine, *, first: bool) -> tuple[Block, ...]:
    if line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return (Block(line.text, Role.HEADLINE if first and line.tag == "h1" else Role.HEADING),)
    if line.tag == "figcaption":
        parted = blocks_of(line.text, first=False)
        return parted if len(parted) > 1 else (Block(line.text, Role.CAPTION),)
    named = {"li": Role.LIST, "tr": Role.LIST, "byline": Role.BYLINE}.get(line.tag)
    return (Block(line.text, named),) if named else blocks_of(line.text, first=False)


def _with_title(blocks: list[tuple[Block, bool]], document: Document | None) -> list[tuple[Block, bool]]:
    """A page whose headline is not among its lines has it in its head."""
    title = document.title if document else None
    if not title or any(block.role is Role.HEADLINE and not aside for block, aside in blocks):
        return blocks
    return [(Block(title, Role.HEADLINE), False), *((b, a) for b, a in blocks if _key(b.text) != _key(title))]


def _day(document: Document | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(document.date[:10]) if document and document.date else None
    return None


def _require_story(name: str, html: str, story: Sequence[PageLine], shown: Sequence[PageLine]) -> None:
    """Say what a page is that has next to no story."""
    words = sum(count_words(line.text) for line in story)
    text = " ".join(line.text for line in shown)[:20_000]
    if words >= _STUB:
        return
    if _UNPAID.search(html) or _PAID.search(text):
        cause, advice = (
            "the page shows only a stub of its story, the rest is for subscribers",
            "save the whole story and give that file",
        )
    elif _SCRIPTS.search(text) or (not words and "<script" in html.lower()):
        cause, advice = "the page shows its story only to a browser that runs scripts", "save it from a browser and give that file"
    elif not any(_says(line) for line in story) and _LOGIN.search(text):
        cause, advice = "the page asks for a login and holds no story", "save the story from a browser and give that file"
    elif not any(_says(line) for line in story if not _CONSENT.search(line.text)) and _CONSENT.search(text):
        cause, advice = "the page asks for consent and holds no story", "agree in a browser, save the story and give that file"
    elif not words:
        cause, advice = "the page holds no text", "save the story's text and give that file"
    else:
        return
    raise UnreadableSourceError(name, cause, advice)


def _warnings(html: str, lines: Sequence[PageLine], shown: Sequence[PageLine], kept: Sequence[tuple[PageLine, bool]]) -> list[str]:
    found = []
    if _UNPAID.search(html):
        found.append("the page says that it is for subscribers; the story may not be whole")
    if hidden := len(lines) - len(shown):
        found.append(f"{hidden} {'line that the page hides was' if hidden == 1 else 'lines that the page hides were'} left out")
    if dropped := len(shown) - len(kept):
        found.append(f"{dropped} short {'line' if dropped == 1 else 'lines'} around the story (menus, buttons) left out")
    linked = sum(line.linked >= _MOSTLY for line, flag in kept if flag)
    if linked > len([1 for _, flag in kept if flag]) / 2:
        found.append("most lines are links: this may be a list of stories, not a story")
    return found
