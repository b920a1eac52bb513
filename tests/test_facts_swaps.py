"""A word in the place of another: its opposite, another person; and where that is told already, or is no such thing."""

from __future__ import annotations

import pytest
from linked import facts_of, told, types, view_of

from compare.facts.doc.tokens import plain_forms
from compare.facts.edits import edits_of
from compare.facts.families.swaps.opposite_words import opposed
from compare.facts.vocabulary import phrases


@pytest.mark.parametrize(
    ("left", "right", "gone", "new"),
    [
        ("The bridge will be open to lorries on Monday.", "The bridge will be closed to lorries on Monday.", "open", "closed"),
        (
            "The inquiry praised the harbour master's work.",
            "The inquiry criticised the harbour master's work.",
            "praised",
            "criticised",
        ),
        ("Insurers must delete the data of patients.", "Insurers must keep the data of patients.", "delete", "keep"),
        ("The valve is known to the makers of the pump.", "The valve is unknown to the makers of the pump.", "known", "unknown"),
        (
            "The town has a deficit of two million this year.",
            "The town has a surplus of two million this year.",
            "deficit",
            "surplus",
        ),
        ("The mayor spoke for the plan to dredge.", "The mayor spoke against the plan to dredge.", "for", "against"),
        ("The crew met before the vote in the hall.", "The crew met after the vote in the hall.", "before", "after"),
        ("Fares became cheaper in the ring road zone.", "Fares became costlier in the ring road zone.", "cheaper", "costlier"),
        ("It was an authorised visit to the vault.", "It was an unauthorised visit to the vault.", "authorised", "unauthorised"),
        ("Trams slowly returned to the old town.", "Trams quickly returned to the old town.", "slowly", "quickly"),
    ],
)
def test_the_opposite_in_a_words_place(left: str, right: str, gone: str, new: str) -> None:
    (fact,) = facts_of(left, right)
    assert (fact.type, fact.gone, fact.new) == ("negation_flipped", (gone,), (new,))
    (turned,) = facts_of(right, left)
    assert (turned.type, turned.gone, turned.new) == ("negation_flipped", (new,), (gone,))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The climb was hard for the older riders.", "The climb was not easy for the older riders."),
        ("The shop was not open on the holiday.", "The shop was closed on the holiday."),
        ("The pier was large and the town proud of it.", "The pier was big and the town proud of it."),
        ("Trams and buses are open, lifts closed.", "Trams, lifts and buses: some are open and some closed."),
        ("Rents rose in the harbour quarter, tenants were told.", "In June a family that had come from the coast lost its home."),
        ("He raised the flag at the town hall.", "He was raising the flag at the town hall."),
    ],
)
def test_no_opposite_where_the_same_is_said_or_something_else(left: str, right: str) -> None:
    assert [fact for fact in facts_of(left, right) if fact.type == "negation_flipped"] == []


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The pilot left his post at the tower.", "The pilot left her post at the tower.", ("his", "her")),
        ("The pilot left his post at the tower.", "The pilot left my post at the tower.", ("his", "my")),
        ("Divers found their boat on the far shore.", "Divers found your boat on the far shore.", ("their", "your")),
    ],
)
def test_another_person(left: str, right: str, words: tuple[str, str]) -> None:
    (fact,) = facts_of(left, right)
    assert (fact.type, fact.gone, fact.new) == ("name_changed", words[:1], words[1:])


def test_a_body_is_it_or_they() -> None:
    assert told("The council sold its boats in the spring.", "The council sold their boats in the spring.") == []


def test_what_another_family_tells_is_told_once() -> None:
    (fact,) = facts_of("It closed at the end of last week.", "It closed at the end of next week.")
    assert fact.type == "date_changed"


@pytest.mark.parametrize(
    "pair", [("rose", "fell"), ("risen", "dropping"), ("stopped", "started"), ("happier", "unhappier"), ("won", "lost")]
)
def test_opposites_in_any_form(pair: tuple[str, str]) -> None:
    assert opposed(*pair)
    assert opposed(*pair[::-1])


@pytest.mark.parametrize("pair", [("rose", "climbed"), ("raise", "raised"), ("union", "on"), ("into", "to")])
def test_no_opposites(pair: tuple[str, str]) -> None:
    assert not opposed(*pair)


def test_plain_forms() -> None:
    assert {"raise", "drop", "carry", "sink"} <= {
        form for word in ("raised", "dropping", "carried", "sunk") for form in plain_forms(word)
    }


def test_the_lists_say_each_pair_once() -> None:
    pairs = [frozenset((one, two)) for one, others in phrases("wordnet_opposites").items() for two in others.split()]
    assert len(pairs) == len(set(pairs)) > 5000


def test_a_link_of_thousands_of_words_is_not_searched_for_edits() -> None:
    """Their number grows by the product of both sides; no passage has so many words."""
    words = "The council voted on the bridge and went home. "
    assert edits_of(view_of(words * 3), view_of(words * 2 + "The council voted against the bridge and went home."))
    assert edits_of(view_of(words * 300), view_of(words * 299 + "The council voted against the bridge and went home.")) == ()


@pytest.mark.parametrize(
    ("left", "right", "gone", "new"),
    [
        ("Veltro is suing the port over the lease.", "Ordanova is suing the port over the lease.", "Veltro", "Ordanova"),
        ("The lease was signed by Veltro on the quay.", "The lease was signed by Mira Sand on the quay.", "Veltro", "Mira Sand"),
        (
            "Mira Sand met Oslan Thaye at the port. The award went to Mira Sand this year.",
            "Mira Sand met Oslan Thaye at the port. The award went to Oslan Thaye this year.",
            "Mira Sand",
            "Oslan Thaye",
        ),
    ],
)
def test_another_name_in_place(left: str, right: str, gone: str, new: str) -> None:
    (fact,) = facts_of(left, right)
    assert (fact.type, fact.gone, fact.new) == ("name_changed", (gone,), (new,))
    (turned,) = facts_of(right, left)
    assert (turned.type, turned.gone, turned.new) == ("name_changed", (new,), (gone,))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Officers searched the quay for two days.", "Police searched the quay for two days."),
        ("Additionally the port was closed to ferries.", "Furthermore the port was closed to ferries."),
        ("The World Health Office opened the ward in May.", "The WHO opened the ward in May."),
        ("Ferry Sinks Off Northern Port After Storm Hits", "Ferry Goes Down Off Northern Port After Gale Hits"),
        ("The Tolvia ships left the port on a grey day.", "The Tolvian ships left the port on a grey day."),
    ],
)
def test_the_same_name_or_none_at_all(left: str, right: str) -> None:
    assert [fact for fact in facts_of(left, right) if fact.type in {"name_changed", "place_changed"}] == []


@pytest.mark.parametrize(
    ("left", "right", "type_", "words"),
    [
        (
            "She was charged with manslaughter on Monday.",
            "She was charged with murder on Monday.",
            "name_changed",
            ("manslaughter", "murder"),
        ),
        (
            "Two military officers were named in court.",
            "Two intelligence officers were named in court.",
            "name_changed",
            ("military", "intelligence"),
        ),
        (
            "The strike goes on for some weeks more.",
            "The strike goes on for some months more.",
            "number_changed",
            ("weeks", "months"),
        ),
        (
            "The ferry to the isle runs hourly in summer.",
            "The ferry to the isle runs daily in summer.",
            "number_changed",
            ("hourly", "daily"),
        ),
    ],
)
def test_another_word_of_its_kind(left: str, right: str, type_: str, words: tuple[str, str]) -> None:
    (fact,) = facts_of(left, right)
    assert (fact.type, fact.gone, fact.new) == (type_, words[:1], words[1:])


def test_words_meet_by_chance_in_another_telling() -> None:
    left = "Mira Sand left the hall of the port before the vote, and told nobody in the crowd outside what she thought of it."
    right = "Ordanova left the hall to its guests, who had come by ship from three countries for the feast of the old harbour town."
    assert [fact.type for fact in facts_of(left, right) if fact.type == "name_changed"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ms Orme suggested closing the pier in May.", "Ms Orme proposed closing the pier in May."),
        ("The council considered closing the pier in May.", "The council pondered closing the pier in May."),
        ("They agreed on the most important rules for the pier.", "They agreed on the key rules for the pier."),
        ("The pier closed due to the storm of last week.", "The pier closed because of the storm of last week."),
    ],
)
def test_another_word_for_it_is_nothing_lost(left: str, right: str) -> None:
    assert facts_of(left, right) == ()
    assert facts_of(right, left) == ()


@pytest.mark.parametrize(
    ("left", "right", "told_"),
    [
        (
            "Lind has 4,000 homes and Kell has 9,000.",
            "Lind has 9,000 homes and Kell has 4,000.",
            [("4,000", "9,000"), ("9,000", "4,000")],
        ),
        ("The bill passed by 51 to 49 on Monday.", "The bill passed by 49 to 51 on Monday.", [("51 to 49", "49 to 51")]),
        ("Their boat club won 3-1 at home.", "Their boat club won 1-3 at home.", [("3-1", "1-3")]),
        (
            "Kern Steel sued Borden Rail over a bridge.",
            "Borden Rail sued Kern Steel over a bridge.",
            [("Kern Steel sued Borden Rail", "Borden Rail sued Kern Steel")],
        ),
        (
            "In May the office moves from Lind to Orr.",
            "In May the office moves from Orr to Lind.",
            [("Lind to Orr", "Orr to Lind")],
        ),
        (
            "They vote on Monday and meet on Thursday.",
            "They vote on Thursday and meet on Monday.",
            [("Monday and meet on Thursday", "Thursday and meet on Monday")],
        ),
    ],
)
def test_two_that_changed_places(left: str, right: str, told_: list[tuple[str, str]]) -> None:
    assert [(fact.gone[0], fact.new[0]) for fact in facts_of(left, right)] == told_
    assert [(fact.new[0], fact.gone[0]) for fact in facts_of(right, left)] == told_


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lind has 4,000 homes and Kell has 9,000 homes.", "Kell has 9,000 homes and Lind has 4,000 homes."),
        ("Kern Steel sued Borden Rail on Friday.", "Borden Rail was sued by Kern Steel on Friday."),
        ("In May Kern Steel and Borden Rail sued the town.", "In May Borden Rail and Kern Steel sued the town."),
        ("On Monday Ida Moe met with Ray Nunn in Lind.", "On Monday Ray Nunn met with Ida Moe in Lind."),
    ],
)
def test_whole_clauses_and_those_who_do_a_thing_together_may_change_places(left: str, right: str) -> None:
    assert facts_of(left, right) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ('Mr Moe wasn\'t "disappointed" by the vote.', 'Mr Moe was "disappointed" by the vote.'),
        ("The hospital has not seen the players.", "The hospital has seen the players."),
        ("They say that it cannot float in the harbour.", "They say that it can float in the harbour."),
        ("The pilot did not leave the ship on time.", "The pilot left the ship on time."),
    ],
)
def test_denied_on_one_side(left: str, right: str) -> None:
    assert [fact.type for fact in facts_of(left, right)] == ["negation_flipped"]
    assert [fact.type for fact in facts_of(right, left)] == ["negation_flipped"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He is not currently insured with the port.", "He is currently not insured with the port."),
        ("He was not deemed a risk to others.", "He was not considered a risk to others."),
        ("They sold not only the pier but the ship.", "They sold the pier but also the ship."),
    ],
)
def test_denied_on_both_sides_or_on_none(left: str, right: str) -> None:
    assert [fact.type for fact in facts_of(left, right)] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Norvik sells more to Orsk than Tolvia does.", "Tolvia sells more to Orsk than Norvik does."),
        ("Prewitt saw Lindqvist at the port, and Aldane saw Okonjo.", "Prewitt saw Okonjo at the port, and Aldane saw Lindqvist."),
    ],
)
def test_two_names_that_changed_places_across_others(left: str, right: str) -> None:
    assert types(left, right) == types(right, left) == ["name_changed"]


def test_a_list_of_names_in_another_order_is_no_fact() -> None:
    assert types("Prewitt, Lindqvist and Aldane were late.", "Aldane, Lindqvist and Prewitt were late.") == []
