"""Passages: sentences as a reader sees them, and offsets that slice back, always."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.article import Article, Paragraph, Role
from compare.segmenting.segment import MAX_PASSAGE, segment

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeArticle

SENTENCES = {
    "dotted country": ["The U.K. Ministry of Defence said so.", "The U.S. agreed."],
    "rank": ["He told Col. Demchenko that it was late.", "Gen. Smith and Lt. Gov. Jones left."],
    "saint": ["They met in St. Louis.", "It rained."],
    "money": ["It cost $3.5 million.", "That is too much, he said."],
    "time": ["The vote is at 5 p.m. on Monday.", "At 6 p.m. the doors close."],
    "hour and day": ["The vote is at 9 a.m. Monday in the town hall.", "It rained at 5 p.m.", "Mayors came by bus."],
    "hour and date": ["They met at 11:30 a.m. Sept. 5 in Oslo.", "By 6 p.m.", "30 people had left."],
    "hour and zone": ["Lines are open until 8 p.m. ET, and to 9 p.m. Central European Time.", "At 3 a.m. Kyiv time it began."],
    "against": ["It was Harlow vs. No. 3 seeds Merrow.", "Harlow won."],
    "initials": ["J. K. Rowling wrote it.", "No. 10 said nothing."],
    "month": ["It began on Jan. 5 and ended in Nov. 2022.", "Nobody knows why."],
    "quote ends": ['"It does not make the hole any smaller."', "Prewitt left."],
    "quote asks": ["“Is it true?” he asked.", "She nodded."],
    "quote and verb": ["“He gave his name,” the statement said.", "He left."],
    "quote at end": ['He said "no."', 'She said "yes."'],
    "short quotes": ['"No!" she cried.', '"We will go."'],
    "bracket": ["(He had been there before.)", "She left."],
    "ellipsis": ["He waited … and waited.", "Nobody came."],
    "question": ["Who will pay?", "Nobody says."],
}


def passages(found: Article) -> list[str]:
    return [p.text for p in found.passages]


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(article: MakeArticle, name: str) -> None:
    assert passages(article("Title\n\n" + " ".join(SENTENCES[name])))[1:] == SENTENCES[name]


@pytest.mark.parametrize("name", ["quote ends", "quote asks", "quote and verb", "quote at end"])
def test_straight_and_curly_quotes_alike(article: MakeArticle, name: str) -> None:
    text = "Title\n\n" + " ".join(SENTENCES[name])
    straight = text.replace("“", '"').replace("”", '"')
    assert len(passages(article(straight))) == len(passages(article(text)))


def test_a_long_quotation_is_cut_inside(article: MakeArticle) -> None:
    text = (
        'Title\n\n"The border guard confirms that a man was held on Monday. He is forty-one years old and crossed on foot. '
        'Further steps are being taken," said a post on its account.'
    )
    assert passages(article(text))[1:] == [
        '"The border guard confirms that a man was held on Monday.',
        "He is forty-one years old and crossed on foot.",
        'Further steps are being taken," said a post on its account.',
    ]


def test_a_short_quotation_is_not(article: MakeArticle) -> None:
    assert passages(article('Title\n\nHe said: "It is over. We lost."'))[1:] == ['He said: "It is over. We lost."']


def test_headlines_lists_bylines_and_captions_are_one_passage_each(article: MakeArticle) -> None:
    text = (
        "Trump v. Biden. What Next?\n\nBy Maria Lopez\n\nIt is not known. Nobody says.\n\n• First point. It is long.\n\n"
        "Photo: The house in May. It was painted later.\n"
    )
    assert passages(article(text)) == [
        "Trump v. Biden. What Next?",
        "By Maria Lopez",
        "It is not known.",
        "Nobody says.",
        "• First point. It is long.",
        "Photo: The house in May. It was painted later.",
    ]


def test_other_scripts(article: MakeArticle) -> None:
    assert passages(article("外交部长周二表示，边境已经关闭。士兵们在周三被拘留！")) == [
        "外交部长周二表示，边境已经关闭。",
        "士兵们在周三被拘留！",
    ]


def test_no_passage_is_endless(article: MakeArticle) -> None:
    found = article("word " * 40_000)
    assert max(len(p.text) for p in found.passages) <= MAX_PASSAGE


def plain(text: str) -> Article:
    return Article("x", "", text, (Paragraph(0, 0, len(text), Role.BODY),), "")


TEXTS = st.text(st.sampled_from("aB .!?\"“”'’()[]\n\u2026,;:5。ß字-—•"), max_size=200) | st.text(max_size=80)


@given(TEXTS)
def test_slicing_by_offsets_gives_the_passage_and_nothing_is_lost(text: str) -> None:
    found = segment(plain(text))
    assert all(text[p.start : p.end] == p.text and p.text == p.text.strip() != "" for p in found.passages)
    assert "".join("".join(passages(found)).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(found.passages, found.passages[1:], strict=False))
    assert [p.id for p in found.passages] == list(range(len(found.passages)))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_the_same_through_reading(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    from compare.errors import UnreadableSourceError
    from compare.reading import read

    path: Path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes("\n\n".join(parts).encode())
    try:
        found = segment(read(str(path)))
    except UnreadableSourceError:
        return
    assert all(found.text[p.start : p.end] == p.text for p in found.passages)
