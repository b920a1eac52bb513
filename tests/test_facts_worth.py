"""What a fact is worth: the ledger's two parts and their order, and that the figures are those of the judged pairs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from conftest import ROOT
from linked import facts_of, story, whole

from compare.article import Article, Span
from compare.comparison import Comparison
from compare.facts.catalog import PROVED, FactType, Proved, known_type
from compare.facts.doc.doc import read_docs
from compare.facts.fact import ERROR, FINE, Fact, Why
from compare.facts.whole.worth import depth_of, is_minor, is_slight, is_unsure, rank_of, stands_apart, tells_half, worth_of
from compare.link import Shares
from compare.thresholds import Thresholds


def fact(type_: FactType, words: str = "the words of it that stand there", **more: object) -> Fact:
    return Fact(type_, Span(0, 0, len(words), words), None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("type_", list(FactType))
@pytest.mark.parametrize("retold", [False, True])
def test_which_article_is_the_left_does_not_change_the_worth(type_: FactType, retold: bool) -> None:
    assert worth_of(fact(type_), retold=retold) == worth_of(fact(type_.opposite), retold=retold)
    assert 0 < worth_of(fact(type_), retold=retold) < 1


def test_what_contradicts_the_other_article_stands_in_the_main_part_of_a_retelling() -> None:
    for type_ in (
        FactType.NUMBER_CHANGED,
        FactType.NAME_CHANGED,
        FactType.DATE_CHANGED,
        FactType.QUOTE_ALTERED,
        FactType.NEGATION_FLIPPED,
    ):
        assert not is_minor(fact(type_), worth_of(fact(type_), retold=True), retold=True)


def test_a_type_of_an_old_record_that_is_no_more_is_worth_an_even_chance() -> None:
    old = replace(fact(FactType.QUOTE_NEW), type="colour_changed")
    assert known_type(old.type) is None
    assert worth_of(old, retold=True) == pytest.approx(0.5)
    assert is_minor(old, worth_of(old, retold=True), retold=True)


@pytest.mark.parametrize(
    ("slight", "whole"),
    [
        (
            fact(FactType.QUOTE_TRIMMED, gone=("well frankly",)),
            fact(FactType.QUOTE_TRIMMED, gone=("the harbour board met",)),
        ),
        (fact(FactType.QUOTE_EXTENDED, new=("that is",)), fact(FactType.QUOTE_EXTENDED, new=("if we can",))),
        (fact(FactType.QUOTE_EXTENDED, new=("so",)), fact(FactType.QUOTE_EXTENDED, new=("never",))),
        (fact(FactType.QUOTE_LOST, "a good day"), fact(FactType.QUOTE_LOST, "nobody told us that the bridge would close")),
        (
            fact(FactType.COMMENT_DROPPED, "Declining to say what happened, she said, “Nothing improper took place.”"),
            fact(FactType.COMMENT_DROPPED, "She declined to say what happened"),
        ),
        (fact(FactType.QUOTE_NEW, "a bad day here"), fact(FactType.QUOTE_NEW, "a very bad day here")),
        (
            fact(FactType.QUOTE_NEW, "“Here is what I think should happen now"),
            fact(FactType.QUOTE_NEW, "“Here is what I think must happen here now"),
        ),
        (
            fact(FactType.QUOTE_ALTERED, gone=("it's",), new=("and it is",)),
            fact(FactType.QUOTE_ALTERED, gone=("it's",), new=("and it is not",)),
        ),
        (fact(FactType.QUOTE_ALTERED, gone=("he said", "i.r.s"), new=("irs",)), fact(FactType.QUOTE_ALTERED, gone=("filling",))),
        (fact(FactType.NUMBER_ADDED, "18 months"), fact(FactType.NUMBER_ADDED, "18 boats")),
        (fact(FactType.NUMBER_DROPPED, "a 21-year"), fact(FactType.NUMBER_DROPPED, "$21")),
    ],
)
def test_a_slight_difference_is_worth_half(slight: Fact, whole: Fact) -> None:
    for retold in (False, True):
        assert worth_of(slight, retold=retold) == pytest.approx(worth_of(whole, retold=retold) / 2)


@pytest.mark.parametrize("type_", [FactType.DENIAL_DROPPED, FactType.DENIAL_ADDED, FactType.COMMENT_DROPPED])
def test_a_denial_near_the_top_is_the_news_itself_and_worth_half(type_: FactType) -> None:
    top, further = (worth_of(fact(type_), retold=False, depth=depth) for depth in (0.2, 0.5))
    assert top == pytest.approx(further / 2)


def test_the_depth_of_a_fact_is_that_of_the_side_that_tells_it_first() -> None:
    docs = read_docs(story("One.\nTwo.\nThree.\nFour."), story("Five.\nSix."))
    comparison = Comparison(docs.left.article, docs.right.article, (whole(docs),), (), Thresholds(), "", "")
    last, first = Span(3, 0, 4, "Four"), Span(0, 0, 4, "Five")
    assert depth_of(comparison, Fact(FactType.QUOTE_LOST, last, None)) == pytest.approx(1)
    assert depth_of(comparison, Fact(FactType.QUOTE_ALTERED, last, first)) == pytest.approx(0.5)


def test_a_quotation_cut_where_its_rest_is_told_beside_it_is_slight() -> None:
    told, untold = (
        [f for f in facts_of('"Dear members, please join me for a call," she wrote.', right) if f.change == "trimmed"]
        for right in ('She asked members to join her "for a call".', 'She invited them "for a call".')
    )
    assert [f.why for f in (*told, *untold)] == [Why.RETOLD, Why.PLAIN]
    assert worth_of(told[0], retold=False) == pytest.approx(worth_of(untold[0], retold=False) / 2)


def test_a_day_told_more_exactly_is_worth_half_of_another_day() -> None:
    here, there = Span(0, 0, 12, "on 3 October"), Span(0, 0, 10, "in October")
    wider, other = (Fact(FactType.DATE_CHANGED, here, there, why) for why in (Why.EXACTNESS, Why.DATE))
    assert worth_of(wider, retold=True) == pytest.approx(worth_of(other, retold=True) / 2)


def test_a_number_that_changed_stands_in_the_main_part_of_articles_that_only_tell_of_one_event() -> None:
    changed = Fact(FactType.NUMBER_CHANGED, Span(0, 0, 13, "around 12,000"), Span(0, 0, 13, "almost 12,000"))
    assert not is_minor(changed, worth_of(changed, retold=False), retold=False)


def test_errors_come_first_and_what_is_fine_last_but_before_what_stands_apart() -> None:
    main, apart = fact(FactType.QUOTE_LOST), fact(FactType.TITLE_CHANGED)
    order = [replace(apart, verdict=ERROR), replace(main, verdict=ERROR), main, replace(main, verdict=FINE), apart]
    worths = [worth_of(each, retold=False) for each in order]
    minor = [is_minor(each, worth, retold=False) for each, worth in zip(order, worths, strict=True)]
    assert minor == [True, False, False, False, True]
    ranks = [rank_of(each, worth, 9, minor=less) for each, worth, less in zip(order, worths, minor, strict=True)]
    assert not stands_apart(order[0], minor=True)  # what the reporter calls an error is never hidden
    assert stands_apart(apart, minor=True)
    assert max(ranks[:2]) < min(ranks[2:])
    assert ranks[2:] == sorted(ranks[2:])


def test_of_two_of_one_type_the_one_further_up_comes_first() -> None:
    lost = fact(FactType.QUOTE_LOST)
    ranks = [rank_of(lost, 0.6, paragraph, minor=False) for paragraph in (1, 2, 3, 4, 40)]
    assert ranks == sorted(ranks)
    assert ranks[0] < ranks[1] == ranks[2] < ranks[3] == ranks[4]


def test_every_judgement_is_of_a_place_in_a_pair_and_every_type_has_its_figures() -> None:
    judged = json.loads((ROOT / "benchmarks/facts/judgements.json").read_text(encoding="utf-8"))
    assert len(judged) > 400
    assert {row["grade"] for row in judged} == set("RTW")
    assert all(row["left"] or row["right"] for row in judged)
    assert {known_type(row["type"]) for row in judged} <= PROVED.keys()
    assert all(figure.useful <= figure.judged for row in PROVED.values() for figure in row)


def test_a_word_for_about_before_the_same_number_is_slight() -> None:
    def changed(left: str, right: str) -> float:
        one, two = (Span(0, 0, len(text), text) for text in (left, right))
        return worth_of(Fact(FactType.NUMBER_CHANGED, one, two), retold=False)

    for rough in ("roughly 36 percent", "nearly 36 percent"):
        assert (
            changed(rough, "36 percent") == changed("36 percent", rough) == pytest.approx(changed("26 percent", "36 percent") / 2)
        )
    assert changed("more than 36 percent", "36 percent") == changed("26 percent", "36 percent")
    assert changed("around 12,000", "almost 12,000") == changed("26 percent", "36 percent")


def test_where_a_story_ends_is_not_looked_for_through_all_of_it_for_each_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = read_docs(story("One.\nTwo.\nThree.\nFour."), story("Five.\nSix."))
    comparison = Comparison(docs.left.article, docs.right.article, (whole(docs),), (), Thresholds(), "", "")
    monkeypatch.delattr(Article, "story")
    assert depth_of(comparison, Fact(FactType.QUOTE_LOST, Span(1, 0, 4, "Two."), None)) == pytest.approx(0.5)


def test_what_no_edited_sentence_shows_says_little_against_what_articles_do() -> None:
    edited, told, _apart = PROVED[FactType.COMMENT_ADDED]
    assert edited.judged == 0
    assert worth_of(fact(FactType.COMMENT_ADDED), retold=True) == pytest.approx(told.share, abs=0.05)


@pytest.mark.parametrize(
    ("worth", "minor"), [(0.54, (True, True)), (0.56, (False, True)), (0.64, (False, True)), (0.66, (False, False))]
)
def test_articles_that_only_tell_of_one_event_must_differ_in_more_to_be_worth_a_line(
    worth: float, minor: tuple[bool, bool]
) -> None:
    lost = fact(FactType.QUOTE_LOST)
    assert tuple(is_minor(lost, worth, retold=retold) for retold in (True, False)) == minor


def test_a_source_that_became_nobody_has_to_be_asked_for_where_the_story_is_retold() -> None:
    assert [is_minor(fact(FactType.ATTRIBUTION_WEAKENED), 0.51, retold=retold) for retold in (True, False)] == [False, True]


@pytest.mark.parametrize("type_", [FactType.NUMBER_CHANGED, FactType.NEGATION_FLIPPED])
def test_what_ends_in_a_correction_where_it_is_missed_needs_an_even_chance(type_: FactType) -> None:
    for retold in (True, False):
        assert not is_minor(fact(type_), 0.51, retold=retold)
        assert is_minor(fact(type_), 0.49, retold=retold)


@pytest.mark.parametrize(
    ("weighty", "other"),
    [
        (fact(FactType.NUMBER_ADDED, "$5.7 million"), fact(FactType.NUMBER_ADDED, "5.7 million")),
        (fact(FactType.NUMBER_DROPPED, "40 euros"), fact(FactType.NUMBER_DROPPED, "40 boats")),
        (fact(FactType.QUOTE_TRIMMED, gone=("word " * 21,)), fact(FactType.QUOTE_TRIMMED, gone=("word " * 20,))),
        (fact(FactType.QUOTE_EXTENDED, new=("word " * 12, "word " * 9)), fact(FactType.QUOTE_NEW, "word " * 21)),
    ],
)
def test_a_sum_of_money_and_a_long_cut_need_an_even_chance(weighty: Fact, other: Fact) -> None:
    assert [is_minor(each, 0.51, retold=False) for each in (weighty, other)] == [False, True]
    assert is_minor(weighty, 0.49, retold=False)


def test_another_reporting_verb_alone_is_slight() -> None:
    assert is_slight(fact(FactType.HEDGE_SOFTENED, gone=("said",), new=("acknowledged",)))
    assert not is_slight(fact(FactType.HEDGE_HARDENED, gone=("is expected to",)))
    assert not is_slight(fact(FactType.HEDGE_HARDENED, gone=("could",), new=("would",)))


@pytest.mark.parametrize(("told", "half"), [(50, True), (49, False)])
def test_an_article_of_which_the_other_tells_half_is_retold(told: int, half: bool) -> None:
    one, two = (Shares(100, shared, 0, 100 - shared) for shared in (told, 10))
    assert tells_half((one, two)) is half


@pytest.mark.parametrize(
    ("row", "retold", "apart"),
    [
        # Of a type that edited sentences show often they count for ten judged facts, 0.63 of those that are right being useful ...
        ((Proved(200, 400), Proved(6, 10), Proved(6, 16)), (6 + 10 * 0.63 * 0.5) / 20, (6 + 4 * 0.4575) / 20),
        # ... of one that they hardly show for two more than they show; one that is right and an even chance of two: two of three.
        ((Proved(1, 1), Proved(6, 10), Proved(0, 0)), (6 + 3 * 0.63 * 2 / 3) / 13, (6 + 3 * 0.63 * 2 / 3) / 13),
    ],
)
def test_what_is_known_of_a_type_counts_by_how_near_it_was_judged(
    row: tuple[Proved, Proved, Proved], retold: float, apart: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROVED, FactType.QUOTE_LOST, row)
    lost = fact(FactType.QUOTE_LOST)
    assert worth_of(lost, retold=True) == pytest.approx(retold)
    assert worth_of(lost, retold=False) == pytest.approx(apart)


@pytest.mark.parametrize(
    ("slight", "whole"),
    [
        (fact(FactType.QUOTE_LOST, "a very good day"), fact(FactType.QUOTE_LOST, "a very good day today")),
        (
            fact(FactType.QUOTE_LOST, "Here is what I think should happen now"),
            fact(FactType.QUOTE_LOST, "Here is what I think should happen right now"),
        ),
        (fact(FactType.QUOTE_TRIMMED, gone=("the boats, gulls",)), fact(FactType.QUOTE_TRIMMED, gone=("the boats, gulls, nets",))),
    ],
)
def test_how_few_words_of_a_quotation_are_slight(slight: Fact, whole: Fact) -> None:
    assert worth_of(slight, retold=True) == pytest.approx(worth_of(whole, retold=True) / 2)


@pytest.mark.parametrize(("depth", "slight"), [(0.3, True), (0.31, False), (0.16, True)])
def test_the_top_of_an_article_is_three_tenths_of_it(depth: float, slight: bool) -> None:
    assert is_slight(fact(FactType.DENIAL_DROPPED), depth) is slight


@pytest.mark.parametrize(
    ("words", "slight"),
    [
        ("A spokesman for the league did not immediately respond to a request for comment", True),
        ("The mayor's office did not return calls on Friday", True),
        ("Orme didn’t immediately respond to an email seeking comment on the report", True),
        ("Orme could not be reached", True),
        ("A spokeswoman did not respond to a message seeking comment about why Orme was dismissed", False),
        ("Orme did not immediately respond to the speech", False),
        ("but Orme would not say if he seeks a pardon", False),
        ("Orme declined to comment on the inquiry", False),
    ],
)
def test_who_did_not_answer_is_slight_where_no_question_is_told(words: str, slight: bool) -> None:
    assert is_slight(fact(FactType.COMMENT_DROPPED, words)) == slight


def test_what_a_quotation_says_is_not_doubted() -> None:
    altered, hedge = fact(FactType.QUOTE_ALTERED, sure=0.1), fact(FactType.HEDGE_HARDENED, sure=0.1)
    assert not is_unsure(altered)
    assert is_unsure(hedge)
