"""Two outlets that tell of one event in words of their own: what is no difference between them, and the neighbours that are."""

from __future__ import annotations

import pytest
from linked import told, types


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        # the document, the person or the body stands on the other side, if not as the subject of a verb that reports
        ("The ferry lost 40 crates, according to tax returns filed in May.", "The ferry filed tax returns: it lost 40 crates.", []),
        (
            "The ferry lost 40 crates, according to tax returns filed in May.",
            "The ferry lost 40 crates in May.",
            ["attribution_dropped"],
        ),
        (
            "Mayor Ida Moe was late. She said she would not sell the quay to anybody.",
            "Ida Moe would not sell the quay to anybody.",
            [],
        ),
        # a headline names no source
        ("The quay is shut for repairs, Lund said.", "# Quay shut for repairs", []),
        ("The quay is shut for repairs, Lund said.", "The quay is shut for repairs.", ["attribution_dropped"]),
        # three words in ten may be another claim, but with a number among them they are one
        (
            "The quay drew 312 boats last year, harbour figures show.",
            "It saw 312 boats, many of them small.",
            ["attribution_dropped"],
        ),
        ("The quay drew many boats last year, harbour figures show.", "It saw boats, gulls, seals and otters.", []),
    ],
)
def test_a_source_is_lost_where_the_other_side_tells_its_claim_and_nothing_of_it(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            '"The council must sell the quay before the winter storms," Ida Moe said in a statement.',
            '"The council must think of those who fish for a living," Per Lund said in a statement.',
        ),
        (
            'Ida Moe said the harbour plan was "pretty clear to all of us".',
            '"Nobody can read the harbour plan without laughing," said Per Lund.',
        ),
    ],
)
def test_two_people_who_say_two_things_are_no_changed_source_and_no_changed_name(left: str, right: str) -> None:
    assert {kind.partition("_")[0] for kind in types(left, right)} <= {"quote"}


def test_one_statement_of_two_speakers_is_a_changed_speaker() -> None:
    said = '"The council must sell the quay before the winter storms,"'
    assert types(f"{said} Ida Moe said.", f"{said} Per Lund said.") == ["speaker_changed"]


@pytest.mark.parametrize(("office", "wanted"), [("House speaker", []), ("Senate speaker", ["speaker_changed"])])
def test_an_office_is_whoever_either_article_gives_it(office: str, wanted: list[str]) -> None:
    said = '"You cannot shut the quay with a decree,"'
    left = f"{said} Speaker Ida Moe said. House Speaker Ida Moe has been there for years."
    assert [kind for kind in types(left, f"{said} the {office} said.") if kind.startswith("speaker")] == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("He is considered second in rank at the quay.", "He is second in rank at the quay.", []),
        ("He is considered guilty of the theft at the quay.", "He is guilty of the theft at the quay.", ["hedge_hardened"]),
        ("Ida Moe said the council would raise the harbour fee.", "Ida Moe suggested raising the harbour fee.", []),
        (
            "Ida Moe said the fee was too low for the harbour.",
            "Ida Moe suggested the fee was too low for the harbour.",
            ["hedge_softened"],
        ),
    ],
)
def test_what_is_proposed_or_ranked_is_no_doubt(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Fishermen fume at Ida Moe over the quay.", "Fishermen fume at 'Worst Mayor' Ida Moe over the quay.", []),
        (
            "Fishermen fume at Ida Moe over the quay.",
            "Fishermen fume at the worst mayor, Ida Moe, over the quay.",
            ["superlative_added"],
        ),
        ("The quay takes steamers, as two other ports do.", "The quay is not the only port that takes steamers.", []),
        ("The quay takes steamers of all sorts.", "The quay is the only port that takes steamers.", ["superlative_added"]),
        (
            "The council met on Sunday, the first talks about the quay since a session in May.",
            "The council met on Sunday to talk about the quay for the first time in weeks.",
            [],
        ),
        (
            "The council met on Sunday for talks about the quay.",
            "The council met on Sunday to talk about the quay for the first time in weeks.",
            ["superlative_added"],
        ),
    ],
)
def test_a_claim_to_be_the_most_is_the_articles_own_and_told_by_one_alone(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


@pytest.mark.parametrize(
    ("told_on_the_left", "wanted"),
    [
        ("The statement does not deny that the quay was sold.", []),
        ("The statement denies that the quay was sold.", ["denial_dropped"]),
        ("She acknowledged she took the money from the quay.", []),
        ("She acknowledged that the figures for the quay were rough.", ["caveat_dropped"]),
    ],
)
def test_who_does_not_deny_denies_nothing_and_a_confession_is_no_caveat(told_on_the_left: str, wanted: list[str]) -> None:
    assert [
        kind for kind in types(told_on_the_left, "The boats went out again at dawn.") if kind in wanted or "_dropped" in kind
    ] == wanted


@pytest.mark.parametrize(
    ("right", "wanted"),
    [
        ("Ida Moe told the paper that the allegations were completely false.", []),
        ("Ida Moe told the paper that she was going to the quay.", ["denial_dropped"]),
        ("Ida Moe heard of the allegations at the quay on Sunday.", ["denial_dropped"]),
    ],
)
def test_a_denial_is_told_by_whoever_calls_the_same_claims_false(right: str, wanted: list[str]) -> None:
    assert [kind for kind in types("Ida Moe denied the allegations.", right) if kind.startswith("denial")] == wanted


def test_what_could_not_be_confirmed_is_told_with_a_word_of_it_in_quotation_marks_too() -> None:
    left = "Ida Moe said she could not confirm whether the letters had come from Orsk."
    right = 'Ida Moe said she couldn\'t "confirm" the letters from Orsk.'
    assert [kind for kind in types(left, right) if kind.startswith("caveat")] == []


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (
            "Some 12 percent live on it. The fund will pay 77 percent then.",
            "Some 12 percent live on it. They face a 23 percent cut.",
            [],
        ),
        ("The fund will pay 77 percent of pensions then.", "The fund will pay 73 percent of pensions then.", ["number_changed"]),
        ("The two met on Sunday, for the first time in 22 days.", "The strike neared the two-week mark on Sunday.", []),
        ("The strike at the quay lasted 22 days.", "The strike at the quay lasted two weeks.", ["number_changed"]),
        ("The fees were paid.", "The fees for 2006 through 2011 were paid.", ["date_added"]),
        ("The fees were paid.", "The fees for 2006 were paid, those for 2011 never were.", ["date_added", "date_added"]),
    ],
)
def test_a_share_and_its_rest_two_lengths_of_time_and_a_span_of_years(left: str, right: str, wanted: list[str]) -> None:
    assert [kind for kind in types(left, right) if kind in {"number_changed", "date_added", "number_added"}] == wanted


def test_a_headline_is_no_paraphrase_of_what_is_quoted() -> None:
    quoted = '"This morning the mayor and the fishermen met at the harbour to talk about the quay," the statement said.'
    assert [kind for kind, *_ in told("# Mayor and fishermen talk quay at harbour", quoted)] == ["quote_new"]
    assert "quote_from_paraphrase" in types("The mayor and the fishermen met at the harbour to talk about the quay.", quoted)


def test_what_one_says_is_no_paraphrase_of_what_another_is_quoted_with() -> None:
    left = 'The charter states that "all persons born on the quay are citizens of the harbour and of the town".'
    right = "Per Lund said that a child born on the quay in winter is a citizen of the harbour."
    assert "quote_to_paraphrase" not in types(left.replace("The charter states", "Ida Moe said"), right)
    assert "quote_to_paraphrase" in types(left.replace("The charter states", "Per Lund said"), right)
