"""The worklist: everything that waits is in it once, and when nothing is left nothing waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import made
from word_encoder import WordEncoder

from compare.article import Span
from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact
from compare.facts.whole.entries import Entry, find_ledger
from compare.link import Kind, Link, Section, Side
from compare.reports.telling.titles import title_of
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, Review, decide, reviewed
from compare.reviewing.worklist.items import SURE
from compare.reviewing.worklist.settling import settle, settle_all
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Item, Sort, Worklist
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

LEFT = [
    "The council postponed its vote on the budget of 12 million crowns.",
    "Four members walked out in protest.",
    "He had 14 notebooks and a pen.",
    "Snow is expected in the valleys.",
    "The mayor opened a bridge across the river on Friday.",
]


RIGHT = [
    "The council postponed its vote on the budget of 15 million crowns.",
    "Four members walked out in protest.",
    "He had 14 notebooks and one pen.",
    "A club was sold to an owner from abroad.",
    "On Friday a bridge across the river was opened by the mayor.",
]


@pytest.fixture(scope="module")
def compared() -> Comparison:
    """A matched link with a changed number, one word for one, one edited, one reworded, and a section a side."""
    found = compare(made(LEFT), made(RIGHT), WordEncoder())
    [number] = found.links[0].facts
    kinds = {0: Kind.MATCHED, 1: Kind.MATCHED, 2: Kind.MATCHED, 4: Kind.PARAPHRASED}
    links = [Link(k, (place,), (place,), kind, 0.9, 0.9, 0.9) for k, (place, kind) in enumerate(kinds.items())]
    links[0] = replace(links[0], facts=(number,))
    unique = (Section(Side.LEFT, (3,), "snow"), Section(Side.RIGHT, (3,), "club"))
    return replace(found, links=tuple(links), unique=unique, facts=(), docs=None)


def sorts(worklist: Worklist) -> list[str]:
    return [item.sort.value for item in worklist.items]


def only(comparison: Comparison, link: int, **changes: object) -> Comparison:
    links = (*comparison.links[:link], replace(comparison.links[link], **changes), *comparison.links[link + 1 :])  # type: ignore[arg-type]
    return replace(comparison, links=links, docs=None)


def test_the_gravest_comes_first(compared: Comparison) -> None:
    found = find_worklist(compared)
    assert sorts(found) == ["fact", "new", "lost", "edited", "reworded", "same"]
    assert found.left == len(found.items)


def test_a_link_with_a_fact_has_no_item_of_its_own(compared: Comparison) -> None:
    found = find_worklist(compared)
    budget = next(holder for holder in found.holders)
    assert budget.link.facts
    assert all(item.thing != budget.link for item in found.items)
    assert budget.facts == 1


def test_accepting_a_link_leaves_its_fact_open(compared: Comparison) -> None:
    held = find_worklist(compared).holders[0].link
    found = find_worklist(only(compared, held.id, verdict="accepted"))
    assert len(found.open_of(Sort.FACT)) == 1


def test_rejecting_a_link_settles_its_facts(compared: Comparison) -> None:
    held = find_worklist(compared).holders[0].link
    found = find_worklist(only(compared, held.id, verdict="rejected"))
    assert not found.open_of(Sort.FACT)


def test_what_only_one_side_has_once_a_link_is_rejected_waits_by_itself(seed_pair: Comparison) -> None:
    before = {item.key for item in find_worklist(seed_pair).items if item.link is None}
    back: list[Item] = []
    for link in seed_pair.links:
        rejected = reviewed(seed_pair, Review().after(decide(link, Verdict.REJECTED)))
        waiting = find_worklist(rejected).open
        assert not any(item.link == link.id for item in waiting)
        back += [item for item in waiting if item.link is None and item.key not in before]
    assert {item.sort for item in back} == {Sort.FACT}


def test_a_fact_that_is_judged_does_not_move(compared: Comparison) -> None:
    before = find_worklist(compared)
    link = before.holders[0].link
    for verdict in (FINE, ERROR):
        judged = tuple(replace(fact, verdict=verdict) for fact in link.facts)
        after = find_worklist(only(compared, link.id, facts=judged))
        assert [item.key for item in after.items] == [item.key for item in before.items]
        assert [item.problem for item in after.items if item.sort is Sort.FACT] == [verdict == ERROR]
        assert after.left < before.left


def test_an_item_leads_to_a_passage_of_each_side_it_is_about(compared: Comparison) -> None:
    places = {item.sort: (item.left, item.right) for item in find_worklist(compared).items}
    assert places[Sort.NEW] == (None, 3)
    assert places[Sort.LOST] == (3, None)
    assert places[Sort.SAME] == (1, 1)


def test_a_doubtful_link_is_asked_for_before_the_others(compared: Comparison) -> None:
    link = next(item.thing for item in find_worklist(compared).items if item.sort is Sort.REWORDED)
    assert isinstance(link, Link)
    doubtful = only(compared, link.id, score=SURE - 0.01)
    assert [item.thing for item in find_worklist(doubtful).open_of(Sort.UNSURE)] == [doubtful.links[link.id]]
    for said in ({"note": "as the agency had it"}, {"labelled": True}):
        assert not find_worklist(only(compared, link.id, score=SURE - 0.01, **said)).open_of(Sort.UNSURE)


def test_within_a_sort_the_gravest_comes_first(compared: Comparison) -> None:
    [number] = compared.links[0].facts
    number = replace(number, left=Span(1, 0, 3, "Fou"), right=Span(1, 0, 3, "Fou"))
    lesser = Fact("comment_added", Span(3, 0, 3, "The"), Span(3, 0, 3, "The"))
    links = [
        replace(compared.links[0], facts=(lesser,)),
        replace(compared.links[1], facts=(number,)),
        *(replace(link, kind=Kind.PARAPHRASED, score=score) for link, score in zip(compared.links[2:], (0.5, 0.4), strict=True)),
    ]
    unique = tuple(Section(Side.RIGHT, passages, "") for passages in ((0,), (1, 2, 3), (4,)))
    items = find_worklist(replace(compared, links=tuple(links), unique=unique)).items
    assert [item.thing.fact for item in items if isinstance(item.thing, Entry)] == [number, lesser]
    assert [item.thing.passages for item in items if isinstance(item.thing, Section)] == [(1, 2, 3), (0,), (4,)]
    assert [item.thing.score for item in items if isinstance(item.thing, Link)] == [0.4, 0.5]


def test_furniture_waits_for_nobody() -> None:
    lines = "Follow us on Mastodon.\n\nThe council met.\n\nSign up to our newsletter."
    article = made(lines.split("\n\n"))
    aside = replace(article, paragraphs=tuple(replace(p, furniture=p.id != 1) for p in article.paragraphs), passages=())
    found = compare(segment(aside), segment(aside), WordEncoder())
    assert sorts(find_worklist(found)) == ["same"]
    found = compare(segment(aside), made(["Nothing of it."]), WordEncoder())
    assert sorts(find_worklist(found)) == ["new", "lost"]


def test_the_next_goes_round_and_passes_over_what_is_settled(compared: Comparison) -> None:
    found = find_worklist(compared)
    first, second, *_, last = found.items
    assert found.next_after(None) == first
    assert found.next_after(None, -1) == last
    assert found.next_after(first) == second
    assert found.next_after(last) == first
    assert found.next_after(first, -1) == last
    settled = Worklist(tuple(replace(item, settled=item != last) for item in found.items))
    assert settled.next_after(first) == last
    assert settled.next_after(first, -1) == last
    assert settled.next_after(last) is None
    assert Worklist(()).next_after(first) is None


def test_settling_the_identical_names_the_edited_whose_facts_stay(compared: Comparison) -> None:
    found = find_worklist(compared)
    settled = settle_all(found, Sort.SAME)
    assert settled.sentence == "accept 1 identical; 1 edited with 1 fact stays"
    assert [item.sort for item in settled.settles] == [Sort.SAME]
    assert not settle_all(found, Sort.FACT).settles
    judged = tuple(replace(fact, verdict=FINE) for fact in found.holders[0].link.facts)
    for done in ({"facts": judged}, {"verdict": "rejected"}):
        assert settle_all(find_worklist(only(compared, 0, **done)), Sort.SAME).sentence == "accept 1 identical"


def test_what_changed_too_is_settled_by_itself_alone(compared: Comparison) -> None:
    found = find_worklist(compared)
    [holder] = found.holders
    fact = replace(holder.link.facts[0], type="superlative_dropped")
    whole = only(compared, holder.link.id, facts=(fact,))
    assert not find_ledger(whole).main
    assert settle_all(find_worklist(whole), Sort.EDITED).sentence == "accept 2 edited"
    accepted = only(whole, holder.link.id, verdict="accepted")
    waiting = find_worklist(accepted)
    assert len(waiting.open_of(Sort.ALSO)) == 1
    assert not waiting.is_settled(accepted.links[holder.link.id])  # so that it is not folded away
    assert not find_worklist(only(whole, holder.link.id, verdict="rejected")).open_of(Sort.ALSO)


def test_every_item_has_a_title_of_one_line(compared: Comparison) -> None:
    titles = {item.sort: title_of(compared, item) for item in find_worklist(compared).items}
    assert titles[Sort.FACT] == "number changed: “12 million crowns” / “15 million crowns”"
    assert titles[Sort.NEW].endswith("par. 4: A club was sold to an owner from abroad.")
    assert titles[Sort.EDITED] == "par. 3 / par. 3: “a” became “one”"
    assert titles[Sort.SAME] == "par. 2 / par. 2: Four members walked out in protest."


@pytest.mark.parametrize("problem", [False, True])
def test_an_item_is_settled_by_its_action(compared: Comparison, problem: bool) -> None:
    review = Review()
    found = find_worklist(compared)
    while item := found.next_after(None):
        review = review.after(settle(item, problem=problem, note="Is that meant?"))
        after = find_worklist(reviewed(compared, review))
        assert after.left == found.left - 1
        same = after.find(item)
        assert same is not None
        assert (same.settled, same.problem) == (True, problem)
        found = after
    assert not found.left


def test_sort_by_sort_all_but_the_facts_is_settled(compared: Comparison) -> None:
    review = Review()
    for sort in Sort:
        settled = settle_all(find_worklist(reviewed(compared, review)), sort)
        assert bool(settled.action) == bool(settled.settles)
        review = review.after(settled.action) if settled.action else review
    assert [item.sort for item in find_worklist(reviewed(compared, review)).open] == [Sort.FACT]
    for _ in range(len(review.log)):
        review = review.after(UNDO)
    assert find_worklist(reviewed(compared, review)) == find_worklist(reviewed(compared, Review()))


SET = [("“so”", '"so"'), ("—", "-"), ("it’s", "it's"), ("a b", "a  b")]


EDITED = [("US", "us"), ("1.5", "15"), ("18,000", "18000"), ("a.", "a"), ("a,b", "ab")]


EITHER = st.sampled_from([*SET, *EDITED]).flatmap(lambda pair: st.tuples(st.sampled_from(pair), st.sampled_from(pair)))


PAIRS = st.lists(EITHER, max_size=4)


@given(PAIRS)
def test_a_link_is_identical_but_for_how_it_is_set(pairs: list[tuple[str, str]]) -> None:
    """A letter, a stop or a figure of another kind makes it edited; the shape of a quotation mark does not."""
    left, right = (segment(made([f"so {' '.join(pair[side] for pair in pairs)} more"])) for side in (0, 1))
    ours, theirs = (tuple(p.id for p in article.passages) for article in (left, right))
    link = Link(0, ours, theirs, Kind.MATCHED, 1.0, 1.0, 1.0)
    found = Comparison(left, right, (link,), (), Thresholds(), "", "")
    assert found.is_identical(link) == all(one == other or {one, other} in map(set, SET) for one, other in pairs)


def test_a_link_is_settled_with_its_facts_and_a_problem_of_it_is_its_own(compared: Comparison) -> None:
    [number] = compared.links[0].facts

    def told(verdict: str, fact: str = TO_CHECK, note: str = "") -> tuple[str, bool]:
        link = replace(compared.links[0], verdict=verdict or None, note=note, facts=(replace(number, verdict=fact),))
        worklist = find_worklist(replace(compared, links=(link, *compared.links[1:])))
        return worklist.verdict_of(link), worklist.is_settled(link)

    assert told("") == ("", False)
    assert told("", FINE) == ("fine", True)
    assert told("", ERROR) == ("problem", True)
    assert told("accepted") == ("accepted", False)
    assert told("accepted", FINE) == ("accepted", True)
    assert told("rejected") == ("rejected", True)
    plain = replace(compared.links[1], verdict="accepted", note="Who says so?", facts=())
    worklist = find_worklist(replace(compared, links=(compared.links[0], plain, *compared.links[2:])))
    assert (worklist.verdict_of(plain), worklist.is_settled(plain)) == ("problem", True)
