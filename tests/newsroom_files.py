"""What newsrooms get a story in, around any story: mails, pages that browsers saved, agencies' files, books."""

from __future__ import annotations

import json
from email.message import EmailMessage

import document_files

SENT = "Tue, 4 Mar 2025 09:00:00 +0000"
STAMP = "2025-03-04T09:00:00Z"
_XHTML = "http://www.w3.org/1999/xhtml"
_ADDRESS = "https://post.example/dock"


def mail(subject: str, text: str, body: str) -> bytes:
    """A mail with its text as plain text and as HTML."""
    found = EmailMessage()
    found["From"], found["To"] = "Harbour Board <press@board.example>", "desk@post.example"
    found["Subject"], found["Date"], found["Message-ID"] = subject, SENT, "<1@board.example>"
    found.set_content(text, cte="quoted-printable")
    found.add_alternative(f"<html><body>{body}</body></html>", subtype="html")
    return found.as_bytes()


def saved_page(title: str, page: bytes) -> bytes:
    """What Chromium writes as 'Webpage, Single File'."""
    found = EmailMessage()
    found["From"], found["Subject"], found["Date"] = "<Saved by Blink>", title, SENT
    found["Snapshot-Content-Location"] = _ADDRESS
    found.set_content("<p>x</p>", subtype="html")
    found.make_related()
    part = next(iter(found.iter_parts()))
    part.set_content(page.decode(), subtype="html", cte="quoted-printable")
    part["Content-Location"] = _ADDRESS
    return found.as_bytes()


def escaped(text: str) -> str:
    """Letters that are not ASCII by their number, as RTF has them."""
    return "".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in text)


def nitf(title: str, byline: str, body: str) -> bytes:
    head = f"<hedline><hl1>{title}</hl1></hedline><byline>{byline}</byline><distributor>Harbour Press</distributor>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- a wire -->\n<nitf><head><title>dock-slug</title><docdata>'
        f'<date.issue norm="20250304T090000Z"/></docdata></head><body><body.head>{head}</body.head>'
        f"<body.content>{body}</body.content></body></nitf>"
    ).encode()


def newsml_g2(title: str, byline: str, body: str) -> bytes:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<provider><name>Harbour Press</name></provider><versionCreated>{STAMP}</versionCreated></itemMeta><contentMeta>"
        f"<by>{byline}</by><headline>{title}</headline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="{_XHTML}"><head><title>dock-slug</title></head>'
        f"<body>{body}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def newsml(title: str, byline: str, body: str) -> bytes:
    """NewsML 1.2, with NITF in it."""
    return (
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20250304T090000+0000</FirstCreated></NewsManagement><NewsComponent>"
        '<AdministrativeMetadata><Provider><Party FormalName="Harbour Press"/></Provider></AdministrativeMetadata>'
        f"<NewsLines><HeadLine>{title}</HeadLine><ByLine>{byline}</ByLine></NewsLines><ContentItem><DataContent>"
        f"<nitf><body><body.content>{body}</body.content></body></nitf>"
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    ).encode()


def ninjs(title: str, byline: str, body: str) -> bytes:
    about = {"uri": "https://press.example/1", "type": "text", "headline": title, "byline": byline}
    return json.dumps({**about, "versioncreated": STAMP, "body_html": body}).encode()


def epub(title: str, body: str, author: str = "", styles: bytes = b"") -> bytes:
    """A book of one chapter and a table of contents; a style sheet as nav.css where it has one."""
    creator = f"<dc:creator>{author}</dc:creator>" if author else ""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title>{creator}<dc:date>2025-03-04</dc:date></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="c" href="part%201.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="c"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf"/></rootfiles></container>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OPS/package.opf": package,
        "OPS/nav.xhtml": f'<html xmlns="{_XHTML}"><body><nav><ol><li>Contents</li></ol></nav></body></html>',
        "OPS/part 1.xhtml": f'<html xmlns="{_XHTML}"><head><title>dock</title></head><body>{body}</body></html>',
    }
    sheet = {"OPS/nav.css": styles} if styles else {}
    return document_files.zipped({name: text.encode() for name, text in parts.items()} | sheet)
