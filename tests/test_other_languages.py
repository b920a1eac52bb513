"""Nothing but word lists knows English: two articles in two languages are linked by meaning alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import pytest

from compare.comparison import Comparison, compare
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conftest import MakeArticle

    from compare.embedding import Vectors

STORY = {
    "en": [
        "The ferry left the island shortly after midnight.",
        "The coast guard took 214 passengers off before it sank.",
        "Divers will go down when the storm has passed.",
        "The mayor has ordered three days of mourning.",
        "Nobody knows yet why the ship took in water.",
    ],
    "de": [
        "Die Fähre verließ die Insel kurz nach Mitternacht.",
        "Die Küstenwache barg 214 Passagiere, ehe sie unterging.",
        "Taucher sollen hinab, sobald der Sturm vorüber ist.",
        "Der Bürgermeister hat drei Tage Trauer angeordnet.",
        "Noch weiß niemand, weshalb Wasser in das Schiff drang.",
    ],
    "uk": [
        "Пором відплив від острова невдовзі після півночі.",
        "Берегова охорона зняла 214 пасажирів, перш ніж він затонув.",
        "Водолази спустяться, коли мине шторм.",
        "Мер оголосив три дні жалоби.",
        "Поки що невідомо, чому судно набрало води.",
    ],
    "ja": [
        "フェリーは真夜中過ぎに島を出た。",
        "沿岸警備隊は沈没前に乗客214人を救助した。",
        "嵐が過ぎれば潜水士が潜る。",
        "市長は三日間の服喪を命じた。",
        "船がなぜ浸水したのかはまだ分からない。",
    ],
    "ar": [
        "غادرت العبارة الجزيرة بعد منتصف الليل بقليل.",
        "أنقذ خفر السواحل 214 راكبا قبل أن تغرق.",
        "سينزل الغواصون عندما تمر العاصفة.",
        "أعلن رئيس البلدية الحداد ثلاثة أيام.",
        "لا أحد يعرف بعد لماذا تسرب الماء إلى السفينة.",
    ],
    "he": [
        "המעבורת עזבה את האי זמן קצר אחרי חצות.",
        "משמר החופים חילץ 214 נוסעים לפני שטבעה.",
        "הצוללנים ירדו כשהסערה תחלוף.",
        "ראש העיר הכריז על שלושה ימי אבל.",
        "איש אינו יודע עדיין מדוע חדרו מים לספינה.",
    ],
    "zh": [
        "渡轮在午夜过后不久离开了该岛。",
        "沉没之前，海岸警卫队救出了214名乘客。",
        "风暴过后潜水员将下水。",
        "市长下令哀悼三天。",
        "目前还没有人知道船为什么进水。",
    ],
}
MEANINGS = {text: k for story in STORY.values() for k, text in enumerate(story)}


def with_another_number(language: str) -> list[str]:
    """A story of which one number is another one."""
    return [text.replace("214", "241") for text in STORY[language]]


MEANINGS |= {text: k for language in STORY for k, text in enumerate(with_another_number(language))}


class MeaningEncoder:
    """A stand-in for a multilingual model: translations get near vectors, all sentences of a story some likeness."""

    name = "meanings"
    sha256 = "0" * 64

    def encode(self, texts: Sequence[str], progress: Callable[[float], None] | None = None) -> Vectors:
        rows = np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), 64)
        if progress:
            progress(1.0)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    @staticmethod
    def _vector(text: str) -> list[float]:
        own = np.random.default_rng(crc32(text.encode())).normal(size=64) / 8
        topic, meaning = (np.random.default_rng(seed).normal(size=64) / 8 for seed in (999, MEANINGS.get(text, 1000)))
        return list(0.5 * topic + 1.0 * meaning + 0.5 * own)


def compared(article: MakeArticle, left: Sequence[str], right: Sequence[str]) -> Comparison:
    return compare(article("\n\n".join(left)), article("\n\n".join(right)), MeaningEncoder())


def pairs(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.left, link.right) for link in comparison.links]


@pytest.mark.parametrize("language", ["de", "uk", "ja", "ar"])
def test_a_story_aligns_with_its_translation(language: str, article: MakeArticle) -> None:
    found = compared(article, STORY["en"], STORY[language])
    assert pairs(found) == [((k,), (k,)) for k in range(5)]


def test_a_translation_in_another_order_with_something_left_out(article: MakeArticle) -> None:
    german = [STORY["de"][k] for k in (3, 0, 1)]
    found = compared(article, STORY["en"], [*german, "Im Kino läuft ein alter Film über Wale."])
    assert pairs(found) == [((0,), (1,)), ((1,), (2,)), ((3,), (0,))]
    assert [s.passages for s in found.unique if s.side is Side.RIGHT] == [(3,)]


@pytest.mark.parametrize("language", ["uk", "ja", "ar"])
def test_a_story_in_any_script_matches_itself(language: str, article: MakeArticle) -> None:
    found = compared(article, STORY[language], STORY[language])
    assert pairs(found) == [((k,), (k,)) for k in range(5)]
    assert {link.kind.value for link in found.links} == {"matched"}


def test_links_between_languages_say_why_without_words(article: MakeArticle) -> None:
    found = compared(article, STORY["en"], STORY["de"])
    spoken = {reason.feature for link in found.links for reason in link.why}
    assert "meaning" in spoken
    assert not spoken & {"words", "rare words", "known words"}
