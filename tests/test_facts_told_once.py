"""One change is told once: a quotation that was rewritten, another speaker, a plan told as done, another currency."""

from __future__ import annotations

import pytest
from linked import story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_loose_facts
from compare.link import Kind, Link


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“It was no popular tax in our valley,” Prewitt said.", "“Our valley hated the tax,” Prewitt said."),
        (
            "“Before winter we shall not leave the valley,” Prewitt said.",
            "“We are not leaving our valley until winter,” Prewitt said.",
        ),
        ("“The plan is dead and I am glad of it,” said Orme.", "“I am glad that this dead plan is over at last,” said Orme."),
    ],
)
def test_a_rewritten_quotation_is_altered_not_lost_and_new(left: str, right: str) -> None:
    assert types(left, right) == types(right, left) == ["quote_altered"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We will not leave before winter,” Prewitt said.", "“There is no reason to go anywhere,” Prewitt said."),
        (
            "“The tax was hated in the valley by all,” Orme said.",
            "“Nobody has asked what a school costs in the valley,” Orme said.",
        ),
        (
            "“The old valley needs doctors, schools, roads and time,” Orme said.",
            "“Our old valley has been sold to banks,” Orme said.",
        ),
    ],
)
def test_two_quotations_that_share_too_little_are_two(left: str, right: str) -> None:
    assert types(left, right) == ["quote_lost", "quote_new"]


@pytest.mark.parametrize(
    "right", ["“I am glad that this dead plan is over,” said Ida Moe.", "“I am glad that this dead plan is over.”"]
)
def test_what_somebody_else_said_in_such_words_is_no_rewriting(right: str) -> None:
    left = "“The plan is dead and I am glad of it,” said Orme."
    assert {"quote_lost", "quote_new"} <= set(types(left, right))
    assert "quote_altered" not in types(left, right)


def test_who_speaks_tells_nothing_of_what_was_said() -> None:
    """The words for who says it are no paraphrase of the quotation that the other side has."""
    left, right = "“We will not leave the town,” Mayor Lind said.", "“Leaving it in winter is madness,” said her rival, Ida Moe."
    assert not {t for t in types(left, right) if "paraphrase" in t}


def test_another_speaker_is_one_change() -> None:
    assert told("“We will fight,” said Orme.", "“We will fight,” said Lind.") == [("speaker_changed", "Orme", "Lind")]


@pytest.mark.parametrize(
    ("left", "right"),
    [("Orme: “We will fight.”", "Lind: “We will fight.”"), ("Orme: “We will fight.”", "“We will fight,” said Lind.")],
)
def test_a_name_before_a_colon_speaks(left: str, right: str) -> None:
    assert told(left, right) == [("speaker_changed", "Orme", "Lind")]
    assert types(left, "“We will fight,” Orme said.") == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mayor said she would endorse Orme.", "The mayor has endorsed Orme."),
        ("The mayor said the council will close the school in May.", "The council closed the school in May."),
    ],
)
def test_a_plan_that_is_told_as_done_is_not_a_lost_source_as_well(left: str, right: str) -> None:
    assert types(left, right) == ["hedge_hardened"]
    assert types(right, left) == ["hedge_softened"]


def test_a_source_and_a_doubt_are_two_changes() -> None:
    left, right = "The mayor said the school may have closed.", "The school has closed."
    assert "hedge_hardened" in types(left, right)
    assert types("The mayor said the school is shut and may open.", "The school is shut and will open.") == [
        "attribution_dropped",
        "hedge_hardened",
    ]


@pytest.mark.parametrize(
    ("left", "right"), [("It cost $400 million.", "It cost €400 million."), ("He paid 40 pounds.", "He paid 40 euros.")]
)
def test_one_figure_of_another_currency_is_one_change(left: str, right: str) -> None:
    assert types(left, right) == ["number_changed"]


@pytest.mark.parametrize(
    ("first", "second", "lost"),
    [
        ("“Nobody in the village was ever told of it.”", "“We heard it on the wireless like all others,” said Ada Kern.", 1),
        ("“Nobody in the village was ever told of it,” said Ada Kern.", "“We heard it on the wireless,” she said.", 1),
        ("“Nobody in the village was ever told of it,” said Ray Orme.", "“We heard it on the wireless,” said Ada Kern.", 2),
    ],
)
def test_a_speech_over_two_paragraphs_is_lost_once(first: str, second: str, lost: int) -> None:
    docs = read_docs(
        story(f"The bridge will close in June. {first}\n{second} The mayor was late."),
        story("The bridge will close in June. The mayor was late."),
    )
    links = [Link(k, (at,), (k,), Kind.MATCHED, 1.0, 1.0, 1.0) for k, at in enumerate((0, 3))]
    assert [fact.type for fact in find_loose_facts(links, docs)] == ["quote_lost"] * lost


def test_what_two_people_say_alike_is_no_altered_quotation() -> None:
    left = "“I think it shows that they are on the wrong side of history,” said Ada Kern."
    right = "“These guys are on the wrong side of history,” said Ray Orme."
    assert not {t for t in types(left, right) if t.startswith(("quote_altered", "speaker"))}
    assert "quote_altered" in types(left, right.replace("Ray Orme", "Ada Kern"))
    same = "“I think that shows they are on the wrong side of history,” said Ray Orme."
    assert {"quote_altered", "speaker_changed"} <= set(types(left, same))
