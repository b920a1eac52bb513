"""Bytes that are text in some encoding, in several, or in none."""

from __future__ import annotations

import codecs

from hostile.trap import END, SENTENCE, Trap, file, within

STORY = f"{SENTENCE}\n\n“Nobody”, said Zoë Müller, déjà vu.\n\n{END}\n"
RUSSIAN = "Министр иностранных дел заявил, что граница закрыта.\n\nСолдаты были задержаны 14 мая, сказал он.\n"
HALF = "Zoë Müller a déclaré que la frontière était “fermée”.\n\nLes réfugiés attendent l’été, a-t-elle ajouté.\n\n"

_MARKED = {
    "UTF-8": codecs.BOM_UTF8 + STORY.encode(),
    "UTF-16, little end first": codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
    "UTF-32, little end first": codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
    "UTF-32, big end first": codecs.BOM_UTF32_BE + STORY.encode("utf-32-be"),
}
_UNMARKED = {
    "UTF-16, little end first": "utf-16-le",
    "UTF-16, big end first": "utf-16-be",
    "UTF-32, little end first": "utf-32-le",
    "UTF-32, big end first": "utf-32-be",
}

ENCODINGS = (
    *(Trap(f"{name}, with a mark", file(data), holds=("Zoë Müller", END)) for name, data in _MARKED.items()),
    *(
        Trap(f"{name}, without a mark", file(STORY.encode(code)), holds=("Zoë Müller", END), warns="no byte-order mark")
        for name, code in _UNMARKED.items()
    ),
    *(
        Trap(
            f"Russian in {name}, without a mark", file(RUSSIAN.encode(code)), holds=("граница закрыта",), warns="no byte-order mark"
        )
        for name, code in _UNMARKED.items()
    ),
    Trap("Windows-1252", file(STORY.encode("cp1252")), holds=("“Nobody”, said Zoë Müller",), warns="guessed"),
    Trap("half UTF-8, half Windows-1252", file((HALF).encode() + HALF.encode("cp1252")), holds=(HALF.strip(),), lacks=("Ã",)),
    Trap("UTF-8 with a quote of Windows-1252", file(STORY.encode() + b"\n\n\x93agreed\x94\n"), holds=("“agreed”", "Zoë Müller")),
    Trap("UTF-16 that ends in half a character", file(_MARKED["UTF-16, little end first"] + b"a"), says="not in the encoding"),
    Trap(
        "UTF-16 with a lone surrogate",
        file(codecs.BOM_UTF16_LE + b"\x00\xd8" + "so.".encode("utf-16-le")),
        says="not in the encoding",
    ),
    Trap("overlong UTF-8", file(within("x") + b"\xc0\xaf\xc0\x80\xe0\x80\xaf"), either=True),
    Trap("bytes that are no character at all", file(bytes(range(128, 256)) * 40), either=True),
    Trap("NUL in a text", file(within("a\x00b")), holds=("The minister ab said so.",), warns="1 byte of zero was taken out"),
    Trap("more NUL than strays into a text", file(within("a\x00b") + b"a\x00" * 400), says="is not text"),
    Trap("nothing but NUL", file(b"\x00" * 1000), says="is not text"),
    Trap("nothing but controls", file(bytes(range(1, 32)) * 100), says="is not text"),
    Trap("nothing but escapes", file(b"\x1b[2J" * 200), holds=("\u241b[2J",), warns="made visible"),
    Trap("nothing but invisible characters", file("\u200b\u2060\u00ad".encode() * 50), says="holds no text"),
    Trap("only a byte-order mark", file(codecs.BOM_UTF8), says="holds no text"),
    Trap("only a byte-order mark of UTF-16", file(codecs.BOM_UTF16_LE), says="holds no text"),
    Trap("an empty file", file(b""), says="is empty"),
    Trap("only blanks", file(b" \t\r\n" * 100), says="is empty"),
    Trap("only blanks of other kinds", file("\u00a0\u2003\u3000\u2028".encode() * 50), says="holds no text"),
    Trap(
        "only furniture",
        file(b"Share this article\n\nSubscribe to our newsletter\n\nAdvertisement\n"),
        holds=("Share this article",),
    ),
    Trap("an encoding that nobody knows", file(within("x")), says="no text encoding is called", options=("--encoding", "klingon")),
    Trap("an encoding that is none", file(within("x")), says="no text encoding is called", options=("--encoding", "zlib")),
    Trap("the wrong encoding", file(STORY.encode("cp1252")), says="not in the encoding", options=("--encoding", "utf-8")),
    Trap(
        "a picture and an encoding", file(b"\x89PNG\r\n\x1a\n" + bytes(200)), says="is a picture", options=("--encoding", "cp1252")
    ),
    Trap("a gzip file", file(b"\x1f\x8b\x08\x00" + bytes(200)), says="is a broken compressed file"),
    Trap("a program", file(b"\x7fELF" + bytes(200)), says="is a program"),
    Trap("rich text", file(b"{\\rtf1\\ansi The council met on Monday.}"), holds=("The council met",), lacks=("rtf1",)),
)
