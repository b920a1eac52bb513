"""Speeches: what an article quotes in a row. One puts into one quotation what another cuts into three, around its 'he said'."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from compare.facts.doc.names import american
from compare.facts.doc.quotations import IDEOGRAPH
from compare.facts.vocabulary import value_of
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.doc import Doc
    from compare.facts.doc.quotations import Quotation

Words = tuple[str, ...]

_BETWEEN_IDEOGRAPHS = regex(rf"(?<={IDEOGRAPH}) (?={IDEOGRAPH})")
_BESIDE = 4  # passages between two quotations of one speech
_LEAST = 3  # words: fewer stand in any speech
_TOLD = 0.85  # of the words of a stretch, in order, that make it told


@lru_cache(maxsize=4_096)
def heard(words: Words) -> Words:
    """Words as they sound, however they are written: 'one-in-three' is '1 in 3', 'jewellery' is jewelry."""
    parts = (part for word in words for part in word.split("-") if part)
    return tuple(value_of("number_words", part) or american(part) for part in parts)


def as_written(run: Words, words: Words) -> str:
    """A stretch of a quotation that was compared as it sounds, as the quotation writes it: 'your', where 'yor' was compared."""
    parts, sounds = [part for word in words for part in word.split("-") if part], heard(words)
    at = next((k for k in range(len(sounds) - len(run) + 1) if sounds[k : k + len(run)] == run), None)
    return _BETWEEN_IDEOGRAPHS.sub("", " ".join(run if at is None else parts[at : at + len(run)]))


def speech_around(doc: Doc, quotation: Quotation) -> Words:
    """What is quoted right before and after a quotation, itself left out, as it sounds."""
    near = [q for q in doc.quotations if q is not quotation and abs(q.passage - quotation.passage) <= _BESIDE]
    return tuple(word for q in near for word in heard(q.words))


def speeches_of(doc: Doc) -> Sequence[Words]:
    """The quotations of an article, those in a row put together, as they sound."""
    return doc.once(_read)


def _read(doc: Doc) -> tuple[Words, ...]:
    found: list[list[str]] = []
    last = -_BESIDE - 1
    for quotation in doc.quotations:
        if quotation.passage - last > _BESIDE:
            found.append([])
        found[-1] += heard(quotation.words)
        last = quotation.passage
    return tuple(tuple(words) for words in found)


def is_told_in(words: Words, speech: Words) -> bool:
    """Whether a stretch of a quotation stands in a speech, nearly all of it and in order; nothing at all does."""
    if len(words) < _LEAST:
        return not words
    return bool(speech) and int(LCSseq.similarity(words, speech)) >= _TOLD * len(words)
