"""Names, titles and places."""

from __future__ import annotations

import pytest
from linked import story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_loose_facts
from compare.link import Kind, Link

CHANGED = [
    ("Marit Sollander was late.", "Marit Solander was late.", "name_changed"),
    ("The finance chief, Peter Lindqvist, was late.", "The finance chief, Peter Lundqvist, was late.", "name_changed"),
    ("Then Peter Lindqvist was late.", "Then Paul Lindqvist was late.", "name_changed"),
    ("The deal was signed in Bergmar last week.", "The deal was signed in Stavik last week.", "place_changed"),
    ("Manager Stefan Brandl will stay.", "Head coach Stefan Brandl will stay.", "title_changed"),
    ("It was City Clerk Noreen Haddix.", "It was Deputy City Clerk Noreen Haddix.", "title_changed"),
    ("Judge Helen Storrow was late.", "Magistrate Helen Storrow was late.", "title_changed"),
    ("Owen Tresk, a lung specialist, was late.", "Owen Tresk, a heart specialist, was late.", "title_changed"),
    ("Interior Minister Teodor Vass was late.", "Prime Minister Teodor Vass was late.", "title_changed"),
    ("So said Dr. Priya Raven, who led it.", "So said Professor Priya Raven, who led it.", "title_changed"),
    ("So said Col. Yusef Amari.", "So said Lt Col Yusef Amari.", "title_changed"),
    ("“No,” plant manager Greg Sund said.", "“No,” the firm's president, Greg Sund, said.", "title_changed"),
    ("The envoy, Rosalind Thaye, was late.", "Oslan Thaye, the envoy, was late.", "name_changed"),
    ("So said Det. Sgt. Howard Pell.", "So said Det Insp Howard Pell.", "title_changed"),
    ("It was sent by Kremlin generals.", "It was sent by Kremlin officials.", "title_changed"),
]


@pytest.mark.parametrize(("left", "right", "kind"), CHANGED)
def test_another_name_place_or_title(left: str, right: str, kind: str) -> None:
    assert types(left, right) == [kind]
    assert types(right, left) == [kind]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Then Gordon Sillitoe was late.", "Then Mr Sillitoe was late."),
        ("Chief Executive Dana Okonjo was late.", "CEO Dana Okonjo was late."),
        ("The Ministry of Defence was late.", "The Ministry of Defense was late."),
        ("It was 24 degrees Celsius in the bay.", "It was 24C in the bay."),
        ("Striker Jo Bell was late.", "Jo Bell, the striker, was late."),
        ("So said Dr Priya Raven. She is a professor.", "So said Professor Priya Raven."),
        ("So said Dr Priya Raven.", "So said Priya Raven, a director."),
        ("Then Foreign Minister Teodor Vass was late.", "Then Teodor Vass, the foreign minister, was late."),
        ("Managing Director Teodor Vass was late.", "Then Director Teodor Vass was late."),
        ("Col. Anton Revik was late.", "Anton Revik, a colonel, was late."),
        ("The army of Tolvia was late.", "The Tolvian army was late."),
        ("Then chairwoman Beth Ollerenshaw was late.", "Then Beth Ollerenshaw, who chairs the trust, was late."),
        ("Simone Achebe, their attorney, was late.", "Their lawyer, Simone Achebe, was late."),
        ("The man was held in a NATO country.", "The man was held in Poland."),
    ],
)
def test_the_same_name_in_other_forms_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []


def test_the_whole_name_is_lit() -> None:
    assert told("Then Marit Sollander was late.", "Then Marit Solander was late.") == [
        ("name_changed", "Marit Sollander", "Marit Solander")
    ]


@pytest.mark.parametrize(
    ("left", "right", "spans"),
    [
        ("The camp lies east of the town.", "The camp lies west of the town.", ("east of", "west of")),
        ("Rain fell on northern villages.", "Rain fell on southern villages.", ("northern villages", "southern villages")),
        ("They met in a union hall.", "They met in a church hall.", ("union hall", "church hall")),
    ],
)
def test_another_place_without_a_name(left: str, right: str, spans: tuple[str, str]) -> None:
    assert told(left, right) == [("place_changed", *spans)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The camp lies north of the town.", "The camp lies northeast of the town."),
        ("The camp lies east of the town.", "The town lies west of the camp, the camp east of it."),
        ("Wind from the east met the northern shore.", "Wind met the northern shore."),
        ("They met in a union hall.", "They met in a packed hall."),
    ],
)
def test_a_place_told_more_finely_or_left_out_is_no_other_place(left: str, right: str) -> None:
    assert "place_changed" not in types(left, right)


def test_a_name_spelled_otherwise_is_told_wherever_it_stands() -> None:
    left = story("The tool was made by Orrin Valtek Systems.\nIt snowed in the hills.")
    right = story("It snowed in the hills.\nThieves came in through what Orrin Veltek Systems had built.")
    docs = read_docs(left, right)
    link = Link(0, (1,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)
    (fact,) = find_loose_facts([link], docs)
    assert fact.left
    assert fact.right
    assert (fact.type, fact.left.text, fact.right.text) == ("name_changed", "Orrin Valtek Systems", "Orrin Veltek Systems")
    assert find_loose_facts([], docs) == ()


def test_like_names_in_other_company_are_two_names() -> None:
    left, right = story("It snowed.\nPiet Tarrow ran."), story("It snowed.\nThe road to Farrow was shut.")
    assert find_loose_facts([Link(0, (0,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)], read_docs(left, right)) == ()


@pytest.mark.parametrize(
    ("left", "right", "spans"),
    [
        ("a senior economist at Orsk Bank", "the chief economist at Orsk Bank", ("senior economist", "chief economist")),
        (
            "chief executive of Orsk council",
            "leader of Orsk council",
            ("chief executive of Orsk council", "leader of Orsk council"),
        ),
        ("a pharmacist", "a grocer", ("pharmacist", "grocer")),
    ],
)
def test_another_office_behind_the_same_name(left: str, right: str, spans: tuple[str, str]) -> None:
    one, two = f"Ada Lund, {left}, was late.", f"Ada Lund, {right}, was late."
    (kind, mine, yours), *rest = told(one, two)
    assert (kind, rest) == ("title_changed", [])
    assert spans[0] in (mine or "")
    assert spans[1] in (yours or "")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a senior economist at Orsk Bank", "an economist at Orsk Bank"),
        ("chief executive of Orsk council", "the council's chief executive"),
        ("chief executive of Orsk council", "who met the leader of Orsk council"),
        ("a pharmacist", "a mother of two"),
    ],
)
def test_the_same_office_or_something_else_about_somebody_is_no_other_office(left: str, right: str) -> None:
    assert "title_changed" not in types(f"Ada Lund, {left}, was late.", f"Ada Lund, {right}, was late.")


@pytest.mark.parametrize(
    ("left", "right"), [("Liz Ordan", "Elizabeth Ordan"), ("William Sand", "Bill Sand"), ("Tony Voss", "Anthony Voss")]
)
def test_a_name_for_short_is_the_same_name(left: str, right: str) -> None:
    assert types(f"The award went to {left} of Lind.", f"The award went to {right} of Lind.") == []


def test_another_given_name_is_another_person() -> None:
    assert types("The award went to Liz Ordan of Lind.", "The award went to Anna Ordan of Lind.") == ["name_changed"]


@pytest.mark.parametrize("description", ["The South Orsk Democrat", "The Varn Republican"])
@pytest.mark.parametrize("name", ["Okonjo", "Dana Okonjo"])
def test_a_description_of_somebody_is_no_other_name(description: str, name: str) -> None:
    asked = "set a deadline for the talks at the mill."
    assert types(f"{description} {asked}", f"{name} {asked}") == types(f"{name} {asked}", f"{description} {asked}") == []
    assert types(f"{description} {asked}", f"The Tolvian Democrat {asked}") == ["name_changed"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The vote was led by Benjamin Todd Okonjo of the union.", "The vote was led by Ben Okonjo of the union."),
        ("The report names Russians who were paid for it.", "The report names Russia, which paid for it."),
    ],
)
def test_a_name_in_short_and_the_people_of_a_country(left: str, right: str) -> None:
    assert "name_changed" not in types(left, right)
    assert "name_changed" not in types(right, left)
