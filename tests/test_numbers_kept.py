"""The numbers of links in a review file: written once, the same when it is opened again, and refused where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk, painted
from hypothesis import given
from hypothesis import strategies as st
from numbered import Key, compared, numbers

from compare.linking.numbering import Numbers
from compare.reviewing.log.review import (
    UNDO,
    Review,
    join,
    reviewed,
)
from compare.reviewing.reanchoring.reanchor import Texts
from compare.reviewing.store.as_json import numbers_body, numbers_of
from compare.reviewing.store.file import ReviewFile, UnkeptError, UnreadableReviewError
from compare.thresholds import Thresholds
from tui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.comparison import Comparison
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


@pytest.fixture
def found() -> Comparison:
    return compared()


KEYS = st.tuples(*[st.lists(st.integers(0, 9), min_size=1, max_size=3).map(lambda ids: tuple(sorted(set(ids))))] * 2)


@given(st.lists(KEYS), st.lists(KEYS), st.lists(KEYS))
def test_numbers_are_given_once_and_survive_being_written(first: list[Key], more: list[Key], others: list[Key]) -> None:
    given = Numbers().including(first)
    later = given.including(more)
    assert later.given.items() >= given.given.items()
    assert all(number > given.last for key, number in later.given.items() if key not in given.given)
    both = later.beside(Numbers().including(others))
    assert both.given.items() >= later.given.items()
    for each in (given, later, both):
        assert len(set(each.given.values())) == len(each.given)
        assert max(each.given.values(), default=0) <= each.last
        assert numbers_of(numbers_body(each)) == each


@pytest.mark.parametrize(
    "body",
    [
        '{"last":1,"given":[[1,[0],[0]],[1,[1],[1]]]}',
        '{"last":1,"given":[[1,[0],[0]],[1,[0],[0]]]}',
        '{"last":1,"given":[[2,[0],[0]]]}',
        '{"last":1,"given":[[0,[0],[0]]]}',
        '{"last":1e99,"given":[]}',
        '{"last":1}',
        "[]",
        "not JSON",
    ],
)
def test_a_review_whose_numbers_cannot_be_is_refused(tmp_path: Path, body: str) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.tell("numbers", body)
    file.close()
    with pytest.raises(UnreadableReviewError):
        ReviewFile(tmp_path / "r.review")


def full_for_numbers(file: ReviewFile) -> None:
    """Numbers cannot be written from now on, as on a disk without room for them."""
    assert file._base is not None
    file._base.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON main.about WHEN new.name = 'numbers'"
        " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )


def room_again(file: ReviewFile) -> None:
    assert file._base is not None
    file._base.execute("DROP TRIGGER full")


def test_numbers_that_cannot_be_kept_are_told_and_kept_as_soon_as_they_can(tmp_path: Path, found: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.restart(Review(), Texts.of(found.left, found.right), {})
    full_for_numbers(file)
    decided = reviewed(found, file.add(join(found.links[:2])))
    for _ in range(2):
        with pytest.raises(UnkeptError, match=r"the numbers of its links could not be kept \(database or disk is full\)"):
            file.number(decided)
    assert file.review.numbers == decided.numbers
    room_again(file)
    file.number(decided)
    file.close()
    again = ReviewFile(tmp_path / "r.review").review
    assert (again.log, again.numbers) == (file.review.log, decided.numbers)


def test_the_desk_tells_that_numbers_cannot_be_kept_and_goes_on(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        full_for_numbers(desk.review_file)
        await pilot.press("J")
        await painted(app, pilot)
        assert "the numbers of its links could not be kept" in next(iter(app._notifications)).message
        assert desk.comparison is not None
        assert [link.number for link in desk.comparison.links] == [3]
        room_again(desk.review_file)
        await pilot.press("u")
        await painted(app, pilot)

    on_the_desk(tmp_path, script)
    kept = ReviewFile(tmp_path / "r.review", write=False).review
    assert [action.name for action in kept.log] == ["joined", "undo"]
    assert kept.numbers.last == 3


def test_numbers_that_cannot_be_kept_at_the_end_are_told_as_a_failure(
    tmp_path: Path, found: Comparison, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ReviewFile(tmp_path / "r.review")
    full_for_numbers(file)
    assert Session._last_kept(file, reviewed(found, file.review)) == 2
    assert capsys.readouterr().err.startswith("copydesk: ")
    room_again(file)
    assert Session._last_kept(file, reviewed(found, file.review)) == 0
    file.close()


def test_numbers_of_passages_that_are_not_there_are_refused(tmp_path: Path, found: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.restart(Review(), Texts.of(found.left, found.right), {})
    file.tell("numbers", '{"last":1,"given":[[1,[0],[9]]]}')
    file.close()
    with pytest.raises(UnreadableReviewError):
        ReviewFile(tmp_path / "r.review")


def test_a_desk_killed_before_its_numbers_were_kept_gives_the_same_ones_again(tmp_path: Path, found: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.number(reviewed(found, file.review))
    for action in (join(found.links[:2]), UNDO, join(found.links[1:])):
        file.add(action)
        live = reviewed(found, file.review)
        file.close()  # before `number`
        file = ReviewFile(tmp_path / "r.review")
        assert reviewed(found, file.review) == live
        file.number(live)
    assert numbers(live) == {((0,), (1,)): 1, ((1, 2), (0, 2)): 5}
    file.close()


def test_a_second_desk_shows_the_numbers_of_the_first_and_writes_none(tmp_path: Path, found: Comparison) -> None:
    first = ReviewFile(tmp_path / "r.review")
    first.add(join(found.links[:2]))
    first.number(reviewed(found, first.review))
    second = ReviewFile(tmp_path / "r.review")
    assert numbers(reviewed(found, second.review)) == {((0, 1), (0, 1)): 4, ((2,), (2,)): 3}
    second.number(reviewed(found.reclassified(Thresholds(link=0.0001)), second.review))
    second.close()
    first.close()
    assert ReviewFile(tmp_path / "r.review").review.numbers.last == 4
