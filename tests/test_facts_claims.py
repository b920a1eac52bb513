"""Facts are told only of sentences that make one claim."""

from __future__ import annotations

from linked import facts_of, types

LEFT = "Senior officials in the capital say they are certain that Orme was in the hills of Lind at the beginning of winter."
OTHER = "However, a commander of the northern front, Per Kell, said on Friday he believed Orme had left the caves near Lind."
SAME = "Senior officials in the capital say they believe that Orme was in the hills of Lind at the beginning of winter."


def test_a_hedge_of_another_claim_is_none() -> None:
    assert not any(fact.family in {"hedge", "attribution"} for fact in facts_of(LEFT, OTHER))
    assert not any(fact.family in {"hedge", "attribution"} for fact in facts_of(OTHER, LEFT))


def test_a_hedge_of_the_same_claim_is_told() -> None:
    assert types(LEFT, SAME) == ["hedge_softened"]
    assert types(SAME, LEFT) == ["hedge_hardened"]


def test_short_sentences_show_nothing_of_what_they_claim() -> None:
    assert types("Sund may go.", "Sund will go.") == ["hedge_hardened"]


def test_a_name_of_another_claim_has_not_changed() -> None:
    left = "Orsk is talking to the United Kell Government about the man, Per Lind, who was caught with the rebels in the hills."
    right = "The Federal Government says police have met the family of a man who fights with the rebels in the south."
    assert not any(fact.family in {"name", "place"} for fact in facts_of(left, right))


def test_what_lasts_since_a_day_did_not_happen_on_another() -> None:
    left = "The crew of the station arrived on December 5 with the shuttle."
    assert types(left, "The crew of the station has been there since August with the shuttle.") == []
    assert types(left, "The crew of the station arrived on December 7 with the shuttle.") == ["date_changed"]


def test_to_react_with_caution_limits_nothing() -> None:
    assert types("The port closed on Monday.", "The port, which reacted with caution, closed on Monday.") == []
    right = "The port closed on Monday, a claim to be treated with caution."
    assert "caveat_added" in types("The port closed on Monday.", right)


def test_what_is_acknowledged_for_the_first_time_is_no_caveat() -> None:
    told = "It was the first time the agency acknowledged the practice."
    assert "caveat_added" not in types("The agency listens in.", f"The agency listens in. {told}")


def test_who_spoke_before_is_the_same_however_they_are_called() -> None:
    left = "A senior Orsk official said the port would be closed. The defence source said the ships will be moved to the north."
    right = "A senior Orsk official said the port would be closed. But the Orsk official says the ships will be moved to the north."
    assert types(left, right) == []


def test_one_denial_in_other_words_is_neither_lost_nor_new() -> None:
    left = "Two guides who survived the canyon accident have denied any wrongdoing.\nRain fell."
    right = "Defendants in the canyon trial are continuing to deny that they played any role in the deaths."
    assert not any(fact.family == "denial" for fact in facts_of(left, right))
