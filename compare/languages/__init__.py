"""Which language a text is in, found without a model.

English is known by its commonest words, another language by its script or by its own commonest words. Only then is a library
asked which (py3langid, a part of the extra `languages`): so that nothing is imported for English, and no table, list or code is
taken for a language. Without the library it is another language all the same, and which is not said.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
UNKNOWN = "und"  # as BCP 47 has it: another than English, and nobody knows which

_SAMPLE = 3_000  # characters
_PLAINLY = 0.12  # of the words
_FOREIGN = 0.1
_HARDLY = 0.05
_FEWEST, _MANY = 8, 50  # words
_SEVERAL = 2
_FEWEST_LETTERS = 6
_WRITTEN_OTHERWISE = 0.4  # of the letters
_APART = str.maketrans("'’", "  ")
_LATIN = "LATIN"
_SURE = 0.7
# Scripts that one language of the news writes, and the letters that tell Ukrainian from Russian.
_BY_SCRIPT = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "KHMER": "km",
    "TAMIL": "ta",
    "BENGALI": "bn",
}
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэёъ")


@lru_cache(maxsize=16)  # a text is asked about at several stages
def language_of(text: str) -> str:
    """The language of a text, as a code of ISO 639-1: 'en' where nothing speaks against it, `UNKNOWN` where only that is known."""
    sample = text if len(text) <= _SAMPLE else f"{text[: _SAMPLE // 2]} {text[len(text) // 2 :][: _SAMPLE // 2]}"
    if sample.isascii() and _share(sample.lower().split(), _known_words()[0]) >= _PLAINLY:
        return "en"
    letters = [character for character in sample if character.isalpha()]
    script, share = _script(letters)
    if script != _LATIN:
        if len(letters) < _FEWEST_LETTERS or share < _WRITTEN_OTHERWISE:
            return "en"
        return _named(sample, letters, script)
    words = [word.strip(".,;:!?\"'()«»„“”’") for word in sample.lower().translate(_APART).split()]
    english, *others = (_share(words, known) for known in _known_words())
    foreign = max(others)
    if len(words) >= _MANY and english < _HARDLY < foreign < _FOREIGN:  # a list, a table of figures
        return _asked(sample) or "en"
    if len(words) < _FEWEST or english >= _PLAINLY or foreign < _FOREIGN or foreign <= english or _of_one_word(words):
        return "en"
    return _asked(sample) or UNKNOWN


def _of_one_word(words: list[str]) -> bool:
    """Whether no language knows more than one of some words, as of 'A man in a boat' none knows more than 'a' or 'in'."""
    return all(len(known.intersection(words)) < _SEVERAL for known in _known_words()[1:])


@cache
def _known_words() -> tuple[frozenset[str], ...]:
    """The commonest words of English, then those of each other language in Latin letters."""
    text = Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8")
    return tuple(frozenset(line.partition(": ")[2].split()) for line in text.splitlines() if not line.startswith("#"))


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(1, len(words))


def _script(letters: list[str]) -> tuple[str, float]:
    """The script that most letters are of, and their share; Japanese writes two beside Chinese characters."""
    counts = Counter(_script_of(letter) for letter in letters)
    if not counts:
        return _LATIN, 0.0
    other = sum(counts.values()) - counts[_LATIN]
    if other < _WRITTEN_OTHERWISE * len(letters):
        return _LATIN, counts[_LATIN] / len(letters)
    del counts[_LATIN]
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    script = "HIRAGANA" if kana > 0.1 * counts["CJK"] and kana else counts.most_common(1)[0][0]
    return script, other / len(letters)


@lru_cache(maxsize=4_096)
def _script_of(letter: str) -> str:
    """How the name of a character begins, which is its script: 'LATIN', 'CYRILLIC', 'CJK'."""
    return _LATIN if letter.isascii() else unicodedata.name(letter, _LATIN).partition(" ")[0]


def _named(sample: str, letters: list[str], script: str) -> str:
    """The language of a text in another script."""
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if script == "CJK":
        return "zh"
    found = _asked(sample)
    if script == "CYRILLIC" and found in {None, "uk", "ru", "be", "kk"}:
        said = {letter.lower() for letter in letters}
        if said & _UKRAINIAN and not said & _RUSSIAN:
            return "uk" if "ў" not in said else "be"
        if said & _RUSSIAN and not said & _UKRAINIAN:
            return "ru" if found != "kk" else "kk"
    return found or UNKNOWN


def _asked(sample: str) -> str | None:
    """What the library says, where it is there and sure."""
    if find_spec("py3langid") is None:
        return None
    identifier = _identifier()
    code, sure = identifier.classify(sample)
    return str(code) if sure >= _SURE else None


@lru_cache(maxsize=1)
def _identifier():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library publishes no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def differ(left: str, right: str) -> bool | None:
    """Whether two articles are in two languages; None where neither is known to be in another than English, or which is not."""
    if not left and not right:
        return None
    return None if UNKNOWN in {left, right} else left != right
