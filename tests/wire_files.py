"""The story of `document_files` as newsrooms get it: by mail, from agencies, saved by browsers, as a book."""

from __future__ import annotations

import json
import plistlib
from email.message import EmailMessage
from xml.sax.saxutils import escape

import document_files as story

SENT = "Tue, 4 Mar 2025 09:00:00 +0000"
STAMP = "2025-03-04T09:00:00Z"
_XHTML = "http://www.w3.org/1999/xhtml"


def html_body(*, lists: bool = False, head: bool = False) -> str:
    """The paragraphs as XHTML, with the headline where that is wanted."""
    before, after = ("".join(f"<p>{escape(text)}</p>" for text in part) for part in (story.BEFORE, story.AFTER))
    bullets, numbers = ("".join(f"<li>{escape(text)}</li>" for text in part) for part in (story.BULLETED, story.NUMBERED))
    first, last = (f"<ul>{bullets}</ul>", f"<ol>{numbers}</ol><p>{story.LAST}</p>") if lists else ("", "")
    title = f"<h1>{story.TITLE}</h1>" if head else ""
    return f"{title}<p>{story.BYLINE}</p>{before}{first}<h2>{story.HEADING}</h2>{after}{last}"


def mail(*, lists: bool = False) -> bytes:
    """A mail with its text as plain text and as HTML."""
    text = story.plain(lists=lists).decode().removeprefix(f"{story.TITLE}\n\n")
    found = EmailMessage()
    found["From"], found["To"] = "Harbour Board <press@board.example>", "desk@post.example"
    found["Subject"], found["Date"], found["Message-ID"] = f"Fwd: {story.TITLE}", SENT, "<1@board.example>"
    found.set_content(text, cte="quoted-printable")
    found.add_alternative(f"<html><body>{html_body(lists=lists)}</body></html>", subtype="html")
    return found.as_bytes()


def saved_page(*, lists: bool = False) -> bytes:
    """What Chromium writes as 'Webpage, Single File'."""
    found = EmailMessage()
    found["From"], found["Subject"], found["Date"] = "<Saved by Blink>", story.TITLE, SENT
    found["Snapshot-Content-Location"] = "https://post.example/dock"
    found.set_content("<p>x</p>", subtype="html")
    found.make_related()
    part = next(iter(found.iter_parts()))
    part.set_content(story.page(lists=lists).decode(), subtype="html", cte="quoted-printable")
    part["Content-Location"] = "https://post.example/dock"
    return found.as_bytes()


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
    written = "\\par\n".join("".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in line) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}{{\\info{{\\title Draft}}}}\\f0\\fs24 {written}\\par}}".encode()


def nitf_body(*, lists: bool = False) -> str:
    return html_body(lists=lists).replace("<h2>", "<hl2>").replace("</h2>", "</hl2>").partition("</p>")[2]


def nitf(*, lists: bool = False) -> bytes:
    head = f"<hedline><hl1>{story.TITLE}</hl1></hedline><byline>{story.BYLINE}</byline><distributor>Harbour Press</distributor>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- a wire -->\n<nitf><head><title>dock-slug</title><docdata>'
        f'<date.issue norm="20250304T090000Z"/></docdata></head><body><body.head>{head}</body.head>'
        f"<body.content>{nitf_body(lists=lists)}</body.content></body></nitf>"
    ).encode()


def newsml_g2(*, lists: bool = False) -> bytes:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<provider><name>Harbour Press</name></provider><versionCreated>{STAMP}</versionCreated></itemMeta><contentMeta>"
        f"<by>{story.BYLINE}</by><headline>{story.TITLE}</headline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="{_XHTML}"><head><title>dock-slug</title></head>'
        f"<body>{html_body(lists=lists, head=True)}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def newsml(*, lists: bool = False) -> bytes:
    """NewsML 1.2."""
    return (
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20250304T090000+0000</FirstCreated></NewsManagement><NewsComponent>"
        '<AdministrativeMetadata><Provider><Party FormalName="Harbour Press"/></Provider></AdministrativeMetadata>'
        f"<NewsLines><HeadLine>{story.TITLE}</HeadLine><ByLine>{story.BYLINE}</ByLine></NewsLines><ContentItem><DataContent>"
        f"<nitf><body><body.content>{nitf_body(lists=lists)}</body.content></body></nitf>"
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    ).encode()


def ninjs(*, lists: bool = False) -> bytes:
    found = {
        "uri": "https://press.example/1",
        "type": "text",
        "headline": story.TITLE,
        "byline": story.BYLINE,
        "versioncreated": STAMP,
        "body_html": html_body(lists=lists),
    }
    return json.dumps(found).encode()


def book(*, lists: bool = False) -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{story.TITLE}</dc:title><dc:creator>Petra Kvist</dc:creator><dc:date>2025-03-04</dc:date></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="c" href="part%201.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="c"/></spine></package>'
    )
    chapter = f'<html xmlns="{_XHTML}"><head><title>dock</title></head><body>{html_body(lists=lists, head=True)}</body></html>'
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf"/></rootfiles></container>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OPS/package.opf": package,
        "OPS/nav.xhtml": f'<html xmlns="{_XHTML}"><body><nav><ol><li>Contents</li></ol></nav></body></html>',
        "OPS/part 1.xhtml": chapter,
    }
    return story.zipped({name: text.encode() for name, text in parts.items()})


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
