"""Where an amount ends: what it counts, and whether words for a fall are said of it."""

from __future__ import annotations

import pytest
from linked import types

CASES = {
    "what is counted is the third word": (
        "The hospital has 300 new surgical beds.",
        "The hospital has 340 newly hired nurses.",
        ["number_added", "number_dropped"],
    ),
    "a word farther off is not counted": (
        "The town bought 300 chairs for the school and 25 lamps.",
        "The town sold 340 desks to the school and 25 lamps.",
        ["number_added", "number_dropped"],
    ),
    "gas is no plural": ("The plant laid off 300 gas workers.", "The plant laid off 340 workers.", ["number_changed"]),
    "apes are things": ("The zoo fed 300 apes.", "The zoo fed 340 staff.", ["number_added", "number_dropped"]),
    "three in words is a number": ("They fed three cats.", "They fed cats.", ["number_dropped"]),
    "two in words is none": ("They fed two cats.", "They fed cats.", []),
    "three days are too few to be missed": ("They stayed three days.", "They stayed.", []),
    "four days are not": ("They stayed four days.", "They stayed.", ["number_dropped"]),
    "less than four times as many": ("In all 40 were found.", "Searchers brought home 150 sailors.", ["number_changed"]),
    "more than four times as many": ("In all 40 were found.", "The search took 190 boats.", ["number_added", "number_dropped"]),
    "a kilometre is rounded to": ("The walk is two miles.", "The walk is three kilometres.", []),
    "a tenth off is another way": ("The walk is 2.2 miles.", "The walk is 4 km.", ["number_changed"]),
    "a degree that was rounded": ("It was 71 degrees Fahrenheit.", "It was 22 degrees Celsius.", []),
    "a degree that was not": ("It was 71 degrees Fahrenheit.", "It was 21 degrees Celsius.", ["number_changed"]),
    "some 184 were counted": ("Some 184 boys came.", "There came 184 boys.", []),
    "some 18 are about as many": ("Some 18 boys came.", "There came 18 boys.", ["number_changed"]),
    "a number in words is rounded as it is written": ("Almost two million people came.", "Some 1,950,000 people came.", []),
    "a rise that is told far off": (
        "Fares rose in all of the town by the sea 25 cents, to $2.75.",
        "Fares, which were $2.50, are $2.75.",
        [],
    ),
    "a rise of something else before a comma": (
        "Sales will grow by 4-7 percent, with margins in a range of 3-5 percent.",
        "Sales will grow by 4-7 percent, with margins in a range of 1-3 percent.",
        ["number_changed"],
    ),
    "a rise of something else": (
        "Fares rose. Riders pay $2.75, and 25 cents goes to the port.",
        "Fares rose. Riders who paid $2.50 pay $2.75.",
        ["number_added", "number_dropped"],
    ),
    "a bracket parts a number from a word": ("The class of 2,340 (pupils not included) moved.", "The class of 2,340 moved.", []),
    "the fall is far off in the same clause": (
        "Output in the spring was minus 0.7 percent.",
        "Output fell in the spring by what the statistics office puts at 0.7 percent.",
        [],
    ),
    "the fall is of another clause": (
        "Exports fell, while output in spring was minus 0.7 percent.",
        "Exports fell, while output in spring was 0.7 percent.",
        ["number_changed"],
    ),
}


@pytest.mark.parametrize(("left", "right", "wanted"), CASES.values(), ids=CASES)
def test_what_is_an_amount_and_what_it_counts(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted
