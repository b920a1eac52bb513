"""Files that no reader reads are refused by what a person calls them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from compare.errors import UnreadableSourceError
from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

_ZEROS = b"\x00" * 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


KINDS: dict[str, tuple[bytes, str]] = {
    "a.pages": (zipped("Index/Document.iwa", "Index/Tables/DataList.iwa"), "an Apple Pages document"),
    "a.numbers": (zipped("Index/Document.iwa", "Index/Tables/DataList.iwa"), "an Apple Numbers sheet"),
    "a.key": (zipped("Index/Document.iwa", "Index/Slide.iwa"), "an Apple Keynote document"),
    "a.cbz": (zipped("01.jpg"), "a comic"),
    "a.vsdx": (zipped("visio/document.xml"), "a Visio drawing"),
    "a.psd": (b"8BPS\x00\x01" + _ZEROS, "a Photoshop picture"),
    "a.xcf": (b"gimp xcf v011\x00" + _ZEROS, "a picture of GIMP"),
    "a.amr": (b"#!AMR\n" + b"\x3c\x48\x00" * 50, "a recording"),
    "a.mp3": (b"\xff\xfb\x90\x64" + _ZEROS, "a recording"),
    "a.wmv": (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + _ZEROS, "a recording"),
    "a.tar": (b"a.txt" + b"\x00" * 252 + b"ustar\x00" + _ZEROS, "an archive of files"),
    "a.iso": (b"\x00" * 32_768 + b"\x01CD001" + _ZEROS, "a disk image"),
    "a.mobi": (b"A" * 32 + b"\x00" * 28 + b"BOOKMOBI" + _ZEROS, "a Kindle book"),
    "a.wpd": (b"\xffWPC" + _ZEROS, "a WordPerfect document"),
    "a.indd": (bytes.fromhex("0606edf5d81d46e5") + _ZEROS, "an InDesign document"),
    "a.one": (bytes.fromhex("e4525c7b8cd8a74d") + _ZEROS, "a OneNote section"),
    "a.mdb": (b"\x00\x01\x00\x00Standard Jet DB" + _ZEROS, "an Access database"),
    "a.djvu": (b"AT&TFORM\x00\x00" + _ZEROS, "a scanned document"),
    "a.class": (b"\xca\xfe\xba\xbe" + _ZEROS, "a program"),
    "a.woff2": (b"wOF2" + _ZEROS, "a font"),
    "a.lnk": (b"L\x00\x00\x00\x01\x14\x02\x00" + _ZEROS, "a shortcut to another file"),
    "a.url": (b"[InternetShortcut]\r\nURL=https://post.example/dock\r\n", "a shortcut to a page"),
    "a.gdoc": (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "a shortcut to a Google document"),
    "a.pub": (_OLE + "Quill".encode("utf-16-le"), "a Publisher document"),
    "a.fb2": (b"<?xml version='1.0'?><FictionBook><body><p>x</p></body></FictionBook>", "a FictionBook e-book"),
    "a.ttml": (b"<?xml version='1.0'?><tt><body><div><p>x</p></div></body></tt>", "a file of subtitles"),
    "a.sbv": (b"0:00:01.000,0:00:03.000\nThe dock is closed.\n", "a file of subtitles"),
    "a.lrc": (b"[ar:Ana]\n[00:12.00]The dock is closed\n", "a file of subtitles"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_named_as_a_person_calls_it(tmp_path: Path, name: str) -> None:
    data, wanted = KINDS[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableSourceError, match=f"is {wanted}"):
        read(str(tmp_path / name))


@pytest.mark.parametrize(
    "text", ["MZ was the name of the boat.", "BM said no.", "AC10 is full.", "L is for Lund.", "At 12:00.000, he left."]
)
def test_a_text_that_begins_like_one_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"{text} The board voted on Tuesday to close the old ferry dock, one koly after another.\n")
    assert text.split(maxsplit=1)[0] in read(str(tmp_path / "a.txt")).text
