"""The intake by hand: what is set aside and put back, what follows from it, and that it is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import every_place, made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.link import Side
from compare.reviewing.log.intake import as_kept, by_hand, keep, keeps_a_story
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, Review, decide, reviewed
from compare.reviewing.store.as_json import action_body, action_of
from compare.reviewing.store.folder import open_review
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from compare.article import Article

LEFT = [
    "The council postponed its vote. Nobody said why.",
    "Four members walked out in protest.",
    "He had 14 notebooks.",
    "Share this article",
]
RIGHT = ["In protest, four members walked out.", "The council postponed its vote on Monday.", "Share this article"]


@pytest.fixture
def left() -> Article:
    return made(LEFT)


@pytest.fixture
def right() -> Article:
    return made(RIGHT)


def under(left: Article, right: Article, review: Review) -> Comparison:
    return reviewed(compare(*as_kept(left, right, review.kept), WordEncoder()), review)


def after_keeping(article: Article, side: Side, *changes: tuple[int, bool]) -> Review:
    review = Review()
    for paragraph, kept in changes:
        review = review.after(keep(article, side, paragraph, kept=kept, review=review))
    return review


def test_a_paragraph_set_aside_counts_no_more_and_is_linked_no_more(left: Article, right: Article) -> None:
    found = under(left, right, after_keeping(left, Side.LEFT, (0, False)))
    assert [p.text for p in found.left.story] == ["Four members walked out in protest.", "He had 14 notebooks."]
    assert found.shares(Side.LEFT).words == left.words - 8
    assert not any(left.passages[k].paragraph == 0 for link in found.links for k in link.left)
    assert "1 paragraph was set aside by hand" in found.left.warnings
    assert found.right.warnings == ()


def test_a_paragraph_put_back_is_story_again(left: Article, right: Article) -> None:
    found = under(left, right, after_keeping(left, Side.LEFT, (3, True)))
    assert found.left.story[-1].text == "Share this article"
    assert not found.left.paragraphs[3].furniture
    assert found.left.warnings == ("1 paragraph was put back by hand",)


def test_nothing_else_of_an_article_changes(left: Article, right: Article) -> None:
    changed, _ = as_kept(left, right, after_keeping(left, Side.LEFT, (0, False)).kept)
    assert [(p.id, p.start, p.end, p.text) for p in changed.passages] == [(p.id, p.start, p.end, p.text) for p in left.passages]
    assert (changed.text, changed.sha256, changed.source) == (left.text, left.sha256, left.source)


def test_set_aside_and_put_back_again_is_as_read(left: Article, right: Article) -> None:
    review = after_keeping(left, Side.LEFT, (0, False), (0, True))
    assert as_kept(left, right, review.kept) == (left, right)
    assert by_hand(left, Side.LEFT, review.kept) == {}


def test_the_last_paragraph_of_a_story_stays(left: Article, right: Article) -> None:
    changes = {p.id: False for p in left.paragraphs}
    assert not keeps_a_story(left, changes)
    assert keeps_a_story(left, {k: kept for k, kept in changes.items() if k})
    review = after_keeping(left, Side.LEFT, *changes.items())
    assert as_kept(left, right, review.kept)[0] == left


def test_what_was_decided_about_a_paragraph_goes_with_it_and_comes_back(left: Article, right: Article) -> None:
    found = compare(left, right, WordEncoder())
    accepted = Review().after(decide(found.links[0], Verdict.ACCEPTED))
    paragraph = left.passages[found.links[0].left[0]].paragraph
    aside = accepted.after(keep(left, Side.LEFT, paragraph, kept=False, review=accepted))
    assert aside.pins == ()
    undone = aside.after(UNDO)
    assert undone.pins == accepted.pins
    assert undone.kept == {}


def test_the_log_keeps_it_as_json(left: Article) -> None:
    action = keep(left, Side.RIGHT, 0, kept=False, review=Review())
    assert action_of(action_body(action)) == action


@pytest.mark.parametrize("kept", [None, 1, "no"])
def test_a_damaged_log_is_not_guessed_at(left: Article, kept: object) -> None:
    body = json.loads(action_body(keep(left, Side.LEFT, 0, kept=False, review=Review())))
    body["intake"][0]["kept"] = kept
    with pytest.raises(TypeError):
        action_of(json.dumps(body))


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8))
def test_every_passage_stays_in_one_place(changes: list[tuple[int, bool]]) -> None:
    left, right = made(LEFT), made(RIGHT)
    found = under(left, right, after_keeping(left, Side.LEFT, *changes))
    for side in Side:
        assert sorted(every_place(found, side)) == [p.id for p in found.article(side).passages]
    assert found.left.story


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=8))
def test_undoing_all_is_as_read(changes: list[tuple[int, bool]]) -> None:
    left, right = made(LEFT), made(RIGHT)
    review = after_keeping(left, Side.LEFT, *changes)
    while review.can_undo:
        review = review.after(UNDO)
    assert as_kept(left, right, review.kept) == (left, right)


def test_an_edited_article_keeps_what_is_certain(tmp_path: Path, left: Article, right: Article) -> None:
    path = tmp_path / "r.review"
    file = open_review(left, right, path)
    for paragraph in (1, 2):
        file.add(keep(left, Side.LEFT, paragraph, kept=False, review=file.review))
    file.close()
    edited = made([LEFT[0], LEFT[1], "He had 15 notebooks.", LEFT[3]])
    file = open_review(edited, right, path)
    assert by_hand(edited, Side.LEFT, file.review.kept) == {1: False}
    assert "1 passage set aside or put back by hand must be so again" in file.notice
    file.close()


def test_a_report_follows_the_review(tmp_path: Path, copydesk: Run) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("\n\n".join(LEFT), "utf-8")
    second.write_text("\n\n".join(RIGHT), "utf-8")
    from compare.reading import read

    left, right = segment(read(str(first))), segment(read(str(second)))
    file = open_review(left, right, tmp_path / "r.review")
    file.add(keep(left, Side.LEFT, 2, kept=False, review=file.review))
    file.close()
    told = copydesk(str(first), str(second), "--format", "json", "--review", str(tmp_path / "r.review"))
    record = json.loads(told.stdout)
    assert "1 paragraph was set aside by hand" in record["left"]["warnings"]
    assert [p["text"] for p in record["left"]["passages"] if p["furniture"]] == ["He had 14 notebooks.", "Share this article"]
