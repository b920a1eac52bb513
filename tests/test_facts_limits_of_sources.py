"""How far back the one who speaks is named, who is a man or a woman by their office, and what is quoted in a row."""

from __future__ import annotations

import pytest
from linked import facts_of, story, types
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.facts.doc.doc import read_docs
from compare.facts.doc.sources.antecedents import resolved
from compare.facts.doc.sources.voices import voices_in
from compare.facts.fact import Why
from compare.facts.whole.entries import find_entries

# Four sentences in which nobody speaks.
BETWEEN = ("The road was wet.", "The lamps were off.", "A gate stood open.", "Rain fell on the quay.")
BAKER = "Kim Ode, a baker, said the oven was cold."
BREAD = "The bread is burnt and the flour is gone"
OVEN = "The oven was cold all night and the door was open"


def meant(text: str) -> str:
    """Whom the pronoun in the last line of a story means; the pronoun itself where it means nobody."""
    doc = read_docs(story(text), story("")).left
    last = doc.article.passages[-1].id
    return resolved(voices_in(doc.passage(last))[-1].source, doc, last).name


@pytest.mark.parametrize(("between", "whom"), [(3, "Kim Ode"), (4, "he")])
def test_a_pronoun_means_whom_a_sentence_near_before_it_names(between: int, whom: str) -> None:
    assert meant("\n".join((BAKER, *BETWEEN[:between], f'"{BREAD}," he said.'))) == whom


@pytest.mark.parametrize(("who", "whom"), [("The lawyer", "Kim Ode"), ("The barman", "she"), ("The barwoman", "Kim Ode")])
def test_a_barman_is_no_she(who: str, whom: str) -> None:
    assert meant(f'{who} Kim Ode said the oven was cold.\n"{BREAD}," she said.') == whom


@pytest.mark.parametrize("who", ["he", "Kim Ode"])
def test_a_pronoun_proves_no_other_source(who: str) -> None:
    before = f'{BAKER}\n"{BREAD}," '
    assert types(f"{before}{who} said.", f"{before}Per Lund said.") == ([] if who == "he" else ["speaker_changed"])


@pytest.mark.parametrize(("between", "wanted"), [(3, []), (4, ["quote_extended"])])
def test_what_one_quotes_in_two_parts_another_quotes_as_one(between: int, wanted: list[str]) -> None:
    parted = "\n".join((f'"{BREAD}," Kim Ode said.', *BETWEEN[:between], f'"{OVEN}," Kim Ode said.'))
    whole = "\n".join((f'"{BREAD}, {OVEN.lower()}," Kim Ode said.', *BETWEEN[:between]))
    assert types(parted, whole) == wanted


@pytest.mark.parametrize(
    ("end", "other", "wanted"),
    [
        ("early next year", '"Early next year."', []),
        ("this year", '"It was far too cold this year."', ["quote_new", "quote_trimmed"]),
    ],
)
def test_two_words_stand_in_another_quotation_by_chance(end: str, other: str, wanted: list[str]) -> None:
    whole = f'"We will raise the fares {end}," Kim Ode said.'
    assert types(whole, f'"We will raise the fares," Kim Ode said. {other}') == wanted


KNOWN = '"The bridge was unsafe and the council knew about it for years," Lund said on a tour of the port in Orsk with two mayors.'


@pytest.mark.parametrize(
    ("paraphrase", "wanted"),
    [
        ("Lund said the council had known for years.", ["quote_to_paraphrase"]),
        ("Lund said the council was asleep.", ["quote_lost"]),
    ],
)
def test_a_paraphrase_has_words_of_its_quotation(paraphrase: str, wanted: list[str]) -> None:
    assert types(KNOWN, paraphrase) == wanted


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ('He told them to "come at once" and to take the boats, nets and ropes.', Why.RETOLD),
        ('He told them to "come at once" and to take the boats and nets.', Why.PLAIN),
    ],
)
def test_what_is_cut_out_of_a_quotation_is_told_beside_it(other: str, why: Why) -> None:
    (fact,) = facts_of('He told them to "come at once and bring boats, nets, ropes and food".', other)
    assert (fact.type, fact.why) == ("quote_trimmed", why)


WINTER = (
    "after a winter of storms in which two ferries sank near the pier and many families had to row to the school, "
    "to the shops and to the church"
)


@pytest.mark.parametrize(("more", "wanted"), [("", []), (" by the lake", ["quote_altered"])])
def test_an_ellipsis_stands_for_thirty_words_at_the_most(more: str, wanted: list[str]) -> None:
    whole = f'"We opened the bridge {WINTER}{more} because the town needed it," Lund said.'
    assert types(whole, '"We opened the bridge ... because the town needed it," Lund said.') == wanted


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ("Lund said the bridge was safe for carts.", ["attribution_strengthened"]),
        ("Lund said the bridge was safe for carts at the old port near town.", ["attribution_strengthened"]),
        ("Lund said the bridge was safe until a new one stood at the old port near town.", []),
        ("Lund said the cars sold well in town.", []),
    ],
)
def test_two_sources_say_one_thing(other: str, wanted: list[str]) -> None:
    assert types("Officials said the bridge was safe for cars, carts and cyclists.", other) == wanted


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ("Lund claimed goats, sheep and riders ate, drank, slept, danced, sang and wept on Friday night.", ["hedge_softened"]),
        ("Lund claimed goats and sheep ate, drank, slept, danced, sang and wept on Friday night.", []),
    ],
)
def test_three_words_of_two_long_claims_make_them_one(other: str, wanted: list[str]) -> None:
    assert types("Lund said the bridge in Orsk was safe for cars, carts, goats, sheep and riders.", other) == wanted


@pytest.mark.parametrize(("shared", "wanted"), [("the quay and the harbour", ["hedge_hardened"]), ("the quay and the boats", [])])
def test_three_words_of_two_long_claims_are_enough_for_a_verb_that_says_more(shared: str, wanted: list[str]) -> None:
    shut = "the bridge, the quay and the harbour would be shut for repairs after storms broke lamps, gates, ropes and chains."
    right = f"Orme admitted the bridge, {shared} need money, paint, guards, buses, ferries, trams, bells and flags."
    assert types(f"Orme said {shut}", right) == wanted


@pytest.mark.parametrize(("told", "wanted"), [("safety report", []), ("safety film", ["attribution_dropped"])])
def test_a_paper_that_the_other_side_tells_of_is_not_lost(told: str, wanted: list[str]) -> None:
    assert types("The safety report said that 40 boats sank.", f"In May a {told} came out: 40 boats sank.") == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("The bridge is safe, said some of the old crew.", "The bridge is safe, said Lund.", ["attribution_strengthened"]),
        ("Lund rose, said goodbye to both of his sons.", "Lund rose and left.", []),
    ],
)
def test_what_stands_behind_said_may_be_no_source(left: str, right: str, wanted: list[str]) -> None:
    assert types(left, right) == wanted


def test_quotations_that_begin_alike_are_two() -> None:
    left = '"We will open the bridge to cars and carts in May," Lund said.'
    assert types(left, '"We will open a school with ten rooms next year," Lund said.') == ["quote_lost", "quote_new"]


@pytest.mark.parametrize(
    ("wants", "wanted"), [("tolls and lamps", ["attribution_added"]), ("tolls, lamps and signs", ["attribution_changed"])]
)
def test_who_says_two_things_that_share_hardly_a_word_is_not_taken_for_the_one_who_says_it(wants: str, wanted: list[str]) -> None:
    other = f"Lund said the bridge wants paint, {wants}. Orme said it was unsafe, cracked, rusty, old and steep."
    assert types("Lund said the bridge was unsafe, cracked, rusty, old and steep.", other) == wanted


@pytest.mark.parametrize(("words", "told"), [("Nobody sleeps here", []), ("Nobody sleeps here now", ["quote_lost"])])
def test_a_quotation_of_three_words_that_belongs_to_no_link_is_not_missed(words: str, told: list[str]) -> None:
    left = story(f'It snowed in Orsk on Tuesday night. "{words}," Lund said.')
    comparison = compare(left, story("It snowed in Orsk on Tuesday night."), WordEncoder())
    assert [entry.fact.type for entry in find_entries(comparison)] == told


@pytest.mark.parametrize(("more", "wanted"), [("", ["quote_altered"]), (" and roofs", ["quote_lost", "quote_new"])])
def test_a_third_of_what_a_quotation_is_about_makes_it_the_other_one_rewritten(more: str, wanted: list[str]) -> None:
    whole = f'"Storms wrecked boats, piers, lamps and gates{more}," Lund said.'
    assert types(whole, '"Gates and lamps cost money," Lund said.') == wanted
