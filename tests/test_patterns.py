"""Expressions that are compiled at their first use: the same answers as `re` gives, and none that a run does not need."""

from __future__ import annotations

import re

import pytest

from compare.patterns import regex


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The expressions that are compiled from now on."""
    found: list[str] = []
    compile_now = re.compile

    def noted(source: str, flags: int = 0) -> re.Pattern[str]:
        found.append(source)
        return compile_now(source, flags)

    monkeypatch.setattr(re, "compile", noted)
    return found


def test_an_expression_is_compiled_once_when_it_is_first_used(compiled: list[str]) -> None:
    words = regex(r"\w+", re.IGNORECASE)
    assert compiled == []
    assert [m.group() for m in words.finditer("two words")] == ["two", "words"]
    assert words.search("...") is None
    assert words.sub("-", "a b") == "- -"
    assert (words.pattern, words.flags & re.IGNORECASE) == (r"\w+", re.IGNORECASE)
    assert compiled == [r"\w+"]


def test_a_text_without_the_words_that_it_needs_compiles_nothing(compiled: list[str]) -> None:
    denial = regex(r"\bden(?:y|ied)\b", re.IGNORECASE, needs=["deny", "denied"])
    assert denial.search("He said so.") is None
    assert list(denial.finditer("He said so.")) == []
    assert compiled == []
    assert denial.search("He DENIED it.")
    assert [m.group() for m in denial.finditer("They denied what we deny.")] == ["denied", "deny"]
    assert denial.match("deny it")


def test_what_no_expression_has_is_no_attribute_of_one() -> None:
    with pytest.raises(AttributeError):
        regex("a").__wrapped__  # type: ignore[attr-defined] # noqa: B018
