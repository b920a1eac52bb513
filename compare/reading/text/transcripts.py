"""A transcript in WebVTT or SubRip becomes paragraphs: a paragraph a speaker, without times and without what is shown twice.

https://www.w3.org/TR/webvtt1/; SubRip has no standard: numbered cues, commas in its times.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.opening.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.reading.sources.sources import Source

_TIMES = regex(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})[ \t]+-->[ \t]+(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})")
_VOICE = regex(r"<v(?:\.[^\s<>]*)?\s+([^>]{1,80})>")
_TAG = regex(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_TURN = regex(r"^(?:>>|&gt;&gt;|-(?=\s?[^\W\d_]))\s*")
_SAID_BY = regex(r"^(?:([A-Z][A-Z .'’-]{1,38}[A-Z.])|([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})):\s+")
_ENDS = regex(r"[.!?…]['\"”’)\]]*$")
_PAUSE = 4.0  # seconds without words, after which a new paragraph begins where a sentence has ended
_LONG = 120  # words of one paragraph without a speaker, after which it ends with its sentence


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words shown at a time: when in seconds, by whom (or empty), and whether another voice begins."""

    start: float
    end: float
    speaker: str
    turns: bool
    text: str


def transcript_story(source: Source) -> Found:
    """The words of a transcript, speaker by speaker.

    Raises:
        UnreadableSourceError: where it holds no words.
    """
    decoded = decode(source)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    cues = list(_without_repeats(_cues(text)))
    if not cues:
        raise UnreadableSourceError(source.name, "the transcript holds no words", "give a file that holds them")
    title = _title(text)
    heads = [Block(title, Role.HEADLINE)] if title else []
    return Found((*heads, *map(Block, _paragraphs(cues))), warnings=decoded.warnings)


def _title(text: str) -> str:
    first = text.partition("\n")[0]
    return first.removeprefix("WEBVTT").strip(" \t-–—:") if first.startswith("WEBVTT") else ""


def _cues(text: str) -> Iterator[_Cue]:
    for group in re.split(r"\n{2,}", text):
        lines = group.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines[:2]) if _TIMES.match(line.strip())), None)
        times = _TIMES.match(lines[at].strip()) if at is not None else None
        if at is not None and times:
            start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
            yield from _said(start, end, lines[at + 1 :])


def _said(start: float, end: float, lines: list[str]) -> Iterator[_Cue]:
    """The lines of a cue, cut where another voice begins."""
    speaker, turns = "", False
    words: list[str] = []
    for line in lines:
        named = _VOICE.search(line)
        bare = html.unescape(_TAG.sub("", line)).strip()
        turned = _TURN.match(bare)
        said_by = _SAID_BY.match(bare[turned.end() :] if turned else bare)
        if (named or turned or said_by) and words:
            yield _Cue(start, end, speaker, turns, " ".join(words))
            words, speaker, turns = [], "", False
        if turned:
            bare, turns = bare[turned.end() :], True
        if said_by:
            bare = bare[said_by.end() :]
        speaker = (named.group(1) if named else said_by.group(1) or said_by.group(2) if said_by else speaker).strip()
        words += [bare] if bare else []
    if words:
        yield _Cue(start, end, speaker, turns, " ".join(words))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Rolling captions show each line again with the next one: words that the cue before ended with are shown once."""
    last = ""
    for cue in cues:
        text = cue.text
        if text == last:
            continue
        shared = text.removeprefix(last).strip() if last and text.startswith(last + " ") else text
        last = text if shared is text else shared
        yield _Cue(cue.start, cue.end, cue.speaker, cue.turns, shared)


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    words: list[str] = []
    speaker, end = "", 0.0
    for cue in cues:
        changes = cue.turns or (cue.speaker and cue.speaker != speaker)
        rests = (
            bool(words)
            and bool(_ENDS.search(words[-1]))
            and (cue.start - end > _PAUSE or sum(len(w.split()) for w in words) > _LONG)
        )
        if words and (changes or rests):
            yield _paragraph(speaker, words)
            words = []
            speaker = cue.speaker or ("" if changes else speaker)
        elif not words:
            speaker = cue.speaker or speaker
        words.append(cue.text)
        end = cue.end
    if words:
        yield _paragraph(speaker, words)


def _paragraph(speaker: str, words: list[str]) -> str:
    text = " ".join(words)
    return f"{speaker}: {text}" if speaker else text
