"""What each target begins with: small sound inputs, made here, so that fuzzing gets past a format's own checks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import document_files
from conftest import ROOT
from document_files import zipped
from docx import Document
from linked import story
from reportlab.pdfgen.canvas import Canvas
from whole import MARKUP, SHARED
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.reports import render

if TYPE_CHECKING:
    from collections.abc import Callable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ODT = "urn:oasis:names:tc:opendocument:xmlns"
_WORD = f"""<?xml version="1.0"?><w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Dock to Close</w:t></w:r></w:p>
<w:p><w:r><w:t>The board voted on Tuesday.</w:t><w:br/><w:tab/><w:t>It was empty.</w:t></w:r>
<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sdt><w:sdtContent><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>A point</w:t></w:r></w:p></w:sdtContent></w:sdt>
<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>
<w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:body></w:document>"""
_OPEN = f"""<?xml version="1.0"?><office:document-content xmlns:office="{_ODT}:office:1.0" xmlns:text="{_ODT}:text:1.0"
 xmlns:table="{_ODT}:table:1.0" xmlns:style="{_ODT}:style:1.0"><office:automatic-styles><style:style style:name="P1"
 style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text><text:tracked-changes><text:deletion>
<text:p>Gone.</text:p></text:deletion></text:tracked-changes><text:p text:style-name="P1">Dock to Close</text:p>
<text:p>The board<text:s/>voted<text:line-break/>on <text:span>Tuesday</text:span>.<text:note>
<text:note-citation>1</text:note-citation>
<text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>A point</text:p>
</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row>
</table:table></office:text></office:body></office:document-content>"""


def word() -> list[bytes]:
    """A document as python-docx writes it, and one with what it never writes, in a small package."""
    file = io.BytesIO()
    Document().save(file)
    notes = f'<w:footnotes xmlns:w="{_W}"><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    changes = {"word/document.xml": _WORD.encode(), "word/footnotes.xml": notes.encode()}
    return [zipped(_parts(file.getvalue()) | changes), zipped(_parts(document_files.word()))]


def open_document() -> list[bytes]:
    kind = b"application/vnd.oasis.opendocument.text"
    manifest = f'<manifest:manifest xmlns:manifest="{_ODT}:manifest:1.0"/>'.encode()
    return [
        zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": _OPEN.encode()}),
        document_files.open_document(),
    ]


def _parts(document: bytes) -> dict[str, bytes]:
    """The parts of a zipped document."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf() -> list[bytes]:
    def lines(canvas: Canvas) -> None:
        for number, line in enumerate(("Dock to Close", "The board voted on Tues-", "day. It was empty.", "Page 1")):
            canvas.drawString(72 + 200 * (number % 2), 720 - 20 * number, line)

    plain = document_files.drawn(lines)
    return [plain, _uncompressed(lines), document_files.two_columns(["The board voted on Tuesday. " * 5] * 3)]


def _uncompressed(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF whose page can be read and changed byte by byte."""
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def record() -> list[bytes]:
    left, right = ("\n".join(line.format(word) for line in SHARED) for word in ("Tuesday", "Monday"))
    left, right = (
        f"# A headline\n{text}\n~ Share this article\n{markup}" for text, markup in ((left, MARKUP[0]), (right, MARKUP[1]))
    )
    return [render(compare(story(left), story(right), WordEncoder()), "json")]


def settings() -> list[bytes]:
    return [
        b'theme = "nord"\nmodel = "m"\n[thresholds]\nlink = 0.4\nmatched = 1\n[keys]\naccept = "ctrl+n,j"\nnote = "?"\n',
        b'thresholds = { link = 0.2 }\nkeys.accept = "a"\n',
    ]


def pairs() -> list[bytes]:
    return [b"left,right,id\na.txt,b.txt,one\nc.txt,d.txt,\n", b'\xef\xbb\xbfright;left\r\n"a;b.txt";c.txt\r\n']


def plain() -> list[bytes]:
    wide = "Snow is expected, she said.".encode("utf-16-le")
    return [
        document_files.plain(),
        "Besançon: «zażółć» – naïve".encode("cp1250", "replace"),
        wide,
        "границы закрыты".encode("cp1251"),
    ]


def markdown() -> list[bytes]:
    return [
        document_files.markdown(),
        b"---\ntitle: x\n---\n\n# One\n\n* a\n  * b\n\n|a|b|\n|-|-|\n|c|d|\n\n```\ncode\n```\n<div>x</div>\n",
    ]


def page() -> list[bytes]:
    around = b"<nav><ul><li><a href=/>Home</a></li></ul></nav><aside><p>Read more stories here today.</p></aside>"
    meta = b'<meta property="article:published_time" content="2026-03-04"><meta property="og:site_name" content="Pier">'
    whole = document_files.page().replace(b"<body>", b"<body>" + around).replace(b"<title>", meta + b"<title>")
    table = b"<p>The board voted on Tuesday to close it.</p><table><tr><td>a<td>b</table>"
    table += b"<figure><figcaption>Photo: x</figcaption></figure>"
    return [whole, whole.replace(b"</article>", table + b"</article>")]


def stories() -> list[bytes]:
    """Two articles each, parted by a line of percent signs."""
    pair = [(ROOT / f"seeds/{name}.txt").read_bytes()[:1500] for name in ("first", "second")]
    left, right = ("\n".join(line.format(word) for line in SHARED).encode() for word in ("Tuesday", "Monday"))
    told = (
        "Mayor Ann Bell, 40, said on 4 March that at least 14 of 1,400 boats may be lost, the largest number since 1990.",
        "“We did not see 40 boats,” said Bo Carr, 41, the deputy mayor, on Monday. Ann Bell declined to comment.",
    )
    return [b"\n%%\n".join(part) for part in (pair, (left, right), [text.encode() for text in told])]
