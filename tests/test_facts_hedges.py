"""Hedges, negations and caveats."""

from __future__ import annotations

import pytest
from linked import facts_of, told, types

HARDENED = [
    ("The firm may close a plant.", "The firm will close a plant."),
    ("The ruling could take up to six weeks.", "The ruling will come within six weeks."),
    ("He was considering calling up the guard.", "He had decided to bring in the guard."),
    ("She may have diverted the money.", "She diverted the money."),
    ("It hopes to launch once a month.", "It will launch once a month."),
    ("It would probably carry a satellite.", "It will carry a satellite."),
    ("The pill was linked to fewer attacks.", "The pill caused fewer attacks."),
    ("He was charged with theft in May.", "He was convicted of theft in May."),
    ("He was allegedly drunk.", "He was drunk."),
    ("Lamps may be thinning the town's moths, study says.", "Lamps are killing the town's moths, study says."),
    ("Police are investigating whether the fire was deliberate.", "The fire was deliberate."),
    ("The firm plans to cut three jobs.", "The firm has cut three jobs."),
    ("The bank planned to sell its stake.", "The bank sold its stake."),
    ("The storm damaged homes in Orsk.", "The storm destroyed homes in Orsk."),
    ("He had minor injuries.", "He had serious injuries."),
    ("There is no evidence that passwords or names were taken.", "Passwords and names were not taken."),
    ("She said she believed the figures were flawed.", "She said the figures were flawed."),
]


@pytest.mark.parametrize(("left", "right"), HARDENED)
def test_hardened_one_way_is_softened_the_other(left: str, right: str) -> None:
    assert types(left, right) == ["hedge_hardened"]
    assert types(right, left) == ["hedge_softened"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The papers appeared to include maps.", "The papers appear to include maps."),
        ("It is expected to reopen.", "It is likely to reopen."),
        ("They would build a stand.", "They will build a stand."),
        ("It could not show proof.", "It was unable to show proof."),
        ("He resigned in May.", "In May he resigned."),
        ("The bridge might be shut.", "The bridge could be shut."),
        ("The firm plans to cut three jobs.", "The firm is to cut three jobs."),
        ("The firm plans to cut three jobs.", "The planned cuts would cost three jobs."),
        ("Police are checking whether the fire was deliberate.", "Whether the fire was deliberate is being looked into."),
        ("The crash killed her and injured him.", "He was injured and she was killed in the crash."),
        ("He could be banned for two years.", "He faces a ban of two years."),
        ("There was no sign that locks or windows were forced.", "No locks or windows seem to have been forced."),
    ],
)
def test_the_same_certainty_in_other_words_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []


def test_belief_and_hearsay_are_not_the_same() -> None:
    assert types("He is believed to have fought there.", "He reportedly fought there.") == ["hedge_changed"]


def test_what_was_sanctioned_and_what_was_approved() -> None:
    found = told(
        "It said generals may have sanctioned the use of weapons.", "It said generals may have approved the use of lethal force."
    )
    assert found == [("hedge_hardened", "sanctioned the use of weapons", "approved the use of lethal force")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The council proposed a ban on scooters.", "The council approved a bond measure for schools."),
        ("Dr Hale asked for more nurses.", "Ms Orr ordered the stadium shut."),
        ("He was accused of fraud by the bank.", "Her cousin was convicted of arson."),
    ],
)
def test_steps_of_two_matters_are_no_step(left: str, right: str) -> None:
    assert not [kind for kind in types(left, right) if kind.startswith("hedge")]


RETOLD = [
    ("The harbour was likely to freeze again.", "The harbour would freeze again."),
    ("The fund apparently paid for a yacht in Genoa.", "The fund bought a yacht in Genoa."),
    ("The fire is believed to have started in the kitchen.", "The fire began in the kitchen."),
    ("The leak appears to have been caused by frost.", "The leak was caused by frost."),
    ("The crew may have left the gate of the lock open.", "The crew opened the gate of the lock."),
    ("The bridge was probably brought down by ice on the river.", "Ice on the river destroyed the bridge."),
]


@pytest.mark.parametrize(("left", "right"), RETOLD)
def test_a_hedge_lost_with_another_verb(left: str, right: str) -> None:
    assert types(left, right) == ["hedge_hardened"]
    assert types(right, left) == ["hedge_softened"]
    assert types(left, left) == []


def test_a_hedge_lost_is_shown_on_both_sides() -> None:
    found = told("The fund apparently paid for a yacht in Genoa.", "The fund bought a yacht in Genoa.")
    assert found == [("hedge_hardened", "apparently paid", "bought")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire is believed to have started in the kitchen.", "The kitchen was painted green."),
        ("The fire is believed to have started in the kitchen.", "Investigators think the fire began in the kitchen."),
        ("The fund reportedly paid for a yacht in Genoa.", "The fund bought a yacht in Genoa, according to a clerk."),
        ("Members could borrow the boats at weekends.", "Members take out the boats."),
        ("The fund apparently paid for a yacht in Genoa.", "The fund bought a yacht in Genoa, prosecutors said."),
        ("The fire is believed to have started in the kitchen.", "Early signs are that the fire began in the kitchen."),
        ("Sheep could die on the upper pastures.", "The upper pastures saw the death of a shepherd."),
        ("The deal caps how many boats a member may have.", "The deal sets a cap on boats for each member."),
        ("The harbour was likely to freeze again.", "The harbour was expected to freeze again."),
    ],
)
def test_a_doubt_told_in_other_words_is_no_hedge_lost(left: str, right: str) -> None:
    assert not [kind for kind in types(left, right) if kind.startswith("hedge_hard")]


LADDERS = [
    ("The treasurer is under investigation over the fund.", "The treasurer was charged over the fund."),
    ("The union warned of a walkout.", "The union threatened a walkout."),
    ("A chart of the bay suggests warming.", "A chart of the bay proves warming."),
    ("The ports were in talks on a merger.", "The ports signed a deal on a merger."),
    ("The parties agreed in principle to share the office.", "The parties agreed to share the office."),
    ("The draft report blames the pump.", "The final report blames the pump."),
    ("Ms Dole was named interim director.", "Ms Dole was named permanent director."),
    ("The panel is examining whether the valve failed.", "The panel found that the valve failed."),
    ("The report lists allegations of neglect.", "The report lists findings of neglect."),
    ("The permit is under review by the county.", "The permit was rejected by the county."),
    ("Some farmers left the valley.", "Many farmers left the valley."),
    ("Many farmers left the valley.", "Most farmers left the valley."),
    ("Hopes were fading for the crew.", "There was no hope for the crew."),
    ("Hopes of finding the crew were fading.", "There was no hope of finding the crew."),
    ("The school hopes to reopen the hall.", "The school expects to reopen the hall."),
    ("The agency postponed the regatta.", "The agency cancelled the regatta."),
    ("The owner may face a fine.", "The owner faces a fine."),
    ("The smoke contributed to the crash.", "The smoke caused the crash."),
]


@pytest.mark.parametrize(("left", "right"), LADDERS)
def test_a_step_up_a_ladder_is_reported_once(left: str, right: str) -> None:
    assert [kind for kind in types(left, right) if kind.startswith("hedge")] == ["hedge_hardened"]
    assert [kind for kind in types(right, left) if kind.startswith("hedge")] == ["hedge_softened"]
    assert types(left, left) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Some 40 farmers left the valley.", "Many of its 40 farmers left."),
        ("The draft report blames the pump.", "The pump failed in the final week."),
        ("The survey suggests the bay is warming.", "Her documentary shows a shepherd."),
        ("Ms Dole was named interim director.", "She has no permanent address."),
    ],
)
def test_rungs_said_of_other_words_are_silent(left: str, right: str) -> None:
    assert not [kind for kind in types(left, right) if kind.startswith("hedge")]


FLIPPED = [
    ("The fire did not start near power lines.", "The fire started near power lines."),
    ("It does not draw on the reserve fund.", "It does draw on the reserve fund."),
    ("The driver was not speeding, data showed.", "The driver was speeding, data showed."),
    ("She hasn't lost a final on clay.", "She has lost a final on clay."),
    ("The union no longer holds the docks at Marle.", "The union still held the docks at Marle."),
    ("The clinic did not keep its records in the cellar.", "The clinic kept its records in the cellar."),
    ("The court did not allow the driver to stay free.", "The court allowed the driver to stay free."),
    ("The mayor did not leave the seat vacant.", "The mayor left the seat vacant."),
    ("The judge rejected a request that he be held in custody.", "The judge granted the request for him to be held in custody."),
    ("Sales of bread rose in May.", "Sales of bread fell in May."),
    ("The union backed the harbour plan.", "The union opposed the harbour plan."),
    ("Nobody was hurt in the blast.", "Two people were slightly hurt in the blast."),
    ("No one was hurt.", "Several people were hurt."),
    ("None of the crew was hurt.", "Three of the crew were hurt."),
    ("The mayor ruled out raising the tax.", "The mayor did not rule out putting up the tax."),
]


@pytest.mark.parametrize(("left", "right"), FLIPPED)
def test_a_negation_gone_or_new(left: str, right: str) -> None:
    assert types(left, right) == ["negation_flipped"]
    assert types(right, left) == ["negation_flipped"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The court did not grant the mayor's request.", "The court rejected the mayor's request."),
        ("Profit fell while sales of bread rose.", "Sales of bread rose, and profit fell."),
        ("Shares at the bank rose.", "Bread fell in price at the bank's canteen."),
        ("Nobody was killed but 12 were hurt.", "Twelve people were hurt."),
        ("Nobody was hurt.", "There were no people hurt."),
        ("No decision had been taken on their status.", "Their status was still undecided."),
        ("The orders have not been cancelled.", "No orders have been cancelled."),
        ("Entry will be free on Sundays.", "On Sundays there will be no entry charge."),
        ("The divers have not yet searched the deepest wreck.", "The deepest wreck has still to be searched by the divers."),
        ("She would not move the team.", "She ruled out moving the team."),
        ("Some residents refused to go.", "Some people would not go."),
        ("The union no longer holds the docks at Marle.", "The union has not held the docks at Marle for a year."),
        ("The judge let the driver go free.", "The judge allowed the driver to walk out free."),
        ("The ferry no longer runs to the island.", "In the harbour the crew ran a raffle."),
    ],
)
def test_a_denial_in_other_words_is_no_fact(left: str, right: str) -> None:
    assert types(left, right) == []


def test_a_caveat_a_denial_and_a_no_comment_that_one_side_lacks() -> None:
    base = "The plant was shut in May. "
    assert types(base + "The claim could not be independently verified.", base) == ["caveat_dropped"]
    assert types(base, base + "The firm did not respond to a request for comment.") == ["comment_added"]
    assert types(base + "The firm denied the claim.", base)[:1] == ["denial_dropped"]


def test_what_somebody_looks_at_is_no_doubt() -> None:
    assert types("He watched the cars on the quay.", "He was looking at the cars on the quay.") == []
    assert "hedge_hardened" in types("The port is looking at closing its quay.", "The port is closing its quay.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Two clerks are accused of copying the port's mail in May.",
            "A court charged two clerks, accusing them of a plot against the port by copying its mail.",
        ),
        ("Insiders of the club expect Sund to stay.", "Sources in the club say that they believe Sund will leave the race."),
        (
            "The board said it will not negotiate over the pier before the strike ends.",
            "The board held that the mayor ought to reopen the pier before there are talks on the strike.",
        ),
        (
            "Of the crew nobody could confirm the alarm that night.",
            "Of the crew everybody failed to hear the alarm that night, it is confirmed.",
        ),
        (
            "The panel proposed a model course of 40 hours for guards at the port.",
            "The guards take 40 hours at the port, on a model that the panel drew.",
        ),
        ("The league encouraged members to vote for the tunnel.", "The league urged members to vote for the tunnel."),
        (
            "The Pilots League, which speaks for older captains, said on Friday that it was open to small cuts in fares.",
            "The Pilots League fought a report on Friday that it had dropped its demands, but acknowledged a shortage of boats.",
        ),
        (
            "The senate voted to override a veto on a bill to let families sue Varn for its alleged role in the raid.",
            "The senate overrode the veto of a bill that lets families sue the state of Varn, a first for the mayor.",
        ),
    ],
)
def test_no_step_between_statements_of_different_things(left: str, right: str) -> None:
    assert [kind for kind in types(left, right) if kind.startswith("hedge")] == []
    assert [kind for kind in types(right, left) if kind.startswith("hedge")] == []


def test_a_preliminary_inquiry_is_no_investigation() -> None:
    left, right = (f"Prosecutors opened {what} into the lane closings." for what in ("a preliminary inquiry", "an investigation"))
    assert types(left, right) == ["hedge_hardened"]
    assert types(right, left) == ["hedge_softened"]
    assert types("Prosecutors opened an inquiry into the lane closings.", right) == []


@pytest.mark.parametrize(
    ("left", "right", "gone"),
    [
        ("Kell announced he will endorse Lind for mayor.", "Kell endorsed Lind for mayor.", "will"),
        ("The bank said it would raise rates.", "The bank raised rates.", "would"),
        ("The policy could include music and podcasts.", "The policy covers music and podcasts.", "could"),
        ("He faces allegations that he took bribes from a builder.", "He took bribes from a builder.", "allegations that"),
    ],
)
def test_what_is_announced_possible_or_alleged_and_told_as_so(left: str, right: str, gone: str) -> None:
    assert [f.gone for f in facts_of(left, right) if f.type == "hedge_hardened"] == [(gone,)]
    assert [f.new for f in facts_of(right, left) if f.type == "hedge_softened"] == [(gone,)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("As mayor he would visit the market every day.", "As mayor he visited the market every day."),
        ("He faces allegations that he took bribes from a builder.", "A report said he took bribes from a builder."),
        (
            "Her office answered allegations that Alben Kell took bribes.",
            "Alben Kell was defended after a report on bribes.",
        ),
        ("It leaves the matter to the will of the voters.", "It should be a matter for the voters, it says."),
    ],
)
def test_what_is_told_as_surely_on_both_sides(left: str, right: str) -> None:
    assert not [f for f in facts_of(left, right) if f.type.startswith("hedge")]
