"""A line for what waits: the words that changed in a link, without the marks around them."""

from __future__ import annotations

import pytest
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.link import Kind, Link
from compare.reports.telling.titles import link_title


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Ann sold the mill, and nobody knew.", "Ann sold the mill.", "“nobody knew” is gone"),
        ("Ann sold the mill.", "Ann sold the mill, it added.", "“it added” is new"),
        ("Ann sold the mill and left.", "Ann sold the mill but left.", "“and” became “but”"),
        ("Ann, sold the mill.", "Ann sold the mill.", "“,” is gone"),
    ],
)
def test_a_change_is_told_without_the_marks_around_it(left: str, right: str, wanted: str) -> None:
    found = compare(made([left]), made([right]), WordEncoder())
    link = Link(0, (0,), (0,), Kind.MATCHED, 0.9, 0.9, 0.9)
    assert link_title(found, link) == f"par. 1 / par. 1: {wanted}"


def test_a_reworded_link_is_called_by_how_it_begins() -> None:
    """The longest of many changes, torn out of its sentence, tells nobody which one is meant."""
    left, right = "Ann sold the old mill to Kern on Monday for nine.", "Bell sold the new mill to Lind on Tuesday for ten."
    found = compare(made([left]), made([right]), WordEncoder())
    said = link_title(found, Link(0, (0,), (0,), Kind.PARAPHRASED, 0.7, 0.7, 0.7))
    assert said == "par. 1 / par. 1: Bell sold the new mill to Lind on Tuesday for ten. (3 changes)"
