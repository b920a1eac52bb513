"""Quotes: verbatim, trimmed, altered, told in other words, lost, or another's."""

from __future__ import annotations

import pytest
from linked import facts_of, story, told, types, view_of

from compare.facts.doc.doc import read_docs
from compare.facts.doc.quotations import find_quotations
from compare.facts.fact import Why
from compare.facts.ledger import find_loose_facts
from compare.facts.whole.worth import is_slight
from compare.link import Kind, Link

SAYS = "“We have eight weeks to fill the hole,” Prewitt said."


@pytest.mark.parametrize(
    "right",
    [
        '"We have eight weeks to fill the hole," Prewitt said.',
        "Prewitt said: «We have eight weeks to fill the hole».",
        "„We have eight weeks to fill the hole“, Prewitt said.",
        "‘We have eight weeks to fill the hole,’ Prewitt said.",
        "“We have eight weeks to fill [the] hole,” Prewitt said.",
    ],
)
def test_other_marks_and_editors_brackets_alter_nothing(right: str) -> None:
    assert [t for t in types(SAYS, right) if t != "quote_trimmed" or "[" not in right] == []


def test_an_altered_word_is_told_with_both_quotes() -> None:
    (fact,) = facts_of(SAYS, "“We have eight weeks to plug the hole,” Prewitt said.")
    assert fact.type == "quote_altered"
    assert (fact.gone, fact.new) == (("fill",), ("plug",))


def test_words_that_are_gone_are_told_as_the_quotation_writes_them() -> None:
    """They are compared as they sound: British and American spelling alike, hyphens apart."""
    (fact,) = facts_of(
        "“When you open your heart, we are willing to fill the hole in one-in-three roads,” Prewitt said.",
        "“We are willing to fill the hole in one in three roads,” Prewitt said.",
    )
    assert fact.gone == ("when you open your heart",)


def test_a_word_cut_out_of_the_middle_alters() -> None:
    assert types("“I believe I have found them,” he said.", "“I have found them,” he said.") == ["quote_trimmed"]
    assert types(
        "“I have looked, and I believe I have found them,” he said.", "“I have looked, and I have found them,” he said."
    ) == ["quote_altered"]


def test_trimmed_at_an_end() -> None:
    left = "“It is a stunt that helps nobody, least of all our readers,” he said."
    assert told(left, "He called it “a stunt that helps nobody”.")[0][0] == "quote_trimmed"
    assert types("She wants to go back “tonight, not next week”.", "She wants to go back “tonight”.") == ["quote_trimmed"]


def test_a_quote_told_in_other_words() -> None:
    left = "“Walking out of the room does not make it any smaller,” Prewitt said."
    ((kind, _, right),) = told(left, "Prewitt said leaving the chamber would do nothing to shrink the gap.")
    assert kind == "quote_to_paraphrase"
    assert right
    assert "leaving the chamber" in right


def test_another_speaker() -> None:
    right = "“We have eight weeks to fill the hole,” Delacruz said."
    assert told(SAYS, right) == [("speaker_changed", "Prewitt", "Delacruz")]


def test_a_pronoun_is_whoever_spoke_before() -> None:
    left = "Mayor Alan Prewitt said it was bad. “We have eight weeks to fill the hole,” Prewitt said."
    right = "Mayor Alan Prewitt said it was bad. “We have eight weeks to fill the hole,” he said."
    assert types(left, right) == []


def test_a_number_inside_an_altered_quote_is_told_once() -> None:
    assert types("“We lost 14 boats in the storm,” he said.", "“We lost 40 boats in the storm,” he said.") == ["quote_altered"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“One.” Then she said: “Two words.”", ["One.", "Two words."]),
        ("“It goes on.\n“And ends here.”", ["It goes on.", "And ends here."]),
        ("The members' and fans' clubs met at 5 o'clock.", []),
        ('He said "no" and "never again".', ["no", "never again"]),
        ("‘They’ll come at night,’ he said.", ["They’ll come at night,"]),
    ],
)
def test_what_is_a_quotation(text: str, quotes: list[str]) -> None:
    article = story(text)
    found = find_quotations(article)
    assert [q.text for q in found] == quotes
    assert all(article.passages[q.passage].text[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(
    ("one", "two", "facts"),
    [
        ("a pharmacist who fled", "a grocer who fled", ["speaker_changed"]),
        ("a young shepherd", "a young teacher", ["speaker_changed"]),
        ("a pharmacist", "a resident", []),
        ("a fisherman", "an old fisherman", []),
        ("a witness", "a teacher", []),
    ],
)
def test_people_who_are_known_by_their_trade(one: str, two: str, facts: list[str]) -> None:
    words = "“We counted forty blasts and then we stopped,” said"
    assert types(f"{words} {one}.", f"{words} {two}.") == facts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“The owner is not permitted to close the mill,” said Ada Kern.",
            "“The owner is ... permitted to close the mill,” said Ada Kern.",
        ),
        ("“We will never sell the mill,” she said.", "“We will … sell the mill,” she said."),
        ("“We pay for the mill if the bank agrees to it,” she said.", "“We pay for the mill ...,” she said."),
        ("The player’s answer was “👍👍” on Sunday.", "The player’s answer was “👎👎” on Sunday."),
        ("The club wrote “Great day ✅” on Sunday.", "The club wrote “Great day ❌” on Sunday."),
    ],
)
def test_what_turns_a_quote_round_alters_it(left: str, right: str) -> None:
    assert types(left, right) in (["quote_altered"], ["quote_trimmed"])
    assert types(right, left) in (["quote_altered"], ["quote_extended"])


def test_what_an_ellipsis_may_leave_out() -> None:
    left, right = "“I said in May, and I say now, that we pay,” she said.", "“I said ... that we pay,” she said."
    assert types(left, right) == types(right, left) == []


def test_one_speech_cut_in_three_is_the_same_speech() -> None:
    left = "“We have a big challenge, and we have work to do, and I am sure that we will win,” said Ada Kern."
    right = "“We have a big challenge,” said Ada Kern. “And we have work to do.”\n“I am sure that we will win,” she said."
    assert types(left, right) == types(right, left) == []
    assert types(left, right.replace("work to do", "votes to win"))


def test_figures_in_a_quote_however_they_are_written() -> None:
    left = "“I would say that there is a two-in-three chance that we win,” he said."
    assert [
        t for t in types(left, "“I would say that there is a 2 in 3 chance that we win,” he said.") if t.startswith("quote")
    ] == []


def test_a_quotation_may_open_with_a_straight_mark_and_close_with_a_curly_one() -> None:
    left = '"The dam leaks," he said, "and we knew of it for years.”'
    right = "“The dam leaks, and we knew of it for years,” he said."
    assert not types(left, right)
    assert not types(right, left)
    inside = '"He called it “a joke” and left the room before the vote," she said.'
    assert not types(inside, "“He called it ‘a joke’ and left the room before the vote,” she said.")


DEMANDS = "“Release the whole report to the people of Orsk, Mr. Orme”", "“Release the full report to the people and their council”"


def test_what_two_speakers_say_nearly_alike_are_two_statements() -> None:
    left, right = f"{DEMANDS[0]}, Ada Kern said.", f"{DEMANDS[1]}, Ida Moe said."
    assert "quote_altered" not in types(left, right)
    assert "quote_altered" in types(left, right.replace("Ida Moe", "Ada Kern"))
    assert "quote_altered" in types(left, right.replace("Ida Moe", "she"))


def test_a_paragraph_that_names_others_and_has_no_reporting_verb_is_not_of_the_speaker() -> None:
    left, right = f"{DEMANDS[0]}, Ada Kern said.", f"In Orsk Ida Moe chimed in, demanding: {DEMANDS[1]}."
    assert "quote_altered" not in types(left, right)
    assert "quote_altered" not in types(right, left)
    assert "quote_altered" in types(left, f"In Orsk it was loud, and she chimed in: {DEMANDS[1]}.")
    assert "quote_altered" in types(left, f"In Orsk Ada Kern chimed in, demanding: {DEMANDS[1]}.")


def test_what_is_said_nearly_alike_on_two_days_are_two_statements() -> None:
    left, right = f"On Friday Ada Kern wrote: {DEMANDS[0]}.", f"On Sunday Ada Kern wrote: {DEMANDS[1]}."
    assert "quote_altered" not in types(left, right)
    assert "quote_altered" in types(left, right.replace("Sunday", "Friday"))


def test_the_same_words_are_one_statement_whoever_says_them_and_whenever() -> None:
    words = "“We will release the whole report to the people of Orsk in {}”"
    left, right = f"On Friday, {words.format('May')}, Ada Kern said.", f"On Sunday, {words.format('June')}, Ida Moe said."
    assert {"quote_altered", "speaker_changed"} <= set(types(left, right))


def test_a_name_and_two_words_are_no_statement_in_common() -> None:
    left = "“We take no issue with the Harbour League,” Ada Kern said."
    right = "“Nobody has a problem with the Harbour League's existence,” Ada Kern said."
    assert "quote_altered" not in types(left, right)


@pytest.mark.parametrize("opened", ['""We', '"We'])
def test_a_mark_that_is_doubled_opens_one_quotation(opened: str) -> None:
    text = f'{opened} have learned that," Mr. Kern said in the town hall in May. "And we thank them for it."'
    assert [q.text for q in view_of(text).quotations] == ["We have learned that,", "And we thank them for it."]


POINT = "“The council must publish all of the harbour report before the vote,” {} said."
ELSEWHERE = "The council should publish the harbour report, Ada Kern said."
WAITING = "“I am tired of waiting for all of them,” Ada Kern said."


@pytest.mark.parametrize(
    ("speaker", "right", "why"),
    [
        ("Ada Kern", f"{ELSEWHERE}\n{WAITING}", Why.RETOLD),
        ("she", f"{ELSEWHERE}\n{WAITING}", Why.RETOLD),
        ("Ada Kern", WAITING, Why.UNQUOTED),
        ("Ida Moe", f"{ELSEWHERE}\n{WAITING}", Why.UNQUOTED),
    ],
)
def test_a_lost_quotation_whose_point_is_told_is_told_so(speaker: str, right: str, why: Why) -> None:
    docs = read_docs(story(f"Orme opened the pier. {POINT.format(speaker)}"), story(f"Orme opened the pier.\n{right}"))
    link = Link(0, (0,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)
    (lost,) = [fact for fact in find_loose_facts([link], docs) if fact.type == "quote_lost"]
    assert (lost.why, is_slight(lost)) == (why, why is Why.RETOLD)
