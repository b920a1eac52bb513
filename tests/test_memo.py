"""The memo says what a colleague would write: what was found wrong, what waits, what is new; by names, in few lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from linked import story
from test_comparison import made
from whole import ASIDE_NOTE, MEMO, NOTE, SECTION_NOTE, whole
from word_encoder import WordEncoder

from compare.article import Span
from compare.comparison import Comparison, compare
from compare.facts.catalog import FactType
from compare.facts.fact import ERROR, FINE, Fact
from compare.facts.whole.entries import Entry, find_ledger
from compare.link import PROBLEM, Kind, Link, PassageNote, Section, Side
from compare.orphan import Orphan
from compare.reports import format_of, render
from compare.reports.choice import Included, select
from compare.reports.letters.memo import render_memo
from compare.reports.telling.drafts import draft, quoted
from compare.reports.telling.excerpts import one_line
from compare.reports.telling.names import names_of

if TYPE_CHECKING:
    from conftest import MakeArticle

LEFT = [
    "The council postponed its vote on the budget of 12 million crowns.",
    "Four members walked out in protest.",
    "He had 14 notebooks and a pen.",
    "Snow is expected in all of the valleys to the north of the town.",
]
RIGHT = [
    "The council postponed its vote on the budget of 15 million crowns.",
    "Four members walked out in protest.",
    "He had 14 notebooks and one pen.",
    "A club was sold on Friday to an owner from abroad whom nobody knows.",
]


@pytest.fixture(scope="module")
def compared() -> Comparison:
    found = compare(made(LEFT), made(RIGHT), WordEncoder())
    [number] = found.links[0].facts
    links = [Link(k, (k,), (k,), Kind.MATCHED, 0.9, 0.9, 0.9, facts=() if k else (number,)) for k in range(3)]
    unique = (Section(Side.LEFT, (3,), "snow, valleys"), Section(Side.RIGHT, (3,), "club, owner"))
    left, right = replace(found.left, outlet="Northline"), replace(found.right, outlet="Harbour Courier")
    return replace(found, left=left, right=right, links=tuple(links), unique=unique, facts=(), docs=None)


def only(comparison: Comparison, link: int, **changes: object) -> Comparison:
    links = (*comparison.links[:link], replace(comparison.links[link], **changes), *comparison.links[link + 1 :])  # type: ignore[arg-type]
    return replace(comparison, links=links)


def judged(comparison: Comparison, verdict: str, memo: str = "") -> Comparison:
    return only(comparison, 0, facts=tuple(replace(fact, verdict=verdict, memo=memo) for fact in comparison.links[0].facts))


def with_section(comparison: Comparison, place: int, **changes: object) -> Comparison:
    changed = replace(comparison.unique[place], **changes)  # type: ignore[arg-type]
    return replace(comparison, unique=tuple(changed if k == place else each for k, each in enumerate(comparison.unique)))


DRAFT = "Par. 1: “15 million crowns” – Northline, par. 1, has “12 million crowns”. Which is right?"


def test_before_the_review_it_tells_what_to_look_at_first(compared: Comparison) -> None:
    assert render_memo(compared).replace("Northline is not named in it.", "NAMED") == "\n".join(
        [
            "Harbour Courier, compared with Northline",
            "",
            "Of its 39 words, 64% are taken as they stand or nearly and 36% are its own. 36% of Northline is left out. NAMED",
            "",
            "To be checked:",
            f"- {DRAFT}",
            "",
            "New, not in Northline:",
            "- Par. 4, club, owner (14 words): “A club was sold on Friday to an owner from abroad whom nobody knows.”",
            "",
            "Left out, only in Northline:",
            "- Par. 4, snow, valleys (14 words): “Snow is expected in all of the valleys to the north of the town.”",
            "",
        ]
    )


def test_only_the_three_gravest_are_told_of_many(compared: Comparison) -> None:
    [fact] = compared.links[0].facts
    many = tuple(replace(fact, left=replace(fact.left, start=k)) for k in range(5) if fact.left)
    memo = render_memo(only(compared, 0, facts=many))
    assert "To be checked, the gravest 3 of 5 facts:" in memo
    assert memo.count("Which is right?") == 3


def test_a_problem_is_a_sentence_and_what_waits_is_counted(compared: Comparison) -> None:
    memo = render_memo(judged(compared, ERROR))
    assert f"One problem:\n1. {DRAFT}\n\n1 fact checked, none is open." in memo
    assert "To be checked" not in memo


def test_the_reporters_own_sentence_stands_in_its_place(compared: Comparison) -> None:
    memo = render_memo(judged(compared, ERROR, "Par. 1: the council says 15, on the phone."))
    assert "1. Par. 1: the council says 15, on the phone.\n" in memo
    assert DRAFT not in memo
    assert "1. Par. 1: ask the council\n" in render_memo(judged(compared, ERROR, "ask\nthe council"))


def test_a_fact_that_is_fine_is_told_no_more(compared: Comparison) -> None:
    memo = render_memo(judged(compared, FINE))
    assert "15 million" not in memo
    assert "1 fact checked, none is open." in memo


def test_a_section_that_is_a_problem_is_told_once(compared: Comparison) -> None:
    memo = render_memo(with_section(compared, 1, verdict=PROBLEM))
    assert "1. Par. 4 (club, owner) is not in Northline: “A club was sold" in memo
    assert memo.count("A club was sold") == 1
    memo = render_memo(with_section(compared, 0, verdict=PROBLEM, note="the weather should be in"))
    assert "1. Northline, par. 4: the weather should be in\n" in memo
    assert "Left out" not in memo


def test_a_link_that_is_accepted_with_a_note_is_a_problem(compared: Comparison) -> None:
    memo = render_memo(only(compared, 2, verdict="accepted", note="is it one pen?"))
    assert "1. Par. 3: is it one pen?" in memo
    memo = render_memo(only(compared, 0, verdict="accepted", note="a link with a fact"))
    assert "1. Par. 1: a link with a fact" in memo


def test_every_note_is_told_once(compared: Comparison) -> None:
    noted = only(compared, 1, note="note of a link")
    noted = with_section(noted, 1, verdict="fine", note="note of a section")
    notes = (PassageNote(Side.LEFT, 3, "note of a passage"),)
    orphans = (Orphan(("gone",), (), Kind.MATCHED, "accepted", "note of one that is gone"),)
    memo = render_memo(judged(replace(noted, notes=notes, orphans=orphans), FINE, "note of a fact"), whole=True)
    told = memo.partition("Notes:\n")[2].splitlines()
    assert told == [
        "- Par. 1: note of a fact",
        "- Par. 4: note of a section",
        "- Par. 2: note of a link",
        "- Northline, par. 4: note of a passage",
        "- Of a passage that is no more: note of one that is gone",
    ]


def test_what_a_rejected_link_held_is_new_and_left_out(compared: Comparison) -> None:
    memo = render_memo(only(compared, 0, verdict="rejected"))
    assert "- Par. 1, linked with nothing any more (12 words): “The council postponed its vote on the budget of 15" in memo
    assert "- Par. 1, linked with nothing any more (12 words): “The council postponed its vote on the budget of 12" in memo
    assert "Which is right?" not in memo


def test_many_sections_are_cut_to_the_longest() -> None:
    kinds = ("hill", "lake", "road", "barn", "wood", "mill", "inn")
    words = [f"{word.capitalize()} " + " ".join(f"{word}{k}" for k in range(10 + n)) + "." for n, word in enumerate(kinds)]
    shared = "Sold at noon was the old harbour of Gost."
    right = [line for word in words for line in (word, f"{shared[:-1]}, {word.split()[1]}.")]
    found = compare(made([shared]), made(right), WordEncoder())
    sections = tuple(Section(Side.RIGHT, (k,), "x") for k in range(0, len(right), 2))
    memo = render_memo(replace(found, unique=sections, facts=(), links=()))
    assert "- and 3 shorter, 36 words together" in memo
    assert "lake" not in memo
    assert memo.index("barn") < memo.index("inn0")


def test_nothing_in_common_and_nothing_else_is_said_in_a_sentence() -> None:
    found = compare(made(["A club was sold."]), made(["Rain fell again, said Ann."]), WordEncoder())
    memo = render_memo(replace(found, links=(), facts=()))
    assert "No passage of it says the same as one of the first text." in memo
    assert render_memo(compare(made(RIGHT), made(RIGHT), WordEncoder())) == (
        "the second text, compared with the first text\n\nBoth tell the same, word for word.\n"
    )


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        (("/a/first.txt", ""), ("/b/second.txt", ""), ("first.txt", "second.txt")),
        (("/a/first.txt", "Northline"), ("/b/second.txt", "Courier"), ("Northline", "Courier")),
        (("/a/first.txt", "Northline"), ("/b/second.txt", "Northline"), ("first.txt", "second.txt")),
        (("/a/story.txt", ""), ("/b/story.txt", ""), ("the first text", "the second text")),
        (("standard input", ""), ("/b/story.txt", ""), ("the first text", "story.txt")),
        (("/x/pasted/0123456789abcdef.txt", ""), ("/x/pasted/0123456789abcdef-2.txt", ""), ("the first text", "the second text")),
        (("https://www.northline.example/a?b", ""), ("https://courier.example/c", ""), ("northline.example", "courier.example")),
        (("/a/first.txt", "Northline"), ("https://courier.example/c", ""), ("Northline", "courier.example")),
    ],
)
def test_articles_have_short_names_that_differ(
    compared: Comparison, left: tuple[str, str], right: tuple[str, str], names: tuple[str, str]
) -> None:
    sides = [
        replace(article, source=source, outlet=outlet)
        for article, (source, outlet) in ((compared.left, left), (compared.right, right))
    ]
    assert tuple(names_of(replace(compared, left=sides[0], right=sides[1])).values()) == names


@pytest.mark.parametrize("type_", FactType)
@pytest.mark.parametrize("sides", [(True, True), (True, False), (False, True)])
@pytest.mark.parametrize("link", [0, None])
def test_every_fact_has_a_draft(compared: Comparison, type_: FactType, sides: tuple[bool, bool], link: int | None) -> None:
    left, right = (Span(0, 0, 11, "The council") if there else None for there in sides)
    said = draft(Entry(Fact(type_, left, right), link, 1, None, None, 0.5, minor=False), compared)
    assert said.endswith("?")
    assert "“The council”" in said
    assert said.startswith(("Par. 1", "Northline", "Harbour Courier"))
    assert not any(part in said for part in ("{", "None", "left ", "right,", "“”"))


def test_a_long_quotation_is_told_where_it_differs(compared: Comparison) -> None:
    words = "I judged the two young ladies in a way that I would never have wanted to be judged myself as a teenager"
    spans = Span(0, 0, 1, f"{words} and I am sorry for it, truly, today"), Span(0, 0, 1, f"{words}, and I regret it, truly, today")
    said = draft(Entry(Fact(FactType.QUOTE_ALTERED, *spans), 0, 1, None, None, 0.5, minor=False), compared)
    assert said == (
        "Par. 1 quotes “… a teenager, and I regret it, truly, today” – "
        "Northline, par. 1, has “… a teenager and I am sorry for it, truly, today”. Which are the words?"
    )


def test_a_link_and_a_section_have_drafts(compared: Comparison) -> None:
    same, edited = compared.links[1:]
    assert draft(same, compared) == (
        "Par. 2 is Northline, par. 2, word for word: “Four members walked out in protest.” Is that credited?"
    )
    assert draft(edited, compared) == (
        "Par. 3: “He had 14 notebooks and one pen” – Northline, par. 3, has “He had 14 notebooks and a pen”. Is the change meant?"
    )
    assert draft(replace(edited, kind=Kind.PARAPHRASED), compared).endswith("Is that the same?")
    lost, new = (draft(section, compared) for section in compared.unique)
    assert new.startswith("Par. 4 (club, owner) is not in Northline: “A club was sold")
    assert lost.startswith("Northline, par. 4 (snow, valleys), is left out: “Snow is expected")


def test_a_part_says_that_it_is_one(compared: Comparison) -> None:
    part = select(compared, Included.UNIQUE_AND_FACTS)
    assert part.selection in render_memo(part)
    assert "36% are its own" in render_memo(part)


def test_it_holds_what_the_other_reports_hold(article: MakeArticle) -> None:
    """Of what was decided: each error, and each note where it belongs; nothing steers a terminal or breaks a line."""
    comparison = whole(article)
    memo = render_memo(comparison, "Ann <b>Bell</b>\x1b", whole=True)
    errors = [entry for entry in find_ledger(comparison).main if entry.fact.verdict == ERROR]
    sections = [section for section in comparison.unique if section.verdict == PROBLEM]
    told = memo.partition("Problems:\n")[2].partition("\n\n")[0].splitlines()
    assert len(told) == len(errors) + len(sections) == 3
    notes = [*(link.note for link in comparison.story_links), *(orphan.note for orphan in comparison.orphans)]
    notes += [*(section.note for section in comparison.unique), *(fact.memo for fact in comparison.all_facts)]
    assert sum(map(bool, notes)) == memo.count(NOTE) == 5
    assert all(memo.count(each) == 1 for each in (SECTION_NOTE, ASIDE_NOTE, MEMO))
    assert not set(memo) & set("\x1b\u202e\x00\r")
    assert all(line.startswith(("- ", "1. ", "2. ", "3. ")) or line == one_line(line) for line in memo.splitlines())


def test_the_ending_and_the_name_choose_it(compared: Comparison) -> None:
    assert format_of("story.memo") == "memo"
    assert format_of("story.txt") == "plain"
    assert render(compared, "memo").decode() == render_memo(compared)


def test_no_word_of_it_is_of_our_making() -> None:
    found = compare(story("# Cuts\nThe vote was put off."), story("# Cuts ahead\nThe vote was put off, Ann said."), WordEncoder())
    memo = render_memo(found).lower()
    assert not any(word in memo for word in ("left:", "right:", "the left", "the right", "link ", "matched", "unique", "passage "))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("“The Guard said Ukraine’s border is shut", "“The Guard said Ukraine’s border is shut”"),
        ("the border is shut.”", "“the border is shut.”"),
        ("He said “no” twice", "“He said ‘no’ twice”"),
        ("“No,” he said, “never.”", "“‘No,’ he said, ‘never.’”"),
        ("“all of it”", "“all of it”"),
        ("the drivers’ pay", "“the drivers’ pay”"),
    ],
)
def test_a_mark_whose_other_is_in_another_sentence_goes(words: str, wanted: str) -> None:
    assert quoted(words) == wanted
