"""Texts that are far more, or far longer, than an article."""

from __future__ import annotations

from hostile.trap import END, SENTENCE, Trap, file


def _sentences(count: int) -> bytes:
    return " ".join(f"Boat {number} left the harbour on a calm morning." for number in range(count)).encode()


SIZES = (
    Trap("a line of 1 MB without a blank", file(lambda: b"a" * 1_000_000), holds=("a" * 1000,)),
    Trap("a line of 5 MB without a blank", file(lambda: b"a" * 5_000_000), holds=("a" * 1000,)),
    Trap("a line of 1 MB of Chinese sentences", file(lambda: "市议会推迟了预算表决。".encode() * 30_000), holds=("推迟了预算",)),
    Trap("a letter with 100,000 marks", file(("a" + "\u0301\u0323" * 50_000).encode), either=True),
    Trap("a line of 1 MB of words", file(lambda: b"harbour " * 125_000), holds=("harbour harbour",)),
    Trap("a line of 5,000 sentences", file(lambda: _sentences(5_000)), holds=("Boat 4999 left",)),
    Trap("a line of 1 MB of full stops", file(lambda: b". " * 500_000), either=True),
    Trap("a line of 1 MB of quotation marks", file(lambda: "“".encode() * 333_000), either=True),
    Trap("a line of 1 MB of digits", file(lambda: b"1234567890" * 100_000), holds=("1234567890",)),
    Trap("a line of 1 MB of brackets", file(lambda: b"([{<" * 250_000), either=True),
    Trap("20,000 identical lines", file(lambda: f"{SENTENCE}\n\n".encode() * 20_000), holds=(SENTENCE,)),
    Trap("5,000 different lines", file(lambda: _sentences(5_000).replace(b". ", b".\n\n")), holds=("Boat 4999 left",)),
    Trap("500 kB of Markdown that opens and never ends", file(lambda: b"<!--" * 125_000, "left.md"), either=True),
    Trap("100,000 empty lines", file(lambda: SENTENCE.encode() + b"\n" * 100_000 + END.encode()), holds=(SENTENCE, END)),
    Trap("20,000 names in one sentence", file(lambda: b"Ana Duarte, " * 20_000), either=True),
    Trap("a file of 50 MB", file(lambda: b"harbour\n" * 6_250_000), says="is larger than 20 MB"),
    Trap("one letter", file(b"a"), holds=("a",)),
    Trap("one full stop", file(b"."), holds=(".",)),
)
