"""Sources in few columns: what tells one from another stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawn.naming import short_source
from tui.kept.pasted import TEXT_ENDING, pasted_folder


@pytest.mark.parametrize(
    ("source", "room", "shown"),
    [
        ("wire.txt", 40, "wire.txt"),
        ("/desk/2026/may/wire.txt", 23, "/desk/2026/may/wire.txt"),
        ("/desk/2026/may/wire.txt", 22, "…/2026/may/wire.txt"),
        ("/desk/2026/may/wire.txt", 12, "…/wire.txt"),
        ("/desk/2026/may/wire.txt", 7, "…re.txt"),
        ("https://example.org/news/a-long-story", 20, "https://example.org…"),
        ("/desk/外交部长/周二.txt", 12, "…/周二.txt"),
    ],
)
def test_a_path_keeps_its_end_and_an_address_its_beginning(source: str, room: int, shown: str) -> None:
    assert short_source(source, room) == shown


def test_what_is_at_home_may_be_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reporter")
    assert short_source("/home/reporter/wire.txt", 40) == "/home/reporter/wire.txt"
    assert short_source("/home/reporter/wire.txt", 12) == "~/wire.txt"


def test_a_pasted_text_has_no_name() -> None:
    assert short_source(str(pasted_folder() / f"0123456789abcdef{TEXT_ENDING}"), 80) == "pasted text"


@given(st.text(min_size=1), st.integers(1, 60))
def test_it_never_takes_more_than_there_is(source: str, room: int) -> None:
    assert cell_len(short_source(source, room)) <= room
