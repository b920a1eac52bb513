"""Facts where both sides are in one language other than English: denials, sources, hedges and quotations."""

from __future__ import annotations

import pytest
from tongues import docs_of, facts, needs_babel, told

from compare.facts.catalog import mirrored
from compare.facts.ledger import find_loose_facts
from compare.facts.vocabulary import phrases
from compare.link import Kind, Link

DENIED = {
    "most of what is denied is said": (
        "Der Bürgermeister wird die alte Brücke nicht schließen.",
        "Die Brücke wird der Bürgermeister schließen.",
        True,
    ),
    "less than half of it is said": (
        "Der Bürgermeister wird die Brücke bei Orsk nicht schließen.",
        "Der Bürgermeister wird die Schule bauen.",
        False,
    ),
    "two words are said": ("Lund schläft nicht.", "Lund schläft.", True),
    "one word is said": ("Es regnet nicht.", "Im Norden regnet es.", False),
    "a word of four letters is said": (
        "Das Amt sagt, der Zug hält nicht in Orsk.",
        "Das Amt sagt, der Zug hält in Orsk.",
        True,
    ),
    "words of three letters say nothing": ("Das Amt und der Zoo zahlen nicht.", "Das ist der Hut, und das Amt ist alt.", False),
    "five words before are looked at": (
        "Trotz Regens öffnete Bürgermeisterin Kern gestern die Brücke nicht.",
        "Die Bürgermeisterin öffnete die Brücke.",
        True,
    ),
}


@needs_babel
@pytest.mark.parametrize(("left", "right", "flipped"), DENIED.values(), ids=DENIED)
def test_a_denial_is_lost_where_what_stands_around_it_is_said(left: str, right: str, flipped: bool) -> None:
    assert [kind for kind, _, _ in told(left, right, "de-de")] == ["negation_flipped"] * flipped


CHANGED_IN_ONE = [
    (
        "de",
        "Der Minister hat die Grenze nicht geöffnet.",
        "Der Minister hat die Grenze geöffnet.",
        "negation_flipped",
        "nicht geöffnet",
    ),
    ("uk", "Компанія не підтвердила продаж заводу.", "Компанія підтвердила продаж заводу.", "negation_flipped", "не підтвердила"),
    ("ru", "Компания не подтвердила продажу завода.", "Компания подтвердила продажу завода.", "negation_flipped", "не подтвердила"),
    ("fr", "Le ministre n'a pas fermé la frontière.", "Le ministre a fermé la frontière.", "negation_flipped", "pas fermé"),
    ("es", "El ministro no cerró la frontera norte.", "El ministro cerró la frontera norte.", "negation_flipped", "no cerró"),
    ("pl", "Minister nie zamknął granicy z sąsiadem.", "Minister zamknął granicę z sąsiadem.", "negation_flipped", "nie zamknął"),
    ("de", "Laut Polizei war der Fahrer betrunken.", "Der Fahrer war betrunken.", "attribution_dropped", "Laut Polizei"),
    ("uk", "За словами мера, міст закрили вранці.", "Міст закрили вранці.", "attribution_dropped", "За словами мера"),
    (
        "es",
        "Según la policía, el conductor estaba borracho.",
        "El conductor estaba borracho.",
        "attribution_dropped",
        "Según la policía",
    ),
    ("de", "Das Feuer wurde möglicherweise gelegt.", "Das Feuer wurde gelegt.", "hedge_hardened", "möglicherweise gelegt"),
    ("uk", "Пожежу, ймовірно, влаштували підлітки.", "Пожежу влаштували підлітки.", "hedge_hardened", "ймовірно"),
    ("ru", "Пожар, возможно, устроили подростки.", "Пожар устроили подростки.", "hedge_hardened", "возможно"),
    ("fr", "Le feu a probablement détruit la grange.", "Le feu a détruit la grange.", "hedge_hardened", "probablement détruit"),
    ("pl", "Pożar prawdopodobnie wzniecili uczniowie.", "Pożar wzniecili uczniowie.", "hedge_hardened", "prawdopodobnie wzniecili"),
    ("ru", "Они не хотят понять, что не правы.", "Они хотят понять, что не правы.", "negation_flipped", "не хотят"),
    (
        "de",
        "Sie kamen nicht, und sie schrieben keinen Brief.",
        "Sie kamen nicht, und sie schrieben einen Brief.",
        "negation_flipped",
        None,
    ),
    ("de", "Er sagte: „Wir werden morgen wieder öffnen.“", "Er sagte: „Wir werden morgen nicht öffnen.“", "quote_altered", None),
    ("uk", "Він сказав: «Ми повернемося завтра вранці».", "Він сказав: «Ми повернемося завтра ввечері».", "quote_altered", None),
    ("zh", "他说：「我们明天早上一定会回来开会」。", "他说：「我们明天晚上一定会回来开会」。", "quote_altered", None),
    ("de", "Es kamen 1.250 Menschen.", "Es kamen 1.520 Menschen.", "number_changed", "1.250"),
    ("uk", "Це сталося 12 березня.", "Це сталося 13 березня.", "date_changed", "12 березня"),
]
SAME_IN_ONE = [
    ("ru", "Он никогда не хотел уезжать.", "Он не хотел уезжать."),
    ("de", "Sie kamen nicht, und sie schrieben nicht.", "Sie kamen nicht, und die anderen schwiegen."),
    ("de", "Der Minister hat die Grenze nicht nur geöffnet.", "Der Minister hat die Grenze geöffnet."),
    ("de", "Laut Polizei war der Fahrer betrunken.", "Der Fahrer war betrunken, sagte die Polizei."),
    ("de", "Die Firma sprach nicht mit der Presse.", "Kein Sprecher der Firma sprach mit der Presse."),
    ("de", "Vielleicht kommt der Regen morgen.", "Möglicherweise kommt der Regen morgen."),
    ("uk", "Міст не відкрили.", "Дорога до школи лишається закритою після шторму."),
    ("de", "Er sagte: „Wir werden morgen wieder öffnen.“", "Er sagte: »Wir werden morgen wieder öffnen.«"),
    ("uk", "Він сказав: «Ми повернемося завтра вранці».", 'Він сказав: "Ми повернемося завтра вранці".'),
    ("fr", "Il en coûte 15 000 euros.", "Il en coûte 15.000 euros."),
    ("ru", "Пришли 25 тысяч человек.", "Пришли 25 тыс. человек."),
    ("de", "Es geschah am 12.03.2024.", "Es geschah am 12. März 2024."),
]


@needs_babel
@pytest.mark.parametrize(("code", "left", "right", "kind", "words"), CHANGED_IN_ONE)
def test_in_one_language_what_its_lists_know_is_told(code: str, left: str, right: str, kind: str, words: str | None) -> None:
    [fact] = facts(left, right, f"{code}-{code}")
    assert fact.type == kind
    assert fact.left
    assert words is None or fact.left.text == words
    assert list(facts(right, left, f"{code}-{code}")) == [mirrored(fact)]


@needs_babel
@pytest.mark.parametrize(("code", "left", "right"), SAME_IN_ONE)
def test_in_one_language_the_same_in_other_words_is_no_fact(code: str, left: str, right: str) -> None:
    assert told(left, right, f"{code}-{code}") == []


def test_what_is_cut_from_a_chinese_quotation_is_told_without_blanks() -> None:
    [fact] = facts("他说：「我们明天早上一定会回来开会」。", "他说：「我们明天一定会回来开会」。", "zh-zh")
    assert (fact.type, fact.gone) == ("quote_altered", ("早上",))


@pytest.mark.parametrize("code", ["de", "fr", "es", "pl", "uk", "ru"])
def test_six_languages_have_lists_of_denials_sources_and_hedges(code: str) -> None:
    assert all(phrases(f"{code}/{name}") for name in ("negations", "sources", "hedges", "numbers"))


def test_a_quotation_that_one_article_leaves_out_is_told_in_one_language_too() -> None:
    left = "Der Sturm zog am Abend ab. Er sagte: „Wir bauen das Haus im Frühling wieder auf.“"
    docs = docs_of((left, "Der Sturm zog am Abend ab."), "de-de")
    link = Link(0, (0,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)
    assert [fact.type for fact in find_loose_facts((link,), docs)] == ["quote_lost"]
