"""What a comparison promises, whatever the articles are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT, MakeArticle
from hypothesis import given
from hypothesis import strategies as st
from word_encoder import WordEncoder

from compare.article import Article, Paragraph
from compare.comparison import Comparison, compare
from compare.link import Kind, Side
from compare.linking.evidence.judgement import load_judgement
from compare.reading import read
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from compare.embedding import Encoder

PIECES = [
    "The council postponed its vote.",
    "The council put off its vote on Tuesday.",
    "Four members walked out in protest.",
    "In protest, four members left.",
    "A patrol stopped the colonel near the village.",
    "He had 14 notebooks.",
    "“No,” she said.",
    "!!!",
    "Share this article",
    "Snow is expected tomorrow.",
]
STORIES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9)
TOLD_ONCE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9, unique=True)


def made(pieces: list[str]) -> Article:
    """An article with a paragraph a piece; the furniture among them is marked."""
    paragraphs, at = [], 0
    for number, piece in enumerate(pieces):
        paragraphs.append(Paragraph(number, at, at + len(piece), furniture=piece.startswith("Share")))
        at += len(piece) + 2
    return segment(Article("made", "", "\n\n".join(pieces), tuple(paragraphs), ""))


def compared(left: list[str], right: list[str]) -> Comparison:
    return compare(made(left), made(right), WordEncoder())


def every_place(comparison: Comparison, side: Side) -> list[int]:
    linked = [k for link in comparison.links for k in link.passages(side)]
    return linked + [k for s in comparison.unique if s.side is side for k in s.passages]


@given(STORIES, STORIES)
def test_every_passage_is_in_exactly_one_place(left: list[str], right: list[str]) -> None:
    found = compared(left, right)
    for side in Side:
        assert sorted(every_place(found, side)) == [p.id for p in found.article(side).passages]


# Which of two equal lines is linked to which of two others, or moved, nobody can say; so no line stands twice here.
@given(TOLD_ONCE, TOLD_ONCE)
def test_swapping_the_sides_mirrors_the_result(left: list[str], right: list[str]) -> None:
    one, other = compared(left, right), compared(right, left)
    assert {(k.left, k.right, k.kind, k.score, k.moved) for k in one.links} == {
        (k.right, k.left, k.kind, k.score, k.moved) for k in other.links
    }
    for side, mirrored in ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)):
        ours = [(s.passages, s.label) for s in one.unique if s.side is side]
        assert ours == [(s.passages, s.label) for s in other.unique if s.side is mirrored]


@given(STORIES, STORIES)
def test_swapping_the_sides_mirrors_the_kinds_of_repeated_lines_too(left: list[str], right: list[str]) -> None:
    one, other = compared(left, right), compared(right, left)
    for side, mirrored in ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)):
        ours = sorted(zip((p.text for p in one.article(side).passages), one.kinds(side), strict=True))
        assert ours == sorted(zip((p.text for p in other.article(mirrored).passages), other.kinds(mirrored), strict=True))


@given(STORIES)
def test_an_article_against_itself_is_all_matched(story: list[str]) -> None:
    found = compared(story, story)
    assert [(k.left, k.right) for k in found.links] == [((p.id,), (p.id,)) for p in found.left.passages]
    assert {k.kind for k in found.links} == {Kind.MATCHED}
    assert not any(k.moved for k in found.links)
    assert not found.unique
    assert not found.differs


@given(STORIES, STORIES)
def test_links_are_numbered_in_the_left_order_and_shares_add_up(left: list[str], right: list[str]) -> None:
    found = compared(left, right)
    assert [k.id for k in found.links] == list(range(len(found.links)))
    assert [k.left for k in found.links] == sorted(k.left for k in found.links)
    for side in Side:
        shares = found.shares(side)
        assert shares.matched + shares.paraphrased + shares.unique == shares.words == found.article(side).words


@given(STORIES, STORIES)
def test_sections_are_runs_of_one_sort(left: list[str], right: list[str]) -> None:
    found = compared(left, right)
    for section in found.unique:
        passages = found.passages(section.side, section.passages)
        assert {p.furniture for p in passages} == {section.furniture}
        assert section.label


@given(STORIES, STORIES)
def test_reclassifying_is_comparing_anew(left: list[str], right: list[str]) -> None:
    strict = Thresholds(link=0.9, matched=0.99, verbatim=1.0, remainder=0.9)
    found = compared(left, right)
    again, anew = found.reclassified(strict), compare(made(left), made(right), WordEncoder(), strict)
    assert replace(again, links=tuple(replace(link, number=link.id + 1) for link in again.links)) == anew
    first = {link.key: link.number for link in found.links}
    assert all(link.number == first.get(link.key, link.number) for link in again.links)
    assert {link.number for link in again.links if link.key not in first}.isdisjoint(first.values())
    assert again.reclassified(found.thresholds) == found


def test_reclassifying_does_not_encode(words: WordEncoder, article: MakeArticle) -> None:
    found = compare(article("One story here.\n\nAnd more."), article("Another story here."), words)
    calls = len(words.calls)
    found.reclassified(Thresholds(link=0.1))
    assert len(words.calls) == calls


def test_furniture_is_linked_to_equal_furniture_only(words: WordEncoder) -> None:
    found = compare(made(["Share this article", "He left."]), made(["He left.", "Share this article"]), words)
    assert [(k.left, k.right, k.moved) for k in found.links] == [((0,), (1,), False), ((1,), (0,), False)]


def test_a_section_spans_furniture_that_stands_in_it(words: WordEncoder) -> None:
    left = made(["Snow is expected tomorrow.", "Share this article", "He had 14 notebooks."])
    found = compare(left, made(["Nothing of that kind at all."]), words)
    assert [s.passages for s in found.unique if s.side is Side.LEFT] == [(0, 2), (1,)]


def test_progress_names_the_stages_and_can_end_the_work(words: WordEncoder) -> None:
    told: list[tuple[str, float]] = []
    compare(made(PIECES), made(PIECES), words, progress=lambda stage, share: told.append((stage, share)))
    assert [stage for stage, _ in told] == sorted((stage for stage, _ in told), key=["encoding", "aligning", "facts"].index)
    assert all(0 <= share <= 1 for _, share in told)

    def stop(_stage: str, _share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(made(PIECES), made(PIECES), words, progress=stop)


def linked(found: Comparison, left: str, right: str) -> bool:
    """Whether the passages that begin like this are in one link."""
    return any(
        any(p.text.startswith(left) for p in found.passages(Side.LEFT, k.left))
        and any(p.text.startswith(right) for p in found.passages(Side.RIGHT, k.right))
        for k in found.links
    )


REAL_SOURCES = [
    ("Russian Army Deserter Detained in NATO", "Russian Army Deserter Who Fled"),
    ("Border guards report capturing", "A 41-year-old Russian deserter"),
    ("Border guards report capturing", "He was reportedly fighting"),
    ("The man was wearing plain clothes", "He was unarmed"),
    ("The Latvia-based Russian", "In February, an investigative"),
    ("Desertion has been an issue", "The intended full-scale invasion"),
    ("In November 2022, the U.K. Ministry", "The UK’s Ministry of Defense"),
    ("More than 18,000 Russian servicemen", "Out of the more than 18,000"),
    ("Some 2,500 troops have deserted", "The Russian 58th Combined Arms Army"),
]


@pytest.mark.parametrize(("left", "right"), REAL_SOURCES, ids=[right for _, right in REAL_SOURCES])
def test_the_real_pair_links_each_sentence_to_its_source(real_pair: Comparison, left: str, right: str) -> None:
    assert linked(real_pair, left, right)


def test_the_real_pair_links_nothing_else(real_pair: Comparison) -> None:
    pairs = {
        (a.text, b.text)
        for k in real_pair.links
        for a in real_pair.passages(Side.LEFT, k.left)
        for b in real_pair.passages(Side.RIGHT, k.right)
    }
    assert len(pairs) == len(REAL_SOURCES)


def test_the_real_conscription_section_is_one_and_only_on_the_right(real_pair: Comparison) -> None:
    text = real_pair.right.text
    wanted = [p.id for p in real_pair.right.passages if p.start >= text.index("According to the National Border Guard")]
    sections = [s for s in real_pair.unique if s.side is Side.RIGHT]
    assert [list(s.passages) for s in sections] == [wanted]
    assert "Demchenko" in sections[0].label
    assert "Ukrainian" in sections[0].label


def test_our_pair_has_a_conscription_section_of_its_own(seed_pair: Comparison) -> None:
    text = seed_pair.right.text
    wanted = [p.id for p in seed_pair.right.passages if p.start >= text.index("Ukraine has runaways of its own")]
    sections = [s for s in seed_pair.unique if s.side is Side.RIGHT]
    assert [list(s.passages) for s in sections] == [wanted]
    assert "conscription" in sections[0].label
    assert all(kind is Kind.PARAPHRASED for kind in seed_pair.kinds(Side.RIGHT)[: wanted[0]])


def test_the_real_model_swaps_and_knows_itself(model: Encoder) -> None:
    left, right = (read(str(ROOT / "seeds" / name)) for name in ("first.txt", "second.txt"))
    one, other = compare(left, right, model), compare(right, left, model)
    assert {(k.left, k.right, k.kind, k.moved) for k in one.links} == {(k.right, k.left, k.kind, k.moved) for k in other.links}
    itself = compare(left, left, model)
    assert {k.kind for k in itself.links} == {Kind.MATCHED}
    assert not itself.unique


def test_a_link_says_why_and_the_reasons_make_its_score(seed_pair: Comparison) -> None:
    for link in seed_pair.links:
        if link.reasons and len(link.left) == len(link.right) == 1:
            odds = sum(weight for _, weight in link.reasons)
            even = load_judgement("words").shift + load_judgement("words").trust * load_judgement("words").intercept
            assert link.score == pytest.approx(1 / (1 + np.exp(-odds - even)), abs=0.001)
            assert abs(even) < 0.5, "the reasons alone must tell why"
            assert [abs(r.weight) for r in link.why] == sorted((abs(r.weight) for r in link.why), reverse=True)
            assert link.because.startswith("for: ")


def test_two_unrelated_stories_share_nothing(model: Encoder, article: MakeArticle) -> None:
    budget = article(
        "Council delays vote on budget\n\nThe city council put off a vote on Tuesday after four members walked out.\n\n"
        "The mayor said that the city had eight weeks to fill a hole of $18 million.\n\nTwo libraries may close in July."
    )
    assert compare(budget, read(str(ROOT / "seeds/first.txt")), model).links == ()
