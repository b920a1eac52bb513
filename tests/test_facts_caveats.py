"""Caveats, denials and no-comments: which are missed, by what words, and where the other article tells them all the same."""

from __future__ import annotations

import pytest
from linked import story, told, types, view_of
from test_comparison import compared

from compare.facts.doc.doc import read_docs
from compare.facts.families.caveats.limits import limits_in
from compare.facts.ledger import find_loose_facts
from compare.link import Kind, Link

BASE = "The dam at Orrin held through the night."
LIMITS = [
    ("caveat", "Coastal News was not able to verify the footage."),
    ("caveat", "Engineers cautioned that the east wall might still give way."),
    ("caveat", "It was too early to say what the flood would cost."),
    ("caveat", "It was not clear whether the valves had been opened."),
    ("caveat", "The survey did not include the lower valley."),
    ("caveat", "The finding was based on estimates of rainfall."),
    ("caveat", "The trial does not prove that the coating lasts."),
    ("caveat", "Sabotage could not be ruled out by the sheriff."),
    ("caveat", "The survey does not show that the coating failed."),
    ("caveat", "Neither of the foremen has been charged."),
    ("caveat", "There was no suggestion of any shortcut by the crew."),
    ("comment", "The governor has not commented."),
    ("denial", "The contractor rejected any suggestion of shoddy concrete."),
    ("denial", "The foreman insisted that he had not skipped inspections."),
    ("denial", "The foreman pleaded not guilty on Monday."),
    ("comment", "The contractor declined to say when the wall was inspected."),
    ("comment", "The contractor could not be reached."),
    ("comment", "The contractor would not discuss the contract."),
]


@pytest.mark.parametrize(
    "words",
    [
        "The dam would be sold if an agreement could not be reached.",
        "The contractor did not respond to any of the subpoenas requesting documents.",
        "The contractor did not respond to a court order requesting documents.",
        "Orme wrote to the contractor twice. (The contractor did not respond to either message.)",
        "The contractor did not answer the mayor's letter, or his emails.",
    ],
)
def test_who_was_not_asked_for_a_comment_refused_none(words: str) -> None:
    assert "comment_dropped" not in types(f"{BASE} {words}", BASE)


@pytest.mark.parametrize(("kind", "words"), LIMITS)
def test_a_limit_that_one_side_lacks(kind: str, words: str) -> None:
    assert f"{kind}_dropped" in types(f"{BASE} {words}", BASE)
    assert f"{kind}_added" in types(BASE, f"{BASE} {words}")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Coastal News could not verify the footage.", "The footage has not been independently confirmed."),
        ("The foreman denied skipping inspections.", "The foreman said he had not skipped any inspections."),
        ("It was not clear whether the valves had been opened.", "Whether the valves had been opened was unclear."),
        ("He stressed that the toll was preliminary.", "The toll is a preliminary one."),
        ("The contractor declined to comment.", "The builder did not respond to a request for comment."),
        ("The contractor would not say who paid.", "Asked who paid, the contractor was vague."),
        ("The contractor declined to answer questions about the wall.", "The contractor took no questions about the wall."),
        (
            "Mr. Orme declined to answer questions about the wall.",
            "Mr. Orme came late. He did not, however, say when the wall would open, and took no questions.",
        ),
    ],
)
def test_a_limit_in_other_words_is_not_missed(left: str, right: str) -> None:
    kinds = {*types(f"{BASE} {left}", f"{BASE} {right}"), *types(f"{BASE} {right}", f"{BASE} {left}")}
    assert not {kind for kind in kinds if kind.split("_")[0] in {"caveat", "denial", "comment"}}


@pytest.mark.parametrize(
    "other",
    [
        "The contractor refused to open its books.",
        "The mayor ignored all questions about who paid.",
        "The contractor declined to say when the wall was inspected.",
    ],
)
def test_who_is_silent_about_something_else_or_is_another_tells_no_refusal(other: str) -> None:
    left = "The contractor would not say who paid. The builder declined to comment."
    assert "comment_dropped" in types(f"{BASE} {left}", f"{BASE} {other}")


def test_a_newsroom_that_wrote_asked_for_a_comment() -> None:
    assert "comment_dropped" in types(f"{BASE} The contractor did not respond to the letters seeking comment.", BASE)
    assert "comment_dropped" in types(f"{BASE} The contractor did not return calls.", BASE)


def test_another_limit_of_the_same_kind_does_not_stand_for_a_lost_one() -> None:
    kept = "The foreman denied skipping inspections."
    assert "denial_dropped" in types(f"{BASE} {kept} The governor denied taking money from the builder.", f"{BASE} {kept}")


@pytest.mark.parametrize(
    "words", ["The court denied him bail.", "He was denied a passport.", "The wound did not respond to antibiotics."]
)
def test_what_only_sounds_like_a_limit(words: str) -> None:
    assert limits_in(view_of(words)) == ()


def test_what_was_denied_and_is_admitted_is_one_reversal() -> None:
    denied, admitted = "The mayor denied taking bribes from the builder.", "The mayor admitted taking bribes from the builder."
    assert told(denied, admitted) == [("negation_flipped", denied[:-1], admitted[:-1])]
    assert told(admitted, denied) == [("negation_flipped", admitted[:-1], denied[:-1])]


def test_a_clause_does_not_begin_inside_a_number_or_an_abbreviation() -> None:
    found = told("Repairs by Orrin Co. will cost 3.5 million, the firm was unable to confirm.", BASE)
    assert [left for kind, left, _ in found if kind == "caveat_dropped"] == [
        "Repairs by Orrin Co. will cost 3.5 million, the firm was unable to confirm"
    ]


@pytest.mark.parametrize(
    ("words", "near", "far"),
    [
        ("Engineers cautioned that the east wall might still give way.", ["caveat_dropped"], []),
        ("The king dismissed any suggestion of a border war.", ["denial_dropped"], []),
        ("The foreman denied skipping inspections.", ["denial_dropped"], ["denial_dropped"]),
    ],
)
def test_a_passage_of_no_link_counts_for_a_weak_limit_only_where_its_paragraph_is_told(
    words: str, near: list[str], far: list[str]
) -> None:
    right = story(BASE)
    for text, expected in ((f"{BASE} {words}", near), (f"{BASE}\n{words}", far)):
        docs = read_docs(story(text), right)
        link = Link(0, (0,), (0,), Kind.PARAPHRASED, 1.0, 1.0, 1.0)
        assert [fact.type for fact in find_loose_facts([link], docs)] == expected


def test_a_claim_kept_without_that_nobody_could_verify_it_is_a_lost_caveat() -> None:
    left = "The group said it had reports, which it could not verify, that sirens failed in the valley."
    assert types(left, "The group said it had reports that sirens failed in the valley.") == ["caveat_dropped"]


@pytest.mark.parametrize(
    "sentence", ["That is subject to approval by regulators.", "The opening is still subject to approval by regulators."]
)
def test_a_caveat_that_became_a_sentence_of_its_own_is_not_lost(sentence: str) -> None:
    one = ["The plant will open in May, the company said, subject to approval by regulators."]
    two = ["The plant will open in May, the company said.", sentence]
    for left, right in ((one, two), (two, one)):
        assert not [fact for fact in compared(left, right).all_facts if fact.type.startswith("caveat")]
    gone = compared(one, ["The plant will open in May, the company said."])
    assert [str(fact.type) for fact in gone.all_facts] == ["caveat_dropped"]
