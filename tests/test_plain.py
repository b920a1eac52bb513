"""The plain report: complete, readable at 80 columns, good enough to paste into an e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from eventful import eventful
from wcwidth import wcswidth

from compare.comparison import Comparison, compare
from compare.link import Kind, Side
from compare.reports.plain import render_plain
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, annotate, decide, reviewed

if TYPE_CHECKING:
    from conftest import MakeArticle
    from word_encoder import WordEncoder

MARKS = re.compile(r"\[-|-\]|\{\+|\+\}")


def squeezed(text: str) -> str:
    return "".join(MARKS.sub("", text).split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(seed_pair: Comparison, width: int) -> None:
    assert max(wcswidth(line) for line in render_plain(seed_pair, width).splitlines()) <= width


def test_every_passage_is_in_it(seed_pair: Comparison) -> None:
    report = squeezed(render_plain(seed_pair))
    for side in Side:
        for passage in seed_pair.article(side).passages:
            assert squeezed(passage.text) in report


def test_both_shares_and_their_sizes(seed_pair: Comparison) -> None:
    report = render_plain(seed_pair)
    for side in Side:
        shares = seed_pair.shares(side)
        row = next(line for line in report.splitlines() if re.match(rf"{side.value.capitalize()}\s+\d", line))
        assert row.split()[1:] == [str(shares.words), *(f"{shares.percents[kind]}%" for kind in Kind)]


def test_links_stand_in_order_with_kind_and_score(seed_pair: Comparison) -> None:
    heads = re.findall(r"^(\d+)\. (\w+)  sure (\d\.\d\d)  ", render_plain(seed_pair), re.MULTILINE)
    story = [k for k in seed_pair.links if not seed_pair.left.passages[k.left[0]].furniture]
    assert heads == [(str(n), k.kind.value, f"{k.score:.2f}") for n, k in enumerate(story, start=1)]


def test_what_changed_stands_between_marks(words: WordEncoder, article: MakeArticle) -> None:
    left = "He left the empty house, the last one in the long lane down by the river and the mill, on Monday."
    right = left.replace("Monday", "Sunday").replace("empty ", "")
    report = " ".join(render_plain(compare(article(left), article(right), words)).split())
    assert "= He left the [-empty-] house, the last one" in report
    assert "the mill, on [-Monday-] {+Sunday+}." in report


def test_sections_stand_under_their_labels(seed_pair: Comparison) -> None:
    report = render_plain(seed_pair)
    for section in seed_pair.unique:
        assert section.furniture or f"[{section.label}]" in report


def test_a_pair_with_nothing_in_common_says_so(words: WordEncoder, article: MakeArticle) -> None:
    report = render_plain(compare(article("Snow is expected."), article("A club was sold."), words))
    assert "No passage of one article says the same as a passage of the other." in report


def test_warnings_are_told(words: WordEncoder, article: MakeArticle) -> None:
    assert "Note: 1 control character was made visible." in render_plain(
        compare(article("A \x1b story."), article("A story."), words)
    )


def test_ideographs_are_two_columns_wide(words: WordEncoder, article: MakeArticle) -> None:
    report = render_plain(compare(article("外交部长周二表示" * 30), article("A story."), words))
    assert max(wcswidth(line) for line in report.splitlines()) <= 80


def test_what_the_reporter_decided_is_told(words: WordEncoder, article: MakeArticle) -> None:
    found = compare(article("The council postponed its vote."), article("The council postponed its vote."), words)
    review = Review.replayed([annotate(decided, "ask [the clerk]") for decided in found.links])
    decided = reviewed(found, review.after(decide(reviewed(found, review).links[0], Verdict.REJECTED)))
    report = render_plain(decided)
    assert "1. matched  sure 1.00  left paragraph 1 = right paragraph 1  rejected" in report
    assert "Note: ask [the clerk]" in report


def test_words_broken_at_the_end_of_a_wrapped_line_are_whole_and_a_hyphen_of_its_own_stays(article: MakeArticle) -> None:
    text = "The fee will rise, and the well-\nknown coun-\ncil expects that.\n\nNobody was there."
    wrapped = (
        "The fee for a place in the school will rise by ten euros next year, and the coun-\n"
        "cil expects that about forty families will ask for help with the cost of well-\n"
        "known books and meals in the first months of the next school year, it said.\n\nThe vote was close.\n\n"
        "It was the last meeting of the year, and she was not there as a mem-\nber of it.\n"
    )
    found = " ".join(p.text for p in article(wrapped).passages)
    assert "the council expects" in found
    assert "well-known books" in found
    assert "as a member of it." in found
    assert "coun-" in " ".join(p.text for p in article(text).passages)  # a text that is not wrapped stays as it is


def test_a_heading_has_room_above_and_below(seed_pair: Comparison) -> None:
    for found in (seed_pair, eventful()):
        lines = render_plain(found).splitlines()
        heads = [k for k, line in enumerate(lines) if line.startswith("-- ")]
        assert len(heads) > 1
        assert all(not lines[k - 1] and not lines[k + 1] for k in heads)
