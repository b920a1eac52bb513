"""What is pasted stays a paste: an escape sequence in it neither ends it nor becomes keys.

A terminal puts a paste between two marks. Textual takes every other escape sequence between them for keys that were pressed
(textual 8.2.8, `_xterm_parser.py`), so that a paste from a page could type at the desk.
"""

from __future__ import annotations

_START, _END = "\x1b[200~", "\x1b[201~"
_ESCAPE, _SHOWN = "\x1b", "\u241b"


class PasteGuard:
    """Takes what the keyboard sends, piece by piece, and gives it on with the escapes inside pastes made visible."""

    def __init__(self) -> None:
        self._pasting = False
        self._held = ""  # inside a paste: what may begin its end
        self._given = ""  # outside: the last characters that were given on; they may begin a paste

    def feed(self, text: str, *, final: bool = False) -> str:
        """The next piece, as it may be given on; in a paste the beginning of its end waits for the rest, if there can be one."""
        out: list[str] = []
        while text or (final and self._held):
            text = self._inside(text, out, final=final) if self._pasting else self._outside(text, out)
        return "".join(out)

    def _outside(self, text: str, out: list[str]) -> str:
        """Give on what is no paste; what is left begins inside of one. Nothing waits: a lone escape is a key."""
        together, known = self._given + text, len(self._given)
        at = together.find(_START)
        end = len(together) if at < 0 else at + len(_START)
        out.append(together[known:end])
        self._pasting, self._given = at >= 0, "" if at >= 0 else together[1 - len(_START) :]
        return together[end:]

    def _inside(self, text: str, out: list[str], *, final: bool) -> str:
        """Give on what is pasted, and its end; what is left stands behind it."""
        before, found, after = (self._held + text).partition(_END)
        kept = 0 if found or final else _begun(before)
        self._held, before = before[len(before) - kept :], before[: len(before) - kept]
        out += [before.replace(_ESCAPE, _SHOWN), found]
        self._pasting = not found
        return after


def _begun(text: str) -> int:
    """How many of a text's last characters begin the end of a paste."""
    return next((n for n in range(len(_END) - 1, 0, -1) if text.endswith(_END[:n])), 0)
