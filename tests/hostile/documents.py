"""Word, OpenDocument and PDF files that burst, lie, hide or are broken."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from document_files import drawn, open_document, pdf, plain, rewritten, word, zipped

from hostile.trap import Trap, file

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN, CONTENT = "word/document.xml", "content.xml"
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text"}
TITLE = "Ferry Dock to Close After Nine Empty Years"
HIDDEN = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees it.</w:t></w:r></w:p>"
ELSEWHERE = b"http://192.0.2.1/elsewhere"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + k, b"&%c;" % (97 + k) * 10) for k in range(9))
    + b"]>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
QUADRATIC = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j "' + b"a" * 50_000 + b'">]>'


def _entities(head: bytes, times: int = 1) -> Callable[[bytes], bytes]:
    return lambda xml: head + xml.split(b"?>", 1)[-1].replace(b"nine years.", b"nine years. " + b"&j;" * times, 1)


def _burst(name: str, start: dict[str, bytes] | None = None) -> Callable[[], bytes]:
    return lambda: zipped((start or {}) | {name: b"<a>" + b" " * 60_000_000 + b"</a>"})


def _nested() -> bytes:
    inner = zipped({"0.txt": b"0" * 5_000_000})
    for level in range(4):
        inner = zipped({f"{level}-{copy}.zip": inner for copy in range(10)})
    return zipped({MAIN: b"<a/>", "more.zip": inner, "[Content_Types].xml": b"<Types/>"})


def _overlapping() -> bytes:
    """Many entries of the central folder that are one and the same packed megabyte (after D. Fifield, 2019)."""
    packed = zlib.compress(b"<a>" + b" " * 15_000_000 + b"</a>", 9)[2:-4]
    name, crc = MAIN.encode(), zlib.crc32(b"<a>" + b" " * 15_000_000 + b"</a>")
    sizes = struct.pack("<III", crc, len(packed), 15_000_007)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", len(name), 0) + name
    folder = b""
    for number in range(400):
        entry = name if not number else b"word/%d.xml" % number
        head = struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 33) + sizes + struct.pack("<HHHHHII", len(entry), 0, 0, 0, 0, 0, 0)
        folder += b"PK\x01\x02" + head + entry
    start = len(local) + len(packed)
    return local + packed + folder + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 400, 400, len(folder), start, 0)


def _lying() -> bytes:
    """An entry that says it is small, and is not."""
    made = bytearray(zipped({MAIN: b"<a>" + b" " * 30_000_000 + b"</a>"}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.find(mark) + offset
        made[at : at + 4] = struct.pack("<I", 100)
    return bytes(made)


def _encrypted() -> bytes:
    made = bytearray(word())
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 8] |= 1
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def _with(parts: dict[str, bytes]) -> Callable[[], bytes]:
    def make() -> bytes:
        with zipfile.ZipFile(io.BytesIO(word())) as archive:
            return zipped({name: archive.read(name) for name in archive.namelist()} | parts)

    return make


def _body(xml: bytes) -> Callable[[], bytes]:
    return lambda: rewritten(word(), MAIN, lambda old: old.replace(b"<w:sectPr", xml + b"<w:sectPr", 1))


def _macros() -> bytes:
    kinds = (
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
    )
    made = rewritten(word(), "[Content_Types].xml", lambda xml: xml.replace(*kinds))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return zipped(
            {name: archive.read(name) for name in archive.namelist()} | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 500}
        )


def _template() -> bytes:
    xml = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="'
        + ELSEWHERE
        + b'" '
        b'TargetMode="External"/></Relationships>'
    )
    return _with({"word/_rels/settings.xml.rels": xml})()


def _deep_xml() -> bytes:
    return rewritten(
        word(), MAIN, lambda xml: xml.replace(b"<w:sectPr", b"<w:sdt>" * 100_000 + b"</w:sdt>" * 100_000 + b"<w:sectPr", 1)
    )


def _odt_body(xml: bytes) -> Callable[[], bytes]:
    return lambda: rewritten(open_document(), CONTENT, lambda old: old.replace(b"</office:text>", xml + b"</office:text>"))


def _objects(*objects: bytes) -> bytes:
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (k, o) for k, o in enumerate(objects, 1))
    return data + b"trailer << /Root 1 0 R >>\n%%EOF"


def _empty_pages(count: int) -> Callable[[], bytes]:
    def make() -> bytes:
        kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
        pages = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"
        return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * count)

    return make


def _looping_pages() -> bytes:
    return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def _bursting_page() -> bytes:
    packing = zlib.compressobj(1)
    packed = b"".join(packing.compress(b" " * 10_000_000) for _ in range(30)) + packing.flush()
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, body)


def _long_page() -> bytes:
    def draw(canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        canvas.setPageSize((600, 24_100))
        for number in range(2_000):
            canvas.drawString(50, 24_000 - 12 * number, TITLE if not number else f"Boat {number} left the harbour,")

    return drawn(draw)


def _lzma() -> bytes:
    """A part that zipfile would unpack without a bound."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(MAIN, b"<a/>")
    return made.getvalue()


def _javascript() -> bytes:
    action = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    return pdf().replace(b"/Type /Catalog", b"/Type /Catalog " + action, 1)


def _docx(name: str, make: Callable[[], bytes], says: str = "", warns: str = "", holds: tuple[str, ...] = (TITLE,)) -> Trap:
    return Trap(
        f"docx: {name}", file(make, "left.docx"), says=says, warns=warns, holds=() if says else holds, lacks=("Nobody sees it",)
    )


def _odt(name: str, make: Callable[[], bytes], says: str = "", warns: str = "") -> Trap:
    return Trap(
        f"odt: {name}", file(make, "left.odt"), says=says, warns=warns, holds=() if says else (TITLE,), lacks=("Nobody sees it",)
    )


def _pdf(name: str, make: Callable[[], bytes], says: str = "") -> Trap:
    return Trap(f"PDF: {name}", file(make, "left.pdf"), says=says, holds=() if says else (TITLE,))


DOCUMENTS = (
    _docx("60 MB of blanks in 60 kB", _burst(MAIN), "would unpack to far more"),
    _docx("zips in zips in zips", _nested, "holds no text|is broken|would unpack"),
    _docx("400 entries that are one", _overlapping, "would unpack to far more"),
    _docx("an entry that lies about its size", _lying, "is broken"),
    _docx("10,000 entries", _with({f"word/media/{k}.png": b"x" for k in range(10_000)}), "would unpack to far more"),
    _docx(
        "entities in entities (a billion laughs)", lambda: rewritten(word(), MAIN, _entities(LAUGHS)), "declares entities|is broken"
    ),
    _docx(
        "one long entity many times", lambda: rewritten(word(), MAIN, _entities(QUADRATIC, 5_000)), "declares entities|is broken"
    ),
    _docx("an entity that is a file", lambda: rewritten(word(), MAIN, _entities(OUTSIDE)), "declares entities|is broken"),
    _docx("elements nested 100,000 deep", _deep_xml, "is broken"),
    _docx("half of one", lambda: word()[:4000], "is broken"),
    _docx("encrypted", _encrypted, "is encrypted"),
    _docx("any zip", lambda: zipped({"a.txt": plain()}), "is an archive of files"),
    _docx("an old Word file", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old Office document"),
    _docx("hidden text", _body(HIDDEN), warns="that the document hides was left out"),
    _docx(
        "tracked deletions",
        _body(b"<w:p><w:del><w:r><w:delText>Nobody sees it.</w:delText></w:r></w:del></w:p>"),
        warns="deletions",
    ),
    _docx("a part in another format", _body(b"<w:altChunk/>"), warns="another format"),
    _docx("3,000 runs in one paragraph", _body(b"<w:p>" + b"<w:r><w:t>word </w:t></w:r>" * 3_000 + b"</w:p>")),
    _docx("tables in tables", _body(b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60)),
    _docx("a part packed in another way", _lzma, "is broken"),
    _docx("macros", _macros),
    _docx("a template elsewhere", _template),
    _docx("controls as entities", _body(b"<w:p><w:r><w:t>It &#x9b;31m &#x202e;ends here.</w:t></w:r></w:p>"), warns="made visible"),
    _docx("names that climb", _with({"../../../left.txt": b"x", "/etc/left.txt": b"x"})),
    _odt("60 MB of blanks in 60 kB", _burst(CONTENT, ODT), "would unpack to far more"),
    _odt(
        "entities in entities (a billion laughs)",
        lambda: rewritten(open_document(), CONTENT, _entities(LAUGHS)),
        "entities|is broken",
    ),
    _odt(
        "an entity that is a file", lambda: rewritten(open_document(), CONTENT, _entities(OUTSIDE)), "declares entities|is broken"
    ),
    _odt("half of one", lambda: open_document()[:900], "is broken"),
    _odt(
        "hidden text",
        _odt_body(b'<text:section text:display="none"><text:p>Nobody sees it.</text:p></text:section>'),
        warns="hides was left out",
    ),
    _odt(
        "a comment",
        _odt_body(b"<text:p>x<office:annotation><text:p>Nobody sees it.</text:p></office:annotation></text:p>"),
        warns="1 comment",
    ),
    _pdf("half of one", lambda: b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages", "is broken|holds no text"),
    Trap(
        "PDF: cut off after two thirds",
        file(lambda: pdf()[: len(pdf()) * 2 // 3], "left.pdf"),
        holds=(TITLE,),
        warns="some of it may be missing",
    ),
    _pdf("noise", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 400, "is broken|holds no text"),
    _pdf("encrypted", lambda: drawn(lambda c: c.drawString(60, 700, "Nobody may read this."), "secret"), "is encrypted"),
    _pdf("a scan", lambda: drawn(lambda c: c.rect(10, 10, 300, 300, fill=1)), "only drawings"),
    _pdf("10,000 empty pages", _empty_pages(10_000), "more than 200 pages"),
    _pdf("pages that are their own parents", _looping_pages, "is broken|holds no text"),
    _pdf("a page that unpacks to 300 MB", _bursting_page, "is broken|longer than|holds no text|pages of the PDF are empty"),
    _pdf("a page of 2,000 lines", _long_page),
    _pdf("a script that runs on opening", _javascript),
    Trap(
        "a PDF and an encoding",
        file(pdf, "left.pdf"),
        holds=(TITLE,),
        warns="--encoding was not used",
        options=("--encoding", "cp1252"),
    ),
    Trap("a docx called a text", file(word), holds=(TITLE,)),
    Trap("a text called a docx", file(plain, "left.docx"), holds=(TITLE,)),
    Trap("a text called a PDF", file(plain, "left.pdf"), holds=(TITLE,)),
)
