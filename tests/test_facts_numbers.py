"""Numbers: what is another number, and what is the same one in other clothes."""

from __future__ import annotations

import pytest
from linked import story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.families.numbers import answered
from compare.facts.families.numbers.rounding import measured

SAME = [
    ("The deal is worth $1.2 billion.", "The deal is worth $1.2bn."),
    ("The town has 2,300,000 people.", "The town has 2.3 million people."),
    ("About 40 percent of them stayed.", "Some 40% of them stayed."),
    ("Two dozen boats sank.", "The storm sank 24 boats."),
    ("A count of 2,487 people fled.", "Nearly 2,500 people fled."),
    ("The share fell 8.7 percent.", "The share fell almost 9%."),
    ("It was 146,312 visits.", "It was roughly 146,000 visits."),
    ("The doors open at 9:40 p.m. on most days.", "The doors open at 21:40 on most days."),
    ("Lunch is at noon.", "Lunch is at 12:00."),
    ("It takes six months.", "It takes half a year."),
    ("It took 18 months.", "It took a year and a half."),
    ("It took the past 18 months.", "It took the past year and a half."),
    ("Sales fell by a third.", "Sales fell by one third."),
    ("Costs are up 70 percent.", "Costs are up by more than two-thirds."),
    ("It carries about 12 percent of the grain.", "It carries roughly an eighth of the grain."),
    ("It was down 1.8%.", "It was down almost two per cent."),
    ("It sank at 4:50 a.m. on most maps.", "It sank shortly before 5am on most maps."),
    ("It sank at around 3:15 a.m. on most maps.", "It sank shortly after 3am on most maps."),
    ("They have 13 points. No club with 13 points or fewer went up.", "They have 13 points."),
    ("Costs rose by a fifth.", "Costs rose by 20 percent."),
    ("It cost 27.5 million pounds.", "It cost £27.5m."),
    ("The wreck lies at 85 metres.", "The wreck lies at 85m."),
    ("The detour is 14 miles long.", "The detour is 22.5 km long."),
    ("A 41-year-old man was held.", "A man of 41 was held."),
    ("All three men were freed.", "The trio were freed."),
    ("More than 4,000 shops sell it.", "Over 4,000 shops sell it."),
    ("Some 1,846 children took part.", "The trial had 1,846 children."),
    ("It was estimated at $70 million.", "It was put at $70m."),
    ("An estimated 640 boats sank.", "The ministry's estimate is 640 boats."),
    ("The bill is 47 cents a share.", "The bill is $0.47 a share."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_the_same_number_in_other_clothes_is_no_fact(left: str, right: str) -> None:
    assert [t for t in types(left, right) if t.startswith(("number", "age"))] == []


CHANGED = [
    ("It sank at 4:50 a.m. on most maps.", "It sank shortly after 5am on most maps.", "4:50 a.m.", "5am"),
    ("Costs are up 60 percent.", "Costs are up by more than two-thirds.", "60 percent", "more than two-thirds"),
    ("An estimated 640 boats sank.", "Then 640 boats sank.", "An estimated 640 boats", "640 boats"),
    ("He had 14 notebooks.", "He had 40 notebooks.", "14 notebooks", "40 notebooks"),
    ("It grew to £2.3 billion.", "It grew to £3.2 billion.", "£2.3 billion", "£3.2 billion"),
    ("The margin fell 2.3 percentage points.", "The margin fell 2.3 percent.", "2.3 percentage points", "2.3 percent"),
    ("There were around 12,000 of them.", "There were almost 12,000 of them.", "around 12,000", "almost 12,000"),
    ("There were more than 18,000 men.", "There were 18,000 men.", "more than 18,000 men", "18,000 men"),
    ("At least two people died.", "Two people died.", "At least two people", "Two people"),
    ("The train hit it at 4:35 a.m. today.", "The train hit it at 4:55 a.m. today.", "4:35 a.m.", "4:55 a.m."),
    ("It comes to $14.20 a share.", "It comes to $12.40 a share.", "$14.20", "$12.40"),
    ("Dozens of homes burned.", "Thousands of homes burned.", "Dozens", "Thousands"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), CHANGED)
def test_another_value_or_qualifier_is_a_fact(left: str, right: str, ours: str, theirs: str) -> None:
    assert told(left, right) == [("number_changed", ours, theirs)]


def test_a_number_on_another_thing_is_a_fact() -> None:
    found = told("The bus held 12 men and 40 women.", "The bus held 40 men and 12 women.")
    assert sorted(found) == [("number_changed", "12 men", "12 women"), ("number_changed", "40 women", "40 men")] or sorted(
        found
    ) == [
        ("number_changed", "12 men", "40 men"),
        ("number_changed", "40 women", "12 women"),
    ]


UNLIKE = [
    ("The hospital has 300 beds.", "The hospital has 340 staff.", "300 beds", "340 staff"),
    ("The hospital has 300 beds.", "The hospital has 340 nursing staff.", "300 beds", "340 nursing"),
    ("The hospital, with 300 beds, will close.", "The hospital, with 340 nurses, will close.", "300 beds", "340 nurses"),
    ("The hospital has 300 beds and a chapel.", "The hospital has a staff of 340 and a chapel.", "300 beds", "340"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), UNLIKE)
def test_people_and_things_are_never_one_number(left: str, right: str, ours: str, theirs: str) -> None:
    assert told(left, right) == [("number_dropped", ours, None), ("number_added", None, theirs)]


ALIKE = [
    ("The plant employs 300 people.", "The plant employs 340 staff.", "300 people", "340 staff"),
    ("The plant cut 300 jobs.", "The plant cut 340 workers.", "300 jobs", "340 workers"),
    ("The fire claimed 30 lives.", "The fire claimed 34 people.", "30 lives", "34 people"),
    ("They stopped 14 boats carrying migrants.", "They stopped 16 vessels.", "14 boats", "16 vessels"),
    ("The firm runs 120 shops.", "The firm runs 140 outlets.", "120 shops", "140 outlets"),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), ALIKE)
def test_other_words_for_the_same_are_one_number(left: str, right: str, ours: str, theirs: str) -> None:
    assert told(left, right) == [("number_changed", ours, theirs)]


def test_from_and_to_swapped_is_a_fact() -> None:
    assert types("Profit rose to $48.6 million from $56.5 million.", "Profit rose to $56.5 million from $48.6 million.") == [
        "number_changed",
        "number_changed",
    ]


def test_three_of_a_named_thing_are_told_and_two_are_not() -> None:
    assert told("Guards keep watch there.", "Guards in three lorries keep watch there.") == [
        ("number_added", None, "three lorries")
    ]
    assert types("Guards keep watch there.", "Guards in two lorries keep watch there.") == []
    assert types("They keep watch for months.", "Three of them keep watch for three months.") == []


def test_dropped_and_added_numbers() -> None:
    assert told("Volunteers set up about 600 cots there.", "Volunteers set up cots there.") == [
        ("number_dropped", "about 600 cots", None)
    ]
    assert told("They went to the houses.", "They went to the 340 houses.") == [("number_added", None, "340 houses")]


def test_a_number_that_the_other_side_tells_elsewhere_is_not_dropped() -> None:
    assert told("They set up 600 cots. Others came.", "Others came. In all, 600 cots were set up.") == []


def test_an_age_is_its_own_fact() -> None:
    assert told("Lyle Prewitt, 71, stayed.", "Lyle Prewitt, 77, stayed.") == [
        ("age_changed", "Lyle Prewitt, 71", "Lyle Prewitt, 77")
    ]


@pytest.mark.parametrize(
    ("left", "right", "ours", "theirs"),
    [
        ("Mira Oswin, 44, wrote it.", "The author and teacher, 41, wrote it.", "Mira Oswin, 44", "The author and teacher, 41"),
        ("The sculptor, who is 52, wept.", "The artist, 57, wept.", "who is 52", "The artist, 57"),
    ],
)
def test_an_age_after_an_office_or_a_kind_of_person(left: str, right: str, ours: str, theirs: str) -> None:
    assert [f for f in told(left, right) if f[0] == "age_changed"] == [("age_changed", ours, theirs)]


def test_a_number_in_commas_after_a_thing_is_no_age() -> None:
    assert [f[0] for f in told("The houses, 36, of them, fell.", "The houses fell.")] == ["number_dropped"]
    assert types("The 29-year-old pilot woke.", "The pilot, 29, woke.") == []


def test_years_dates_and_small_words_are_no_dropped_numbers() -> None:
    assert types("One of the two men left on May 7.", "A man left on May 7.") == []


@pytest.mark.parametrize("mark", ["[bold]red[/bold]", "<b>red</b>", "{braces}", "|cells", "⟨U+202E⟩red", "␛[2Jred", "*red*"])
def test_what_is_counted_is_a_word_and_no_mark(mark: str) -> None:
    assert told(f"He had 12 {mark} there.", f"He had 14 {mark} there.") == [("number_changed", "12", "14")]


VISIBLE = [
    "␛]52;c;aGk=␇",
    "␛]52;c;aGk=",
    "␛]8;;http://127.0.0.1/24␛\\",
    "␛]0;a title of 52 words␇",
    "␛[38;5;196m",
    "⟨U+009B⟩31m",
    "⟨U+009D⟩52;c;aGk=⟨U+009C⟩",
    "␛P1;2|17/ab␛\\",
    "␛_G99␛\\",
    "⟨U+202E⟩",
    "⟨U+E0041⟩",
    "␛(0",
]


@pytest.mark.parametrize("sequence", VISIBLE)
def test_what_stands_in_a_visible_escape_sequence_is_no_number(sequence: str) -> None:
    assert told(f"They {sequence} went to the houses.", "They went to the houses.") == []


def test_a_number_after_a_visible_escape_sequence_is_one() -> None:
    assert told("They put up ␛]0; 600 cots there.", "They put up cots there.") == [("number_dropped", "600 cots", None)]
    assert told("They put up ␛[31m600 cots there.", "They put up cots there.") == [("number_dropped", "600 cots", None)]


@pytest.mark.parametrize(
    ("one", "two"),
    [("40", "41"), ("41", "40"), ("50", "51"), ("80", "82"), ("100", "102"), ("200", "204"), ("500", "510"), ("1,000", "1,020")],
)
def test_a_round_figure_that_nobody_calls_rough_is_exact(one: str, two: str) -> None:
    left, right = (f"The minister said on Friday that {number} people died in the flood." for number in (one, two))
    assert types(left, right) == ["number_changed"]


@pytest.mark.parametrize(
    ("one", "two"), [("41", "about 40"), ("1,020", "some 1,000"), ("2,487", "2,500"), ("$1.18 billion", "$1.2 billion")]
)
def test_a_figure_that_is_called_rough_or_looks_it_may_be_rounded(one: str, two: str) -> None:
    left, right = (f"The minister said on Friday that the flood cost {number}." for number in (one, two))
    assert types(left, right) == []


def test_an_age_in_words_is_an_age() -> None:
    assert types("An eight-year-old girl found it.", "A nine-year-old girl found it.") == ["age_changed"]
    assert types("An eight-year-old girl found it.", "An 8-year-old girl found it.") == []
    assert types("An eight-year-old girl found it.", "A girl found it.") == []


def test_some_before_an_exact_count_says_nothing() -> None:
    assert types("The army sent 1,150 soldiers there.", "The army sent some 1,150 troops there.") == []
    assert types("The army sent 1,200 soldiers there.", "The army sent about 1,200 troops there.") == ["number_changed"]


def test_a_number_is_asked_only_of_those_of_about_its_size_and_misses_no_answer() -> None:
    units = ("boats", "percent", "miles", "tonnes", "dollars", "hours", "degrees Celsius")
    text = " ".join(
        f"It had about {value} {unit} and {value + 1} {unit}." for unit in units for value in (4, 60, 97, 640, 2400, 9600)
    )
    docs = read_docs(
        story(text), story(f"{text} It had over 1,150 boats, dozens of boats, two-thirds of them, an hour, half a mile.")
    )
    known = answered._by_measure(docs.right)
    asked = every = 0
    for amount in docs.left.amounts:
        those = known[measured(amount)]
        near, of_all = those.near(amount), [*those.plain, *those.others]
        answers = [b for b in of_all if answered._answers(amount, b)]
        assert answers
        assert all(b in near for b in answers)
        asked, every = asked + len(near), every + len(of_all)
    assert asked < every * 2 / 3


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ("The course takes 40 hours and costs $1,000 per pupil.", "The course takes 40 hours.", "$1,000"),
        ("They face a 23 percent across-the-board cut in benefits.", "They face a cut in benefits.", "23 percent"),
    ],
)
def test_what_cannot_be_counted_is_not_told_with_a_number(left: str, right: str, number: str) -> None:
    assert told(left, right) == [("number_dropped", number, None)]
