"""What a passage is in its article counts: headlines go together, by-lines say who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from compare.comparison import Comparison, compare

if TYPE_CHECKING:
    from conftest import MakeArticle

    from compare.article import Article
    from compare.embedding import Encoder

LEAD = "Fire crews in Harlow Bay brought the blaze at the old timber mill under control late on Tuesday, the fire service said."
REST = (
    "Nobody was in the building when it caught fire, and no one was hurt.\n\n"
    "More than 60 firefighters worked through the night to keep the flames from a row of houses.\n\n"
    "The mill closed in 2009 and was to become flats."
)
WIRE = f"Harlow Bay crews contain fire at disused timber mill\n\nBy Ines Corbel\n\n{LEAD}\n\n{REST}\n"
REWRITE = f"Night of smoke ends for a seaside town\n\nBy our own reporters\n\n{LEAD.replace('brought', 'have got')}\n\n{REST}\n"
OTHER = (
    "Divided councillors go home without a budget\n\nBy Ines Corbel\n\nThe council in Merrow put off its budget on Monday.\n\n"
    "Four members left the room before the vote was called.\n\nThe mayor said that talks would go on.\n"
)


@dataclass(frozen=True)
class Pairs:
    left: Article
    right: Article
    found: Comparison

    def partners(self, beginning: str) -> list[str]:
        """The right passages linked with the left one that begins so."""
        (place,) = (p.id for p in self.left.passages if p.text.startswith(beginning))
        return [self.right.passages[k].text for link in self.found.links if place in link.left for k in link.right]


@pytest.fixture
def pairs(article: MakeArticle, model: Encoder) -> Pairs:
    left, right = article(WIRE), article(REWRITE)
    return Pairs(left, right, compare(left, right, model))


def test_headlines_of_one_story_belong_together_whatever_they_say(pairs: Pairs) -> None:
    assert pairs.partners("Harlow Bay crews") == ["Night of smoke ends for a seaside town"]


def test_a_lead_is_linked_with_the_lead_and_not_with_a_headline(pairs: Pairs) -> None:
    assert [text[:10] for text in pairs.partners("Fire crews")] == [LEAD[:10]]


def test_by_lines_with_other_names_are_no_paraphrase(pairs: Pairs) -> None:
    assert pairs.partners("By Ines Corbel") == []


def test_the_same_by_line_is_matched(article: MakeArticle, model: Encoder) -> None:
    left, right = article(WIRE), article(REWRITE.replace("our own reporters", "Ines Corbel"))
    assert Pairs(left, right, compare(left, right, model)).partners("By Ines Corbel") == ["By Ines Corbel"]


def test_headlines_of_two_stories_are_judged_by_their_words(article: MakeArticle, model: Encoder) -> None:
    left, right = article(REWRITE), article(OTHER)
    assert Pairs(left, right, compare(left, right, model)).partners("Night of smoke") == []


def test_a_headline_of_something_else_over_the_same_story_is_no_pair(article: MakeArticle, model: Encoder) -> None:
    left, right = article(WIRE), article(REWRITE.replace("Night of smoke ends for a seaside town", "Zebras invade supermarket"))
    assert Pairs(left, right, compare(left, right, model)).partners("Harlow Bay crews") == []


def test_swapping_the_sides_mirrors_it(article: MakeArticle, model: Encoder) -> None:
    left, right = article(WIRE), article(REWRITE)
    here, there = compare(left, right, model), compare(right, left, model)
    assert {(link.left, link.right) for link in here.links} == {(link.right, link.left) for link in there.links}
