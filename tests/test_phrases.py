"""Phrases of a list are found where an expression of all of them would find them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from compare.facts.phrases import Phrase, find_phrases, phrase_at, pieces_of
from compare.facts.vocabulary import alternation, filled, phrases

ROOT = Path(__file__).resolve().parent
LISTS = ("attribution_verbs", "bases", "hedges", "ladders", "negations", "opposites", "titles", "vague_sources")
# Phrases side by side, inside of words, over the end of a line, within one another, with a sign before them.
HARD = (
    "May may be considering it, as he may\n have  been, maybe; dismay. According\nto x_may, 'may', n't.",
    "İstanbul's mayor, the vice president's vice-president, may not (no longer) be the first vice president",
    "a source close to a source, sources said; no, nobody no one none",
)


@pytest.mark.parametrize("name", LISTS)
def test_phrases_are_found_as_an_expression_finds_them(name: str) -> None:
    expression = re.compile(alternation(phrases(name)), re.IGNORECASE)
    pairs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "pairs").glob("*.toml"))[:8]]
    texts = [*HARD, *(pair[side] for pair in pairs for side in ("left", "right"))]
    for text in texts:
        found = [(p.start, p.end, p.text) for p in find_phrases(name, pieces_of(text))]
        assert found == [(*m.span(), m.group()) for m in expression.finditer(text)]
    assert any(expression.search(text) for text in texts)


def test_a_phrase_has_the_value_of_its_list_and_stays_inside_of_what_is_asked() -> None:
    pieces = pieces_of("The prime minister said so.")
    assert list(find_phrases("titles", pieces)) == [Phrase(4, 18, "prime minister", phrases("titles")["prime minister"])]
    assert not list(find_phrases("titles", pieces, 0, 12))
    assert [p.text for p in find_phrases("titles", pieces, 5)] == ["minister"]
    at = phrase_at("titles", pieces, 4)
    assert at
    assert at.text == "prime minister"
    assert phrase_at("titles", pieces, 5) is None


def test_an_expression_is_made_from_the_parts_that_words_of_a_list_play() -> None:
    made = re.compile(filled(r"\b<small> <sample>\b", "limits"), re.IGNORECASE)
    assert made.search("a limited\nnumber of  people")
    assert made.search("A small study")
    assert not made.search("a small town")
    assert not re.search(filled("<no-such-part>", "limits"), "")
