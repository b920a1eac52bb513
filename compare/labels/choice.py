"""Which phrases make a section's label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.labels.grammar import NOUN_ENDINGS, Kind
from compare.labels.lists import plain_nouns, stem
from compare.labels.phrases import phrases_of
from compare.labels.weighing import Weights, shape
from compare.labels.words import is_headline

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from compare.labels.phrases import Phrase
    from compare.labels.weighing import Everywhere, Rows

_LONGEST_PHRASE = 44
_NAME_AS_TOPIC = 0.5
_NAME_APART = 1.3
_HEADLINE = 0.5  # of what a phrase is worth: in a headline a capital hides what is a name
_ROOM = 36  # characters of a label of two phrases that leave room for a third
_WORTH_A_THIRD = 0.4
_SAME_BEGINNING = 5  # letters that words share which say the same: Ukraine, Ukrainians


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A phrase as a label shows it, what it is worth as the topic, and as what sets a section apart."""

    shown: str
    stems: tuple[str, ...]
    topic: float
    apart: float
    name: bool


def chosen(texts: Sequence[str], rows: Rows, everywhere: Everywhere, most: int) -> str:
    """The label of a section of some texts: its topic, and what sets it apart; empty where it has no phrase.

    Args:
        texts: those that differ.
        rows: the words of each, and how often the text stands there.
        everywhere: what both articles say.
        most: characters of the label.
    """
    weighed = _with_full_names(list(_weighed(texts, rows, everywhere)))
    parts: list[str] = []
    said: set[str] = set()

    def add(worth: Callable[[_Weighed], float], least: float = 0) -> float:
        free = [w for w in weighed if said.isdisjoint(_beginnings(w)) and len(", ".join([*parts, w.shown])) <= most]
        best = min(free, key=lambda w: (-worth(w), w.shown), default=None)
        if best is None or worth(best) < least:
            return 0
        parts.append(best.shown)
        said.update(_beginnings(best))
        return worth(best)

    topic = add(lambda w: w.topic)
    add(lambda w: w.apart)
    if len(", ".join(parts)) < _ROOM:
        add(lambda w: w.apart, _WORTH_A_THIRD * topic)
    return ", ".join(parts)


def _beginnings(weighed: _Weighed) -> set[str]:
    return {each[:_SAME_BEGINNING] for each in weighed.stems}


def _weighed(texts: Sequence[str], rows: Rows, everywhere: Everywhere) -> Iterator[_Weighed]:
    names = everywhere.names
    weights, nouns = Weights.of(rows, everywhere), _nouns(rows)
    headline = [is_headline(words) for words, _ in rows]
    times: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], tuple[int, Phrase]] = {}
    for k, (words, count) in enumerate(rows):
        for phrase in phrases_of(words):
            times[phrase.stems] += count
            if _can_stand(phrase, names, nouns):
                first.setdefault(phrase.stems, (k, phrase))
    for stems, (k, phrase) in first.items():
        shown = _shown(phrase, texts[k], names, nouns, lowered=not headline[k])
        if len(shown) <= _LONGEST_PHRASE:
            head = shown.split()[0] if phrase.words[0].kind is Kind.VERB else phrase.head.lower
            worth = weights.of_phrase(phrase) * shape(phrase, times[stems], head) * (_HEADLINE if headline[k] else 1)
            name, own = phrase.is_name(names), weights.own_share(phrase)
            yield _Weighed(shown, stems, worth * (_NAME_AS_TOPIC if name else 1), worth * own * (_NAME_APART if name else 1), name)


def _nouns(rows: Rows) -> dict[str, str]:
    """Of each stem the first form that has a noun's ending: what a verb of that stem is called as a noun."""
    words = (word for row, _ in rows for word in row if word.kind is Kind.CONTENT and not word.capital)
    found: dict[str, str] = {}
    for word in words:
        if word.lower.endswith(NOUN_ENDINGS):
            found.setdefault(stem(word.lower), word.lower)
    return found


def _can_stand(phrase: Phrase, names: Collection[str], nouns: Mapping[str, str]) -> bool:
    """Whether a phrase is one where it stands: a word alone looks like a noun, a verb has a noun in the section."""
    one = phrase.words[0]
    if one.kind is Kind.VERB:
        return stem(one.lower) in nouns
    alone = one.form in names or (one.nounlike and stem(one.lower) not in plain_nouns())
    return len(phrase.words) > 1 or alone


def _shown(phrase: Phrase, text: str, names: Collection[str], nouns: Mapping[str, str], *, lowered: bool) -> str:
    """A phrase as the section writes it; 'conscripted into the army' becomes 'conscription into the army' where it says that."""
    one = phrase.words[0]
    shown = " ".join(text[one.start : phrase.words[-1].end].split())
    if one.kind is Kind.VERB:
        return nouns[stem(one.lower)] + shown[len(one.form) :]
    if lowered and one.begins and one.form not in names and not one.form.isupper():
        return shown[0].lower() + shown[1:]
    return shown


def _with_full_names(weighed: list[_Weighed]) -> list[_Weighed]:
    """The same, a surname with the first name that the section says once."""
    full: dict[str, _Weighed] = {}
    for each in weighed:
        if each.name and len(each.stems) > 1 and " of " not in each.shown:
            full.setdefault(each.stems[-1], each)
    return [_as_full(each, full.get(each.stems[0])) if each.name and len(each.stems) == 1 else each for each in weighed]


def _as_full(surname: _Weighed, full: _Weighed | None) -> _Weighed:
    if full is None:
        return surname
    return replace(full, topic=max(surname.topic, full.topic), apart=max(surname.apart, full.apart))
