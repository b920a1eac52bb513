"""Correlation and cause: what goes with something is not what brings it about."""

from __future__ import annotations

import pytest
from linked import types


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tea is associated with fewer falls.", "Tea cuts falls."),
        ("Tea was linked to a lower risk of falls.", "Tea lowers the risk of falls."),
        ("Tea was tied to better sleep.", "Tea improves sleep."),
        ("Closing the pits was followed by fewer fires.", "Closing the pits reduced fires."),
        ("The ban coincided with a drop in theft.", "The ban reduced theft."),
        ("People who drink tea had fewer falls.", "Tea prevents falls."),
        ("People who walk are less likely to have falls.", "Walking cuts falls."),
        ("Mills correlate with fewer bats.", "Mills kill bats."),
        ("Tea is associated with reduced blood pressure.", "Tea reduces blood pressure."),
    ],
)
def test_what_goes_with_it_told_as_what_brings_it_about(left: str, right: str) -> None:
    assert types(left, right) == ["hedge_hardened"]
    assert types(right, left) == ["hedge_softened"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tea is associated with a reduced risk of falls.", "Tea is linked to a lower risk of falls."),
        ("Tea is associated with significantly reduced falls.", "Tea is linked to fewer falls."),
        ("Tea may cut falls.", "Tea is associated with fewer falls."),
        ("Tea is linked to fewer falls.", "There was a marked cut in falls, and tea is linked to it."),
        ("Aides linked to the raid cut ties with the group.", "Aides tied to the raid ended ties with the group."),
    ],
)
def test_what_only_goes_with_it_on_both_sides(left: str, right: str) -> None:
    assert types(left, right) == []
