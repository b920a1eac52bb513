"""Whatever two articles say: every stage keeps its promises, and every report shows it and nothing else."""

from __future__ import annotations

import csv
import io
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
from eventful import eventful
from html_pages import Page, shapes
from hypothesis import assume, example, given
from hypothesis import strategies as st
from linked import whole
from promises import require_found, require_placed, unsafe
from read_reports import told
from test_formats import is_formula, parsed
from texts import ARTICLES, PIECES
from tries import tries
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.errors import CopydeskError
from compare.facts.catalog import mirrored
from compare.facts.doc.doc import read_docs
from compare.facts.ledger import find_link_facts
from compare.first_look import first_look
from compare.link import Kind, Side
from compare.linking.align import align
from compare.linking.classify import together
from compare.linking.evidence.candidates import find_candidates
from compare.linking.evidence.similarity import gather
from compare.linking.lexical import comparable, coverage, kept_shares, numbers, stems, token_set_similarity, words
from compare.reading.reader import read
from compare.reports import FORMATS, render
from compare.reports.from_record import open_record
from compare.reports.spreadsheet import armed, render_facts_csv
from compare.reports.telling.escaping import JOINER
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Vectors

_SHARE = st.floats(0, 1)
THRESHOLDS = st.builds(Thresholds, _SHARE, _SHARE, _SHARE, _SHARE, _SHARE)
TEXTS = st.lists(PIECES, max_size=6).map("".join)


def article_of(text: str) -> Article:
    try:
        return segment(read("-", stdin=io.BytesIO(text.encode("utf-8", "replace"))))
    except CopydeskError:
        assume(condition=False)
        raise


PAIRS = st.tuples(ARTICLES, ARTICLES)
# A quotation of one letter, which the other side neither quotes nor tells.
_QUOTED_LETTER = (
    (
        "\x1b]52;c;aGk=\x07 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 O\xf1\x11nwv\x89-\x04\xc8?3\U000d1367"
        "\U000d1558\x05\U0005889f\x9d\xf2\n\n\U00102cc8\U000c4719\x94\xd23\n\n\ufb01\n\nAlmost 12,000 people "
        "fled on Wednesday.\n\n\u201c U).\xf3\x9a E"
    ),
    (
        "\xc3t\x91\U000919d5\xe0\n\n[/] \u5916\u4ea4\u90e8 \x07\n\n\x9c\x00\x93\x97\xc8p\U000b29ca\U00061ffb"
        "\U000dedb7\nK\xbdo\x93\U0002e604\n\n\u200b \x9b\n\nBy Ann Bell \u2019"
    ),
)


def compared(pair: tuple[str, str]) -> Comparison:
    left, right = map(article_of, pair)
    return compare(left, right, WordEncoder())


@given(PAIRS)
@example(_QUOTED_LETTER)
@tries(60)
def test_every_passage_has_its_place_and_every_fact_its_words(pair: tuple[str, str]) -> None:
    found = compared(pair)
    require_placed(found)
    require_found(found)


@given(PAIRS, THRESHOLDS)
@tries(30)
def test_under_any_thresholds_too(pair: tuple[str, str], thresholds: Thresholds) -> None:
    found = compared(pair).reclassified(thresholds)
    require_placed(found)
    require_found(found)


@given(ARTICLES)
@tries(40)
def test_an_article_against_itself_is_all_matched_and_has_no_facts(text: str) -> None:
    found = compared((text, text))
    assert {link.kind for link in found.links} <= {Kind.MATCHED}
    assert not found.unique
    assert not found.differs
    assert found.all_facts == ()


@given(PAIRS)
@tries(30)
def test_what_is_said_at_once_is_said_in_the_end(pair: tuple[str, str]) -> None:
    left, right = map(article_of, pair)
    found = first_look(left, right)
    require_placed_at_first(found)
    linked = {(i, j) for link in compare(left, right, WordEncoder()).links for i in link.left for j in link.right}
    assert {(link.left[0], link.right[0]) for link in found.links} <= linked


def require_placed_at_first(found: Comparison) -> None:
    for side in Side:
        named = [k for link in found.links for k in link.passages(side)]
        named += [k for section in found.unique if section.side is side for k in section.passages]
        assert sorted(named) == [p.id for p in found.article(side).passages]


@given(PAIRS)
@tries(40)
def test_swapped_articles_have_mirrored_facts(pair: tuple[str, str]) -> None:
    left, right = map(article_of, pair)
    assume(left.story and right.story)
    forth, back = read_docs(left, right), read_docs(right, left)
    assert set(find_link_facts(whole(forth), forth)) == {mirrored(fact) for fact in find_link_facts(whole(back), back)}


@given(TEXTS)
def test_words_slice_back_and_leave_out_only_white_space(text: str) -> None:
    found = words(text)
    assert all(text[w.start : w.end].strip() and a.end <= w.start for a, w in pairwise(found))
    assert "".join(text[w.start : w.end] for w in found) == "".join(text.split())
    assert numbers(comparable(text)) <= frozenset(comparable(text).split())
    assert bool(stems(comparable(text))) == bool(comparable(text))


@given(TEXTS, TEXTS)
@example("By Ann Bell declined to comment", "declined to comment By Ann Bell")  # two runs of three words, of other lengths
def test_shares_of_words_are_shares_the_same_from_either_side(left: str, right: str) -> None:
    for by_word in (False, True):
        one, other = (kept_shares(a, b, by_word=by_word) for a, b in ((words(left), words(right)), (words(right), words(left))))
        assert all(0 <= share <= 1 for share in one)
        assert one == other[::-1]
        assert 0 <= together(one) <= 1
    likeness = token_set_similarity([comparable(left), comparable(left)], [comparable(right), comparable(left)])
    assert 0 <= likeness[0] <= 1
    assert likeness[1] == 1


@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(TEXTS, min_size=1, max_size=5), st.integers(0, 2**32))
@tries(40)
def test_evidence_is_finite_whatever_the_model_says(left: list[str], right: list[str], seed: int) -> None:
    ours, theirs = (_vectors(side, seed + place) for place, side in enumerate((left, right)))
    found = gather(left, right, ours, theirs)
    for values in (found.semantic, found.lexical, found.order, found.strength, found.score, found.reasons):
        assert np.isfinite(values).all()
    assert ((found.score >= 0) & (found.score <= 1) & (found.order >= 0) & (found.lexical >= 0) & (found.lexical <= 1)).all()
    shares = coverage(found.left_stems, found.right_stems)
    assert ((shares >= 0) & (shares <= 1)).all()
    rows, columns, _ = find_candidates(ours, theirs, [comparable(t) for t in left], [comparable(t) for t in right])
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    places = [(i, j) for group in align(found, Thresholds()) for i in group.left for j in group.right]
    assert {i for i, _ in places} <= set(range(len(left)))
    assert {j for _, j in places} <= set(range(len(right)))


def _vectors(texts: list[str], seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(len(texts), 8)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


_HARMLESS = ("The council met on Tuesday.\n\nShare this article", "The council met on Monday.\n\nSnow fell.\n\nShare this article")
_NOTHING_ALIKE = ("By Ann Bell", "Photo: ")
_TWO_IN_A_PARAGRAPH = ("By Ann Bell", "About 12,000 people fled on Tuesday, officials said. By Ann Bell")


@cache
def known_shapes() -> frozenset[tuple[str, str, str]]:
    """What elements and attributes harmless articles have in which everything happens."""
    pairs = (_HARMLESS, _HARMLESS[:1] * 2, _NOTHING_ALIKE, _TWO_IN_A_PARAGRAPH, _TWO_IN_A_PARAGRAPH[::-1])
    pages = [Page(render(each, "html").decode()) for each in (eventful(), *map(compared, pairs))]
    # '#p7.2': which passages are called and led to depends on what is told of them.
    named = [
        "0",
        "0.0",
        *(f"-{role}{part}" for part in ("", ".0") for role in ("headline", "subhead", "by-line", "caption", "credit")),
    ]
    names = [f"{side}{part}" for side in "pq" for part in named]
    passages = {("a", "href", f"#{name}") for name in names} | {(tag, "id", name) for tag in ("p", "span") for name in names}
    return frozenset(shape for page in pages for element in page.elements for shape in shapes(element)) | passages


@given(PAIRS)
@tries(30)
def test_every_report_is_its_own_markup_and_nothing_else(pair: tuple[str, str]) -> None:
    found = compared(pair)
    reports = {name: render(found, name) for name in FORMATS if name != "csv"}
    for name, data in reports.items():
        assert not unsafe(told(name, data).removeprefix("\ufeff").replace("\r\n", "\n").replace(JOINER, "")), name
    page = Page(reports["html"].decode())
    assert [len(page.of_tag(tag)) for tag in ("style", "script")] == [1, 1]
    assert {shape for element in page.elements for shape in shapes(element)} <= known_shapes()
    assert all((e.attributes.get("href") or "#").startswith("#") for e in page.elements)
    assert ET.fromstring(reports["svg"]).tag.endswith("svg")  # noqa: S314 - our own picture
    tokens = parsed(reports["markdown"].decode())
    assert not {token.type for token in tokens} & {"html_block", "html_inline", "link_open", "image", "fence", "code_block"}


@given(PAIRS)
@tries(30)
def test_a_spreadsheet_reads_back_with_every_cell_defused(pair: tuple[str, str]) -> None:
    found = compared(pair)
    for data in (render(found, "csv"), render_facts_csv(found)):
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert all(len(row) == len(head) for row in rows)
        assert not [cell for row in rows for cell in row if is_formula(cell)]
    told_rows = list(csv.DictReader(io.StringIO(render(found, "csv").decode("utf-8-sig"), newline="")))
    for side in Side:
        words = "".join("".join(armed(row[f"{side.value}_text"]).split()) for row in told_rows)
        assert sorted(words) == sorted("".join(found.article(side).text.split()))


@given(PAIRS)
@tries(30)
def test_a_record_of_any_two_articles_opens_as_it_was(pair: tuple[str, str]) -> None:
    found = compared(pair)
    data = render(found, "json")
    again = open_record(data, "r.json")
    assert render(again, "json") == data
    assert (again.links, again.unique, again.facts) == (found.links, found.unique, found.facts)
