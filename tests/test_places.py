"""Where a passage stands, as an editor says it: paragraphs of the story are counted, what is around and above it is not."""

from __future__ import annotations

import pytest

from compare.article import Article, Paragraph, Role
from compare.link import Side
from compare.places import capital, numbers_and_names, pars, place_of, place_of_both, where
from compare.reviewing.log.intake import as_kept
from compare.segmenting.segment import segment

LINES = (
    ("Bridge closed", Role.HEADLINE, False),
    ("By Ana Bel", Role.BYLINE, False),
    ("The bridge on a grey morning", Role.CAPTION, False),
    ("The bridge is closed. Nobody knows why.", Role.BODY, False),
    ("Sign up for our newsletter", Role.BODY, True),
    ("What happens next", Role.HEADING, False),
    ("Cars go around", Role.LIST, False),
    ("The ferry on the same morning", Role.CAPTION, False),
    ("The mayor was silent.", Role.BODY, False),
    ("Photo: Bram Cor", Role.CREDIT, False),
)
TOLD = [
    *("headline", "by-line", "caption", "par. 1", "par. 1", "set aside"),
    *("subhead", "par. 2", "caption", "par. 3", "credit"),
]


@pytest.fixture(scope="module")
def article() -> Article:
    text, found = "", []
    for number, (line, role, furniture) in enumerate(LINES):
        found.append(Paragraph(number, len(text), len(text) + len(line), role, furniture))
        text += f"{line}\n\n"
    return segment(Article("bridge.txt", "Bridge closed", text, tuple(found), "0" * 64))


def test_only_paragraphs_of_the_story_are_counted(article: Article) -> None:
    assert [place_of(p, "par. ") for p in article.passages] == TOLD


def test_places_of_several_passages_are_told_together(article: Article) -> None:
    headline, _, _, first, second, _, _, item, caption, last, _ = article.passages
    assert where([first, second]) == "paragraph 1"
    assert where([headline, first, last]) == "headline, paragraphs 1, 3"
    assert pars([first, item, last]) == "pars. 1–3"
    assert pars([caption, last]) == "caption, par. 3"
    assert numbers_and_names([headline, first, second, last]) == ["headline", "1", "3"]
    assert place_of_both(headline, last) == "L headline = R3"
    assert place_of_both(None, item) == "R2"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("par. 1: so", "Par. 1: so"),
        ("headline, par. 1, has", "Headline, par. 1, has"),
        ("caption", "Caption"),
        ("headline.example, par. 2", "headline.example, par. 2"),
        ("eBay News, par. 2", "eBay News, par. 2"),
    ],
)
def test_a_place_begins_a_sentence_with_a_capital_and_a_name_as_it_is_spelt(said: str, told: str) -> None:
    assert capital(said) == told


def test_what_is_put_back_is_counted_from_then_on(article: Article) -> None:
    aside = next(p.id for p in article.passages if p.furniture)
    kept, _ = as_kept(article, article, {(Side.LEFT, aside): True})
    assert [p.number for p in kept.passages] == [0, 0, 0, 1, 1, 2, 0, 3, 0, 4, 0]
