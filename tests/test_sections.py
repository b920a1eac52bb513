"""Labels name what a section is about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.labels.terms import Terms


def label(inside: list[str], outside: list[str]) -> str:
    return Terms.of([*inside, *outside]).label(inside)


INSIDE = [
    "Volunteers pulled bodies from the river, said Piet Lunde, who runs a rescue boat.",
    "Smugglers charge thousands, Lunde said, and the smuggling goes on all winter on the river.",
]
OUTSIDE = ["The colonel crossed the border with two aides.", "Officials said that the colonel asked for a lawyer."]


def test_a_label_is_a_phrase_for_what_is_central_and_what_sets_the_section_apart() -> None:
    parts = label(INSIDE, OUTSIDE).split(", ")
    assert parts[0] == "bodies from the river"
    assert "Piet Lunde" in parts


def test_a_word_said_again_and_again_leads_though_the_rest_says_it_once() -> None:
    section = [
        "Dozens died while trying to escape conscription.",
        "The men feared conscription more than the river.",
        "Smugglers took money from a bus driver.",
    ]
    assert label(section, ["A rebel project helps men to escape conscription.", *OUTSIDE * 3]).startswith("conscription")


def test_a_verb_takes_the_noun_that_the_section_has_for_it() -> None:
    section = ["Dozens died to avoid being conscripted into the Veldrian army.", "Nobody counted who fled conscription."]
    assert label(section, OUTSIDE).startswith("conscription into the Veldrian army")


def test_a_term_that_stands_everywhere_says_nothing() -> None:
    assert "river" not in label(INSIDE, [*OUTSIDE, *["The river is high."] * 8])


def test_one_part_for_the_forms_of_a_word() -> None:
    terms = label(["They avoided conscription.", "Conscripts fled; conscripted men fled conscription."], OUTSIDE)
    assert terms.lower().count("conscript") == 1


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The council has bought a boat for the rescue of swimmers.", "rescue of swimmers"),
        ("She wants to escape the flooded valley.", "flooded valley"),
        ("Hackers accessed the payroll records of the company.", "payroll records of the company"),
        ("They were quietly smuggling men over the border.", "border"),
    ],
)
def test_a_section_of_one_sentence_has_a_noun_phrase_of_it(sentence: str, wanted: str) -> None:
    assert wanted in label([sentence], ["Nothing else was known.", "It rained again."])


def test_no_name_is_cut_and_a_surname_gets_its_first_name() -> None:
    section = [
        "Then Kathleen Bailey Hutch spoke against the tower.",
        "Hutch said no.",
        "Nobody asked Hutch.",
        "The tower fell, and Hutch left.",
    ]
    assert "Kathleen Bailey Hutch" in label(section, OUTSIDE)


def test_a_sentence_that_begins_with_a_common_word_lends_no_capital() -> None:
    assert label(["Volunteers from the village searched the valley."], OUTSIDE).startswith("volunteers from the village")


def test_a_text_without_content_words_is_named_by_its_beginning() -> None:
    assert label(["“No,” she said."], OUTSIDE) == "“No,” she said."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Министр заявил, что граница закрыта. Граница закрыта.", "граница"),
        ("Die Fähre sank nach Mitternacht, und die Fähre war alt.", "Fähre"),
        ("フェリーは真夜中過ぎに島を出た。", "フェリー"),
    ],
)
def test_other_languages_have_labels(text: str, wanted: str) -> None:
    assert wanted in label([text], [])


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=3), st.lists(st.text(), max_size=3))
def test_a_label_is_one_short_line(inside: list[str], outside: list[str]) -> None:
    found = label([" ".join(t.split()) for t in inside], outside)
    assert found.strip()
    assert len(found) <= 60
    assert "\n" not in found


SAMPLE = "The the of a to and men river Lunde Piet Lunde's fled being smuggled said between , . “ ” - U.S. A. 450 NATO border's"
WORDS = st.sampled_from(SAMPLE.split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_every_part_of_a_label_is_the_sections_own_words(inside: list[str]) -> None:
    own = set(re.findall(r"\w+", " ".join(inside).lower()))
    assert set(re.findall(r"\w+", label(inside, []).lower())) <= own


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("市长在周一宣布关闭大桥，因为桥墩出现裂缝。", "市长在周一宣布关闭大桥"),
        ("但是，他没有来，因为下雨。", "但是，他没有来"),
        ("「橋を閉める」と市長は月曜日に述べた。", "橋を閉める"),
        ("市长在周一宣布关闭这座城市最古老的大桥因为桥墩出现裂缝", "市长在周一宣布关闭这座城市最古…"),
        ("นายกเทศมนตรีปิดสะพาน และเปิดถนน", "นายกเทศมนตรีปิดสะพาน"),
    ],
)
def test_where_no_blanks_part_words_a_section_is_named_by_its_first_clause(text: str, named: str) -> None:
    assert label([text], ["桥墩的维修需要三年时间。"]) == named


def test_signs_in_an_english_section_do_not_make_it_chinese() -> None:
    assert label([*INSIDE, "The boat is called 北京."], OUTSIDE).startswith("bodies from the river")
