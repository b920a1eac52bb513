"""Names between two languages: told only where each side has one that the other has not here, and both articles name."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from linked import story

from compare.facts.catalog import mirrored
from compare.facts.doc.any_language import sounds
from compare.facts.doc.any_language.sounds import consonants_of, perhaps_one, sound_of, surely_one
from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_link_facts
from compare.link import Kind, Link

if TYPE_CHECKING:
    from compare.facts.fact import Fact

pytestmark = pytest.mark.skipif(
    find_spec("anyascii") is None or find_spec("babel") is None,
    reason="anyascii or babel of the extra 'languages' is not installed",
)


def facts(languages: str, left: list[str], right: list[str]) -> list[Fact]:
    """What is told of two articles, each given by its sentences, the first of one linked with the first of the other, and so on."""
    codes = ["" if code == "en" else code for code in languages.split("-")]
    ours, theirs = (replace(story("\n".join(side)), language=code) for side, code in zip((left, right), codes, strict=True))
    docs = read_docs(ours, theirs)
    assert len(ours.passages) == len(theirs.passages) == len(left)
    links = (Link(k, (k,), (k,), Kind.PARAPHRASED, 1.0, 1.0, 1.0) for k in range(len(left)))
    return [fact for link in links for fact in find_link_facts(link, docs)]


def told(languages: str, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    return [(f.type, f.left.text if f.left else "", f.right.text if f.right else "") for f in facts(languages, left, right)]


PLACES = [
    ("en-uk", "Germany sent tanks.", "Польща надіслала танки.", "Germany", "Польща"),
    ("en-uk", "He flew to Vienna.", "Він полетів до Праги.", "Vienna", "Праги"),
    ("en-ru", "German tanks came.", "Приехали польские танки.", "German", "польские"),
    ("en-de", "France sent tanks.", "Polen schickte Panzer.", "France", "Polen"),
    ("en-fr", "England won.", "L'Allemagne a gagné.", "England", "Allemagne"),
    ("en-es", "He flew to London.", "Voló a París.", "London", "París"),
    ("en-pl", "He flew to Germany.", "Poleciał do Francji.", "Germany", "Francji"),
    ("en-es", "She gave no figures for Russia.", "No dio cifras de Ucrania.", "Russia", "Ucrania"),
    ("en-zh", "Germany sent tanks.", "波兰派出了坦克。", "Germany", "波兰"),
    ("en-ja", "Germany sent tanks.", "ポーランドが戦車を送った。", "Germany", "ポーランド"),
    ("en-ar", "Germany sent tanks.", "أرسلت بولندا دبابات.", "Germany", "بولندا"),
    ("en-he", "He flew to Germany.", "הוא טס לפולין.", "Germany", "פולין"),
    ("en-ar", "He met his Egyptian counterpart in Amman.", "التقى نظيره المصري في القاهرة.", "Amman", "القاهرة"),
]
SAME_PLACE = [
    ("en-uk", "Germany sent tanks.", "Німеччина надіслала танки."),
    ("en-ru", "German tanks came to the United States.", "Немецкие танки прибыли в США."),
    ("en-uk", "London says no to Paris.", "Британія каже Франції ні."),
    ("en-ru", "The US says no.", "Америка говорит нет."),
    ("en-zh", "London and Washington agree.", "美英同意。"),
    ("en-fr", "The Dutch won in England.", "Les Pays-Bas ont gagné en Angleterre."),
    ("en-de", "The UAE and the EU agree.", "Die Vereinigten Arabischen Emirate und die Europäische Union sind sich einig."),
    ("en-pl", "He flew from Kyiv to Prague.", "Poleciał z Kijowa do Pragi."),
    ("en-ru", "The first of them came from Peru.", "Первые из них прибыли из Перу."),
    ("en-ja", "Does anyone sell at flea markets in Taiwan?", "台湾のフリマで売る人はいますか。"),
    # One side names what the other only means: that is not told.
    ("en-uk", "He left Germany.", "Він виїхав з країни."),
    ("en-uk", "He left the country for Poland.", "Він виїхав до Польщі з Німеччини."),
]
# What stands in the first sentence of each side; both are named further down.
NAMES = [
    ("en-uk", "Biden", "Зеленського", ["Biden", "Байден"], ["Zelensky", "Зеленський"]),
    ("en-ru", "Shcherbakov", "Макрона", ["Shcherbakov", "Щербаков"], ["Macron", "Макрон"]),
    ("en-el", "Macron", "Μητσοτάκη", ["Macron", "Μακρόν"], ["Mitsotakis", "Μητσοτάκης"]),
    ("en-ar", "Macron", "نتنياهو", ["Macron", "ماكرون"], ["Netanyahu", "نتنياهو"]),
    ("en-he", "Macron", "זלנסקי", ["Macron", "מקרון"], ["Zelensky", "זלנסקי"]),
    ("en-zh", "Biden", "贝尔伯克", ["Biden", "拜登"], ["Baerbock", "贝尔伯克"]),
    ("en-ja", "Trump", "マクロン", ["Trump", "トランプ"], ["Macron", "マクロン"]),
    ("de-fr", "Selenskyj", "Lukaschenko", ["Selenskyj", "Zelensky"], ["Lukaschenko", "Loukachenko"]),
]


@pytest.mark.parametrize(("languages", "left", "right", "ours", "theirs"), PLACES)
def test_another_country_or_city_is_told_in_any_language(languages: str, left: str, right: str, ours: str, theirs: str) -> None:
    assert told(languages, [left], [right]) == [("place_changed", ours, theirs)]


@pytest.mark.parametrize(("languages", "left", "right"), SAME_PLACE)
def test_the_same_place_under_another_name_is_no_fact(languages: str, left: str, right: str) -> None:
    assert told(languages, [left], [right]) == []


@pytest.mark.parametrize(("languages", "left", "right", "ours", "theirs"), NAMES)
def test_a_name_in_the_place_of_another_is_told(languages: str, left: str, right: str, ours: list[str], theirs: list[str]) -> None:
    mine = [f"met {left}.", f"saw {ours[0]} and {theirs[0]}."]
    yours = [f"– {right}.", f"– {ours[1]} – {theirs[1]}."]
    assert told(languages, mine, yours) == [("name_changed", left, right)]


@pytest.mark.parametrize(("languages", "left", "right", "ours", "theirs"), NAMES)
def test_the_same_name_in_another_script_is_no_fact(
    languages: str, left: str, right: str, ours: list[str], theirs: list[str]
) -> None:
    assert right
    mine = [f"met {left}.", f"saw {ours[0]} and {theirs[0]}."]
    assert told(languages, mine, [f"– {ours[1]}.", f"– {ours[1]} – {theirs[1]}."]) == []


def test_a_name_that_only_one_article_has_is_not_told() -> None:
    left, right = ["We met Biden.", "We saw Zelensky."], ["Ми бачили Вагнера.", "Ми бачили Зеленського."]
    assert told("en-uk", left, right) == []


def test_two_names_that_are_missing_on_a_side_say_too_little() -> None:
    left = ["We met Biden and Macron.", "We saw Biden, Macron and Zelensky."]
    right = ["Ми бачили Зеленського.", "Ми бачили Байдена, Макрона й Зеленського."]
    assert told("en-uk", left, right) == []
    assert told("en-uk", ["We met Biden.", left[1]], right) == [("name_changed", "Biden", "Зеленського")]


def test_a_city_may_stand_for_another_name_and_a_country_for_none() -> None:
    left = ["We went to Kharkiv.", "We saw Kharkiv."]
    assert told("en-uk", left, ["Ми були в Лондоні.", "Ми бачили Харків."]) == [("name_changed", "Kharkiv", "Лондоні")]
    assert told("en-uk", left, ["Ми були в Польщі.", "Ми бачили Харків."]) == []


def test_turned_round_the_same_is_told_turned_round() -> None:
    left, right = ["We met Biden.", "Biden and Zelensky spoke."], ["Ми бачили Зеленського.", "Байден і Зеленський говорили."]
    found = facts("en-uk", left, right)
    assert found
    assert facts("uk-en", right, left) == [mirrored(fact) for fact in found]
    assert [(fact.gone, fact.new) for fact in found] == [(("Biden",), ("Зеленського",))]


def test_a_word_that_only_begins_sentences_is_a_name_where_the_other_article_surely_has_it() -> None:
    left = ["We met Biden.", "Biden and Zelensky spoke."]
    assert told("en-uk", left, ["Ми бачили Зеленського.", "Байден і Зеленський говорили."]) == [
        ("name_changed", "Biden", "Зеленського")
    ]
    assert told("en-uk", ["We met Biden.", "Came he."], ["Ми бачили Зеленського.", "Прийшов Байден."]) == []


def test_in_one_language_other_families_are_asked() -> None:
    assert told("de-de", ["Es kam aus Polen."], ["Es kam aus Frankreich."]) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Щербаков", "Shcherbakov"),
        ("Шевченківського", "Shevchenkivsky"),
        ("Джонсон", "Johnson"),
        ("Вашингтоні", "Washington"),
        ("Wałęsa", "Walesa"),
        ("Μητσοτάκης", "Mitsotakis"),
        ("Lada", "Лада"),
        ("Харькове", "Kharkiv"),
        ("Лукашенко", "Lukaschenko"),
    ],
)
def test_a_name_is_known_in_another_spelling(one: str, two: str) -> None:
    assert surely_one(sound_of(one), sound_of(two))
    assert perhaps_one(sound_of(one), sound_of(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [("Байден", "Zelensky"), ("Путин", "Macron"), ("Мерц", "Scholz"), ("Харкові", "Odesa"), ("Xi", "Сі"), ("Орбан", "Fico")],
)
def test_another_name_is_not_taken_for_it(one: str, two: str) -> None:
    assert not surely_one(sound_of(one), sound_of(two))


@pytest.mark.parametrize(
    ("letters", "consonants"),
    [
        ("shcherbakov", "KRPKP"),
        ("dzhonson", "KNKN"),
        ("johnson", "KNKN"),
        ("washington", "PKNTN"),
        ("philip", "PRP"),
        ("aeiou", ""),
        ("", ""),
    ],
)
def test_consonants_are_of_five_classes(letters: str, consonants: str) -> None:
    assert consonants_of(letters) == consonants


def test_without_the_library_names_in_another_script_are_heard_as_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "find_spec", lambda _name: None)
    sounds._romaniser.cache_clear()
    sounds.sound_of.cache_clear()
    try:
        assert sounds.sound_of("Байден").letters == ""
        assert sounds.sound_of("Biden").letters == "biden"
    finally:
        monkeypatch.undo()
        sounds._romaniser.cache_clear()
        sounds.sound_of.cache_clear()


@pytest.mark.parametrize("text", ["北" * 3_000, "A" * 5_000, "Аа " * 3_000, "ト" * 3_000, "ال" * 2_000, "Ab-" * 2_000, "'" * 3_000])
def test_no_text_is_too_strange_for_names(text: str) -> None:
    for languages in ("en-zh", "uk-ja", "ar-fr", "und-en"):
        codes = ["" if code == "en" else code for code in languages.split("-")]
        left, right = (replace(story(side), language=code) for side, code in zip((text, f"{text} 5 Polen"), codes, strict=True))
        find_link_facts(Link(0, (0,), (0,), Kind.PARAPHRASED, 1.0, 1.0, 1.0), read_docs(left, right))
