"""Nothing that steers a terminal, hides text or turns its direction gets past reading."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading import cleaning
from compare.reading.cleaning import clean, visible

HOSTILE = [chr(c) for c in [*range(9), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]]
BIDI = list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("character", HOSTILE, ids=lambda c: f"U+{ord(c):04X}")
def test_a_control_character_becomes_visible_and_is_counted(character: str) -> None:
    cleaned = clean(f"be{character}fore")
    assert character not in cleaned.text
    assert len(cleaned.text) > len("before")
    assert cleaned.warnings == ("1 control character was made visible",)


def test_escape_has_its_picture() -> None:
    assert clean("\x1b]52;c;aGk=\x07").text == "\u241b]52;c;aGk=\u2407"


@pytest.mark.parametrize("character", BIDI, ids=lambda c: f"U+{ord(c):04X}")
def test_a_direction_control_becomes_visible_and_is_counted(character: str) -> None:
    cleaned = clean(f"pay {character}000,1 now {character}")
    assert f"\u27e8U+{ord(character):04X}\u27e9" in cleaned.text
    assert cleaned.warnings == ("2 direction controls were made visible",)


def test_characters_without_width_are_taken_out_and_counted() -> None:
    cleaned = clean("de\u00adserter, de\u200bserter")
    assert cleaned.text == "deserter, deserter"
    assert cleaned.warnings == ("2 invisible characters were taken out",)


def test_joiners_that_languages_need_stay() -> None:
    assert clean("می\u200cخواهم").text == "می\u200cخواهم"


def test_hidden_tag_characters_are_shown() -> None:
    assert clean("hi\U000e0041").warnings == ("1 hidden character was made visible",)


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"])
def test_what_is_no_character_is_shown(character: str) -> None:
    assert clean(f"a{character}b").text == f"a\u27e8U+{ord(character):04X}\u27e9b"


def test_whatever_is_unseen_is_found_in_any_text() -> None:
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if cleaning._ANY.match(chr(code))]
    assert len(unseen) > 2_000
    assert [character for character in unseen if clean(f"a{character}b").text == f"a{character}b"] == []
    assert [character for character in unseen if visible(f"a{character}b") == f"a{character}b"] == []


def test_lone_surrogates_are_replaced() -> None:
    assert clean("a\udc80b").text == "a\ufffdb"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_one_line_break(newline: str) -> None:
    assert clean(f"one{newline}two") == clean("one\ntwo")


def test_tabs_and_odd_spaces_are_spaces() -> None:
    assert clean("a\tb\u00a0c\u2009d").text == "a b c d"


def test_a_byte_order_mark_says_nothing() -> None:
    assert clean("\ufeffStory") == clean("Story")


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert clean("Radosław Łe\u0301").text == unicodedata.normalize("NFC", "Radosław Łe\u0301")


def test_a_file_name_keeps_no_line_break() -> None:
    assert visible("a\nb\x1b[2J.txt") == "a\u240ab\u241b[2J.txt"


@given(st.text(st.characters()))
def test_cleaned_text_is_safe_and_stays_as_it_is(text: str) -> None:
    once = clean(text).text
    bad = {"Cc", "Cs"}
    assert not [c for c in once if unicodedata.category(c) in bad and c != "\n"]
    assert not set(once) & set(BIDI)
    assert clean(once).text == once
    assert clean(once).warnings == ()
