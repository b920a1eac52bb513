"""Styles in fewer bytes: every cell is drawn as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.styles import leaner

SEQUENCES = re.compile(r"\x1b\[([0-9;]*)m")
ENDS = {22: {1, 2}, 23: {3}, 24: {4}, 25: {5}, 27: {7}, 28: {8}, 29: {9}}
COLOURS = st.sampled_from(["38;5;253", "48;5;233", "38;2;1;2;3", "48;2;0;5;1", "31", "44", "97", "101", "38;5;1"])
FLAGS = st.sampled_from(["1", "2", "3", "4", "7", "9"])
STYLES = st.lists(COLOURS | FLAGS, min_size=1, max_size=4).map(";".join) | st.just("0") | st.just("")
TEXTS = st.sampled_from(["gone", " ", "=", "\x1b[12;3H", "\x1b[K", "\x1b[?2026h", "\x1b[?25lthem", "\n", "外"])
PIECES = st.lists(TEXTS | STYLES.map(lambda style: f"\x1b[{style}m"), max_size=20)


def drawn(output: str) -> list[tuple[str, object]]:
    """What a terminal makes of it: each character that is no style, and the style that it is written in."""
    found: list[tuple[str, object]] = []
    on: set[int] = set()
    colours: dict[str, tuple[int, ...]] = {}
    for place, piece in enumerate(SEQUENCES.split(output)):
        if place % 2 == 0:
            moves = re.split(r"(\x1b\[[0-9]+;[0-9]+H)", piece)
            for k, part in enumerate(moves):  # where the cursor goes looks the same in every style
                found += [(part, None)] if k % 2 else [(c, (frozenset(on), tuple(sorted(colours.items())))) for c in part]
            continue
        numbers = [int(number or 0) for number in piece.split(";")]
        while numbers:
            first = numbers[0]
            length = ({5: 3, 2: 5}[numbers[1]]) if first in {38, 48} else 1
            told, numbers = tuple(numbers[:length]), numbers[length:]
            if first == 0:
                on, colours = set(), {}
            elif first in ENDS:
                on = on - ENDS[first]
            elif first in {39, 49}:
                colours.pop("front" if first == 39 else "back", None)
            elif first < 10:
                on = on | {first}
            else:
                colours["front" if first // 10 in {3, 9} else "back"] = told
    return found


@given(PIECES)
def test_every_cell_is_drawn_as_it_was(pieces: list[str]) -> None:
    text = "\x1b[0m" + "".join(pieces) + "\x1b[0m"  # as Textual does: nothing is left on
    assert drawn(leaner(text)) == drawn(text)


@given(PIECES)
def test_it_is_never_longer_but_for_what_was_there_before(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert len(leaner(text)) <= len(text) + len("\x1b[0;") * 2


def test_the_style_after_the_last_text_holds_for_what_is_written_next() -> None:
    assert leaner("\x1b[1mbold\x1b[0m").endswith("\x1b[0m")


def test_a_style_is_not_ended_to_be_begun_again() -> None:
    style = "38;5;2;48;5;3"
    told = f"\x1b[{style}mone\x1b[0m\x1b[4;7H\x1b[{style}mtwo\x1b[0m"
    assert leaner(told) == f"\x1b[0;{style}mone\x1b[4;7Htwo\x1b[0m"


@pytest.mark.parametrize("odd", ["\x1b[58;5;1m", "\x1b[38;9m", "\x1b[38m", "\x1b[21m", "\x1b[12m"])
def test_what_is_not_known_stays_as_it_is(odd: str) -> None:
    text = f"\x1b[1mone\x1b[0m{odd}two\x1b[0m"
    assert leaner(text) == text
