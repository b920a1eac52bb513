"""The HTML report: complete, and in the order of an editor's questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Run
from eventful import eventful
from html_pages import Element, Page, normal
from markupsafe import escape
from test_comparison import compared

from compare.article import Span
from compare.facts.fact import FINE, TO_CHECK, Fact, Why
from compare.facts.whole.entries import find_entries, find_ledger
from compare.link import Kind, Shares, Side
from compare.places import place_of
from compare.reports import FORMATS, format_of, suffix_of
from compare.reports.choice import Included, select
from compare.reports.html import render_html
from compare.reports.letters.memo import HEADINGS, memo_parts, render_memo
from compare.reports.page.cells import render_cell
from compare.reports.page.pieces import Piece
from compare.reports.page.rows import Paragraph, Told
from compare.reports.telling.fact_notes import note_of, tells_more
from compare.reports.telling.wording import verdict_word
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, decide, judge, reviewed

if TYPE_CHECKING:
    from compare.comparison import Comparison


@pytest.fixture(scope="module")
def found() -> Comparison:
    return eventful()


@pytest.fixture(scope="module")
def page(found: Comparison) -> Page:
    return Page(render_html(found))


def test_something_happens_in_the_comparison_that_these_tests_count(found: Comparison) -> None:
    assert {link.verdict for link in found.links} == {"accepted", "rejected", None}
    assert {link.kind for link in found.links} == {Kind.MATCHED, Kind.PARAPHRASED}
    assert any(link.moved for link in found.links)
    assert {entry.fact.verdict for entry in find_entries(found)} == {"fine", "error", "to check"}
    assert any(p.furniture for p in found.left.passages)
    assert found.unique


def test_every_passage_stands_once_by_the_number_of_its_paragraph(found: Comparison, page: Page) -> None:
    shown = {e.attributes["id"]: e for e in page.of_class("passage") if "id" in e.attributes}
    assert len(shown) == sum(len(found.article(side).passages) for side in Side)
    for letter, side in (("q", Side.LEFT), ("p", Side.RIGHT)):
        passages = found.article(side).passages
        for passage in passages:
            called = place_of(passage).replace(" ", "-")
            place = 1 + sum(place_of(p) == place_of(passage) for p in passages[: passage.id])
            name = f"{letter}{'' if passage.number else '-'}{called}{f'.{place}' if place > 1 else ''}"
            assert shown[name].text.replace("\x00", "\ufffd") == passage.text.replace("\x00", "\ufffd")


def test_an_address_inside_the_page_leads_somewhere(page: Page) -> None:
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {(a.attributes["href"] or "")[1:] for a in page.of_tag("a")} <= set(ids)


def told(element: Element) -> list[str]:
    return [normal(e.text) for e in element.holds if "passage" in e.classes]


def test_what_says_the_same_stands_in_one_row_in_either_order(found: Comparison, page: Page) -> None:
    wanted = Counter(
        tuple(normal(p.text) for side in Side for p in found.passages(side, link.passages(side))) for link in found.story_links
    )
    for other in ("in-second", "in-first"):
        rows = [row for row in page.of_class("row") if other not in row.classes]
        linked = [row for row in rows if row.classes & {"same", "edited", "reworded", "rejected"}]
        assert Counter(tuple(told(row)) for row in linked) == wanted


def test_a_row_says_what_was_decided_about_it(found: Comparison, page: Page) -> None:
    rows = {tuple(told(row)): row for row in page.of_class("row") if "in-first" not in row.classes}
    for link in found.story_links:
        row = rows[tuple(normal(p.text) for side in Side for p in found.passages(side, link.passages(side)))]
        matched = {"same", "edited"} if link.kind is Kind.MATCHED else {"reworded"}
        assert row.classes & ({"rejected"} if link.counted is Kind.UNIQUE else matched)
        assert link.verdict is None or link.verdict in row.text
        assert normal(link.note) in normal(row.text)
        assert ("moved" in row.text) == link.moved


def test_notes_and_memos_stand_at_what_they_are_about_and_first_of_all(found: Comparison, page: Page) -> None:
    notes = [*(k.note for k in found.links), *(s.note for s in found.unique), *(o.note for o in found.orphans)]
    wanted = [note for note in (*notes, *(fact.memo for fact in found.all_facts)) if note]
    copies = [e for row in page.of_class("in-first") for e in row.holds if "note" in e.classes]
    assert len(page.of_class("note")) == len(wanted) + len(copies)
    reporter = normal(next(e for e in page.elements if e.attributes.get("id") == "answer").text)
    assert all(normal(s.note) in reporter for s in found.unique if not s.furniture)
    assert all(normal(fact.memo) in reporter for fact in found.all_facts)
    assert all(normal(link.note) in reporter for link in found.story_links)


def test_every_fact_is_in_the_ledger_and_in_a_margin_with_its_verdict(found: Comparison, page: Page) -> None:
    ledger = find_ledger(found)
    entries, rows = (*ledger.main, *ledger.apart), page.of_class("entry")
    assert len(rows) == len(entries)
    margins = {e.attributes["id"]: e for e in page.of_class("fact") if "id" in e.attributes}
    assert len(margins) == len(entries)
    for number, (entry, row) in enumerate(zip(entries, rows, strict=True), 1):
        assert row.text.startswith(f"{number}{entry.fact.label}")
        assert row.text.endswith(verdict_word(entry.fact.verdict, apart=entry.apart))
        for span in (entry.fact.left, entry.fact.right):
            assert (span.text if span else "nothing") in row.text
        margin = margins[f"fact-{number}"]
        assert normal(margin.text).startswith(f"{number} {entry.fact.label}")
        assert verdict_word(entry.fact.verdict).replace(" ", "-") in margin.classes
        assert entry.fact.verdict == "to check" or verdict_word(entry.fact.verdict) in margin.text


def test_the_words_of_a_fact_are_lit_with_its_number(found: Comparison, page: Page) -> None:
    ledger = find_ledger(found)
    marks = page.of_tag("mark")
    for number, entry in enumerate((*ledger.main, *ledger.apart), 1):
        told = [span for span in (entry.fact.left, entry.fact.right) if span]
        numbered = [m for m in marks if str(number) in (m.attributes.get("data-n") or "").split(", ")]
        assert len(numbered) >= len(told)


@pytest.mark.parametrize(
    ("sides", "why", "words", "note", "more"),
    [
        (("Kremlin generals", "Kremlin officials"), Why.NAMED, ("generals", "officials"), "generals became officials", False),
        (("it added", "a channel said"), Why.NAMED, ("the agency", "a channel"), "the agency became a channel", True),
        (("the agency said", None), Why.UNNAMED, ("the agency", ""), "the right does not name the agency as the source", False),
        (("She said", None), Why.UNNAMED, ("Ada Lund", ""), "the right does not name Ada Lund as the source", True),
        ((None, "She said"), Why.UNNAMED, ("", "Ada Lund"), "the left does not name Ada Lund as the source", True),
        (("14", None), Why.ABSENT, ("", ""), "not on the right", False),
        (("may", "will"), Why.PLAIN, ("may", "will"), "“may” became “will”", False),
        (("may close", "closes"), Why.PLAIN, ("may", ""), "“may” is gone", True),
        (("in May", "in 2022"), Why.EXACTNESS, ("", ""), "less or more exact", True),
        (("a", "b"), Why.PLAIN, ("", ""), "", False),
    ],
)
def test_a_note_that_repeats_both_sides_is_left_out(
    sides: tuple[str | None, str | None], why: Why, words: tuple[str, str], note: str, *, more: bool
) -> None:
    left, right = (Span(0, 0, len(text), text) if text is not None else None for text in sides)
    gone, new = ((word,) if word else () for word in words)
    fact = Fact("hedge_changed", left, right, why, gone, new)
    assert (note_of(fact), tells_more(fact)) == (note, more)


def test_words_that_changed_are_marked(page: Page) -> None:
    assert {"18,000", "12,000"} <= {word for e in page.elements if e.tag in {"del", "ins"} for word in e.text.split()}


def test_the_answer_comes_first_and_names_the_files(found: Comparison) -> None:
    named = replace(
        found, left=replace(found.left, source="/home/ada/wire.txt"), right=replace(found.right, source="/home/ada/story.txt")
    )
    html = render_html(named, "Ada")
    answer = next(e for e in Page(html).elements if e.attributes.get("id") == "answer")
    text = normal(answer.text)
    shares = found.shares(Side.RIGHT)
    assert f"Of its {shares.words} words, {shares.percents[Kind.MATCHED]}% are taken" in text
    assert f"{found.shares(Side.LEFT).percents[Kind.UNIQUE]}% of wire.txt is left out" in text
    section = next(s for s in found.unique if s.side is Side.RIGHT and not s.furniture)
    assert section.label in text
    assert found.right.passages[section.passages[0]].text in text
    assert "settled" in text
    assert "/home/ada" not in html
    assert html.index('id="answer"') < html.index('id="articles"')
    assert not re.search(r"\b(Left|Right|[Tt]he left|[Tt]he right)\b(?! out)", text)


def test_the_shares_of_one_article_add_up_to_100(found: Comparison) -> None:
    for words in ((1, 1, 1), (2, 3, 2), (995, 3, 2), (0, 0, 7), (1, 0, 199)):
        assert sum(Shares(sum(words), *words).percents.values()) == 100
    assert set(Shares(0, 0, 0, 0).percents.values()) == {0}
    made_of = normal(Page(render_html(found)).of_class("made")[0].text)
    for side in Side:
        told = found.shares(side).percents
        assert f"{told[Kind.MATCHED]}% taken" in made_of


def test_filters_count_what_they_show(found: Comparison, page: Page) -> None:
    counts = {label.text.split()[0]: label.text.split()[1:] for label in page.of_tag("label")[:5]}
    assert counts["facts"] == [str(len(found.all_facts))]
    assert counts["new"] == [str(len(page.of_class("new", "div")))]
    rows = [row for row in page.of_class("row") if "in-first" not in row.classes]
    assert counts["problems"] == [str(sum("has-problems" in row.classes for row in rows))]
    assert counts["notes"] == [str(sum("has-notes" in row.classes for row in rows))]
    assert "has-problems" in {name for row in rows for name in row.classes}


def test_next_leads_through_all_that_a_filter_shows(page: Page) -> None:
    rows = {row.attributes["id"]: row for row in page.of_class("row") if "id" in row.attributes and "in-first" not in row.classes}
    for name in ("new", "facts", "problems", "notes"):
        wanted = [row for row in rows.values() if f"has-{name}" in row.classes]
        steps = page.of_class(f"of-{name}", "span")
        assert [step.text.strip("‹› ") for step in steps] == [f"{k} of {len(wanted)}" for k in range(1, len(wanted) + 1)]


def test_sections_orphans_and_warnings_are_there(found: Comparison, page: Page) -> None:
    sections = [s for s in found.unique if not s.furniture]
    assert len(page.of_class("about")) == sum(s.side is Side.RIGHT for s in sections)
    assert len(page.of_class("lost", "details")) == sum(s.side is Side.LEFT for s in sections)
    assert len(page.of_class("orphan")) == len(found.orphans)
    assert len(page.of_class("warning")) == 2
    assert len(page.of_class("furniture", "details")) == 2


@pytest.mark.parametrize("text", ["<b>", "a \x1f <b> & 'c'", "\x1f", ""])
def test_what_a_cell_is_put_together_from_is_escaped_whatever_is_in_it(text: str) -> None:
    pieces = (Piece(text), Piece(text, changed=True), Piece("and", fact=True, ends="3, 5"))
    cell = render_cell((Paragraph(1, "par. 1", "body", True, (Told("p1", pieces, False),)),), escape(text), text, first=False)  # noqa: FBT003
    page = Page(str(cell))
    assert [e.tag for e in page.elements] == ["div", "span", "p", "span", "ins", "mark"]
    assert page.of_class("passage")[0].text == f"{text}{text}and"
    assert page.of_class("par")[0].attributes["lang"] == text


@pytest.mark.parametrize(("order", "other"), [("second", "first"), ("first", "second")])
def test_a_paragraph_that_moved_is_named_once_where_the_other_order_has_it(order: str, other: str) -> None:
    stay = [f"The council number {k} postponed its vote on the budget." for k in range(4)]
    moved = "The bridge was closed for repairs on Monday. Snow is expected across the northern valleys."
    page = Page(render_html(compared([moved, *stay], [*stay, moved])))
    ghosts = [normal(e.text) for e in page.of_class("ghost") if f"in-{other}" not in e.classes]
    assert (
        ghosts
        == {
            "second": ["Par. 1 of the first text stands beside par. 5 of the second text."],
            "first": ["Par. 5 of the second text stands beside par. 1 of the first text."],
        }[order]
    )


def test_runs_that_are_the_same_are_folded() -> None:
    same = [f"The council number {k} postponed its vote on the budget." for k in range(4)]
    page = Page(render_html(compared([*same, "Snow fell."], [*same, "A club was sold."])))
    assert normal(page.of_class("same", "details")[0].text).startswith("4 passages word for word the same, pars. 1–4")
    assert "open" not in page.of_class("same", "details")[0].attributes


def test_a_part_says_so_and_still_has_every_passage(found: Comparison) -> None:
    part = select(found, Included.ACCEPTED)
    page = Page(render_html(part))
    assert part.selection in page.of_tag("header")[0].text
    shown = [e for e in page.of_class("passage") if "id" in e.attributes]
    assert len(shown) == sum(len(found.article(side).passages) for side in Side)


def test_tables_have_headers_and_articles_an_unknown_language(page: Page) -> None:
    assert all(e.attributes.get("scope") in {"row", "col"} for e in page.of_tag("th"))
    assert {e.attributes["lang"] for e in page.elements if "lang" in e.attributes} == {"en", ""}
    assert all(e.attributes.get("lang") == "" for e in (*page.of_class("par"), *page.of_class("text"), *page.of_class("written")))
    assert {e.tag for e in page.elements} >= {"header", "main", "fieldset", "legend", "footer", "caption"}


def test_who_made_it_is_told_with_the_day(found: Comparison) -> None:
    made_by = render_html(found, "Ada <b>Low\x1b", datetime(2026, 5, 4, tzinfo=UTC))
    assert "Made by Ada <b>Low␛ on 2026-05-04." in normal(Page(made_by).of_tag("main")[0].text)
    assert "Made by" not in Page(render_html(found)).of_tag("main")[0].text


def test_a_pair_with_nothing_in_common_says_so() -> None:
    page = Page(render_html(compared(["Snow is expected."], ["A club was sold."])))
    assert "No passage of one article says the same as a passage of the other." in page.of_tag("main")[0].text
    assert not page.of_class("ledger")


def test_endings_pick_the_format() -> None:
    assert [format_of(f"a{ending}") for ending in (".html", ".HTM", ".svg")] == ["html", "html", "svg"]
    assert len(FORMATS) == len(set(FORMATS))
    assert suffix_of("html") == ".html"


def test_the_command_saves_both(copydesk: Run) -> None:
    seeds = [str(ROOT / "seeds" / name) for name in ("first.txt", "second.txt")]
    done = copydesk(*seeds, "-o", "r.html", "-o", "r.svg", "--by", "Ada")
    assert (done.returncode, done.stdout) == (0, "")
    printed = copydesk(*seeds, "--format", "html", "--by", "Ada")
    assert "Made by" in Page(printed.stdout).of_tag("main")[0].text


def test_a_reviewed_page_tells_the_problems_first_in_the_words_of_the_memo(found: Comparison, page: Page) -> None:
    answer = next(e for e in page.elements if e.attributes.get("id") == "answer")
    told = [normal(e.text) for e in answer.holds if e.tag == "a"]
    (problems,) = (part for part in memo_parts(found, whole=True) if part[0] in HEADINGS)
    wanted = [normal(line.partition(" ")[2]) for line in problems[1:]]
    assert len(wanted) > 1
    assert [line for line in told if line in wanted] == wanted
    (notes,) = (part for part in memo_parts(found, whole=True) if part[0] == "Notes:")
    assert {normal(line.removeprefix("- ")) for line in notes[1:]} <= set(told)


def test_what_nobody_judged_is_told_wherever_the_facts_are_counted(found: Comparison) -> None:
    actions = [decide(link, Verdict.ACCEPTED) for link in found.links]
    actions += [judge(entry.fact, FINE) for entry in find_ledger(found).main]
    judged = reviewed(replace(found, orphans=()), Review.replayed(actions))
    apart = sum(entry.fact.verdict == TO_CHECK for entry in find_ledger(judged).apart)
    assert apart
    html = render_html(judged)
    assert f"{apart} not judged" in normal(Page(html).of_tag("main")[0].text)
    assert html.count(">not judged</span>") == apart
    assert f"{apart} smaller change" in html
    assert f"{apart} smaller change" in render_memo(judged)
