"""One way to look at a page: its lines, which of them are the story, and what it is called, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.errors import UnreadableSourceError
from compare.reading.markup.hidden_elements import mark_hidden
from compare.reading.markup.limits import is_crowded, require_parsable
from compare.reading.markup.lines import PageLine, page_lines
from compare.reading.markup.meaning import with_meaning
from compare.reading.pages.calls import without_calls
from compare.reading.pages.extractor import judged, kept_by
from compare.reading.pages.heads import MOVED, with_whole_body
from compare.reading.pages.judgement import headline_of, says, story_lines
from compare.reading.pages.metadata.authors import author_of_page
from compare.reading.pages.metadata.metadata import Metadata, metadata_of
from compare.reading.pages.metadata.titles import title_of
from compare.reading.pages.saved.google_docs import without_comments
from compare.reading.pages.saved.word_page import as_word_means
from compare.reading.pages.saved.writer_page import as_writer_means, is_of_a_writer

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_LINES = 4_000  # trafilatura takes more than a second from here on; such a page keeps every sentence


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is seen.

    Attributes:
        lines: all of the page, in its order.
        shown: those that a browser with scripts shows.
        flags: which of the shown are the story.
        headline: the number of the shown line that is the headline; None where none is.
        title: of the story; empty where nothing says it.
        metadata: what the page's head says.
        meant: warnings of what its mark-up strikes out or puts in.
        site: who published it.
        date: the day, ISO 8601; empty where it is not known.
        author: who wrote it.
    """

    lines: tuple[PageLine, ...]
    shown: tuple[PageLine, ...]
    flags: tuple[bool, ...]
    headline: int | None
    title: str
    metadata: Metadata
    meant: tuple[str, ...] = ()
    site: str = ""
    date: str = ""
    author: str = ""

    @property
    def words(self) -> int:
        """How many words the story's sentences have."""
        return sum(count_words(line.text) for line, flag in zip(self.shown, self.flags, strict=True) if flag and says(line))


def view_of(name: str, html: str, address: str | None = None) -> View:
    """A page as it is seen, its hidden elements marked and its mark-up understood.

    Raises:
        UnreadableSourceError: where it cannot be parsed.
    """
    html = html.replace("\x00", "\u2400")  # libxml2 would end the page here
    root = parsed(name, html)
    as_writer_means(root)
    metadata, meant = metadata_of(root, address), (*without_comments(root), *as_word_means(root), *with_meaning(root))
    html = html if root.get("data-meant") is None and root.get(MOVED) is None else written(root)
    crowded = is_crowded(root)
    mark_hidden(root)
    lines = tuple(line for line in page_lines(root) if line.text)
    shown = tuple(line for line in lines if not (line.hidden or line.unscripted))
    document = judged(html, address) if len(lines) <= MAX_LINES and not crowded else None
    site, named = ((document.sitename or ""), (document.title or "")) if document else ("", "")
    title = title_of(shown, metadata, named, site)
    headline = headline_of(shown, title)
    flags = without_calls(shown, story_lines(shown, kept_by(document, shown), headline))
    found = (document.author or "") if document else ""
    author = author_of_page(metadata.persons, metadata.others, metadata.marked, found, (*metadata.sites, site))
    date = (document.date or "") if document and not is_of_a_writer(root) else ""
    return View(lines, shown, tuple(flags), headline, title, metadata, meant, site, date, author)


def written(root: HtmlElement) -> str:
    """A tree as HTML again."""
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode", method="html"))


def parsed(name: str, html: str) -> HtmlElement:
    """A page's tree.

    Raises:
        UnreadableSourceError: where the parser cannot make one that holds all of the page.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    require_parsable(name, html)
    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False)
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableSourceError(name, "is not a page that can be read", "save its text and give that") from None
    # The parser stops there without a word: what follows would be lost in silence.
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSourceError(name, "the page is nested too deeply", "save its text and give that")
    return with_whole_body(root)
