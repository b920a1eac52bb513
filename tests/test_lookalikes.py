"""A word with letters of another alphabet that look the same is told; words that writers mix are not."""

from __future__ import annotations

import pytest

from compare.reading.text.lookalikes import lookalike_warnings

MIXED = [
    ("The p\u0430yment was made.", "cyrillic small letter a"),
    ("\u0410pple said so.", "cyrillic capital letter a"),
    ("He flew to Ir\u0430n.", "cyrillic small letter a"),
    ("g\u043e\u043egle", "cyrillic small letter o"),
    ("The minister m\u03bfved.", "greek small letter omicron"),
    ("Министр сказaл это.", "latin small letter a"),
    ("Mо\u0441c\u043ew and P\u0430ris", "cyrillic small letter o"),
    ("He saw P\u0430rad\u03bfx.", "cyrillic small letter a"),
    ("Π\u03b1ρ\u0430δειγμα", "cyrillic small letter a"),
]


@pytest.mark.parametrize(("text", "letter"), MIXED)
def test_a_word_of_two_alphabets_is_told(text: str, letter: str) -> None:
    (warning,) = lookalike_warnings([text])
    assert "letters of two alphabets that look the same" in warning
    assert letter in warning


HONEST = [
    "Компания Apple представила iPhone 15 и YouTube Music в Москве.",
    "Он написал SMS-сообщение и купил USB-кабель, IT-компания молчит.",
    "IBMовский сервер, TOPовый игрок, VIPам и PRщикам, CMMовский отчёт.",
    "The α-helix and TNFα, NFκB, IFNγ, Aβ and μg, μm, Δx are no trap.",
    "Ο υπουργός μίλησε με το BBC και το CNN.",
    "Владимир Зеленський і Київ, ЄС та NATO.",
    "Radosław Łęcki, Đặng, Ñandú, naïve, ﬁnance, ℓ and № 5.",
    "4к, 10кг, 5мм, COVIDом",
    "“Спутник V” и “Pfizer/BioNTech”",
    "Straße Ærø İstanbul ıssız",
    "Ђоковић је победио, Ђ",
]


@pytest.mark.parametrize("text", HONEST)
def test_a_text_that_names_foreign_things_is_not_told(text: str) -> None:
    assert lookalike_warnings([text]) == ()


def test_the_first_words_are_named_and_all_are_counted() -> None:
    words = " ".join(f"p\u0430y{letter}" for letter in "abcde")
    (warning,) = lookalike_warnings([words, words])
    assert warning.startswith("5 words mix")
    assert warning.count("“") == 3


def test_a_word_that_is_a_megabyte_long_is_told_in_a_line() -> None:
    (warning,) = lookalike_warnings(["p\u0430y" * 300_000])
    assert len(warning) < 300
