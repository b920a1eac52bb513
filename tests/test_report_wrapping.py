"""Lines of the plain report are the same whichever way they are made."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wrap

from compare.reports.telling import wrapping
from compare.reports.telling.wrapping import columns, wrapped

PRINTABLE = "".join(c for c in string.printable if c.isprintable())


@given(st.text(PRINTABLE + "éßłŒ’“—–…•" + " " * 30 + "-" * 5, max_size=200), st.integers(1, 60))
def test_narrow_text_is_wrapped_as_by_columns(text: str, width: int) -> None:
    assert list(wrapped(text, width)) == wrap(text, width, control_codes="ignore", break_on_hyphens=False)
    assert columns(text) == wcswidth(text)


def test_a_paragraph_of_ordinary_words_is_not_taken_apart_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_args: object, **_more: object) -> list[str]:
        pytest.fail("it was taken apart")

    monkeypatch.setattr(wrapping, "TextWrapper", slow)
    assert wrapped("It rained  again. " * 3, 16) == ("It rained", "again. It rained", "again. It rained", "again.")


def test_no_character_of_a_long_ascii_word_is_looked_at_by_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_args: object, **_more: object) -> list[str]:
        pytest.fail("it was measured character by character")

    monkeypatch.setattr(wrapping, "_by_columns", slow)
    assert set(map(len, wrapped("x" * 9_000, 90))) == {90}


def test_what_is_told_again_is_wrapped_once() -> None:
    assert wrapped("Ein Mädchen sang.", 40) is wrapped("Ein Mädchen sang.", 40)
