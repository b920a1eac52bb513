"""A made day of wire: texts that others wrote, stories planted that came from some of them, and traps that did not.

Sources are the texts of ../shared/benchmark, each once, and where they do not suffice scrambled ones: every word of content of a
text exchanged for another of the same shape, by one table a copy, so that it says nothing that another one says. Stories are

- real rewrites: a news story as teachers rewrote it, an abstract in plain language, a simplified encyclopedia article;
- made ones: sentences of a source cut, some dropped, swapped and shortened, a figure changed, sentences of no source around them;
- the same event as another outlet told it: a trap, or a true find, for outlets take whole sentences from one wire: counted apart;
- stories of which no source is there.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from compare.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).resolve().parents[3] / "shared" / "benchmark"
VANDALISED = "swipe-481"  # 458 lines of two words, kept by nobody
# One piece of news that the material has twice, under different names: found where a sweep reported them, and read.
_TWICE = (
    ("a4edca3f", "c5534b7e"),  # a secretary of state's private mail account
    ("156770d6", "3f65af7b"),  # a state's slogan against a drug
    ("ac1bfdd4", "9cb8224b"),  # a band's tour, and what one of them said of it
    ("f344ca5f", "686bb170"),  # water on a moon, and what was said of it
)
_EVENTS = {name: names[0] for names in _TWICE for name in names}
_FEWEST = 60  # words of a text
_LONGEST = 15  # sentences of a scrambled text: some 300 words, as wire stories have
_KEPT = 0.3  # of a real rewrite's characters, by people's labels, for it to count as planted
_SENTENCE = re.compile(r"(?<=[.!?][\"”']) +|(?<=[.!?]) +|\n+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_FIGURE = re.compile(r"\d")
_SMALL = frozenset(
    ("that", "this", "with", "from", "have", "were", "been", "they", "their", "which", "would", "about", "there", "after", "could")
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its name, the event or document it is of, and whether it was scrambled."""

    name: str
    event: str
    text: str
    scrambled: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its text, how it was made, the names of the sources that it was made from, and the events that it is about."""

    text: Text
    sort: str
    planted: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """All of a day. `related` tells which stories are of the same event as which sources, by their names."""

    stories: list[Story]
    sources: list[Text]

    def related(self) -> set[tuple[str, str]]:
        """Pairs of one event or document that were not planted."""
        by_event = defaultdict(list)
        for source in self.sources:
            by_event[source.event].append(source.name)
        return {(s.text.name, name) for s in self.stories for event in s.events for name in by_event[event]} - self.planted()

    def planted(self) -> set[tuple[str, str]]:
        """Pairs of a story and a source that it was made from."""
        return {(story.text.name, source) for story in self.stories for source in story.planted}

    def write(self, folder: Path) -> None:
        """Write both sides as text files."""
        for side, texts in (("stories", [story.text for story in self.stories]), ("sources", self.sources)):
            (folder / side).mkdir(parents=True)
            for text in texts:
                (folder / side / f"{text.name}.txt").write_text(text.text, encoding="utf-8")


def make_day(stories: int, sources: int, seed: int = 1) -> Day:
    """A day of so many stories and sources.

    Of the stories four in ten are real rewrites as far as there are any, one in ten the same event, one in ten without a source,
    the others made.
    """
    chance = Random(seed)  # noqa: S311 - the same day each time
    news, rewrites, others = _news(), _rewrites(), _pages()
    for each in (rewrites, others):
        chance.shuffle(each)
    rewrites = rewrites[: int(0.4 * stories)]
    held_out = [article for articles in news for article in articles[2:]]
    same_event, without = held_out[: stories // 10], [*others[: stories // 10]]
    others = others[stories // 10 :]
    told = [article for articles in news for article in articles[:2]] + held_out[len(same_event) :]
    real = [source for source, _ in rewrites] + told + others
    wire = real[:sources]
    wire += [_scrambled(real[k % len(real)], k) for k in range(max(0, sources - len(real)))]
    found = [Story(story, "rewritten by people", (source.name,), (story.event,)) for source, story in rewrites if source in wire]
    found += [Story(text, "same event", (), (text.event,)) for text in same_event]
    found += [Story(text, "no source", (), (text.event,)) for text in without]
    places = [text for text in wire if len(text.text.split()) >= 2 * _FEWEST]
    foreign = [_scrambled(text, 10_000 + k) for k, text in enumerate(others or told)]
    while len(found) < stories:
        found.append(_made(len(found), places, foreign, chance))
    chance.shuffle(found)
    chance.shuffle(wire)
    return Day(found[:stories], wire)


def _made(number: int, places: Sequence[Text], foreign: Sequence[Text], chance: Random) -> Story:
    """A story made by program of one source, or of two; the less of them the harder to find."""
    count = 2 if chance.random() < 0.2 else 1
    chosen = [places[chance.randrange(len(places))] for _ in range(count)]
    taken = [sentence for text in dict.fromkeys(chosen) for sentence in _taken(text.text, chance)]
    own = _sentences(foreign[chance.randrange(len(foreign))].text)
    own = own[: int(chance.choice((0, 0.5, 1, 2)) * len(taken))]
    at = chance.randrange(len(own) + 1)
    text = " ".join([*own[:at], *taken, *own[at:]])
    names = tuple(dict.fromkeys(each.name for each in chosen))
    return Story(Text(f"made-{number}", f"made-{number}", text), "made", names, tuple(each.event for each in chosen))


def _taken(text: str, chance: Random) -> list[str]:
    """Some sentences of a text, at least three in a row, changed a little or much."""
    whole = [sentence for sentence in _sentences(text) if len(sentence.split()) >= 6]
    size = max(3, int(len(whole) * chance.choice((0.25, 0.5, 0.8))))
    start = chance.randrange(max(1, len(whole) - size + 1))
    taken = whole[start : start + size]
    level = chance.choice((0.0, 0.15, 0.3))
    if level and chance.random() < 0.5:
        taken = taken[::-1]
    return [_changed(sentence, level, chance) for sentence in taken]


def _changed(sentence: str, level: float, chance: Random) -> str:
    """A sentence with words dropped and swapped with their neighbours, and now and then a figure that is another."""
    words = sentence.split()
    kept = [word for word in words if chance.random() >= level or word[:1].isupper()]
    for place in range(len(kept) - 1):
        if chance.random() < level / 3:
            kept[place], kept[place + 1] = kept[place + 1], kept[place]
    joined = " ".join(kept)
    return _FIGURE.sub(lambda found: str((int(found[0]) + 3) % 10), joined, count=1) if chance.random() < level else joined


def _scrambled(text: Text, copy: int) -> Text:
    """A text that says nothing that another one says, of the same lengths: its words by those of another text, by one table."""
    chance = Random(f"{text.name}{copy}")  # noqa: S311 - likewise
    words = sorted({word.casefold() for word in _WORD.findall(text.text)} - _SMALL)
    others = _vocabulary()
    table = {word: others[len(word)][chance.randrange(len(others[len(word)]))] for word in words if len(word) in others}

    def other(found: re.Match[str]) -> str:
        new = table.get(found[0].casefold(), found[0])
        return new.capitalize() if found[0][0].isupper() else new

    mixed = [_WORD.sub(other, sentence) for sentence in _sentences(text.text)[:_LONGEST]]
    return Text(f"wire-{copy}-{text.name}", f"wire-{copy}-{text.name}", " ".join(mixed), scrambled=True)


_words: dict[int, list[str]] = {}


def _vocabulary() -> dict[int, list[str]]:
    """The words of all pages, by their length."""
    if not _words:
        found = {word.casefold() for page in _pages() for word in _WORD.findall(page.text) if word.isascii()}
        for word in sorted(found - _SMALL):
            _words.setdefault(len(word), []).append(word)
    return _words


def _news() -> list[list[Text]]:
    """Events, each as several outlets told it."""
    rows = [json.loads(line) for line in (SHARED / "realnews/unread.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        [Text(f"news-{row['event'][:8]}-{k}", _event(row["event"]), article["text"]) for k, article in enumerate(row["articles"])]
        for row in rows
    ]


def _rewrites() -> list[tuple[Text, Text]]:
    """Originals with their rewrites by people."""
    rows = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    return list(_long_enough([row for row in rows if row["corpus"] in {"onestop-true", "plaba-same", "swipe"}]))


def _long_enough(rows: Sequence[dict[str, dict[str, object]]]) -> Iterator[tuple[Text, Text]]:
    for row in rows:
        texts = [str(row[side]["text"]) for side in ("left", "right")]
        if row["id"] != VANDALISED and min(len(text.split()) for text in texts) >= _FEWEST and _is_kept(row):
            name = str(row["id"])
            left, right = (Text(f"{name}-{side}", name, text) for side, text in zip(("left", "right"), texts, strict=True))
            yield left, right


def _is_kept(row: dict[str, dict[str, object]]) -> bool:
    """Whether the rewrite keeps enough of its original, by people's labels where there are any."""
    sentences = row["right"].get("sentences")
    known = [each for each in sentences if each["kind"]] if isinstance(sentences, list) else []
    size = sum(each["end"] - each["start"] for each in known)
    told = sum(each["end"] - each["start"] for each in known if each["kind"] not in {"unique", "mixed"})
    return not size or told >= _KEPT * size


def _pages() -> list[Text]:
    truth = json.loads((SHARED / "pages/truth.json").read_text(encoding="utf-8"))
    return [
        Text(f"page-{name[:8]}", _event(name), text)
        for name, text in truth.items()
        if len(text.split()) >= _FEWEST and language_of(text) == "en"
    ]


def _event(name: str) -> str:
    """The event that a text is of, by the first eight letters of its name."""
    return _EVENTS.get(name[:8], name)


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]
