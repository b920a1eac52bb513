"""Kinds of false facts and missed ones that were met in articles that others wrote, in words of our own."""

from __future__ import annotations

import pytest
from linked import facts_of, story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_loose_facts
from compare.link import Kind, Link


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # A source that the next passage names, a headline's verb, the rest of a sentence.
        ("The harbour will close in May.\nThe board, Ida Moe said, has no money.", "The harbour will close in May, Ida Moe said."),
        ("Port Board Says Harbour Will Close In May", "The harbour will close in May."),
        # Not each other's counterpart.
        ("Tide tables were wrong for years, according to Ida Moe.", "Fishing has gone on here since the war."),
        # One name in other words.
        ("The House GOP backed the bill.", "The House Republicans backed the bill."),
        ("He was born in Peoria, Ill., in 1960.", "He was born in Peoria, Illinois, in 1960."),
        ("Dana Orr (R-Wisc.) backed the bill.", "Dana Orr (R-Wis.) backed the bill."),
        ("House officials met on Monday.", "A House official met on Monday."),
        # Days and numbers in other clothes.
        ("Families of Sept. 11 victims sued.", "Families of 9/11 victims sued."),
        ("Fifteen of the 19 Sept. 11 hijackers came by air.", "Fifteen of the 19 hijackers of 9/11 came by air."),
        ("The course takes 40 to 60 hours.", "It is a 40- to 60-hour course."),
        ("They want a third-party review of the books.", "They want a review of the books."),
        ('"Some are good & some are bad," he said.', '"Some are good and some are bad," he said.'),
        ("It was 28 °C in Lind.", "It was 82 °F in Lind."),
        ("It cost US$40 million.", "It cost $40 million."),
        ("It was built in the 1970s.", "It was built in the 1970's."),
        ("The World Health Organization said cases rose.", "The WHO said cases rose."),
        # No superlative, and one that is told elsewhere.
        ("Its most recent figures are good.", "Its figures are good."),
        # No denial.
        ("The law lets shops deny service to anyone.\nIt passed in May.", "It passed in May."),
        ("Ports were denied funding.\nThey will close in May.", "They will close in May."),
        ("The course is given by the union based on a model of its own.\nIt is free.", "It is free."),
    ],
)
def test_no_fact(left: str, right: str) -> None:
    assert told(left, right) == []
    assert told(right, left) == []


def test_a_pronoun_is_no_other_speaker() -> None:
    left = '"We were never asked about the bridge or the road," Ida Moe said.'
    right = 'Ray Nunn was there.\n"We were never asked about the bridge or the road," she said.'
    assert "speaker_changed" not in types(left, right)


def test_a_speaker_called_by_an_office_alone_is_no_other_one() -> None:
    left = 'Secretary Moe was there.\n"We were never asked about the bridge or the road," the secretary said.'
    right = '"We were never asked about the bridge or the road," Interior Secretary Ida Moe said.'
    assert "speaker_changed" not in types(left, right)


@pytest.mark.parametrize(
    ("left", "right", "gone", "new"),
    [
        (
            "They dropped R. Kell and Tentaxx from all lists.",
            "They dropped R. Kell and other artists from all lists.",
            "Tentaxx",
            "other artists",
        ),
        ("Orr met Lind, Moe and Nunn on Friday.", "Orr met Lind, Moe and others on Friday.", "Nunn", "others"),
    ],
)
def test_a_name_of_a_list_that_became_one_of_others(left: str, right: str, gone: str, new: str) -> None:
    (fact,) = facts_of(left, right)
    assert (fact.type, fact.gone, fact.new) == ("name_changed", (gone,), (new,))
    (back,) = facts_of(right, left)
    assert (back.gone, back.new) == ((new,), (gone,))


@pytest.mark.parametrize("said", ["The Orsk Times is reporting", "residents raised concerns that"])
def test_other_words_for_saying(said: str) -> None:
    plain = "The bridge will open in May to lorries."
    sourced = f"{plain[:-1]}, {said}." if said.startswith("The") else f"On Monday {said} {plain[0].lower()}{plain[1:]}"
    assert "attribution_dropped" in types(sourced, plain)
    assert "attribution_dropped" not in types("Residents raised concerns about the bridge.", "The bridge is about to open.")


def test_the_rest_of_a_sentence_that_urges_is_no_source_for_what_another_one_says() -> None:
    plain = "Moe, the sister of Orr, a candidate in Lind, sharply criticized her stance on the bridge and urged all to share it."
    sourced = "Moe has blasted her sister, a candidate in Lind, for her stance on the bridge, The Orsk Times is reporting."
    assert "attribution_added" in types(plain, sourced)


def test_a_caveat_in_a_quotation_that_is_gone_is_told_as_one() -> None:
    start = "The bridge opened in May."
    lost = f'{start} "Everybody should be cautious about these figures until we know more about them," Moe said.'
    docs = read_docs(story(lost), story(start))
    link = Link(0, (0,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)
    assert [fact.type for fact in find_loose_facts((link,), docs)] == ["caveat_dropped"]
    assert [fact.type for fact in find_loose_facts((link,), docs.mirrored)] == ["caveat_added"]


@pytest.mark.parametrize(
    ("left", "right", "fact"),
    [
        ("It was 28 °C in Lind.", "It was 28 °F in Lind.", ("number_changed", "28 °C", "28 °F")),
        ("It cost US$40 million.", "It cost A$40 million.", ("number_changed", "US$40 million", "A$40 million")),
        ("It was built in the 1970s.", "It was built in the 1980s.", ("date_changed", "in the 1970s", "in the 1980s")),
        ("It was built in the 1970s.", "It was built in 1984.", ("date_changed", "in the 1970s", "in 1984")),
        ("Four people were hurt in the crash.", "Four people died in the crash.", ("hedge_hardened", "hurt", "died")),
    ],
)
def test_the_same_figure_or_word_means_another_thing(left: str, right: str, fact: tuple[str, str, str]) -> None:
    assert told(left, right) == [fact]


def test_a_day_is_no_part_of_who_speaks() -> None:
    words = '"We were never asked about the bridge or the road," '
    assert types(f"{words}Orr on Saturday said.", f"{words}Orr said.") == []
    assert "speaker_changed" not in types(f"{words}Mr. Stone said.", f"{words}Mr. Stone wrote around Dec. 1, 2017.")


def test_a_quotation_is_no_paraphrase_of_what_shares_no_word_with_it() -> None:
    left = '"I would look foolish if I did that," Ray Nunn said after the vote on the harbour.'
    right = "Ray Nunn had been proud to take responsibility before the vote on the harbour."
    assert types(left, right) == ["quote_lost"]


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("The council voted on Monday and will meet on Thursday.", "The council voted on Thursday.", ("on Monday", "on Thursday")),
        (
            "An aide on Friday apologized for the post.",
            "An aide apologized Saturday for a post earlier this week.",
            ("on Friday", "Saturday"),
        ),
        ("He was arrested on Friday and charged on Sunday.", "He was charged on Friday.", ("on Sunday", "on Friday")),
    ],
)
def test_a_day_belongs_to_what_happened_that_day(left: str, right: str, days: tuple[str, str]) -> None:
    found = [fact for fact in facts_of(left, right) if fact.type == "date_changed"]
    assert [(fact.left and fact.left.text, fact.right and fact.right.text) for fact in found] == [days]


def test_words_added_behind_a_quotation_that_the_other_side_cuts_otherwise() -> None:
    left = '"We have nine boats, and we have no pier where they can lie in a storm," she said.'
    right = '"We have nine boats," she said. "And we have no pier where they can lie in a storm and nobody has asked us why."'
    (fact,) = [fact for fact in facts_of(left, right) if fact.family == "quote"]
    assert fact.type == "quote_extended"
    assert fact.new == ("and nobody has asked us why",)


@pytest.mark.parametrize(
    ("line", "type_"),
    [
        ("Neither the mayor nor the board made any public comment on Saturday.", "comment_dropped"),
        ("A spokeswoman could neither confirm nor deny that steps had been taken.", "comment_dropped"),
        ("Moe has maintained that he had no involvement in the plan.", "denial_dropped"),
        ("Moe said he did nothing wrong.", "denial_dropped"),
        ("Moe denied to a local paper that he had asked for it.", "denial_dropped"),
        ("The firms have denied they gave anyone a key.", "denial_dropped"),
    ],
)
def test_a_passage_of_no_link_may_deny_or_say_nothing(line: str, type_: str) -> None:
    docs = read_docs(story(f"The bridge opened in May.\n{line}"), story("The bridge opened in May."))
    link = Link(0, (0,), (0,), Kind.MATCHED, 1.0, 1.0, 1.0)
    assert [fact.type for fact in find_loose_facts((link,), docs)] == [type_]
    assert [fact.type for fact in find_loose_facts((link,), docs.mirrored)] == [type_.replace("dropped", "added")]
    assert find_loose_facts((), docs) == ()  # of stories that share nothing neither leaves anything out
