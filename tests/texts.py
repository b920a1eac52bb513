"""What a stage may be given: texts, pages and documents as hypothesis makes them."""

from __future__ import annotations

from functools import cache
from html import escape
from random import Random

import document_files
from document_files import zipped
from hypothesis import strategies as st
from json_changes import Json, changed
from pieces import ELEMENTS, HOSTILE, MARKDOWN, PAGE, TEXT
from test_facts_ledger import SENTENCES

from compare.reading.pdf.paragraphs import PdfLine

# A character of any script, a control, a format character, half of a surrogate pair: whatever Python calls one.
ANY = st.text(max_size=40)
WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_FURNITURE = (
    "Share this article",
    "Read more: Snow is expected",
    "Sign up to our newsletter",
    "Ann Bell is a reporter based in Oslo.",
)
_LINES = (*TEXT, *SENTENCES, *_FURNITURE, "By Ann Bell", "Photo: Ann Bell/AFP", "- a point of a list")
PIECES = st.sampled_from((*_LINES, *HOSTILE, *MARKDOWN)) | ANY
TOLD = st.lists(PIECES, min_size=1, max_size=12).map("".join)
# Articles: paragraphs of sentences that stand on both sides, and of anything.
_PARAGRAPH = st.lists(st.sampled_from(_LINES) | st.sampled_from(HOSTILE) | WRITTEN, min_size=1, max_size=3).map(" ".join)
ARTICLES = st.lists(_PARAGRAPH, min_size=1, max_size=7).map("\n\n".join)
# A part that is told again and again is what makes a careless expression look back for ever.
REPEATED = st.tuples(
    st.lists(st.sampled_from((*TEXT, *HOSTILE)), max_size=2).map("".join),
    st.lists(st.sampled_from((*TEXT, *HOSTILE, *MARKDOWN, *PAGE, *"Aa.,-();<> ")), min_size=1, max_size=4).map("".join),
    st.lists(st.sampled_from((*TEXT, *HOSTILE, *PAGE)), max_size=2).map("".join),
)

_TAGS = ["p", "div", "h1", "h2", "ul", "li", "table", "tr", "td", "a", "b", "br", "article", "nav", "aside", "footer", "figure"]
_TAGS += ["figcaption", "form", "script", "style", "noscript", "template", "svg", "blockquote", "section", "span", "title", "head"]
_ATTRIBUTES = ["", " hidden", " class=byline", " style='display: none'", " role=navigation", " href='javascript:x'", ' title="<b>"']
_SAID = (st.sampled_from((*_LINES, *HOSTILE)) | WRITTEN).map(escape) | st.sampled_from(PAGE)
_NODES = st.recursive(
    _SAID,
    lambda inner: st.builds(
        lambda tag, attribute, parts, closed: f"<{tag}{attribute}>{''.join(parts)}{f'</{tag}>' if closed else ''}",
        st.sampled_from(_TAGS),
        st.sampled_from(_ATTRIBUTES),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=20,
)
PAGES = st.lists(_NODES, max_size=6).map(lambda nodes: f"<!doctype html><html><body>{''.join(nodes)}</body></html>")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_KIND = b"application/vnd.oasis.opendocument.text"


def _xml(prefixes: tuple[str, ...], names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Elements of a document within each other in any order, with text."""
    said = (st.sampled_from(_LINES) | WRITTEN).map(_sayable)
    return st.recursive(
        said,
        lambda inner: st.builds(
            lambda prefix, name, parts: f"<{prefix}:{name}>{''.join(parts)}</{prefix}:{name}>",
            st.sampled_from(prefixes),
            st.sampled_from(names),
            st.lists(inner, max_size=4),
        ),
        max_leaves=20,
    )


def _sayable(text: str) -> str:
    """A text as XML can hold it."""
    return escape("".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\x7f\ufffe\uffff")))


def _word(nodes: list[str]) -> bytes:
    body = f'<w:document xmlns:w="{_W}"><w:body>{"".join(nodes)}</w:body></w:document>'
    return document_files.rewritten(document_files.word(), "word/document.xml", lambda _: body.encode())


def _open(nodes: list[str]) -> bytes:
    spaces = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:table="{_TABLE}"'
    body = f"<office:body><office:text>{''.join(nodes)}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return zipped({"mimetype": _KIND, "content.xml": content.encode()})


WORD_DOCUMENTS = st.lists(_xml(("w",), ELEMENTS["docx"]), max_size=5).map(_word)
OPEN_DOCUMENTS = st.lists(_xml(("text", "table"), ELEMENTS["odt"]), max_size=5).map(_open)

_PLACES = st.sampled_from([0.0, 72.0, 300.0, 720.0, 841.9, -5.0, 1e9]) | st.floats(-1e6, 1e6).map(lambda place: round(place, 1))
PDF_LINES = st.lists(
    st.builds(
        PdfLine, st.integers(0, 2), st.integers(0, 3), TOLD.map(lambda text: " ".join(text.split()) or "x"), *[_PLACES] * 4, _PLACES
    ),
    min_size=1,
    max_size=12,
).map(lambda lines: sorted(lines, key=lambda line: line.page))


@cache
def sound(ending: str) -> bytes:
    """A document of a format, the same each time."""
    return document_files.FORMATS[ending]()


def noisy(data: bytes) -> st.SearchStrategy[bytes]:
    """Bytes with some of them other ones, some gone, some more."""
    change = st.tuples(st.integers(0, len(data)), st.integers(0, 8), st.binary(max_size=8))
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: _changed(data, changes))


def _changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for at, gone, new in changes:
        data = data[:at] + new + data[at + gone :]
    return data


def other_json(value: Json) -> st.SearchStrategy[Json]:
    """JSON with some of its values other ones."""
    return st.integers(0, 2**32).map(lambda seed: changed(value, Random(seed)))  # noqa: S311 - no secret
