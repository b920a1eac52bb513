"""What every stage promises whatever it is given; the properties and the fuzzing targets both ask here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from compare.link import Side

if TYPE_CHECKING:
    from compare.article import Article, Span
    from compare.comparison import Comparison

_JOINERS = {"\u200c", "\u200d"}  # Persian, Hindi and emoji need them
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def unsafe(text: str) -> set[str]:
    """The characters of a text that could steer a terminal, turn its direction or hide, line breaks aside."""
    return {c for c in set(text) if c != "\n" and (_steers(c) or _hides(c))}


def _steers(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or unicodedata.bidirectional(character) in _TURNING


def _hides(character: str) -> bool:
    """Whether a character has no width and only formats, or stands where Unicode keeps places for such."""
    code = ord(character)
    kept = 0xFFF0 <= code <= 0xFFFB or (0xE0000 <= code <= 0xE0FFF and not 0xE0100 <= code <= 0xE01EF)
    # Signs of Arabic, Syriac, Kaithi and hieroglyphs format as well, and are seen.
    seen = unicodedata.bidirectional(character) in {"AN", "AL", "L"} and character not in "\u061c\u200e\u200f"
    return kept or (unicodedata.category(character) == "Cf" and character not in _JOINERS and not seen)


def require_one_sentence(error: Exception) -> None:
    """What went wrong is one line that is safe to show."""
    said = str(error)
    assert said.strip(), "an error that says nothing"
    assert "\n" not in said, said
    assert not unsafe(said), ascii(said)


def require_whole(article: Article) -> None:
    """Paragraphs slice back, in order, and hold all of the text; nothing in it is unsafe; some of it is the story."""
    at = 0
    assert article.paragraphs, "an article without a paragraph"
    for number, paragraph in enumerate(article.paragraphs):
        text = article.text[paragraph.start : paragraph.end]
        assert paragraph.id == number
        assert text.strip() == text != "", ascii(text)
        assert "\n" not in text, ascii(text)
        assert not article.text[at : paragraph.start].strip(), "text between two paragraphs"
        assert at <= paragraph.start < paragraph.end
        at = paragraph.end
    assert at == len(article.text)
    assert not all(p.furniture for p in article.paragraphs), "everything was set aside"
    for shown in (article.text, article.title, article.source, article.outlet, *article.warnings):
        assert not unsafe(shown), ascii(shown)


def require_tiled(article: Article) -> None:
    """Every character that is not white space is in exactly one passage; passages slice back and know their paragraph."""
    at = 0
    for number, passage in enumerate(article.passages):
        paragraph = article.paragraphs[passage.paragraph]
        assert passage.id == number
        assert article.text[passage.start : passage.end] == passage.text
        assert passage.text.strip() == passage.text != ""
        assert paragraph.start <= passage.start < passage.end <= paragraph.end
        assert passage.furniture == paragraph.furniture
        assert at <= passage.start
        assert not article.text[at : passage.start].strip(), "text in no passage"
        at = passage.end
    assert not article.text[at:].strip(), "text in no passage"


def require_placed(comparison: Comparison) -> None:
    """Every passage is in exactly one link or section; links are in the left's order; numbers are where they belong."""
    for side in Side:
        named = [k for link in comparison.links for k in link.passages(side)]
        named += [k for section in comparison.unique if section.side is side for k in section.passages]
        assert sorted(named) == [p.id for p in comparison.article(side).passages]
        shares = comparison.shares(side)
        assert shares.matched + shares.paraphrased + shares.unique == shares.words == comparison.article(side).words
    assert [link.id for link in comparison.links] == list(range(len(comparison.links)))
    assert [link.left for link in comparison.links] == sorted(link.left for link in comparison.links)
    for link in comparison.links:
        assert all(0 <= value <= 1 for value in (link.score, link.semantic, link.lexical, link.order)), link
        assert np.isfinite([weight for _, weight in link.reasons]).all()
    for section in comparison.unique:
        assert 0 < len(section.label) <= 60
        assert "\n" not in section.label


def require_found(comparison: Comparison) -> None:
    """Every fact stands on a side at least, where it says, in passages of its own link, and is told once."""
    for link in comparison.links:
        assert len({fact.identity for fact in link.facts}) == len(link.facts), "a fact told twice"
        for fact in link.facts:
            assert fact.left is None or fact.left.passage in link.left
            assert fact.right is None or fact.right.passage in link.right
    for fact in comparison.all_facts:
        assert fact.left or fact.right
        assert fact.note == " ".join(fact.note.split())
        require_span(comparison.left, fact.left)
        require_span(comparison.right, fact.right)


def require_span(article: Article, span: Span | None) -> None:
    if span:
        assert article.passages[span.passage].text[span.start : span.end] == span.text != ""
