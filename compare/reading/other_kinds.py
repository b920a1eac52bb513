"""What a source is where it is no article: told by its bytes, in words that a person knows, with what to do about it.

Signatures are those of the specifications of each format. Text underneath that is no prose is told in `not_prose.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.reading.given import Given

_AS_TEXT = "save the article as plain text and give that"
_AS_DOCX = "save it as docx and give that"
_PICTURE = ("a picture", "run text recognition (OCR) on it and give the result")
_SOUND = ("a recording", "give its transcript")
_ARCHIVE = ("an archive of files", "unpack it and give the file that is meant")
_BINARY: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"8BPS", ("a Photoshop picture", _PICTURE[1])),
    (b"gimp xcf", ("a picture of GIMP", _PICTURE[1])),
    (b"\x00\x00\x01\x00", ("an icon", _AS_TEXT)),
    (b"AC10", ("an AutoCAD drawing", _AS_TEXT)),
    (b"#!AMR", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"\xff\xf3", _SOUND),
    (b"\xff\xf1", _SOUND),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _SOUND),
    (b"FLV\x01", _SOUND),
    (b"\x00\x00\x01\xba", _SOUND),
    (b"\x00\x00\x01\xb3", _SOUND),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"\x7fELF", ("a program", _AS_TEXT)),
    (b"MZ", ("a program", _AS_TEXT)),
    (b"\xcf\xfa\xed\xfe", ("a program", _AS_TEXT)),
    (b"\xca\xfe\xba\xbe", ("a program", _AS_TEXT)),
    (b"\x00asm", ("a program", _AS_TEXT)),
    (b"SQLite format 3\x00", ("a database", _AS_TEXT)),
    (b"\x00\x01\x00\x00Standard Jet DB", ("an Access database", _AS_TEXT)),
    (b"\x00\x01\x00\x00Standard ACE DB", ("an Access database", _AS_TEXT)),
    (b"%!PS", ("a PostScript document", "save it as PDF and give that")),
    (b"\xc5\xd0\xd3\xc6", ("a PostScript document", "save it as PDF and give that")),
    (b"wOFF", ("a font", _AS_TEXT)),
    (b"wOF2", ("a font", _AS_TEXT)),
    (b"OTTO\x00", ("a font", _AS_TEXT)),
    (b"\x00\x01\x00\x00\x00", ("a font", _AS_TEXT)),
    (b"\xffWPC", ("a WordPerfect document", _AS_DOCX)),
    (b"1\xbe\x00\x00", ("an old Write document", _AS_DOCX)),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", ("a OneNote section", "copy its text to a file and give that")),
    (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", ("an InDesign document", "export the text and give that")),
    (b"\x00\x00IIXPR", ("a QuarkXPress document", "export the text and give that")),
    (b"\x00\x00MMXPR", ("a QuarkXPress document", "export the text and give that")),
    (b"AT&TFORM", ("a scanned document (DjVu)", _PICTURE[1])),
    (b"ITSF\x03", ("a help file", _AS_TEXT)),
    (b"L\x00\x00\x00\x01\x14\x02\x00", ("a shortcut to another file", "give that file")),
    (b"bplist", ("a property list", _AS_TEXT)),
    (b"\xd4\xc3\xb2\xa1", ("a recording of network traffic", _AS_TEXT)),
    (b"d8:announce", ("a torrent", "give the file that it leads to")),
    (b"!BDN", ("an Outlook mail store", "save the mail that is meant as .eml and give that")),
)
_PLACED: tuple[tuple[int, bytes, tuple[str, str]], ...] = (
    (60, b"BOOKMOBI", ("a Kindle book", "convert it to EPUB and give that")),
    (257, b"ustar\x00", _ARCHIVE),
    (257, b"ustar  \x00", _ARCHIVE),
    (32_768, b"\x01CD001", ("a disk image", "open it and give the file that is meant")),
)
_TEXTUAL = {
    b"BM",
    b"MZ",
    b"ID3",
    b"BZh",
    b"AC10",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\xff\xf1",
}  # letters that a text may begin with: control bytes must follow
_ISO_MEDIA = regex(rb".{4}ftyp(?P<brand>.{4})", re.DOTALL)
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"avif", b"hevc")
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_KINDS = (
    ("__substg1.0", "an Outlook message", "save it as .eml and give that"),
    ("EncryptedPackage", "an encrypted Office document", "open it, save it without a password and give that"),
    ("WordDocument", "an old Word document (.doc)", "save it as docx and give that"),
    ("Workbook", "an Excel sheet", "copy the text that is meant to a file and give that"),
    ("PowerPoint Document", "PowerPoint slides", "save them as PDF and give that"),
    ("VisioDocument", "a Visio drawing", "save it as PDF and give that"),
    ("Quill", "a Publisher document", "save it as PDF and give that"),
    ("HwpSummaryInformation", "a Hangul document (.hwp)", _AS_DOCX),
    ("MatOST", "a Works document", _AS_DOCX),
)
_ZIP_KINDS = (
    ("xl/", "an Excel sheet", "copy the text that is meant to a file and give that"),
    ("ppt/", "PowerPoint slides", "save them as PDF and give that"),
    ("visio/", "a Visio drawing", "save it as PDF and give that"),
    ("doc.kml", "a map", _AS_TEXT),
    ("Index/Document.iwa", "an Apple Pages, Numbers or Keynote document", "export it as docx or PDF and give that"),
    ("Index.zip", "an Apple Pages document", "export it as docx or PDF and give that"),
    ("index.apxl", "an Apple Keynote document", "export it as PDF and give that"),
    ("index.xml", "an Apple Pages document", "export it as docx or PDF and give that"),
    ("AndroidManifest.xml", "an app", _AS_TEXT),
    ("META-INF/MANIFEST.MF", "a program", _AS_TEXT),
    ("designmap.xml", "an InDesign document", "export the text and give that"),
)
# What holds the same parts is told apart by the ending of its name alone.
_BY_ENDING = {
    "pages": ("an Apple Pages document", "export it as docx or PDF and give that"),
    "numbers": ("an Apple Numbers sheet", "export it as PDF and give that"),
    "key": ("an Apple Keynote document", "export it as PDF and give that"),
    "cbz": ("a comic", _PICTURE[1]),
    "sketch": ("a Sketch drawing", "export it as PDF and give that"),
    "xd": ("an Adobe XD drawing", "export it as PDF and give that"),
    "mxl": ("a score", _AS_TEXT),
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument sheet",
    b"application/vnd.oasis.opendocument.presentation": "OpenDocument slides",
    b"application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
}
_ROOTS = {
    "rss": ("a feed of many stories", "give the address or the file of the one that is meant"),
    "feed": ("a feed of many stories", "give the address or the file of the one that is meant"),
    "RDF": ("a feed of many stories", "give the address or the file of the one that is meant"),
    "svg": ("a drawing", _AS_TEXT),
    "opml": ("a list of feeds", "give the address or the file of the story that is meant"),
    "kml": ("a map", _AS_TEXT),
    "gpx": ("a track on a map", _AS_TEXT),
    "tt": ("a file of subtitles in another format", "save it as .vtt or .srt and give that"),
    "abiword": ("an AbiWord document", _AS_DOCX),
    "FictionBook": ("a FictionBook e-book", "convert it to EPUB and give that"),
    "package": ("a Word document saved as XML", "save it as docx and give that"),
    "wordDocument": ("a Word document saved as XML", "save it as docx and give that"),
    "plist": ("a property list", _AS_TEXT),
    "sitemapindex": ("a list of pages", "give the page that is meant"),
    "urlset": ("a list of pages", "give the page that is meant"),
}
_SHORTCUT = 6  # keys
_HTML_TAGS = regex(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype|html|head|body|article|main|section|div|p|"
    r"h[1-6]|table|ul|ol|span|blockquote|figure|header|title|meta|link|script|style|a|b|i|strong|em|br|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether a text begins with a tag of HTML, a whole page or a part of one."""
    return text.lstrip().startswith("<") and bool(_HTML_TAGS.match(text))


def require_article(given: Given) -> None:
    """Raise UnreadableSourceError where the bytes are of a known kind that no reader reads."""
    source = given.source
    kind = _named_zip(given) if given.parts else _binary_kind(source.data)
    if kind is None and given.json is not None:
        kind = _json_kind(given.json)
    if kind is None and given.root and not looks_like_html(f"<{given.root}>") and source.data.rstrip().endswith(b">"):
        kind = _ROOTS.get(given.root, (f"XML data (<{given.root[:40]}>)", _AS_TEXT))
    if kind:
        raise UnreadableSourceError(source.name, f"is {kind[0]}, not an article", kind[1])


def _named_zip(given: Given) -> tuple[str, str]:
    return _BY_ENDING.get(given.source.suffix.removeprefix(".")) or zip_kind(given.parts, given.source.data[:200])


def _binary_kind(data: bytes) -> tuple[str, str] | None:
    if data.startswith(_OLE):
        return _ole_kind(data)
    media = _ISO_MEDIA.match(data[:16]) if data[4:8] == b"ftyp" else None
    if media:
        return _PICTURE if media["brand"] in _PICTURE_BRANDS else _SOUND
    if data[:4] == b"RIFF" and data[8:12] in {b"WAVE", b"WEBP", b"AVI "}:
        return _PICTURE if data[8:12] == b"WEBP" else _SOUND
    placed = next((kind for at, sign, kind in _PLACED if data.startswith(sign, at)), None)
    if placed:
        return placed
    for magic, kind in _BINARY:
        if data.startswith(magic) and (magic not in _TEXTUAL or b"\x00" in data[:64]):
            return kind
    return None


def _ole_kind(data: bytes) -> tuple[str, str]:
    for name, what, advice in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            return what, advice
    return "an old Office document", "save it as docx and give that"


def zip_kind(names: frozenset[str], head: bytes) -> tuple[str, str]:
    """What a zipped source is that no reader knows, and what to do with it.

    Args:
        names: of its parts.
        head: its first bytes, in which an OpenDocument says what it is.
    """
    for mimetype, what in _OPEN_DOCUMENTS.items():
        if mimetype in head:
            return what, "save it as PDF or copy its text to a file and give that"
    for sign, what, advice in _ZIP_KINDS:
        if any(name == sign or (sign.endswith("/") and name.startswith(sign)) for name in names):
            return what, advice
    return _ARCHIVE


def _json_kind(value: object) -> tuple[str, str]:
    schema = value.get("schema") if isinstance(value, dict) else None
    if isinstance(schema, str) and schema.startswith("copydesk/comparison/"):
        return "a comparison of copydesk", "open it with: copydesk show FILE"
    if isinstance(value, dict) and len(value) <= _SHORTCUT and {"url", "doc_id"} & value.keys() and "docs.google" in str(value):
        return "a shortcut to a Google document", "download it as docx and give that"
    return "JSON data", "give the article's own text"
