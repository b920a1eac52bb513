"""Labels name what a section is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.sections import Terms


def label(inside: list[str], outside: list[str]) -> str:
    return Terms.of([*inside, *outside]).label(inside)


INSIDE = [
    "Volunteers pulled bodies from the river, said Piet Lunde, who runs a rescue boat.",
    "Smugglers charge thousands, Lunde said, and the smuggling goes on all winter on the river.",
]
OUTSIDE = ["The colonel crossed the border with two aides.", "Officials said that the colonel asked for a lawyer."]


def test_a_label_holds_the_terms_that_only_the_section_has() -> None:
    terms = label(INSIDE, OUTSIDE).split(", ")
    assert "Lunde" in terms
    assert "smuggling" in terms
    assert "river" in terms


def test_a_term_that_stands_everywhere_says_nothing() -> None:
    assert "river" not in label(INSIDE, [*OUTSIDE, *["The river is high."] * 8]).split(", ")


def test_one_term_for_the_forms_of_a_word() -> None:
    terms = label(["They avoided conscription.", "Conscripts fled; conscripted men fled conscription."], OUTSIDE).split(", ")
    assert sum(term.startswith("conscript") for term in terms) == 1


def test_a_text_without_content_words_is_named_by_its_beginning() -> None:
    assert label(["“No,” she said."], OUTSIDE) == "“No,” she said."


def test_other_languages_have_labels() -> None:
    assert label(["Министр заявил, что граница закрыта. Граница закрыта."], []) != ""


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=3), st.lists(st.text(), max_size=3))
def test_a_label_is_one_short_line(inside: list[str], outside: list[str]) -> None:
    found = label([" ".join(t.split()) for t in inside], outside)
    assert found.strip()
    assert len(found) <= 60
    assert "\n" not in found
