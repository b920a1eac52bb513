"""What is told again is looked at once, and each telling gets what it would have got alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from word_encoder import WordEncoder

from compare.article import Article, Role
from compare.comparison import compare
from compare.facts import ledger
from compare.facts.doc.doc import read_docs
from compare.linking.evidence import features
from compare.linking.evidence.repeats import find_alike, firsts, number, number_places
from compare.linking.evidence.similarity import gather
from compare.reading.blocks import Block, assemble
from compare.reading.furniture import cues
from compare.reading.furniture.set_aside import set_aside
from compare.segmenting import segment as segmenting
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

SENTENCE = "The council of Larkfield met on Monday evening."
DENIAL = "The mayor declined to comment on the closure of the bridge."
OTHERS = ("Rain fell over the harbour.", "He was unarmed.", "A ferry sank off Corvina with 62 people on board.")


def article_of(*paragraphs: str) -> Article:
    return segment(assemble("a", "", [Block(text, Role.BODY) for text in paragraphs], [False] * len(paragraphs), ()))


def counted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[tuple[object, ...]]:
    """What a function is called with from now on."""
    calls, real = list[tuple[object, ...]](), getattr(module, name)

    def told(*arguments: object, **more: object) -> object:
        calls.append(arguments)
        return real(*arguments, **more)

    monkeypatch.setattr(module, name, told)
    return calls


@given(st.data(), st.lists(st.integers(0, 3), min_size=1, max_size=9), st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_pairs_of_equal_texts_are_one_kind_and_no_others(data: st.DataObject, ours: list[int], theirs: list[int]) -> None:
    places = st.tuples(st.integers(0, len(ours) - 1), st.integers(0, len(theirs) - 1))
    rows, columns = np.array(sorted(data.draw(st.sets(places, min_size=1)))).T
    left, right = number(ours), number(theirs)
    alike = find_alike(left, right, rows, columns)
    kinds = np.arange(len(rows)) if alike.kinds is None else alike.kinds
    texts = [(ours[i], theirs[j]) for i, j in zip(rows, columns, strict=True)]
    assert len(alike.chosen) == len(set(texts))
    assert [texts[k] for k in alike.chosen[kinds]] == texts
    assert alike.for_all(alike.chosen).tolist() == alike.chosen[kinds].tolist()


@given(st.lists(st.integers(0, 2), min_size=1, max_size=9))
def test_places_are_alike_where_what_is_beside_them_is_too(texts: list[int]) -> None:
    numbers, around = number(texts), list(zip([None, *texts], texts, [*texts[1:], None], strict=False))
    told = number_places(numbers)
    assert [[a == b for b in told] for a in told] == [[a == b for b in around] for a in around]
    assert [texts[k] for k in firsts(numbers)] == list(dict.fromkeys(texts))


def test_a_pair_of_texts_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = [SENTENCE, OTHERS[0]] * 50, [OTHERS[2], SENTENCE, OTHERS[1]]
    encoder = WordEncoder()
    calls = counted(monkeypatch, features, "token_set_similarity")
    gather(left, right, encoder.encode(left), encoder.encode(right))
    ((ours, _),) = calls
    assert isinstance(ours, list)
    assert len(ours) == 6


def test_a_paragraph_that_repeats_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = f"{SENTENCE} It was the first time since the flood of the spring. {OTHERS[0]}"
    calls = counted(monkeypatch, segmenting, "_sentence_starts")
    found = article_of(*[paragraph] * 40)
    assert len(calls) == 1
    assert len(found.passages) == 120
    assert all(found.text[p.start : p.end] == p.text for p in found.passages)
    assert [p.paragraph for p in found.passages] == [k for k in range(40) for _ in range(3)]


def test_a_line_that_repeats_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, cues, "count_words")
    set_aside([Block("Ferries to the outer islands are late again this week.", Role.BODY)] * 40)
    assert len(calls) == 1


def test_a_passage_of_no_link_is_searched_once_and_each_telling_has_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = article_of(SENTENCE, *[f"{OTHERS[0]} {DENIAL}"] * 20), article_of(SENTENCE, OTHERS[2])
    calls = counted(monkeypatch, ledger, "find_loose_caveats")
    found = ledger.find_loose_facts((), read_docs(left, right), (frozenset({0}), frozenset({0})))
    assert len(calls) == 3, "two texts of the left, one of the right"
    told = [fact.left.passage for fact in found if fact.left]
    assert told == [p.id for p in left.passages if p.text == DENIAL]


def test_links_of_equal_sentences_hold_what_speaks_for_them_once() -> None:
    left, right = article_of(*[SENTENCE] * 30), article_of(*[SENTENCE] * 30)
    links = compare(left, right, WordEncoder()).links
    assert len(links) == 30
    assert len({id(link.reasons) for link in links}) < len(links)
