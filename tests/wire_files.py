"""The story of `document_files` as newsrooms get it: by mail, from agencies, saved by browsers, as a book."""

from __future__ import annotations

import plistlib
from xml.sax.saxutils import escape

import document_files as story
import newsroom_files


def html_body(*, lists: bool = False, head: bool = False) -> str:
    """The paragraphs as XHTML, with the headline where that is wanted."""
    before, after = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (story.BEFORE, story.AFTER))
    bullets, numbers = ("".join(f"<li>{escape(text)}</li>" for text in part) for part in (story.BULLETED, story.NUMBERED))
    first, last = (f"<ul>{bullets}</ul>", f"<ol>{numbers}</ol><p>{story.LAST}</p>") if lists else ("", "")
    title = f"<h1>{story.TITLE}</h1>" if head else ""
    return f"{title}<p>{story.BYLINE}</p>{before}{first}<h2>{story.HEADING}</h2>{after}{last}"


def mail(*, lists: bool = False) -> bytes:
    text = story.plain(lists=lists).decode().removeprefix(f"{story.TITLE}\n\n")
    return newsroom_files.mail(f"Fwd: {story.TITLE}", text, html_body(lists=lists))


def saved_page(*, lists: bool = False) -> bytes:
    return newsroom_files.saved_page(story.TITLE, story.page(lists=lists))


def web_archive(*, lists: bool = False) -> bytes:
    """What Safari writes."""
    main = {
        "WebResourceData": story.page(lists=lists),
        "WebResourceURL": "https://post.example/dock",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceMIMEType": "text/html",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def rich_text(*, lists: bool = False) -> bytes:
    """What a word processor writes: fonts and styles first, letters that are not ASCII by their number."""
    lines = story.plain(lists=lists).decode().replace("\n\n", "\n").split("\n")
    written = "\\par\n".join(map(newsroom_files.escaped, lines))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}{{\\info{{\\title Draft}}}}\\f0\\fs24 {written}\\par}}".encode()


def nitf_body(*, lists: bool = False) -> str:
    return html_body(lists=lists).replace("<h2>", "<hl2>").replace("</h2>", "</hl2>").partition("</p>")[2]


def nitf(*, lists: bool = False) -> bytes:
    return newsroom_files.nitf(story.TITLE, story.BYLINE, nitf_body(lists=lists))


def newsml_g2(*, lists: bool = False) -> bytes:
    return newsroom_files.newsml_g2(story.TITLE, story.BYLINE, html_body(lists=lists, head=True))


def newsml(*, lists: bool = False) -> bytes:
    return newsroom_files.newsml(story.TITLE, story.BYLINE, nitf_body(lists=lists))


def ninjs(*, lists: bool = False) -> bytes:
    return newsroom_files.ninjs(story.TITLE, story.BYLINE, html_body(lists=lists))


def book(*, lists: bool = False) -> bytes:
    return newsroom_files.epub(story.TITLE, html_body(lists=lists, head=True), "Petra Kvist")


def flat_document(*, lists: bool = False) -> bytes:
    """The odt as one XML file."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(story.open_document(lists=lists))) as archive:
        content = archive.read("content.xml")
    return content.replace(b"office:document-content", b"office:document").replace(
        b"<office:document ", b'<office:document office:mimetype="application/vnd.oasis.opendocument.text" ', 1
    )


FORMATS = {
    "eml": mail,
    "mhtml": saved_page,
    "webarchive": web_archive,
    "rtf": rich_text,
    "nitf.xml": nitf,
    "g2.xml": newsml_g2,
    "newsml.xml": newsml,
    "ninjs.json": ninjs,
    "epub": book,
    "fodt": flat_document,
}
