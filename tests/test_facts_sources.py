"""Sources: weakened, dropped, changed, and intermediaries."""

from __future__ import annotations

import pytest
from linked import story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.doc.sources.sourcing import DESCRIBED, KNOWN, MANY, NAMED, VAGUE
from compare.facts.doc.sources.voices import voices_in

WEAKENED = [
    ("The bridge will close, county spokesman Ray Ostrander said.", "The bridge will close, officials said."),
    ("The bridge will close, three Brannish officials said.", "The bridge will close, sources said."),
    ("The bridge will close, according to a report by engineer Gwen Abara.", "City officials said the bridge will close."),
    ("The daily Il Faro reported that the bridge will close.", "A newspaper reported that the bridge will close."),
    ("The HUR said on Telegram that they had left.", "They had left, according to a Telegram channel."),
    ("The bridge will close, two hospital officials said.", "The bridge will close, two hospital sources said."),
    ("The dock will close, the Orsk Courier reported, citing two board members.", "The dock will close, says the Orsk Courier."),
    ("A study by Orsk University estimated that forty were late.", "Forty were late, according to one estimate."),
    ("The bridge will close, according to the National Road Council.", "The bridge will close, experts say."),
    ("His lawyer said the bridge will close.", "People with knowledge of it said the bridge will close."),
    ("The bridge will close, his lawyer said.", "The bridge will close, according to people with knowledge of it."),
    ("The harbour master said the dock will close.", "Two people close to it said the dock will close."),
    ("Her agent said the dock will close.", "Someone close to it said the dock will close."),
    ("Two people with direct knowledge of it said the dock will close.", "Sources said the dock will close."),
]


@pytest.mark.parametrize(("left", "right"), WEAKENED)
def test_a_source_that_says_less_about_who_it_is(left: str, right: str) -> None:
    assert types(left, right) == ["attribution_weakened"]
    assert types(right, left) == ["attribution_strengthened"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The pass is shut, the Forest Service said.", "According to the Forest Service, the pass is shut."),
        ("“No,” Chief Executive Dana Okonjo said.", "“No,” said CEO Dana Okonjo."),
        ("Marit Sollander, the interior minister, said it was late.", "It was late, said Interior Minister Marit Sollander."),
        ("The pass is shut, Inspectorate figures show.", "According to Inspectorate figures, the pass is shut."),
        ("Ruth Aldane said it was late. It was cold, she added.", "It was late and cold, Ruth Aldane said."),
        ("The company reported a loss of $6 million.", "The company made a loss of $6 million."),
        (
            "The Allied Road Workers union, which has 40 members, said no.",
            "The Allied Road Workers, the union of 40 members, said no.",
        ),
        ("The talks, led by the Council of Southern States, went on.", "The talks of the Council of Southern States went on."),
        ("They were late, according to unofficial results from the county.", "Unofficial results from the county had them late."),
        ("Some 71 percent of people said they had no car.", "Some 71 percent of people have no car."),
        ("The Brannish ministry said it was late.", "The Brannish ministry revealed it was late."),
        ("Norvik's foreign ministry said no.", "Dario Valente, who speaks for Norvik's foreign ministry, said no."),
        ("Analysts had forecast that it would be late.", "It was late, as analysts had on average forecast."),
        ("Ukraine's military intelligence (HUR) said they had left.", "They had left, the HUR said."),
        ("Marta Gil wrote the agreement in 2010.", "The agreement was written in 2010."),
        ("The Brannish ambassador to Oslo said no.", "The Brannish ambassador to Norway said no."),
        ("Moscow said no.", "Russia said no."),
    ],
)
def test_the_same_source_in_other_words_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []


def test_dropped_and_added() -> None:
    left = "Capital spending will fall this year, Lindqvist said."
    assert told(left, "Capital spending will fall this year.") == [("attribution_dropped", "Lindqvist said", None)]
    assert types("Capital spending will fall this year.", left) == ["attribution_added"]


def test_someone_familiar_with_it_is_nobody_to_go_back_to() -> None:
    left, right = "The deal is near, two of the people said.", "The deal is near, according to someone familiar with it."
    assert types(left, right) == ["attribution_weakened"]
    assert types(right, left) == ["attribution_strengthened"]


def test_another_named_source() -> None:
    assert types("The pass is shut, Ray Ostrander said.", "The pass is shut, Gwen Abara said.") == ["attribution_changed"]


def test_an_intermediary_left_out() -> None:
    left = "Two diplomats, citing a briefing by Brannmark's intelligence service, said the papers were maps."
    right = "According to Brannmark's intelligence service, the papers were maps."
    assert types(left, right) == ["intermediary_dropped"]
    assert types(right, left) == ["intermediary_added"]


def test_who_saw_a_paper_is_an_intermediary() -> None:
    left = "A report by the Safety Board, seen by Meridian, said the door was loose."
    right = "A report by the Safety Board said the door was loose."
    assert told(left, right) == [("intermediary_dropped", "seen by Meridian", None)]
    assert types(right, left) == ["intermediary_added"]


def test_who_had_it_first_is_an_intermediary() -> None:
    left = "The dam will be opened in March, he said in an interview first posted online by the newspaper The Quill."
    right = "The dam will be opened in March, he told reporters."
    assert told(left, right) == [("intermediary_dropped", "first posted online by the newspaper The Quill", None)]
    assert types(right, left) == ["intermediary_added"]
    assert not types(left, "As The Quill had it first, the dam will be opened in March, he said.")


def test_who_gives_out_its_own_papers_is_no_intermediary() -> None:
    left, right = "Letters released by the ministry on Monday say the dam leaks.", "Letters say the dam leaks."
    assert "intermediary_dropped" not in types(left, right)


def test_an_intermediary_is_known_where_the_other_side_has_another_voice_too() -> None:
    left = "The refugee agency of Orsk, citing local aid groups, said up to 800 people had fled."
    right = "Local aid groups said up to 800 people had fled, a figure they described as early."
    assert types(left, right) == ["intermediary_dropped"]


def test_who_claimed_it_is_missed_even_where_the_other_side_tells_of_them() -> None:
    left, right = "Orvane rebels claim they took the town.", "Orvane rebels took the town."
    assert types(left, right) == ["attribution_dropped"]


def test_reporting_verbs_have_a_strength() -> None:
    assert types("Business groups said it was late.", "Business groups claimed it was late.") == ["hedge_softened"]
    assert types("The ministry said it was late.", "The ministry admitted it was late.") == ["hedge_hardened"]


@pytest.mark.parametrize(
    ("text", "source", "rank"),
    [
        ("It was late, county spokesman Ray Ostrander said.", "county spokesman Ray Ostrander", NAMED),
        ("It was late, said Polish radio station RMF FM.", "Polish radio station RMF FM", NAMED),
        ("Nordahl, whose fortune was put at £2 billion, said it was late.", "Nordahl, whose fortune was put at £2 billion", NAMED),
        ("It was late, a senior official said.", "a senior official", DESCRIBED),
        ("It was late, officials said.", "officials", MANY),
        ("It was late, according to media reports.", "media reports", VAGUE),
        ("It was late, she said.", "she", KNOWN),
        ("“It was late,” the statement said.", "the statement", KNOWN),
        ("Gov. Neil Castellan signed the order and said it was late.", "Gov. Neil Castellan", NAMED),
    ],
)
def test_who_is_said_to_have_said_it(text: str, source: str, rank: int) -> None:
    article = story(text)
    doc = read_docs(article, article).left
    voices = [v for p in article.passages for v in voices_in(doc.view([p.id])) if v.strength != "act"]
    assert [(v.source.text, v.source.rank) for v in voices] == [(source, rank)]


def test_a_thing_that_is_shown_or_reported_is_no_voice() -> None:
    article = story("The fund could not show proof. No deaths had been reported. The rival reports next week.")
    doc = read_docs(article, article).left
    assert [v.source.text for v in voices_in(doc.view([0, 1]))] == []
