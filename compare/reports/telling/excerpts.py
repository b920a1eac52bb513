"""Words of both sides where they differ, short enough for a sentence."""

from __future__ import annotations

from itertools import takewhile

from compare.linking.lexical import typeset

_AROUND = 4  # words on either side of what differs
_WHOLE = 90  # characters that are never cut
_LONGEST = 140
_EDGES = ".,;:!?\"'“”‘’„«»()[]…"


def excerpts(left: str, right: str) -> tuple[str, str]:
    """The words in which two texts differ, each with a few before and behind; all of what is short anyway."""
    ours, theirs = left.split(), right.split()
    before = _shared(ours, theirs)
    most = min(len(ours), len(theirs)) - before
    behind = min(most, _shared(ours[::-1], theirs[::-1]))
    return _cut(ours, before, behind), _cut(theirs, before, behind)


def one_line(text: str) -> str:
    """A text with every run of white space one space."""
    return " ".join(text.split())


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut behind a word where it is longer."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    cut = line[: longest - 1].rpartition(" ")[0] or line[: longest - 2]
    return f"{cut.rstrip(',;:.–—-')} …"


def _shared(ours: list[str], theirs: list[str]) -> int:
    """How many words both begin with, whatever their marks."""
    return sum(1 for _ in takewhile(lambda pair: _key(pair[0]) == _key(pair[1]), zip(ours, theirs, strict=False)))


def _key(word: str) -> str:
    return typeset(word).casefold().strip(_EDGES)


def _cut(words: list[str], before: int, behind: int) -> str:
    whole = " ".join(words)
    if len(whole) <= _WHOLE:
        return whole
    start, end = max(0, before - _AROUND), len(words) - max(0, behind - _AROUND)
    kept = shortened(" ".join(words[start:end]), _LONGEST)
    tail = " …" if end < len(words) and not kept.endswith("…") else ""
    return f"{'… ' if start else ''}{kept}{tail}"
