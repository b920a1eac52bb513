"""Facts where a side is not in English: numbers and days, told only where each side has one that the other has not."""

from __future__ import annotations

import pytest
from tongues import docs_of, facts, needs_babel, told

from compare.facts.catalog import mirrored
from compare.facts.doc.any_language.ideographs import value_of_ideographs
from compare.facts.doc.any_language.numerals import values_of
from compare.facts.doc.any_language.tongue import tongue_of
from compare.facts.ledger import find_link_facts, find_loose_facts
from compare.link import Kind, Link

SAME = [
    ("en-uk", "Trade reached $3.3 billion in 2021.", "Торгівля сягнула 3,3 мільярда доларів у 2021 році."),
    ("en-ru", "They paid 500 thousand rubles.", "Они заплатили 500 тысяч рублей."),
    ("en-ru", "They paid 2.487 trillion rubles.", "Они заплатили 2 трлн 487 млрд рублей."),
    ("en-de", "Another £75m went to 12,500 families.", "Weitere 75 Millionen Pfund gingen an 12.500 Familien."),
    ("en-de", "The city has 1.5 million people.", "Die Stadt hat 1,5 Mio. Einwohner."),
    ("en-fr", "It cost 15,000 euros.", "Cela a coûté 15 000 euros."),
    ("en-es", "It cost 2.5 billion dollars.", "Costó 2,5 mil millones de dólares."),
    ("en-pl", "About 40 thousand people came.", "Przyszło około 40 tys. osób."),
    ("en-zh", "The fund has 35,000 members and 120 million yuan.", "该基金有3万5千名成员和1.2亿元。"),
    ("en-zh", "Thirty-five people came on December 11, 2021.", "2021年12月11日有三十五人到场。"),
    ("en-ja", "Until 23:59 on April 21st.", "4月21日23:59まで。"),
    ("en-ar", "The coast guard saved 214 passengers on 12 March 2024.", "أنقذ خفر السواحل ٢١٤ راكبا في ١٢ مارس 2024."),
    ("en-he", "The price rose by 25 percent on March 12.", "המחיר עלה ב-25 אחוז ב-12 במרץ."),
    ("en-hi", "The state spent 30 million rupees.", "राज्य ने 3 करोड़ रुपये खर्च किए।"),
    ("en-uk", "The shop is open until 7 pm.", "Магазин відчинено до 19:00."),
    ("en-de", "The train left at 5.30 p.m.", "Der Zug fuhr um 17.30 Uhr ab."),
    ("en-de", "Ten to twelve people came, 10-12.", "Es kamen 10 bis 12 Menschen."),
    ("en-uk", "Five men and 3 women.", "5 чоловіків і три жінки."),
    ("de-fr", "Ich habe am 12.03.2024 bestellt.", "J'ai commandé le 12 mars 2024."),
    ("en-uk", "The summit was held on December 9-10.", "Саміт пройшов 9-10 грудня."),
    ("en-uk", "He was born in March 1985 and left on Monday.", "Він народився в березні 1985 року і поїхав у понеділок."),
    ("en-ru", "A MiG-29 fell near the T-72.", "МиГ-29 упал рядом с Т-72."),
    ("en-de", "The 21st century began.", "Das 21. Jahrhundert begann."),
    ("de-en", "Sie bauten 205 Häuser neu.", "They rebuilt two hundred and five homes."),
    ("de-en", "Sie bauten 2.005 Häuser neu.", "They rebuilt two thousand and five homes."),
    ("en-es", "They paid 700,000 pesos.", "Pagaron setecientos mil pesos."),
    ("en-de", "It opened on 10 September 2015.", "Sie öffnete am 10.9.2015."),
    ("en-de", "It opened on 25 December 2015.", "Sie öffnete am 25.12.2015."),
    ("en-de", "Some 12,000 people came.", "Es kamen 12.400 Menschen."),
    # What one side leaves out, or tells otherwise, is no fact.
    ("en-uk", "In 2021 the firm grew by 28 percent.", "Торік компанія зросла на 28 відсотків."),
    ("en-ru", "The 21st century.", "XXI век."),
    ("en-uk", "Two dozen speakers had signed up.", "Записалося 24 промовці."),
    ("en-de", "On Tuesday three officials said so.", "Am 12. März sagten das Beamte."),
    ("en-fr", "They will appeal within 14 days.", "Ils feront appel dans les quinze jours."),
    ("en-ru", "They will appeal within 14 days.", "Они обжалуют в течение двух недель."),
    ("en-de", "One of them left.", "Einer von 3 ging."),
]
CHANGED = [
    ("en-uk", "In all 89 of them came.", "Усього прийшло 98 з них.", ("number_changed", "89", "98")),
    ("en-ru", "They paid 500 thousand rubles.", "Они заплатили 500 млн рублей.", ("number_changed", "500 thousand", "500 млн")),
    ("en-de", "It cost 1,234.5 euros.", "Es kostete 1.243,5 Euro.", ("number_changed", "1,234.5", "1.243,5")),
    ("en-zh", "The fund has 35,000 members.", "该基金有3.8万名成员。", ("number_changed", "35,000", "3.8万")),
    ("en-zh", "Article 28 applies.", "第二十四条适用。", ("number_changed", "28", "二十四")),
    ("en-ja", "He is 48 years old.", "彼は46歳です。", ("number_changed", "48", "46")),
    ("en-ar", "The coast guard saved 214 passengers.", "أنقذ خفر السواحل ٢٤١ راكبا.", ("number_changed", "214", "٢٤١")),
    ("de-fr", "Ich habe am 12.03.2024 bestellt.", "J'ai commandé le 15 mars 2024.", ("date_changed", "12.03.2024", "15 mars 2024")),
    ("en-uk", "It began on March 12.", "Це почалося 12 травня.", ("date_changed", "March 12", "12 травня")),
    ("en-pl", "It began on Monday.", "Zaczęło się we wtorek.", ("date_changed", "Monday", "wtorek")),
    ("en-uk", "He joined in 2018.", "Він вступив у 2020 році.", ("date_changed", "2018", "2020")),
    ("en-de", "Open until 18:00.", "Geöffnet bis 17:30 Uhr.", ("number_changed", "18:00", "17:30")),
    ("en-zh", "A 4-year-old child came.", "两岁的孩子来了。", ("number_changed", "4", "两")),
    ("en-de", "Some 40 people came.", "Es kamen 38 Menschen.", ("number_changed", "40", "38")),
    ("en-de", "File 13/14 is shut.", "Die Akte 13/15 ist zu.", ("number_changed", "14", "15")),
    ("en-de", "The file 35/12/2015 is shut.", "Die Akte 35/12/2016 ist zu.", ("date_changed", "2015", "2016")),
    ("en-uk", "The Top 5 of 89 games.", "Топ-3 з 89 ігор.", ("number_changed", "5", "3")),
]


@needs_babel
@pytest.mark.parametrize(("languages", "left", "right"), SAME)
def test_the_same_number_or_day_in_another_language_is_no_fact(languages: str, left: str, right: str) -> None:
    assert told(left, right, languages) == []


@needs_babel
@pytest.mark.parametrize(("languages", "left", "right", "fact"), CHANGED)
def test_another_number_or_day_is_told_with_its_words(languages: str, left: str, right: str, fact: tuple[str, str, str]) -> None:
    assert told(left, right, languages) == [fact]


@needs_babel
@pytest.mark.parametrize(("languages", "left", "right", "fact"), CHANGED)
def test_turned_round_the_same_is_told_turned_round(languages: str, left: str, right: str, fact: tuple[str, str, str]) -> None:
    turned = "-".join(reversed(languages.split("-")))
    assert fact
    assert list(facts(right, left, turned)) == [mirrored(each) for each in facts(left, right, languages)]


LEFT_OUT = [
    ("en-uk", "The hall has 340 seats.", "У залі є місця.", ("number_dropped", "340", "")),
    ("en-de", "The hall holds people.", "Der Saal fasst 1347 Menschen.", ("number_added", "", "1347")),
    ("en-zh", "The fund has 35,400 members.", "该基金有成员。", ("number_dropped", "35,400", "")),
    ("en-uk", "The vote is on March 12.", "Голосування ще попереду.", ("date_dropped", "March 12", "")),
    ("en-fr", "The vote is ahead.", "Le vote aura lieu le 12 mars 2024.", ("date_added", "", "12 mars 2024")),
]
LEFT_OUT_AND_TOLD_OTHERWISE = [
    ("en-uk", "They waited 24 hours.", "Вони чекали добу."),
    ("en-ru", "Some 25 percent left.", "Четверть ушла."),
    ("en-ru", "It cost 2.5 million.", "Это стоило два с половиной миллиона."),
    ("en-fr", "In 100 days.", "Dans une centaine de jours."),
    ("en-de", "It happened in 2021.", "Es geschah im vergangenen Jahr."),
    ("en-ru", "In the 19th century.", "В XIX веке."),
    ("en-uk", "The T-72 burned.", "Танк горів."),
    ("en-de", "In two and a half years.", "In zweieinhalb Jahren."),
    ("en-fr", "It costs 1.5 million.", "Cela coûte un million et demi."),
    ("en-uk", "It began on March 12.", "Це почалося вчора."),
    ("en-de", "It began on March 12.", "Es begann am Dienstag."),
    ("en-de", "It began in March.", "Es begann."),
    ("en-de", "It began on Monday.", "Es begann."),
]


@needs_babel
@pytest.mark.parametrize(("languages", "left", "right", "fact"), LEFT_OUT)
def test_a_number_or_day_that_one_side_leaves_out_is_told(
    languages: str, left: str, right: str, fact: tuple[str, str, str]
) -> None:
    assert told(left, right, languages) == [fact]
    turned = "-".join(reversed(languages.split("-")))
    assert list(facts(right, left, turned)) == [mirrored(each) for each in facts(left, right, languages)]


@needs_babel
@pytest.mark.parametrize(("languages", "left", "right"), LEFT_OUT_AND_TOLD_OTHERWISE)
def test_what_may_be_told_otherwise_is_not_left_out(languages: str, left: str, right: str) -> None:
    assert told(left, right, languages) == []


@needs_babel
def test_what_the_other_article_tells_further_down_is_not_left_out() -> None:
    docs = docs_of(("The hall has 340 seats, since March 12.", "Є зал.\nУ ньому 340 місць з 12 березня."), "en-uk")
    assert find_link_facts(Link(0, (0,), (0,), Kind.PARAPHRASED, 1.0, 1.0, 1.0), docs) == ()


@needs_babel
def test_of_two_numbers_that_are_left_out_none_is_told() -> None:
    assert told("The hall has 340 seats and 270 desks.", "У залі є місця.", "en-uk") == []


def test_a_number_told_once_where_it_was_told_twice_is_told_only_for_another_one() -> None:
    assert told("Front: 1 large pocket and 1 small one.", "Vorn: 1 große Tasche und 9 kleine.", "en-de") == [
        ("number_changed", "1", "9")
    ]
    assert told("On the 11th, the 11th of its kind.", "Am 11. zum ersten Mal.", "en-de") == []


def test_where_many_numbers_of_one_side_have_no_equal_nothing_is_said() -> None:
    assert told("They sold 310, 450, 670 and 820.", "Sie verkauften 99.", "en-de") == []


@pytest.mark.parametrize(
    ("left", "found"),
    [("They sold 28 ships and 35 boats.", ["35"]), ("They sold 28 ships, 35 boats and 47 rafts.", [])],
)
def test_one_number_more_may_be_without_an_equal(left: str, found: list[str]) -> None:
    assert [ours for _, ours, _ in told(left, "Sie verkauften 29 Schiffe.", "en-de")] == found


@pytest.mark.parametrize(("word", "found"), [("twelve", ["28"]), ("thirteen", ["thirteen", "28"])])
def test_beside_other_numbers_a_word_is_told_past_a_dozen(word: str, found: list[str]) -> None:
    facts = told(f"They fed {word} men and 28 boys.", "Sie nährten 15 Männer und 29 Jungen.", "en-de")
    assert [ours for _, ours, _ in facts] == found


@pytest.mark.parametrize(
    ("figures", "values"),
    [
        ("1.234", {1234.0, 1.234}),
        ("1,234.5", {1234.5}),
        ("1.234,5", {1234.5}),
        ("1 234,5", {1234.5}),
        ("1'234", {1234.0}),
        ("12,34,567", {1234567.0}),
        ("1.234.567", {1234567.0}),
        ("0,125", {0.125}),
        ("3,3", {3.3}),
        ("25", {25.0}),
    ],
)
def test_figures_mean_what_any_writer_may_mean_by_them(figures: str, values: set[float]) -> None:
    assert values_of(figures) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十五", 35),
        ("十", 10),
        ("二〇二一", 2021),
        ("3万5千", 35_000),
        ("1.2亿", 120_000_000),
        ("1億2000万", 120_000_000),
        ("1万亿", 10**12),
        ("一百零三", 103),
        ("两千", 2000),
        ("2,000万", 20_000_000),
    ],
)
def test_ideographs_are_numbers(text: str, value: float) -> None:
    assert value_of_ideographs(text) == pytest.approx(value)


@needs_babel
@pytest.mark.parametrize("code", ["", "de", "fr", "es", "pl", "uk", "ru", "ar", "he", "zh", "ja", "ko", "hi", "el", "tr"])
def test_of_a_language_months_weekdays_and_magnitudes_are_known(code: str) -> None:
    tongue = tongue_of(code)
    assert set(tongue.months.values()) == set(range(1, 13))
    assert set(tongue.weekdays.values()) == set(range(1, 8))
    assert tongue.magnitudes
    assert all(len(word) > 1 or not word.isascii() for word in tongue.magnitudes)


def test_of_a_language_that_nobody_knows_figures_are_told_all_the_same() -> None:
    assert not tongue_of("und").months
    assert told("Es kamen 89 Menschen.", "Es kamen 98 Menschen.", "und-und") == [("number_changed", "89", "98")]


STRANGE = ["9" * 5_000, "1,111" * 2_000, "千1" * 3_000, "1 " * 5_000, "31.12." * 1_000, "十" * 5_000]


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: text[:6])
def test_no_text_is_too_strange_to_read(text: str) -> None:
    for languages in ("en-zh", "uk-de"):
        facts(text, text + " 5", languages)


def test_between_two_languages_what_stands_in_no_link_is_not_told() -> None:
    docs = docs_of(("It rained. He said: “I will not come to the meeting tomorrow.”", "Дощ."), "en-uk")
    assert find_loose_facts((Link(0, (0,), (0,), Kind.PARAPHRASED, 1.0, 1.0, 1.0),), docs) == ()


def test_between_two_languages_no_words_are_looked_for() -> None:
    assert told("The minister did not open the border.", "Der Minister hat die Grenze geöffnet.", "en-de") == []
