"""Rows of an article, and where things are in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from test_comparison import made

from tui.drawn.page import Page, lay_out
from tui.drawn.scroll_link import anchors, row_across

TEXTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60), min_size=1, max_size=8
)


@given(TEXTS, st.integers(8, 50))
def test_every_passage_begins_once_and_no_character_is_lost(texts: list[str], width: int) -> None:
    passages = made([t.strip() or "x" for t in texts]).passages
    page = lay_out(passages, {}, width)
    assert list(page.order) == [p.id for p in passages]
    for passage in passages:
        rows = page.rows[page.first_row(passage.id) : page.last_row(passage.id) + 1]
        together = "".join(passage.text[row.start : row.end] for row in rows)
        assert together.replace(" ", "") == passage.text.replace(" ", "")
        assert all(page.passage_at(y) == passage.id for y in range(page.first_row(passage.id), page.last_row(passage.id) + 1))


def test_neighbours_end_where_the_article_does() -> None:
    page = lay_out(made(["One.", "Two.", "Three."]).passages, {}, 20)
    assert [page.neighbour(k, 1) for k in range(3)] == [1, 2, 2]
    assert [page.neighbour(k, -1) for k in range(3)] == [0, 0, 1]
    assert page.neighbour(1, 99) == 2
    assert Page().neighbour(0, 1) is None


def test_a_passage_that_is_folded_away_has_neighbours() -> None:
    passages = made(["One.", "Two.", "Three."]).passages
    page = lay_out([passages[0], passages[2]], {}, 20)
    assert page.neighbour(1, 0) == 2


def test_a_label_stands_above_its_passage() -> None:
    page = lay_out(made(["One.", "Two."]).passages, {1: "budget"}, 20)
    assert page.rows[page.first_row(1) - 1].label == "budget"


def test_shares_name_what_fills_most() -> None:
    passages = made(["A.", "B.", "C.", "D."]).passages
    page = lay_out(passages, {}, 20)  # 7 rows: a blank one between two paragraphs
    assert page.shares(["m", "m", "u", "u"], 2) == ["m", "u"]
    assert len(page.shares(["m", "m", "u", "u"], 50)) == len(page.rows)
    assert Page().shares([], 5) == []


def test_text_between_two_points() -> None:
    passages = made(["One two three four five.", "Six."]).passages
    page = lay_out(passages, {}, 10)
    assert page.text_between(passages, None, None) == "One two three four five.\nSix."
    assert page.text_between(passages, (0, 4), (1, 5)) == "two three"
    assert page.text_between(passages, (0, -5), (0, 3)) == "One"
    assert Page().text_between(passages, None, None) == ""


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=30), st.integers(1, 500), st.integers(1, 500))
def test_rows_across_never_go_back_and_stay_inside(links: list[tuple[int, int]], here: int, there: int) -> None:
    beside = anchors(links)
    rows = [row_across(beside, row, (here, there)) for row in range(here + 1)]
    assert rows == sorted(rows)
    assert rows[0] == 0
    assert rows[-1] == there


def test_an_anchor_stands_beside_its_partner() -> None:
    assert row_across(anchors([(10, 40), (20, 50)]), 10, (100, 100)) == 40
    assert row_across(anchors([(10, 40), (20, 50)]), 15, (100, 100)) == 45
    assert anchors([(5, 50), (6, 10), (7, 60)]) == [(5, 50), (7, 60)]
