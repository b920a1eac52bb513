"""Names looked up together: the same answers as asking of every pair."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked import story

from compare.facts.doc.doc import Docs, read_docs
from compare.facts.doc.names import SHORTEST, inflected, misspelt, same_person, same_spelling
from compare.facts.whole import likeness, namesakes, naming
from compare.facts.whole.likeness import alike_letters
from compare.facts.whole.namesakes import LikeWords, Named
from compare.facts.whole.naming import SpeakerNames, same_speaker

WORDS = (
    *("Ana", "Anna", "Lund", "Lunde", "Norway", "Norwegian", "Marta", "Martha", "Quill", "colour", "color", "HUR", "IAEA", "hur"),
    *("mayor", "the", "Ukraine's", "military", "intelligence", "University", "of", "Oslo", "Oslo's", "Dr.", "Li", "An"),
    *("International", "Atomic", "Energy", "Agency"),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def docs() -> Docs:
    text = "Ukraine's military intelligence (HUR) said so. The International Atomic Energy Agency (IAEA) denied it."
    return read_docs(story(text), story("Nobody else said anything."))


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, min_size=1, max_size=4))
def test_asked_of_all_is_asked_of_each(docs: Docs, ours: list[str], theirs: list[str]) -> None:
    for other in (docs, replace(docs, left=docs.right, right=docs.left)):
        named = Named(ours, theirs, other)
        assert [named.has(n) for n in theirs] == [any(same_person(o, n, other) for o in ours) for n in theirs]


@given(st.lists(NAMES, max_size=24))
def test_speakers_are_numbered_as_if_each_were_asked(docs: Docs, names: list[str]) -> None:
    known = SpeakerNames(names, docs)
    each: list[str] = []
    for name in names:
        number = next((k for k, n in enumerate(each) if same_speaker(n, name, docs)), len(each))
        if number == len(each):
            each.append(name)
        elif len(name.split()) > len(each[number].split()):
            each[number] = name
        assert known.number_of(name) == number
    assert known.names == each


LETTERS = st.lists(st.text("aeinorst", min_size=1, max_size=9), max_size=8)


@given(LETTERS, LETTERS)
def test_like_words(mine: list[str], others: list[str]) -> None:
    like = LikeWords(mine, others)
    for one in mine:
        alike = {w for w in others if one == w or misspelt(one, w) or same_spelling(one, w) or inflected(one, w)}
        assert like.of(one) == alike


@st.composite
def misspelt_words(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Words, and others that are the same but for some letters lost, added, put for another, or out of their places."""
    mine = draw(st.lists(st.text("abcdeé", min_size=1, max_size=18), min_size=1, max_size=5, unique=True))
    others = set()
    for word in draw(st.lists(st.sampled_from(mine), max_size=5)):
        letters = list(word)
        for _ in range(draw(st.integers(0, 4))):
            place, add = draw(st.integers(0, len(letters))), draw(st.text("abx", max_size=2))
            letters[place : place + draw(st.integers(0, 2))] = [*add, *reversed(letters[place : place + draw(st.integers(0, 1))])]
        others.add("".join(letters))
    return mine, sorted(others)


@given(misspelt_words(), st.sampled_from([1_000, 100_000]), st.sampled_from([1, 500_000]))
def test_many_words_are_looked_up_as_few_are_asked(words: tuple[list[str], list[str]], numbers: int, pairs: int) -> None:
    asked = set(namesakes.asked(*([word for word in side if len(word) >= SHORTEST] for side in words)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "_NUMBERS_AT_ONCE", numbers)
        patch.setattr(likeness, "_PAIRS_AT_ONCE", pairs)
        assert set(alike_letters(*words)) == asked


@pytest.mark.parametrize("letters", [7, 11, 15, 19])
def test_of_many_words_few_pairs_are_asked(letters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, asked = random.Random(letters), []  # noqa: S311 - made-up words
    mine, theirs = ([*{"".join(chance.choices("abcdefghijklmnop", k=letters)) for _ in range(2_000)}] for _ in range(2))
    real = namesakes.asked, likeness._alike

    def all_of(ours: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
        asked.append(len(ours) * len(others))
        return real[0](ours, others)

    def each_of(ours: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
        asked.append(len(ours))
        return real[1](ours, others)

    monkeypatch.setattr(likeness, "asked", all_of)
    monkeypatch.setattr(likeness, "_alike", each_of)
    list(alike_letters(mine, theirs))
    assert sum(asked) <= (likeness.MOST_LONG**2 if letters > likeness.LONGEST else 100_000)


def test_a_fuller_name_may_take_what_another_had(docs: Docs) -> None:
    known = SpeakerNames(["Lund", "Quill", "Marta Lund", "Ana Lund", "Lund"], docs)
    assert [known.number_of(n) for n in ("Lund", "Quill", "Marta Lund", "Ana Lund", "Lund")] == [0, 1, 0, 2, 0]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("size", [100, 400])
def test_many_speakers_are_asked_of_few_others(docs: Docs, size: int, order: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(one: str, two: str, docs: Docs) -> bool:
        asked.append(one)
        return same_speaker(one, two, docs)

    monkeypatch.setattr(naming, "same_speaker", counting)
    surnames = ("".join(chr(ord("a") + int(digit)) for digit in str(k * k * 7919 + 1_000_003)) for k in range(size))
    names = [
        " ".join((first, surname)[::order])
        for first, surname in zip(itertools.cycle(("Ana", "Bram", "Carla", "Dmitri")), surnames, strict=False)
    ]
    known = SpeakerNames(names, docs)
    for name in names * 2:
        known.number_of(name)
    assert len(asked) <= 4 * size


def test_names_nearly_alike_are_asked_only_of_those_that_have_every_word(docs: Docs, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(one: str, two: str, docs: Docs) -> bool:
        asked.append(one)
        return same_speaker(one, two, docs)

    monkeypatch.setattr(naming, "same_speaker", counting)
    parts = ("Bel", "Cor", "Dal", "Fen"), ("a", "e", "an", "on"), ("bach", "dale", "mann", "wick")
    names = [f"{first} {''.join(surname)}" for surname in itertools.product(*parts) for first in ("Ana", "Bram", "Carla", "Dmitri")]
    known = SpeakerNames(names, docs)
    for name in names:
        known.number_of(name)
    assert len(asked) <= 1.5 * len(names)
