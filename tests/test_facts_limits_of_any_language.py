"""How alike two names must sound, how much of a place's name a word must begin with, and how long a name is."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from linked import story, whole

from compare.facts.doc.any_language.dates import find_dates
from compare.facts.doc.any_language.heard import heard_in
from compare.facts.doc.any_language.places import _is_form, places_in, speaks_of
from compare.facts.doc.any_language.shared_names import _may_be_one_in_signs, shared_names
from compare.facts.doc.any_language.sounds import Sound, begin_alike, perhaps_one, surely_one
from compare.facts.doc.any_language.tongue import tongue_of
from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_link_facts

if TYPE_CHECKING:
    from compare.facts.doc.view import View

pytestmark = pytest.mark.skipif(
    find_spec("anyascii") is None or find_spec("babel") is None,
    reason="anyascii or babel of the extra 'languages' is not installed",
)


def view(text: str, language: str) -> View:
    doc = read_docs(replace(story(text), language=language), story("")).left
    return doc.view([p.id for p in doc.article.story])


SURELY = {
    "three consonants": (Sound("baran", "PRN"), Sound("varan", "PRN"), True),
    "two consonants": (Sound("bara", "PR"), Sound("vara", "PR"), False),
    "four letters that are the same": (Sound("mora", "NR"), Sound("mora", "NR"), True),
    "three letters that are the same": (Sound("mor", "NR"), Sound("mor", "NR"), False),
    "an ending of two consonants": (Sound("baran", "PRN"), Sound("baranadak", "PRNTK"), True),
    "an ending of three": (Sound("baran", "PRN"), Sound("baranadakar", "PRNTKR"), False),
    "vowels too unlike": (Sound("baran", "PRN"), Sound("veran", "PRN"), False),
}
PERHAPS = {
    "half of the letters of a short name": (Sound("bara", "PR"), Sound("vera", "PR"), True),
    "two fifths": (Sound("borai", "PR"), Sound("veraa", "PR"), False),
    "two of four consonants wrong": (Sound("", "PRNT"), Sound("", "PKNK"), False),
    "two of five consonants wrong": (Sound("", "PRNTK"), Sound("", "PKNKK"), True),
}
BEGIN = {
    "two consonants": (Sound("prag", "PRK"), Sound("prad", "PRT"), True),
    "one consonant": (Sound("prag", "PRK"), Sound("paag", "PK"), False),
}
IN_SIGNS = {
    "half of the letters": (Sound("bara", "PR"), Sound("vera", "PR"), True),
    "two fifths of them": (Sound("borai", "PR"), Sound("veraa", "PR"), False),
    "one of four consonants wrong": (Sound("baranata", "PRNT"), Sound("baranaka", "PRNK"), True),
    "one of three consonants wrong": (Sound("barana", "PRN"), Sound("barata", "PRT"), False),
}


@pytest.mark.parametrize(("one", "two", "same"), SURELY.values(), ids=SURELY)
def test_what_surely_is_one_name(one: Sound, two: Sound, same: bool) -> None:
    assert surely_one(one, two) is surely_one(two, one) is same


@pytest.mark.parametrize(("one", "two", "same"), PERHAPS.values(), ids=PERHAPS)
def test_what_may_be_one_name(one: Sound, two: Sound, same: bool) -> None:
    assert perhaps_one(one, two) is perhaps_one(two, one) is same


@pytest.mark.parametrize(("one", "two", "alike"), BEGIN.values(), ids=BEGIN)
def test_what_may_have_one_stem(one: Sound, two: Sound, alike: bool) -> None:
    assert begin_alike(one, two) is begin_alike(two, one) is alike


@pytest.mark.parametrize(("one", "two", "same"), IN_SIGNS.values(), ids=IN_SIGNS)
def test_what_may_be_one_name_in_signs(one: Sound, two: Sound, same: bool) -> None:
    assert _may_be_one_in_signs(one, two) is _may_be_one_in_signs(two, one) is same


def test_a_name_in_signs_has_two_to_six_of_them() -> None:
    assert {heard.end - heard.start for heard in heard_in(view("贝尔伯克昨天到", "zh"))} == {2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    ("word", "starts"), [("ומקרון", [0, 1, 2]), ("מקרון", [0, 1, 2]), ("קרון", [0, 1]), ("רון", [0]), ("רו", [])]
)
def test_two_letters_may_be_joined_to_a_name_of_three(word: str, starts: list[int]) -> None:
    assert [heard.start for heard in heard_in(view(word, "he"))] == starts


@pytest.mark.parametrize(("text", "shared"), [("拜登。他见到拜登。", True), ("拜登。他见到拜登。拜登走了。", False)])
def test_what_stands_there_thrice_as_often_is_a_word_and_no_name(text: str, shared: bool) -> None:
    docs = read_docs(story("We met Biden."), replace(story(text), language="zh"))
    assert bool(shared_names(docs).left) is shared


@pytest.mark.parametrize(
    ("text", "language", "code", "speaks"),
    [
        ("Germs spread.", "", "DE", True),  # of a long name four letters
        ("Gerbils ran.", "", "DE", False),
        ("Chicks ran.", "", "CL", True),  # of one of five letters three
        ("Brands sold.", "", "BR", False),  # of one of six letters four
        ("Він мав час.", "uk", "TD", False),
        ("道德。", "zh", "DE", True),  # of two signs the first
        ("匈奴。", "zh", "HU", False),  # of three the first two
    ],
)
def test_with_how_many_letters_a_word_speaks_of_a_place(text: str, language: str, code: str, speaks: bool) -> None:
    assert speaks_of(view(text, language), code) is speaks


@pytest.mark.parametrize(
    ("text", "language", "code"), [("Він був у Чаді.", "uk", "TD"), ("Fue a Islas Georgia del Sur y Sandwich del Sur.", "es", "GS")]
)
def test_a_place_of_few_letters_and_one_of_many_words(text: str, language: str, code: str) -> None:
    assert [place.code for place in places_in(view(text, language))] == [code]


@pytest.mark.parametrize(("key", "form"), [("алжирами", True), ("алжирамим", False)])
def test_an_ending_has_three_letters_at_the_most(key: str, form: bool) -> None:
    assert _is_form(key, "алжир", "uk") is form


@pytest.mark.parametrize(
    ("number", "others", "wanted"),
    [
        ("34", "Sie trafen Seeleute von Karl V.", []),  # which a Roman numeral may be, as far as those of kings and wars go
        ("46", "Sie trafen Seeleute von Karl V.", ["number_dropped"]),
        ("34", "Sie trafen Seeleute.", ["number_dropped"]),
        ("750", "Sie trafen Seeleute.", ["number_dropped"]),
        ("2,500", "Sie trafen Seeleute.", []),  # two and a half thousand, as a word may say it
    ],
)
def test_a_number_is_missed_where_nothing_else_can_say_it(number: str, others: str, wanted: list[str]) -> None:
    docs = read_docs(story(f"They met {number} sailors."), replace(story(others), language="de"))
    assert [fact.type for fact in find_link_facts(whole(docs), docs)] == wanted


@pytest.mark.parametrize(("text", "days"), [("Am 31. Dezember 2024.", [31]), ("Am 32. Dezember 2024.", [])])
def test_no_month_has_more_than_31_days(text: str, days: list[int]) -> None:
    assert [date.day for date in find_dates(text, tongue_of("de"))] == days
