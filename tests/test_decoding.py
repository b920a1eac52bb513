"""Any encoding becomes the text that was written, or one clear sentence."""

from __future__ import annotations

import codecs

import pytest

from compare.errors import UnreadableSourceError
from compare.reading.opening.decoding import decode
from compare.reading.sources.sources import Source

STORIES = {
    "utf-8": "Der Außenminister sagte: „Nein.“ Радослав 外交部长",
    "cp1252": "Der Außenminister sagte am Dienstag in München, die Gespräche seien “schwierig” – größer.",
    "latin-1": "Le ministre des affaires étrangères a déclaré que la frontière était fermée. Les réfugiés attendent.",
    "cp1250": "Minister spraw zagranicznych powiedział, że granica została zamknięta. Żołnierze zostali zatrzymani w środę.",
    "iso8859-2": "Ministr zahraničí řekl, že hranice jsou zavřené. Vojáci byli zadrženi ve středu večer, uvedl mluvčí.",
    "cp1251": "Министр иностранных дел заявил, что граница закрыта. Солдаты были задержаны в среду вечером.",
    "koi8-r": "Министр иностранных дел заявил, что граница закрыта. Солдаты были задержаны в среду вечером.",
    "shift_jis": "外務大臣は火曜日に国境が閉鎖されたと述べた。兵士たちは水曜日の夜に拘束された。",
    "gb18030": "外交部长周二表示，边境已经关闭。士兵们在周三晚上被拘留。",
    "utf-16-le": "The minister said so. It is done, he said.",
    "utf-16-be": "The minister said so. It is done, he said.",
}


def source(data: bytes) -> Source:
    return Source("story.txt", ".txt", data)


@pytest.mark.parametrize("encoding", STORIES)
def test_the_encoding_is_found(encoding: str) -> None:
    assert decode(source(STORIES[encoding].encode(encoding))).text == STORIES[encoding]


@pytest.mark.parametrize("encoding", STORIES)
def test_the_encoding_can_be_given(encoding: str) -> None:
    assert decode(source(STORIES[encoding].encode(encoding)), encoding).text == STORIES[encoding]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert decode(source(mark + "Żołnierz".encode(encoding))).text == "Żołnierz"


def test_a_guess_is_a_warning() -> None:
    decoded = decode(source(STORIES["cp1252"].encode("cp1252")))
    assert decoded.warnings == ("the encoding was guessed as cp1252; --encoding overrides it",)


def test_windows_quotes_pasted_into_utf8_are_repaired_and_counted() -> None:
    data = "Café déjà vu, naïve, größer: ".encode() + b"\x93agreed\x94"
    decoded = decode(source(data))
    assert decoded.text == "Café déjà vu, naïve, größer: “agreed”"
    assert decoded.warnings == ("2 bytes were not UTF-8 and were read as Windows-1252",)


WIDE = {
    "Russian": "Министр иностранных дел заявил, что граница закрыта.",
    "Chinese": "外交部长周二表示,边境已经关闭。\n士兵们在周三晚上被拘留。",
    "Arabic": "قال الوزير إن الحدود مغلقة.",
    "Korean": "장관은 국경이 폐쇄되었다고 말했다.",
    "English": "The minister said so. It is done, he said.",
}


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", WIDE)
def test_wide_encodings_need_no_byte_order_mark(language: str, order: str) -> None:
    decoded = decode(source(WIDE[language].encode(order)))
    assert (decoded.text, decoded.encoding) == (WIDE[language], order)
    assert decoded.warnings == (f"the text had no byte-order mark and was read as {order[:6].upper()}",)


def test_a_text_pasted_together_of_two_encodings_is_whole() -> None:
    half = "Le ministre a déclaré que la frontière était “fermée”.\nLes réfugiés attendent à l’été.\n"
    decoded = decode(source(half.encode() + half.encode("cp1252")))
    assert decoded.text == half * 2
    assert decoded.warnings == ("2 lines were not UTF-8 and read as cp1252",)


def test_characters_written_as_surrogates_are_put_together() -> None:
    data = "Café, naïve: ".encode() + b"\xed\xa0\xbd\xed\xb8\x80"
    decoded = decode(source(data))
    assert decoded.text == "Café, naïve: \U0001f600"
    assert decoded.warnings == ("1 character was written as surrogates, which UTF-8 forbids",)


@pytest.mark.parametrize(
    "data", [b"Here \x00\x00\x00\x00 it is, and \x00\x00\x00 there.", b"\x00" * 64, b"\x00", bytes(range(256)) * 8]
)
def test_bytes_of_zero_alone_make_no_wide_encoding(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match="is not text"):
        decode(source(data))


@pytest.mark.parametrize("count", [1, 3, 40])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_few_bytes_of_zero_are_taken_out_and_counted(count: int, encoding: str) -> None:
    text = "“Nobody” shall be told, said Zoë Müller on Tuesday night. " * 3 * count
    strayed = text.encode(encoding).replace(b"told", b"to\x00ld", count)
    decoded = decode(source(strayed))
    assert decoded.text == text
    assert f"{count} {'byte' if count == 1 else 'bytes'} of zero" in decoded.warnings[-1]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"Here \x00\x00\x00\x00 it is, and \x00\x00\x00 there.", "is not text"),
        (("外交部长周二表示边境已经关闭。" * 9).encode("utf-16-le") + b"\n\x00 \x00 ", "is not text"),
        (bytes(range(1, 32)) * 20, "is not text"),
    ],
)
def test_what_is_not_text_is_said_to_be_so(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableSourceError, match=cause):
        decode(source(data))


@pytest.mark.parametrize(
    ("encoding", "cause"), [("klingon", "no text encoding is called"), ("ascii", r"byte 1\b"), ("zlib", "no text")]
)
def test_a_wrong_encoding_is_one_sentence(encoding: str, cause: str) -> None:
    with pytest.raises(UnreadableSourceError, match=cause):
        decode(source("né".encode()), encoding)
