"""What an expression's matches begin with: few expressions are compiled for a line, and the answers stay those of all of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.reading.furniture import phrases
from compare.reading.furniture.literals import held, openings

WHOLE = ("whole", "opener", "vague", "label", "foot", "comments", "reply", "release", "names")
BEGUN = ("ask", "note", "ref")
LANGUAGES = ("en", "de", "fr", "es", "ru", "uk")
LINES = [(section, line) for section in (*WHOLE, *BEGUN) for line in phrases._lines(section, LANGUAGES)]


@pytest.mark.parametrize(
    ("source", "beginnings"),
    [
        ("view comments?", {"view comment"}),
        (r"\(?(image|photo) by", {"(", "image", "photo"}),
        ("(sign up|log ?in)|register", {"sign up", "log", "register"}),
        (r"(latest )?news", {"latest ", "news"}),
        (r"(?-i:AD)|x?", None),
        (r"(# ?){3,}", {"#"}),
        (r"\d+ comments", set("0123456789")),
        (r"tags*", {"tag"}),
        (r".{0,60}\.\.\.", None),
        ("(one|.*) two", None),
    ],
)
def test_the_beginnings_of_an_expression(source: str, beginnings: set[str] | None) -> None:
    assert openings(source) == beginnings


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("view comments?", [{"view comment"}]),
        (r"(press|news) (office|contacts?)( now)?", [{"press", "news"}, {" "}, {"office", "contact"}]),
        (r".{0,60}\.\.\. ?(read|show) more", [{"..."}, {"read", "show"}, {" more"}]),
        (r"\d+ (ld|\w+)\b", [{" "}]),
        (r"[a(]b(?!left)(?<=right)", [{"b"}]),
        ("(?-i:AD)-free", [{"ad"}, {"-free"}]),
    ],
)
def test_what_a_text_must_hold(source: str, words: list[set[str]]) -> None:
    assert list(held(source)) == words


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_an_expression_matches_is_said(data: st.DataObject) -> None:
    section, line = data.draw(st.sampled_from(LINES))
    text = data.draw(st.from_regex(re.compile(line, re.IGNORECASE | re.ASCII), fullmatch=True))
    known, said = phrases.expression(section, text), phrases.is_begun if section in BEGUN else phrases.is_said
    assert said(section, text) == bool(known.match(text) if section in BEGUN else known.fullmatch(text))


def test_a_line_of_a_story_asks_few_expressions(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases._compiled.cache_clear()
    compiled: list[str] = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source) or compile_now(source, flags))  # type: ignore[func-returns-value]
    for section in WHOLE:
        phrases.is_said(section, "The harbour closed on Tuesday.")
    for section in BEGUN:
        phrases.is_begun(section, "The harbour closed on Tuesday.")
    assert sum(map(len, compiled)) < sum(len(line) for _, line in LINES) / 5
