"""What is told around the facts: only what is true of the two texts."""

from __future__ import annotations

import pytest
from linked import story
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.whole.credit import find_credit
from compare.facts.whole.prominence import find_prominence
from compare.facts.whole.speakers import find_speakers
from compare.reports.telling.around import describe_around

BOAT = """The pilot boat went down off Orsk in fog.
The hull had been patched twice this year, the harbour office said.
“It took four minutes,” said the boat's skipper, Ivo Brand, 61."""


def compared(left: str, right: str) -> Comparison:
    return compare(story(left), story(right), WordEncoder(512))


def test_an_article_owes_itself_no_credit() -> None:
    lines = list(describe_around(compared(BOAT, BOAT)))
    assert not [line for line in lines if "redit" in line]


def test_a_source_by_the_same_words_is_a_credit() -> None:
    credit = find_credit(compared(BOAT, f"{BOAT}\nThe wreck was found on Sunday."))
    assert [span.text for span in credit.sources_named] == ["the harbour office", "the boat's skipper, Ivo Brand"]
    assert credit.before == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was late,” said the boat's skipper, Ivo Brand, 61.", "Ivo Brand"),
        ("“It was late,” said the skipper, Ivo Brand.", "Ivo Brand"),
        ("In May, Brand rejected the idea that Orsk could join the NORD pact, saying it was “a sad old joke”.", "Brand"),
    ],
)
def test_the_speaker_is_who_speaks(text: str, name: str) -> None:
    assert [s.name for s in find_speakers(compared(text, f"{text}\nThe wreck was found."))] == [name]


def test_how_often_somebody_speaks_is_said_in_words() -> None:
    left = "“It was late and it was cold,” Ivo Brand said.\nThe sea was calm, Ada Lund said."
    right = "It was late and it was cold, Ivo Brand said.\nThe sea was calm."
    lines = list(describe_around(compared(left, right)))
    assert "Speak in both: Ivo Brand (1 quote in the first text, reported in the second text)." in lines
    assert "Speak only in the first text: Ada Lund (reported)." in lines


@pytest.mark.parametrize(
    ("headline", "body", "borne_out"),
    [
        ("Ferry sinks off Orsk, 12 saved", "Twelve people were rescued when a ferry sank off Orsk.", True),
        ("Mayor quits", "The head of the town hall has stepped down.", True),
        ("Otters overrun swimming pool", "The council met on Tuesday to fix the rates.", False),
    ],
)
def test_a_headline_is_called_empty_only_where_it_is(headline: str, body: str, borne_out: bool) -> None:
    text = f"# {headline}\n{body}"
    assert (find_prominence(compared(text, text)).unsupported == ()) is borne_out


def speakers_of(text: str) -> list[str]:
    """The speakers of a story, as its table names them."""
    return [s.name for s in find_speakers(compared(text, f"{text}\nThe wreck was found."))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norway's fisheries agency (NFA) said the boat was old.\nThe sea was calm, the NFA said.\nThe hull was thin, it added.",
            ["Norway's fisheries agency"],
        ),
        ("Norway's coast guard said the boat was old.\nNorway said it would pay.", ["Norway's coast guard", "Norway"]),
        ("EU member Norway's envoy said the boat was old.", ["EU member Norway's envoy"]),
        ("Norway's fisheries minister, Ada Lund, said the boat was old.\nLund said the sea was calm.", ["Ada Lund"]),
        ("Ivo Brand said the boat was old.\nBrand said the sea was calm.", ["Ivo Brand"]),
        ("Ivo Brand said the boat was old.\nAda Brand said the sea was calm.", ["Ivo Brand", "Ada Brand"]),
        ("The University of Orsk said the boat was old.\nOrsk said it would pay.", ["University of Orsk", "Orsk"]),
    ],
)
def test_whoever_belongs_to_a_country_is_a_speaker_of_its_own(text: str, names: list[str]) -> None:
    assert speakers_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The United Pilots' Union said the boat was old.", ["United Pilots' Union"]),
        ("The health department said the boat was old.", ["The health department"]),
        ("A nurse who asked not to be named said the boat was old.", ["A nurse"]),
        ("The boat was old, a senior official said.", ["a senior official"]),
        ("The boat was old, officials said.", []),
        ("The boat was old, the report said.", []),
        ("The boat was old, it said.", []),
    ],
)
def test_one_who_is_described_is_a_speaker_and_a_crowd_is_none(text: str, names: list[str]) -> None:
    assert speakers_of(text) == names
