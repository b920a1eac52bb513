"""A page that Word saved: its title is a style, its comments stand behind the story, its notes are numbered by links.

Its styles are classes ('MsoTitle'), and 'mso-element' in an element's style says what holds a comment; a 'filtered' page has the
classes only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.pages.saved.google_docs import take_out
from compare.reading.set_apart import told_apart

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WRITER = "Microsoft Word"
_CLASSES = ("Mso", "WordSection")
_COMMENT = regex(r"mso-element\s*:\s*comment(?![\w-])")
_COMMENTS = regex(r"mso-element\s*:\s*comment-list")
_COMMENTED = {"msocomtxt", "msocomoff", "msocomanchor"}
_NOTE = regex(r"#_(?:ftn|edn)(?:ref)?\d+")
_TITLE, _SUBTITLE = "MsoTitle", "MsoSubtitle"


def as_word_means(root: HtmlElement) -> tuple[str, ...]:
    """Take comments out of a page's tree and make its title a heading; the warnings tell what was left out.

    A tree that was changed has the attribute data-meant.
    """
    if not _is_of_word(root):
        return ()
    comments = [e for e in root.iter("div") if _is_comment(e) and not any(_is_comment(outer) for outer in e.iterancestors("div"))]
    told = ["".join(map(str, comment.itertext())) for comment in comments]
    for element in [*comments, *(e for e in root.iter("div", "a", "hr") if _is_about_comments(e))]:
        take_out(element)
    for link in [a for a in root.iter("a") if _NOTE.fullmatch(a.get("href") or "")]:
        take_out(link)
    _mark_titles(root)
    root.set("data-meant", "")
    return told_apart(comments=told)


def _is_of_word(root: HtmlElement) -> bool:
    if any(_WRITER in (element.get("content") or "") for element in root.iter("meta")):
        return True
    return any(name.startswith(_CLASSES) for element in root.iter("p", "div") for name in _classes(element))


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _is_comment(element: HtmlElement) -> bool:
    return bool(_COMMENT.search(element.get("style") or "")) or "msocomtxt" in _classes(element)


def _is_about_comments(element: HtmlElement) -> bool:
    return bool(_COMMENTS.search(element.get("style") or "") or _COMMENTED & _classes(element))


def _mark_titles(root: HtmlElement) -> None:
    """Make the title the heading of the first rank, and those of the text headings below it."""
    title = next((p for p in root.iter("p") if _TITLE in _classes(p) and "".join(map(str, p.itertext())).strip()), None)
    if title is None:
        return
    for heading in list(root.iter("h1")):
        heading.tag = "h2"
    title.tag = "h1"
    for element in [p for p in root.iter("p") if _SUBTITLE in _classes(p)]:
        element.tag = "h2"
