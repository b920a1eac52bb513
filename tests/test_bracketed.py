"""A paste stays a paste, whatever is in it and however its bytes arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.terminal.bracketed import PasteGuard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

ESCAPE, START, END = "\x1b", "\x1b[200~", "\x1b[201~"
PIECES = st.text(st.sampled_from("ab\x1b[2019~\n"), max_size=12).filter(lambda text: START not in text and END not in text)


def fed(pieces: list[str]) -> str:
    guard = PasteGuard()
    return "".join(guard.feed(piece, final=k == len(pieces) - 1) for k, piece in enumerate(pieces))


def test_an_escape_in_a_paste_is_shown_and_presses_nothing() -> None:
    assert fed([f"j{START}one \x1b[31mred\x1b[0m\ntwo{END}k"]) == f"j{START}one ␛[31mred␛[0m\ntwo{END}k"


def test_keys_outside_of_a_paste_are_left_alone_and_do_not_wait() -> None:
    guard = PasteGuard()
    assert [guard.feed(key) for key in ("\x1b", "\x1b[A", "\x1b[", "q")] == ["\x1b", "\x1b[A", "\x1b[", "q"]


@given(PIECES, PIECES, PIECES, st.lists(st.integers(1, 7), min_size=1, max_size=40))
def test_it_does_not_matter_where_the_bytes_are_cut(before: str, inside: str, after: str, cuts: list[int]) -> None:
    text = f"{before}|{START}{inside}|{END}{after}"
    pieces, at = [], 0
    for size in [*cuts, len(text)]:
        pieces.append(text[at : at + size])
        at += size
    assert fed([*pieces, ""]) == fed([text]) == f"{before}|{START}{inside.replace(ESCAPE, '␛')}|{END}{after}"


@pytest.mark.parametrize("pasted", ["alpha\nbeta\n\ngamma", "alpha\r\n beta\tgamma"])
def test_all_lines_of_a_paste_reach_a_note(tmp_path: Path, pasted: str) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await pilot.pause()
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.comparison is not None
        assert desk.comparison.links[0].note == "alpha beta gamma"

    on_the_desk(tmp_path, script)
