"""Escape sequences that reading made visible: what stands inside one is no word and no number of the story.

The forms are those of ECMA-48: CSI with parameters and a final byte; OSC, DCS, APC, PM and SOS up to their terminator.
"""

from __future__ import annotations

from compare.patterns import regex

_END = r"(?:\u2407|\u241b\\|\u27e8U\+009C\u27e9)"
# One that nobody ends is taken to end at the next blank: it shall not swallow the sentence.
_SEQUENCE = regex(
    r"(?:\u241b\[|\u27e8U\+009B\u27e9)[0-?]*[!-/]*[@-~]?"
    rf"|(?:\u241b[\]PX^_]|\u27e8U\+009[08DEF]\u27e9)(?:[^\n\u241b\u2407]{{0,2000}}?{_END}|[^\s\u241b\u2407]*)"
    r"|\u241b[!-/]*[0-~]"
    r"|\u27e8U\+[0-9A-F]{4,6}\u27e9"
)


def without_sequences(text: str) -> str:
    """The text with a blank for every character of a visible sequence; every other character keeps its place."""
    return _SEQUENCE.sub(lambda match: " " * len(match.group()), text)
