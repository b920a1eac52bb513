"""The ledger: what holds for the facts of any comparison, and the pairs written for it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from linked import facts_of, story, whole
from tries import tries
from word_encoder import WordEncoder

from compare.article import Span
from compare.comparison import Comparison, compare
from compare.facts import overlaps, vocabulary
from compare.facts.catalog import FAMILIES as CATALOG
from compare.facts.catalog import FactType, gravity, mirrored
from compare.facts.doc.doc import read_docs
from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact, Why
from compare.facts.family import Family, Sides
from compare.facts.ledger import FAMILIES, find_link_facts
from compare.facts.whole.entries import by_importance, find_entries
from compare.link import Kind, Side
from compare.places import place_of_both
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, Review, decide, join, judge, relabel, reviewed
from compare.reviewing.store.file import ReviewFile

if TYPE_CHECKING:
    from pathlib import Path

    from compare.embedding import Encoder

SENTENCES = [
    "About 12,000 people fled on Tuesday, officials said.",
    "Almost 12,000 people fled on Wednesday.",
    "“We have eight weeks to fill the hole,” Mayor Alan Prewitt said.",
    "“We have only eight weeks to plug the hole,” Rosa Delacruz said.",
    "The firm may close one of its plants, finance chief Peter Lindqvist said.",
    "Peter Lundqvist, the finance director, said the firm will close its largest plant.",
    "The fire did not start near power lines, according to sources.",
    "In March 2021 the fire started near power lines.",
    "Anton Revik, 47, had 14 notebooks and $2.3 million; it could not be verified.",
    "Col. Anton Revik, 48, had 40 notebooks and $3.2bn.",
    "ESKER, June 11 (Coastal) — It snowed “a lot” there.",
]
STORIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)
PAIRS = sorted((ROOT / "tests/pairs").glob("*.toml"))


@given(STORIES)
def test_a_story_against_itself_has_no_facts(lines: list[str]) -> None:
    assert facts_of("\n".join(lines), "\n".join(lines)) == ()


@given(STORIES, STORIES)
@tries(60)
def test_swapped_sides_swap_the_types(left: list[str], right: list[str]) -> None:
    forth = set(facts_of("\n".join(left), "\n".join(right)))
    back = {mirrored(fact) for fact in facts_of("\n".join(right), "\n".join(left))}
    assert forth == back


@given(st.lists(st.sampled_from(SENTENCES), max_size=4), st.text(max_size=60))
def test_spans_slice_back_whatever_the_text_is(lines: list[str], noise: str) -> None:
    left, right = story("\n".join([*lines, noise or "x"])), story("\n".join([noise or "x", *reversed(SENTENCES)]))
    docs = read_docs(left, right)
    if not left.story:
        return
    for fact in find_link_facts(whole(docs), docs):
        assert fact.left or fact.right
        for article, span in ((left, fact.left), (right, fact.right)):
            if span:
                assert article.passages[span.passage].text[span.start : span.end] == span.text != ""


def test_furniture_has_no_facts() -> None:
    docs = read_docs(story("~ Send 14 notes to us."), story("~ Send 40 notes to us."))
    left, right = docs.left.article, docs.right.article
    assert left.passages[0].furniture
    assert compare(left, right, WordEncoder()).links == ()
    assert find_entries(compare(left, right, WordEncoder())) == ()


def pair(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / f"tests/pairs/{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compared(model: Encoder) -> dict[str, Comparison]:
    """Every pair, compared by the real model."""
    found = {}
    for path in PAIRS:
        texts = pair(path.stem)
        left, right = (story(_lines(texts[side])) for side in ("left", "right"))
        found[path.stem] = compare(left, right, model)
    return found


def _lines(text: str) -> str:
    first, *rest = text.strip().split("\n\n")
    return "\n".join([f"# {first}", *rest])


def agrees(wanted: dict[str, str], fact: Fact) -> bool:
    """Whether a fact lights the words that a person would have lit: half of the shorter's on each side that has both."""
    known = []
    for side, span in (("left", fact.left), ("right", fact.right)):
        if wanted.get(side) and span:
            a, b = (set(text.lower().replace(",", "").split()) for text in (wanted[side], span.text))
            known.append(len(a & b) * 2 >= min(len(a), len(b)))
    return bool(known) and all(known)


def test_the_pairs_say_what_stands_in_them() -> None:
    for path in PAIRS:
        texts = pair(path.stem)
        for fact in (*texts["facts"], *texts["same"]):
            assert all(fact[side] in texts[side] for side in ("left", "right") if side in fact), (path.stem, fact)


def test_most_of_the_planted_facts_are_found_and_few_others(compared: dict[str, Comparison]) -> None:
    wanted = [(name, fact) for name in compared for fact in pair(name)["facts"]]
    found = [(name, fact) for name, comparison in compared.items() for fact in comparison.all_facts]
    hits = [w for w in wanted if any(n == w[0] and agrees(w[1], f) for n, f in found)]
    true = [f for f in found if any(n == f[0] and agrees(w, f[1]) for n, w in wanted)]
    assert len(hits) >= 0.85 * len(wanted)
    assert len(true) >= 0.8 * len(found)


def test_the_same_fact_in_other_clothes_raises_few_alarms(compared: dict[str, Comparison]) -> None:
    traps = [(name, same) for name in compared for same in pair(name)["same"]]
    planted = {name: pair(name)["facts"] for name in compared}

    def alarmed(name: str, same: dict[str, str]) -> bool:
        facts = [f for f in compared[name].all_facts if f.left and f.right and not any(agrees(w, f) for w in planted[name])]
        return any(agrees(same, f) for f in facts)

    assert sum(alarmed(name, same) for name, same in traps) <= 0.1 * len(traps)


def test_a_faithful_rewrite_has_hardly_a_fact(compared: dict[str, Comparison]) -> None:
    assert len(compared["museum"].all_facts) <= 1


REQUIRED = [
    ("number_changed", "around 12,000", "almost 12,000"),
    ("title_changed", "generals", "officials"),
    ("hedge_hardened", "sanctioned the use of weapons", "approved the use of lethal force"),
    ("quote_lost", "including possibly authorizing shooting to kill", None),
    ("date_changed", "November 2022", "2022"),
    ("hedge_softened", "said", "speculated"),
    ("attribution_weakened", "Novaya Gazeta", "an investigative Russian publication"),
    ("attribution", "it added", "a Telegram channel"),
    ("attribution_dropped", "the HUR said", None),
    ("hedge_changed", "believed to have been fighting", "reportedly fighting"),
]


@pytest.mark.parametrize(("kind", "left", "right"), REQUIRED)
def test_the_real_pair_holds_what_a_reporter_must_see(real_pair: Comparison, kind: str, left: str, right: str | None) -> None:
    def holds(fact: Fact) -> bool:
        sides = ((fact.left, left), (fact.right, right))
        return fact.type.startswith(kind) and all(words is None or (span and words in span.text) for span, words in sides)

    assert any(holds(fact) for fact in real_pair.all_facts)


def test_entries_are_in_reading_order_with_paragraph_numbers(compared: dict[str, Comparison]) -> None:
    entries = find_entries(compared["court"])
    lefts = [e.fact.left.passage for e in entries if e.fact.left]
    assert lefts == sorted(lefts)
    number = next(e for e in entries if e.fact.left and e.fact.left.text == "212 payments")
    assert place_of_both(number.left, number.right) == "L3 = R4"
    ranked = by_importance(entries)
    assert [e.apart for e in ranked] == sorted(e.apart for e in entries)
    assert gravity(next(f for f in compared["court"].all_facts if f.type == "number_changed").type) == 0


CHANGED = "The council had 14 members.\nIt may meet on Monday in Esker."
REWRITE = "The council had 40 members.\nIt will meet on Monday in Esker."


@pytest.fixture
def small() -> Comparison:
    return compare(story(CHANGED), story(REWRITE), WordEncoder())


def test_a_rejected_or_unique_link_has_no_facts(small: Comparison) -> None:
    link = next(link for link in small.links if link.facts)
    for action in (decide(link, Verdict.REJECTED), relabel(link, Kind.UNIQUE)):
        after = reviewed(small, Review().after(action))
        assert next(k for k in after.links if k.left == link.left).facts == ()
        assert reviewed(small, Review().after(action).after(UNDO)) == small


def test_a_joined_link_has_the_facts_of_its_passages(small: Comparison) -> None:
    after = reviewed(small, Review().after(join(small.links)))
    assert len(after.links) == 1
    assert {f.type for f in after.links[0].facts} == {"number_changed", "hedge_hardened"}


def test_a_verdict_on_a_fact_is_kept_and_taken_back(small: Comparison, tmp_path: Path) -> None:
    fact = small.all_facts[0]
    assert fact.verdict == TO_CHECK
    file = ReviewFile(tmp_path / "a.review")
    file.add(judge(fact, FINE))
    file.add(judge(fact, ERROR))
    assert [f.verdict for f in reviewed(small, file.review).all_facts if f.identity == fact.identity] == [ERROR]
    file.add(UNDO)
    file.close()
    again = ReviewFile(tmp_path / "a.review")
    assert [f.verdict for f in reviewed(small, again.review).all_facts if f.identity == fact.identity] == [FINE]
    again.add(UNDO)
    assert reviewed(small, again.review) == small
    again.close()


def test_a_verdict_outlives_another_decision_about_its_link(small: Comparison) -> None:
    fact = small.all_facts[0]
    link = next(link for link in small.links if fact in link.facts)
    review = Review().after(judge(fact, ERROR)).after(decide(link, Verdict.ACCEPTED))
    assert ERROR in {f.verdict for f in reviewed(small, review).all_facts}


def test_no_fact_has_a_verdict_of_another_name(small: Comparison) -> None:
    with pytest.raises(ValueError, match="no verdict"):
        judge(small.all_facts[0], "perhaps")


def test_another_threshold_finds_the_same_facts_for_the_same_links(small: Comparison) -> None:
    assert small.reclassified(small.thresholds) == small


def test_facts_point_into_the_story_only(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        for fact in comparison.all_facts:
            for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)):
                assert span is None or not comparison.article(side).passages[span.passage].furniture


def test_a_reporters_own_words_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "copydesk/words"
    folder.mkdir(parents=True)
    (folder / "hedges.txt").write_text("# mine\npencilled in = 1\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    vocabulary.phrases.cache_clear()
    try:
        assert vocabulary.phrases("hedges")["pencilled in"] == "1"
        assert vocabulary.phrases("hedges")["may"] == "1"
    finally:
        vocabulary.phrases.cache_clear()


def test_every_word_list_names_its_source_and_reads_whole() -> None:
    for path in sorted((ROOT / "compare/facts/words").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#")
        assert "Written for copydesk" in text or "LICENSE-WORDNET beside this file" in text, path.name
        assert vocabulary.phrases(path.stem)


def test_every_type_has_an_opposite_a_family_and_a_gravity_of_its_own() -> None:
    assert {type_.opposite.opposite for type_ in FactType} == set(FactType)
    assert all(type_.family in CATALOG and type_.opposite.family == type_.family for type_ in FactType)
    assert sorted(type_.gravity for type_ in FactType) == list(range(len(FactType)))


def test_a_type_that_is_no_more_stands_last_and_one_that_is_misspelt_cannot_be_told() -> None:
    assert gravity("number_invented") == len(FactType)
    with pytest.raises(ValueError, match="number_chnaged"):
        FactType("number_chnaged")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
@given(left=STORIES, right=STORIES)
@tries(20)
def test_a_family_tells_the_same_of_swapped_sides(family: Family[Any], left: list[str], right: list[str]) -> None:
    docs = read_docs(story("\n".join(left)), story("\n".join(right)))
    ids = [[p.id for p in doc.article.story] for doc in (docs.left, docs.right)]
    sides = Sides(docs.left.view(ids[0]), docs.right.view(ids[1]), docs)
    assert set(family.find(sides)) == {mirrored(fact) for fact in family.find(sides.mirrored)}


def test_a_fact_is_compared_with_those_of_its_own_passages_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Fact, Fact]] = []
    real = overlaps._tells

    def tells(one: Fact, two: Fact) -> bool:
        asked.append((one, two))
        return real(one, two)

    monkeypatch.setattr(overlaps, "_tells", tells)
    spans = [Span(passage, 0, 9, "not known") for passage in range(30)]
    facts = [Fact(FactType.CAVEAT_DROPPED, span, None, Why.ABSENT) for span in spans]
    assert overlaps.told_once([*facts, *facts]) == facts
    assert not asked
