"""The manuscript without a screen: what stands beside what, what folds, what a width makes of it."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import made
from wcwidth import wcswidth

from compare.aligned.lit import unchanged
from compare.aligned.order import Block, aligned, spine
from compare.comparison import Comparison
from compare.link import Kind, Link, Section, Side
from compare.thresholds import Thresholds
from tui.drawn.wrapping import wrapped
from tui.manuscript.folds import ASIDE, FURNITURE, SAME, SETTLED, Fold, fold, start_of
from tui.manuscript.sheet import Columns, Room, Sheet, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = [
    "The council postponed its vote on the budget of 12 million crowns until the autumn.",
    "Snow.",
    "外交部长周二表示,委员会推迟了对预算的表决,直到秋天。",
    "👩‍🚒 e\u0301\u0301 a family 👨‍👩‍👧‍👦 of signs that are wider than they look",
    "Averyveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithnoplacetobreakit",
    "She said so, and then  she said it again.",
]


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two articles and links between them as a comparison has them: every passage in one link or in one section."""
    sides = {side: draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=14)) for side in Side}
    articles = {side: made(texts) for side, texts in sides.items()}
    random_ = random.Random(draw(st.integers(0, 9_999)))  # noqa: S311 - no secret
    free = {side: list(range(len(articles[side].passages))) for side in Side}
    links: list[Link] = []
    for _ in range(draw(st.integers(0, 8))):
        if not all(free.values()):
            break
        taken = {side: _some(random_, free[side]) for side in Side}
        kind = random_.choice([Kind.MATCHED, Kind.PARAPHRASED])
        moved = random_.random() < 0.3
        links.append(Link(len(links), taken[Side.LEFT], taken[Side.RIGHT], kind, 0.8, 0.8, 0.8, moved=moved, number=len(links) + 1))
    links.sort(key=lambda link: link.left)
    unique = tuple(Section(side, ids, random_.choice(["", "about snow"])) for side in Side for ids in _runs(free[side]))
    return Comparison(articles[Side.LEFT], articles[Side.RIGHT], tuple(links), unique, Thresholds(), "", "")


def _some(random_: random.Random, free: list[int]) -> tuple[int, ...]:
    """One passage that is free, or two or three that are, near each other or not."""
    at = random_.randrange(len(free))
    found = [free.pop(at)]
    while free and len(found) < 3 and random_.random() < 0.25:
        found.append(free.pop(min(at, len(free) - 1)))
    return tuple(sorted(found))


def _runs(ids: Iterable[int]) -> list[tuple[int, ...]]:
    runs: list[list[int]] = []
    for k in ids:
        if runs and runs[-1][-1] == k - 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    return [tuple(run) for run in runs]


def whole(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if not block.ghost]


def every_passage(comparison: Comparison) -> list[tuple[Side, int]]:
    return [(side, p.id) for side in Side for p in comparison.article(side).passages]


@given(comparisons(), st.booleans())
def test_every_passage_stands_whole_in_exactly_one_block(comparison: Comparison, waiting: bool) -> None:
    blocks = aligned(comparison, waiting=waiting)
    found = [(side, k) for block in whole(blocks) for side in Side for k in block.passages(side)]
    assert sorted(found) == sorted(every_passage(comparison))
    assert all(block.left or block.right for block in blocks)


@given(comparisons())
def test_a_link_stands_in_one_block_with_both_its_sides(comparison: Comparison) -> None:
    blocks = aligned(comparison)
    held = [block for block in whole(blocks) if block.link]
    assert {block.link.id for block in held if block.link} == {link.id for link in comparison.links}
    assert len(held) == len(comparison.links)
    assert all((block.left, block.right) == (block.link.left, block.link.right) for block in held if block.link)


@given(comparisons())
def test_what_keeps_its_order_keeps_it_on_both_sides(comparison: Comparison) -> None:
    blocks = aligned(comparison)
    in_order = {link.id for link in spine(comparison.links)}
    kept = [block.link for block in whole(blocks) if block.link and block.link.id in in_order]
    for side in Side:
        firsts = [link.passages(side)[0] for link in kept]
        assert firsts == sorted(firsts)
    assert not any(link.moved for link in kept)


@given(comparisons())
def test_the_right_reads_from_top_to_bottom_and_what_is_alone_on_the_left_too(comparison: Comparison) -> None:
    """By the first passage of each block: a link may hold passages that stand apart."""
    blocks = aligned(comparison)
    right = [block.right[0] for block in blocks if block.right]
    assert right == sorted(right)
    in_order = {link.id for link in spine(comparison.links)}
    left = [block.left[0] for block in blocks if block.left and (block.link is None or block.ghost or block.link.id in in_order)]
    assert left == sorted(left)


@given(comparisons())
def test_what_moved_leaves_a_ghost_where_the_left_had_it(comparison: Comparison) -> None:
    blocks = aligned(comparison)
    in_order = {link.id for link in spine(comparison.links)}
    for link in comparison.links:
        if link.id not in in_order:
            ghosts = {k for block in blocks if block.ghost and block.link == link for k in block.left}
            assert min(link.left) in ghosts
            assert ghosts <= set(link.left)


@pytest.mark.parametrize("width", range(2, 40))
def test_a_line_of_ideographs_begins_with_nothing_that_closes_and_loses_nothing(width: int) -> None:
    text = "他说：“我们听到一声巨响，然后灯就灭了。”这是「最后」的 iPhone 手机（共214部）。"
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(wcswidth(line) <= max(width, 2) for line in lines)
    if width > 8:
        assert not [line for line in lines if line[0] in "。，”」）"]
        assert not [line for line in lines[:-1] if line[-1] in "“「（"]
        assert all(wcswidth(line) > width - 12 for line in lines[:-1])


def test_a_moved_passage_by_example() -> None:
    one, two, three = (
        Link(0, (0,), (2,), Kind.MATCHED, 0.9, 0.9, 0.9, moved=True),
        Link(1, (1,), (0,), Kind.MATCHED, 0.9, 0.9, 0.9),
        Link(2, (2,), (1,), Kind.MATCHED, 0.9, 0.9, 0.9),
    )
    comparison = Comparison(made(TEXTS[:3]), made([TEXTS[1], TEXTS[2], TEXTS[0]]), (one, two, three), (), Thresholds(), "", "")
    assert aligned(comparison) == (
        Block((0,), (), one, ghost=True),
        Block((1,), (0,), two),
        Block((2,), (1,), three),
        Block((0,), (2,), one),
    )


def test_what_only_the_left_has_stands_before_what_only_the_right_has_there() -> None:
    link = Link(0, (1,), (1,), Kind.MATCHED, 0.9, 0.9, 0.9)
    sections = (Section(Side.LEFT, (0,), "a"), Section(Side.RIGHT, (0,), "b"))
    comparison = Comparison(made(TEXTS[:2]), made(TEXTS[:2]), (link,), sections, Thresholds(), "", "")
    found = [(block.left, block.right) for block in aligned(comparison)]
    assert found == [((0,), ()), ((), (0,)), ((1,), (1,))]
    assert [block.section for block in aligned(comparison)] == [*sections, None]


def test_while_it_is_compared_what_has_the_same_place_stands_side_by_side() -> None:
    comparison = Comparison(made(TEXTS[:3]), made(TEXTS[:2]), (), (), Thresholds(), "", "")
    found = [(block.left, block.right) for block in aligned(comparison, waiting=True)]
    assert found == [((0,), (0,)), ((1,), (1,)), ((2,), ())]


# --- folds


@given(comparisons(), st.lists(st.sampled_from(["", SAME, SETTLED, ASIDE, FURNITURE]), min_size=1, max_size=40), st.integers(0, 5))
def test_folds_part_the_blocks_and_leave_none_out(comparison: Comparison, reasons: list[str], opened: int) -> None:
    blocks = aligned(comparison)
    why = {id(block): reasons[k % len(reasons)] for k, block in enumerate(blocks)}
    open_ = {start_of(block) for block in blocks[:opened]}
    shown = list(fold(blocks, [why[id(block)] for block in blocks], open_))
    places = [k for each in shown for k in (range(each.first, each.last + 1) if isinstance(each, Fold) else [each])]
    assert places == list(range(len(blocks)))
    for each in shown:
        if isinstance(each, Fold):
            assert len({why[id(blocks[k])] for k in range(each.first, each.last + 1)} - {""}) == 1
            assert start_of(blocks[each.first]) not in open_
            assert why[id(blocks[each.first])] != SAME or each.last > each.first
            assert each.said
        elif not open_:
            assert why[id(blocks[each])] in {"", SAME}


def test_one_passage_that_is_the_same_is_context_and_two_are_a_line() -> None:
    links = tuple(Link(k, (k,), (k,), Kind.MATCHED, 0.9, 0.9, 0.9) for k in range(3))
    blocks = aligned(Comparison(made(TEXTS[:3]), made(TEXTS[:3]), links, (), Thresholds(), "", ""))
    assert list(fold(blocks[:1], [SAME], ())) == [0]
    assert list(fold(blocks, [SAME] * 3, ())) == [Fold(0, 2, "3 passages the same")]
    assert list(fold(blocks, ["", SAME, SAME], ())) == [0, Fold(1, 2, "2 passages the same")]
    assert list(fold(blocks, [SAME] * 3, {start_of(blocks[0])})) == [0, 1, 2]


# --- the sheet


def sheet_of(comparison: Comparison, width: int, *, two: bool, reason: str = "") -> Sheet:
    blocks = aligned(comparison)
    room = Room(width, Columns.TWO if two else Columns.UNDER)
    return lay_out(comparison, blocks, list(fold(blocks, [reason] * len(blocks), ())), room)


@given(comparisons(), st.integers(8, 200), st.booleans())
def test_every_character_of_what_is_shown_stands_once(comparison: Comparison, width: int, two: bool) -> None:
    """But for the spaces that a line ends with; in one column an identical pair shows its right alone."""
    sheet = sheet_of(comparison, width, two=two)
    cells: dict[tuple[Side, int], list[tuple[int, int]]] = {}
    for line in sheet.lines:
        for side in Side:
            if cell := line.cell(side):
                assert cell.first is ((side, cell.passage) not in cells)
                cells.setdefault((side, cell.passage), []).append((cell.start, cell.end))
    hidden = {(Side.LEFT, k) for link in comparison.links if not two and unchanged(comparison, link) for k in link.left}
    assert set(cells) == set(every_passage(comparison)) - hidden
    for (side, passage), spans in cells.items():
        text = comparison.article(side).passages[passage].text
        assert spans == list(wrapped(text, width))
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
        assert all(not text[b:c].strip() for (_, b), (c, _) in pairwise(spans))


@given(comparisons(), st.integers(8, 200))
def test_in_one_column_no_line_holds_both(comparison: Comparison, width: int) -> None:
    sheet = sheet_of(comparison, width, two=False)
    assert not any(line.left and line.right for line in sheet.lines)
    for at in range(len(sheet.blocks)):
        lines = [line for line in sheet.lines if line.block == at]
        sides = [Side.LEFT if line.left else Side.RIGHT for line in lines if line.left or line.right]
        assert sides == sorted(sides, key=list(Side).index)


@given(comparisons(), st.integers(8, 60), st.booleans(), st.sampled_from(["", SAME, ASIDE]))
def test_where_things_are_and_what_stands_there_agree(comparison: Comparison, width: int, two: bool, reason: str) -> None:
    sheet = sheet_of(comparison, width, two=two, reason=reason)
    assert list(sheet.starts) == sorted(set(sheet.starts))
    before = 0
    for entry in range(len(sheet.shown)):
        first, end = sheet.lines_of(entry)
        assert before <= first < end <= len(sheet.lines)
        assert all(sheet.lines[line].block == -1 for line in range(before, first))
        assert {sheet.lines[line].block for line in range(first, end)} == {sheet.shown[entry]}
        assert all(sheet.entry_at(line) == entry for line in range(first, end))
        before = end
    for side, passage in every_passage(comparison):
        first, end = sheet.lines_of(sheet.entry_of(side, passage))
        entry = sheet.entry_of(side, passage)
        cells = [cell.passage for line in sheet.lines[first:end] if (cell := line.cell(side))]
        hidden = not two and (link := sheet.blocks[sheet.home[side, passage]].link) and unchanged(comparison, link)
        assert sheet.is_folded(entry) or passage in cells or hidden


@given(comparisons(), st.booleans())
def test_what_is_no_fold_is_not_taken_for_one(comparison: Comparison, two: bool) -> None:
    open_, folded = (sheet_of(comparison, 40, two=two, reason=reason) for reason in ("", ASIDE))
    assert not any(open_.is_folded(entry) for entry in range(len(open_.shown)))
    assert len(folded.shown) == 1
    assert folded.is_folded(0)


@pytest.mark.parametrize("columns", Columns)
def test_nothing_has_no_lines(columns: Columns) -> None:
    empty = Comparison(made(["x"]), made(["x"]), (), (), Thresholds(), "", "")
    sheet = lay_out(empty, (), (), Room(20, columns))
    assert (sheet.lines, sheet.lines_of(0), sheet.entry_of(Side.LEFT, 0), sheet.is_folded(0)) == ((), (0, 0), 0, False)
