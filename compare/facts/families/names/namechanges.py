"""Names of people and places: misspelt, or another one in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.doc.names import Name, find_names, misspelt, same_person, same_spelling
from compare.facts.fact import Fact
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling, Token

_CONTEXT = 2
_LEAST_LETTERS = 2


def find_name_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The name and place facts of a link."""
    ours, theirs = find_names(left, setting), find_names(right, setting)
    facts, used = [], set()
    for one in ours:
        for two in theirs:
            if pair := _misspelt(one, two, left, right, setting):
                used |= {id(one), id(two)}
                facts.append(
                    Fact(
                        "name_changed",
                        _span(left, one, pair[0]),
                        _span(right, two, pair[1]),
                        f"{pair[0].text} became {pair[1].text}",
                    )
                )
    rest = [n for n in ours if id(n) not in used], [n for n in theirs if id(n) not in used]
    return [*facts, *_replaced(left, right, *rest, setting)]


def _misspelt(one: Name, two: Name, left: Telling, right: Telling, setting: Setting) -> tuple[Token, Token] | None:
    ours, theirs = {t.key for t in left.tokens}, {t.key for t in right.tokens}
    for a in one.tokens:
        for b in two.tokens:
            if a.key in theirs or b.key in ours or not misspelt(a.key, b.key):
                continue
            if a.key not in setting.right.words or b.key not in setting.left.words:
                return a, b
    return None


def _span(telling: Telling, name: Name, token: Token) -> Span:
    """The word with the one before and after it in its name: 'Marit Sollander'."""
    near = [t for t in name.tokens if abs(name.tokens.index(t) - name.tokens.index(token)) <= 1]
    return telling.span(near[0].start, near[-1].end)


def _replaced(left: Telling, right: Telling, ours: Sequence[Name], theirs: Sequence[Name], setting: Setting) -> Iterator[Fact]:
    """Names that stand between the same words and are not the same."""
    words = {t.key for t in left.tokens}, {t.key for t in right.tokens}
    free_left = [n for n in ours if not n.keys & words[1]]
    free_right = [n for n in theirs if not n.keys & words[0]]
    for one in ours:
        for two in theirs:
            if min(len(_text(one)), len(_text(two))) < _LEAST_LETTERS:
                continue  # '24 degrees Celsius', '24C'
            shared = one.keys & two.keys
            loose = one in free_left and two in free_right
            if not (loose or _other_first_name(one, two, shared, words)):
                continue
            strange = not one.keys & setting.right.words and not two.keys & setting.left.words
            if loose and (
                same_person(_text(one), _text(two), setting) or not _same_place(left, right, one, two, every=not strange)
            ):
                continue
            place = loose and _after_place_word(left, one) and _after_place_word(right, two)
            kind = "place_changed" if place else "name_changed"
            yield Fact(kind, left.span(one.start, one.end), right.span(two.start, two.end), f"{_text(one)} became {_text(two)}")


def _other_first_name(one: Name, two: Name, shared: frozenset[str], words: tuple[set[str], set[str]]) -> bool:
    """Peter Lindqvist and Paul Lindqvist, Karin Voll and Karin Wold: all of the name is shared but one word."""
    if not shared or min(len(one.tokens), len(two.tokens)) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    apart = [(a.key, b.key) for a, b in zip(one.tokens[-2:], two.tokens[-2:], strict=True) if a.key != b.key]
    if len(apart) != 1:
        return False
    first, second = apart[0]
    titles = {**phrases("titles"), **phrases("honorifics")}
    different = first not in words[1] and second not in words[0] and first not in titles and second not in titles
    return different and not same_spelling(first, second) and len(first) > 1 and len(second) > 1


def _text(name: Name) -> str:
    return " ".join(t.text for t in name.tokens)


def _same_place(left: Telling, right: Telling, one: Name, two: Name, *, every: bool) -> bool:
    """Whether the words before and after two names are the same: some of them, or every one."""
    mine, yours = _around(left, one), _around(right, two)
    same = [a == b != "" for a, b in zip(mine, yours, strict=True)]
    if every:
        return all(same)
    return (same[1] and same[2]) or (same[0] and same[1]) or (same[2] and same[3])


def _around(telling: Telling, name: Name) -> tuple[str, ...]:
    before = [t.key for t in telling.tokens if t.end <= name.start][-_CONTEXT:]
    after = [t.key for t in telling.tokens if t.start >= name.end][:_CONTEXT]
    edge = "^" if not telling.text[: name.start].strip() else ""
    return (*([edge] * (_CONTEXT - len(before)) + before), *(after + [""] * (_CONTEXT - len(after))))


def _after_place_word(telling: Telling, name: Name) -> bool:
    before = [t.key for t in telling.tokens if t.end <= name.start][-1:]
    return bool(before) and before[0] in phrases("places_before")
