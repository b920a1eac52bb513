"""Furniture is recognised, kept and marked; no sentence of a story is."""

from __future__ import annotations

import pytest
from conftest import ROOT, MakeArticle, real

from compare.article import Role
from compare.reading.blocks import Block
from compare.reading.furniture import set_aside

STORY = [
    "The council delayed its vote on Tuesday night after four members walked out of the chamber in protest.",
    "The mayor said that the city had eight weeks to fill a hole of eighteen million in its budget.",
]


def aside(*lines: str) -> list[str]:
    blocks = [Block(line, Role.LIST if line.startswith("•") else Role.BODY) for line in lines]
    return [b.text for b, flag in zip(blocks, set_aside(blocks), strict=True) if flag]


@pytest.mark.parametrize(
    "line",
    [
        "Do you have a tip on a story we should be covering? Let us know via desk@example.org.",
        "Sign up for our evening newsletter",
        "Subscribe now",
        "Share this article",
        "3 comments",
        "Advertisement",
        "Read more: The council's long year",
        "(Reporting by Ann Lee in Oslo; editing by T. Osei)",
        "Follow us on Instagram and Facebook",
        "© 2024 The Courier. All rights reserved.",
    ],
)
def test_a_known_phrase_is_furniture_between_paragraphs_too(line: str) -> None:
    assert aside(STORY[0], line, STORY[1]) == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thousands follow him on Instagram, where he posts about the war.",
        "Users can sign up for the alerts on the city's website, the mayor said.",
        "The company changed its terms of service and its privacy policy in March.",
        "“Do you have any questions?” she asked the reporters, and left.",
        "Readers were asked to share this information with the police.",
        "She said the paper is a newspaper of record and its reporter was based in Kyiv.",
        "The article was first published in a Latvian newspaper, according to the agency.",
        "He was told to read more and to talk less, and he subscribed to that view.",
        "Anna Berg was a reporter for the local paper before she was elected.",
    ],
)
def test_a_sentence_of_a_story_is_not(sentence: str) -> None:
    assert aside(STORY[0], sentence, STORY[1]) == []
    assert aside(*STORY, sentence, STORY[0]) == []


def test_the_foot_of_a_page_is_furniture_from_its_first_phrase_on() -> None:
    foot = ["Share your rating", "House rules", "Ann Lee is a reporter based in Oslo.", "• Our app", "• Our app"]
    assert aside(*STORY, *foot) == foot


def test_a_list_that_ends_a_story_is_no_foot() -> None:
    assert aside(*STORY, "The dates:", "• 4 May: first vote", "• 9 May: second vote") == []


def test_a_story_after_a_phrase_ends_the_foot() -> None:
    assert aside("Most read", *STORY) == ["Most read"]


def test_a_text_of_nothing_else_is_kept() -> None:
    assert aside("Share this article", "Share this article") == []


def test_the_real_first_article_ends_in_thirty_lines_of_it(article: MakeArticle) -> None:
    found = article(real("seeds/first.txt").read_text(encoding="utf-8"))
    foot = found.text.index("Do you have a tip on")
    assert all(p.furniture == (p.start >= foot or p.text.startswith("YURI KADOBNOV")) for p in found.passages)
    assert sum(p.furniture for p in found.passages) >= 30


def test_the_real_second_article_has_none(article: MakeArticle) -> None:
    assert not any(p.furniture for p in article(real("seeds/second.txt").read_text(encoding="utf-8")).passages)


def test_our_own_first_article(article: MakeArticle) -> None:
    found = article((ROOT / "seeds/first.txt").read_text(encoding="utf-8"))
    foot = found.text.index("Do you have a tip on")
    assert [p.text for p in found.passages if p.furniture and p.start < foot] == ["JAN WILK/Vistula Images"]
    assert all(p.furniture for p in found.passages if p.start >= foot)


def test_furniture_is_left_out_of_the_words(article: MakeArticle) -> None:
    assert article("\n\n".join([*STORY, "Share this article"])).words == article("\n\n".join(STORY)).words
