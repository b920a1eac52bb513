"""List lines lose what marks them as such, and nothing else loses anything."""

from __future__ import annotations

import pytest

from compare.reading.list_lines import without_markers
from compare.reading.plain import plain_blocks
from compare.reading.roles import blocks_of


def shown(*lines: str) -> list[str]:
    return [block.text for block in without_markers([b for line in lines for b in blocks_of(line, first=False)])]


@pytest.mark.parametrize(
    ("lines", "bare"),
    [
        (["- one", "- two"], ["one", "two"]),
        (["• one", "• two", "A sentence follows."], ["one", "two", "A sentence follows."]),
        (["1. one", "2. two", "3. three"], ["one", "two", "three"]),
        (["a) one", "b) two"], ["one", "two"]),
        (["9) one", "10) two"], ["one", "two"]),
    ],
)
def test_a_list_is_its_lines(lines: list[str], bare: list[str]) -> None:
    assert shown(*lines) == bare


@pytest.mark.parametrize(
    "lines",
    [
        ["- No, he said.", "She left the room."],
        ["3. Liga", "The match was late."],
        ["1. one", "7. seven"],
        ["- one", "• two"],
        ["KYIV - It was late.", "ORSK - It was late too."],
        ["2022. A year to forget", "2023. Another one"],
    ],
)
def test_what_is_no_list_keeps_every_sign(lines: list[str]) -> None:
    assert shown(*lines) == lines


def test_a_list_stays_a_list() -> None:
    blocks = plain_blocks("What we know\n\nThe pier is shut for the year.\n\n- The crane is sold.\n- The stones are moved.")
    assert [(b.text, b.role.value) for b in blocks[-2:]] == [("The crane is sold.", "list"), ("The stones are moved.", "list")]
