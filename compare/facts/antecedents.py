"""Whom a pronoun or a bare quotation means: the voice that spoke before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.sourcing import KNOWN, NAMED, Source
from compare.facts.voices import Voice, find_voices

if TYPE_CHECKING:
    from compare.article import Span
    from compare.facts.quotations import Quotation
    from compare.facts.setting import Backdrop
    from compare.facts.telling import Telling

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks a quotation; `span` is None where the link itself does not name them."""

    name: str
    named: bool
    span: Span | None


def speaker_of(telling: Telling, quotation: Quotation, backdrop: Backdrop) -> Speaker | None:
    """Who speaks a quotation: the voice beside it, or the one that spoke before it in its paragraph."""
    number = next(k for k, p in enumerate(telling.passages) if p.id == quotation.passage)
    start = telling.starts[number]
    end = start + len(telling.passages[number].text)
    here = [v for v in find_voices(telling, backdrop) if start <= v.start < end and v.strength != "paper"]
    place = start + quotation.start
    if here:
        voice = min(here, key=lambda v: min(abs(v.start - place), abs(v.start - place - len(quotation.text)), abs(v.end - place)))
        return _speaker(telling, voice, backdrop, quotation.passage)
    before = _voice_before(backdrop, quotation.passage, within_paragraph=True)
    return Speaker(before.name, named=before.rank >= NAMED, span=None) if before else None


def _speaker(telling: Telling, voice: Voice, backdrop: Backdrop, passage: int) -> Speaker:
    source = resolved(voice.source, backdrop, passage)
    span = telling.span(voice.source.start, voice.source.end)
    return Speaker(source.name, named=source.rank >= NAMED, span=span)


def resolved(source: Source, backdrop: Backdrop, passage: int) -> Source:
    """A pronoun or 'the statement' becomes the named voice before it, where there is one."""
    if source.rank != KNOWN or not source.pronoun:
        return source
    return _voice_before(backdrop, passage, within_paragraph=False) or source


def _voice_before(backdrop: Backdrop, passage: int, *, within_paragraph: bool) -> Source | None:
    article = backdrop.article
    for number in range(passage - 1, max(-1, passage - 1 - _NEAR), -1):
        earlier = article.passages[number]
        if earlier.furniture or (within_paragraph and earlier.paragraph != article.passages[passage].paragraph):
            return None
        voices = [v for v in find_voices(backdrop.tell([number]), backdrop) if v.source.rank >= NAMED]
        if voices:
            return voices[-1].source
    return None
