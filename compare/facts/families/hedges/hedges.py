"""Hedges: what one side says for certain and the other does not.

A hedge is compared with what stands before the same word on the other side ('may close' against 'will close'); where the
other side tells it in other words, with the hedge that has no partner there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import tokens_of
from compare.facts.edits import reworded
from compare.facts.fact import Fact
from compare.facts.families.hedges.unhedged import clauses_of, told_plainly
from compare.facts.families.hedges.unproven import NO_PROOF
from compare.facts.families.swaps.places import denied
from compare.facts.family import Family
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_STEP = 2
_AHEAD = 200  # characters that hold the words that are looked at
_NEAR = 7
_ATTACHED, _NEVER_LOST = "a", "v"
_POSSIBLE = 1
_DOUBT, _PROMISE, _BELIEF, _THOUGHT = "d", "w", "k", "t"
_ADVERBS = ("possibly", "perhaps", "conceivably")
_GUESS = regex(r"(?:may|might|could)\s+(?:have\s+(?:\w+ly\s+)?(?P<done>\w+)|(?:have\s+been|be)\s+\w{2,}ing\b)", re.IGNORECASE)
_THREATENED = regex(
    r"\b(?:fac(?:e|es|ed|ing)|risk(?:s|ed|ing)?|threat(?:s|ened|ens)?|up\s+to|possible)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE
)
_PARTICIPLES = frozenset({"been", "had", "done", "put", "set", "cut", "hit", "let", "hurt", "spread", "become", "come", "run"})
_PLAN = regex(
    r"(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed|ing)?|set|due|scheduled|expected|hop(?:es|ed|ing)|want(?:s|ed)?"
    r"|agreed|threaten(?:s|ed|ing)|vow(?:s|ed)|pledge[sd]|promise[sd]|offer(?:s|ed))\s+to$",
    re.IGNORECASE,
)
_SAYS = frozenset({"said", "says", "told", "announced", "announces", "promised", "pledged", "vowed", "agreed"})
_HOLDS = frozenset(form for verb in ("include", "involve") for form in (verb, f"{verb}s", f"{verb}d")) | frozenset(
    form for verb in ("cover", "contain") for form in (verb, f"{verb}s", f"{verb}ed")
)
_HAS_DONE = regex(r"\b(?:has|have|had)\s(?:(?:already|now|since|also|\w+ly)\s)?$", re.IGNORECASE)
_NOT_DONE = regex(
    r"\b(?:be|being|is|are|to|will|would|may|might|could|can|should|not|the|an?|its|their|his|her|of|if|unless|by|with|and|or|'ll)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_COMPARING = (" less ", " more ", " as ", " times ")
_DENYING = ("not", "n't", "never")
_NOBODY = regex(
    r"\b(?:nobody|no\s?-?one|none|neither|nothing)\s(?:of\s(?:[\w'-]+\s){1,3}|[\w'-]+\sin\s(?:[\w'-]+\s){1,4})?$", re.IGNORECASE
)
_ACCUSED = regex(r"\b(?:accus|alleg|claim|charg|indict|accord)\w*\b", re.IGNORECASE)
_HEARD = frozenset({"accused of", "alleged", "allegedly", "alleged to", "purportedly", "supposedly"})
_SKIPPED = frozenset(["be", "been", "being", "have", "has", "had", "to", "also", "not", "it", "a", "an", "the"])
_AUXILIARIES = frozenset({"was", "were", "is", "are", "had", "has", "have", "be", "been"})
_MODALS = frozenset({"may", "will", "would", "could"})
_MARKS = frozenset(',;:.!?()"')  # a word behind it is not what the hedge is said of
_DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those", "each", "all", "both"}
)
_NTH = frozenset({"first", "second", "third", "fourth"})
_THAT = " that"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of certainty and the word it is about.

    Attributes:
        start: in the view's text.
        end: of the phrase.
        level: 1 possible to 5 decided.
        group: 'k' for a belief, 'r' for hearsay, 'a' for a word like 'partly' that is said of the next word only,
            'v' for one that is no hedge lost where the other side has none, 'd' for a doubt that 'would' ('w')
            leaves out, 't' for thinking it over, or empty.
        head: the next word of content; None where there is none.
        after: stems of the words of content after that.
    """

    start: int
    end: int
    level: int
    group: str
    head: Token | None
    after: frozenset[str]

    def moved(self, by: int) -> Hedge:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by, head=self.head.moved(by) if self.head else None)


def _read(view: View) -> tuple[Hedge, ...]:
    found = []
    for phrase in view.phrases("hedges"):
        if phrase.text == "May" or (phrase.text.split()[-1].lower() == "could" and _is_inability(view, phrase.start, phrase.end)):
            continue
        if phrase.text.lower().endswith((" to", " at")) and _is_no_infinitive(view.spoken[phrase.end : phrase.end + _AHEAD]):
            continue  # 'due to the storm', 'sold its plans to a rival', 'looking at the cars'
        if phrase.text.lower() == "likely" and view.spoken[: phrase.start].lower().endswith(_COMPARING):
            continue  # 'less likely to fall ill': how often it was so
        if phrase.text.lower() == "will" and view.spoken[phrase.end : phrase.end + _AHEAD].split()[:1] == ["of"]:
            continue  # 'the will of the voters'
        level, _, group = phrase.value.partition(" ")
        following = [t for t in tokens_of(view.spoken[phrase.end : phrase.end + _AHEAD].split("\n")[0]) if t.key not in _SKIPPED]
        head = following[0] if following and _can_be_said(following[0]) else None
        after = frozenset(t.stem for t in following[1:_NEAR] if t.key not in phrases("function_words"))
        found.append(Hedge(phrase.start, phrase.end, int(level), group, head.moved(phrase.end) if head else None, after))
    return tuple(_outermost(found))


def _is_inability(view: View, start: int, end: int) -> bool:
    """'Could not swim', 'nobody could swim': a 'could' that tells what was so."""
    return bool(_is_followed_by_denial(view.spoken, end) or _NOBODY.search(view.spoken[max(0, start - _AHEAD) : start]))


def _can_be_said(token: Token) -> bool:
    """Whether a word can be what a hedge is about: no number, no word without subject matter."""
    if token.key[0].isdigit() or token.key.partition("-")[0] in phrases("number_words") or token.key.partition("-")[0] in _NTH:
        return False  # 'is considered second-degree murder'
    return token.key not in phrases("function_words") or token.key in _MODALS


def _outermost(hedges: list[Hedge]) -> list[Hedge]:
    """'May be considering' is one hedge: the least certain word of a row counts, with the head of the last."""
    out: list[Hedge] = []
    for hedge in hedges:
        if out and out[-1].head and out[-1].head.start == hedge.start:
            weaker = min(out[-1], hedge, key=lambda h: h.level)
            group = weaker.group or out[-1].group or hedge.group
            out[-1] = Hedge(out[-1].start, hedge.end, weaker.level, group, hedge.head, hedge.after)
        else:
            out.append(hedge)
    return out


def _cost(_sides: Sides, ours: Sequence[Hedge], theirs: Sequence[Hedge], i: int, j: int) -> Cost | None:
    """Hedges about the same word first, then before the same words, then of the same certainty."""
    one, two = ours[i], theirs[j]
    same = one.head and two.head and one.head.stem == two.head.stem
    near = bool(one.after & two.after)
    alike = abs(one.level - two.level) < _STEP
    if same or (_ATTACHED not in {one.group, two.group} and (near or alike)):
        return (0 if same else 1 if near else 2), abs(i - j)
    return None


def _change(sides: Sides, one: Hedge, two: Hedge) -> Iterator[Fact]:
    if _is_of_another(sides, one, two):
        return
    spans = _span(sides.left, one), _span(sides.right, two)
    gone, new = (sides.left.text[one.start : one.end],), (sides.right.text[two.start : two.end],)
    rise = two.level - one.level
    if rise >= _STEP or (rise > 0 and _promised(one, two)):
        yield Fact(FactType.HEDGE_HARDENED, *spans, gone=gone, new=new)
    elif -rise >= _STEP or (rise < 0 and _promised(two, one)):
        yield Fact(FactType.HEDGE_SOFTENED, *spans, gone=gone, new=new)
    elif {one.group, two.group} == {"k", "r"}:
        yield Fact(FactType.HEDGE_CHANGED, *spans, gone=gone, new=new)


def _is_of_another(sides: Sides, one: Hedge, two: Hedge) -> bool:
    """Whether two hedges of different words are of different statements: only one is denied, or the other side has it as well."""
    if one.head and two.head and (one.head.stem == two.head.stem or one.head.root == two.head.root):
        return False
    ours, theirs = _said(sides.left, one), _said(sides.right, two)
    there = {_said(sides.right, hedge) for hedge in sides.right.layer(_read)}
    here = {_said(sides.left, hedge) for hedge in sides.left.layer(_read)}
    return _is_denied(sides.left, one) != _is_denied(sides.right, two) or ours in there or theirs in here


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence of a place begins; a stop in an abbreviation counts too, which only looks at less."""
    return max(text.rfind(mark, 0, place) for mark in ".!?\n") + 1


def _said(view: View, hedge: Hedge) -> str:
    return view.spoken[hedge.start : hedge.end].lower()


def _is_denied(view: View, hedge: Hedge) -> bool:
    return _is_followed_by_denial(view.spoken, hedge.end) or denied(view, hedge.start)


def _is_followed_by_denial(text: str, end: int) -> bool:
    following = text[end : end + _AHEAD].lstrip().lower()
    word = next((word for word in _DENYING if following.startswith(word)), "")
    behind = following[len(word) : len(word) + 1]
    return bool(word) and not (behind.isalnum() or behind == "_")


def _is_no_infinitive(following: str) -> bool:
    """Whether a thing is named behind 'to', and nothing that is done: by its article, or by its number."""
    tokens = tokens_of(following[:_AHEAD])
    stands_next = bool(tokens) and bool(following[: tokens[0].start]) and following[: tokens[0].start].isspace()
    return stands_next and (tokens[0].text in _DETERMINERS or tokens[0].text[0].isdecimal())


def _promised(weaker: Hedge, stronger: Hedge) -> bool:
    """'Is likely to return', 'would return'."""
    same = weaker.head and stronger.head and weaker.head.root == stronger.head.root
    return bool(same) and (weaker.group, stronger.group) == (_DOUBT, _PROMISE)


def _span(view: View, hedge: Hedge) -> Span:
    """The hedge with its auxiliary and the word it is about."""
    before = _auxiliary_before(view.spoken[max(0, hedge.start - _AHEAD) : hedge.start])
    head = hedge.head if hedge.head and _MARKS.isdisjoint(view.spoken[hedge.end : hedge.head.start]) else None
    return view.span(hedge.start - before, head.end if head else hedge.end)


def _auxiliary_before(before: str) -> int:
    """How many characters before a place an auxiliary begins that stands right before it; 0 where none does."""
    last = before.rstrip()
    word = last.rsplit(maxsplit=1)[-1] if last else ""
    begins = max((place for place, character in enumerate(word) if not (character.isalnum() or character == "_")), default=-1) + 1
    found = last != before and word[begins:] in _AUXILIARIES
    return len(before) - len(last) + len(word) - begins if found else 0


def _missed(sides: Sides, lost: Sequence[Hedge], _theirs: Sequence[Hedge]) -> Iterator[Fact]:
    """Hedges that the other side has not: before the same word, or in a clause of its own words."""
    side, other = sides.left, sides.right
    clauses = clauses_of(other) if lost else []
    unproven = NO_PROOF.search(other.spoken)
    for hedge in lost:
        if unproven and hedge.group == _BELIEF:
            continue  # 'no sign that it was', 'it does not seem to have been'
        if _is_verb(side, hedge) and reworded(sides.edits, hedge.start, hedge.end):
            continue  # 'considered closing it', 'pondered closing it'
        if place := _bare(side, other, hedge) or _retold(side, other, hedge, clauses):
            words = (side.text[hedge.start : hedge.end],)
            yield Fact(FactType.HEDGE_HARDENED, _span(side, hedge), other.span(*place), gone=words)


def _is_verb(view: View, hedge: Hedge) -> bool:
    """Whether it is a verb for thinking or proposing: another verb in its place says no more for certain."""
    words = view.spoken[hedge.start : hedge.end].lower()
    return hedge.group in {_THOUGHT, _NEVER_LOST} or (hedge.group == _BELIEF and words.endswith((" to", " with")))


def _bare(side: View, other: View, hedge: Hedge) -> tuple[int, int] | None:
    """Where the other side has the word that the hedge is about."""
    head = hedge.head
    if head and (_PLAN.search(side.spoken, hedge.start, hedge.end) or _is_announced(side, hedge)):
        return _carried_out(other, hedge)
    if _said(side, hedge).endswith(_THAT):
        return None  # 'accusations that aides shut the lanes': said of the clause, not of its first word
    if not head or hedge.level > _POSSIBLE + 1 or (hedge.group == _NEVER_LOST and not _has_object(side, hedge)):
        return None
    heard = _said(side, hedge) in _HEARD
    for token in other.voice:
        if (token.stem == head.stem or _is_said(head, token)) and _is_bare(other, token, head, hedge, heard=heard):
            return token.start, token.end
    return None


def _is_bare(other: View, token: Token, head: Token, hedge: Hedge, *, heard: bool) -> bool:
    """Whether a word, which a hedge is about on the other side, stands here for certain and of the same."""
    asked = token.stem != head.stem or head.capital or hedge.group == _NEVER_LOST
    if asked and not _goes_on(other, token, hedge):  # 'they believe Sund will stay', 'Sund might go'
        return False
    if _THREATENED.search(other.spoken[max(0, token.start - _AHEAD) : token.start]):
        return False
    return not (heard and _ACCUSED.search(other.spoken, _sentence_start(other.spoken, token.start), token.start))


def _is_announced(side: View, hedge: Hedge) -> bool:
    """'Will endorse', 'said he would endorse'; 'would visit it every day' tells what was done."""
    said = _said(side, hedge)
    return said == "will" or (said == "would" and not _SAYS.isdisjoint(_words_before(side, hedge.start)))


def _words_before(view: View, place: int) -> set[str]:
    """The words that stand before a place in its sentence."""
    start = _sentence_start(view.spoken, place)
    return {t.key for t in view.voice if start <= t.start < place}


def _is_said(head: Token, token: Token) -> bool:
    """Whether a word is another form of a hedge's word, or says the same of what something holds: 'may include', 'covers'."""
    return token.root == head.root or (token.key in _HOLDS and head.key in _HOLDS)


def _carried_out(other: View, hedge: Hedge) -> tuple[int, int] | None:
    """Where the other side tells as done what this side plans: 'plans to cut jobs', 'has cut jobs'."""
    for token in other.voice:
        if hedge.head and token.root == hedge.head.root and _goes_on(other, token, hedge):
            before = other.spoken[max(0, token.start - _AHEAD) : token.start]
            past = token.key.endswith("ed") or phrases("irregular_verbs").get(token.key, token.key) != token.key
            if _HAS_DONE.search(before) or (past and not _NOT_DONE.search(before)):
                return token.start, token.end
    return None


def _goes_on(view: View, token: Token, hedge: Hedge) -> bool:
    """Whether another form of a hedge's word is said of the same: 'may face a fine', 'faces a fine', but not 'two faces'."""
    following = view.spoken[token.end : token.end + _AHEAD].split("\n")[0]
    return bool(hedge.after & {t.stem for t in tokens_of(following)[:_NEAR]})


def _retold(side: View, other: View, hedge: Hedge, clauses: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the other side tells the hedge's clause for certain; 'could' and 'may' alone also permit, 'could have' doubts."""
    words = side.spoken[hedge.start : hedge.end]
    accuses = words.lower().endswith(_THAT)
    if hedge.group not in {"k", "r", _DOUBT} and not accuses and not words.lower().endswith(_ADVERBS) and not _guesses(side, hedge):
        return None
    return told_plainly(side, (hedge.start, hedge.end), other, clauses, hearsay=accuses or hedge.group == "r")


def _guesses(side: View, hedge: Hedge) -> bool:
    """'May have left' and 'may be leaving', where 'may have a dog' permits."""
    match = _GUESS.match(side.spoken, hedge.start)
    if match and not match["done"]:
        return True
    word = match["done"].lower() if match else ""
    return word.endswith("ed") or word in _PARTICIPLES or word in phrases("irregular_verbs")


def _has_object(view: View, hedge: Hedge) -> bool:
    """'Proposed a delay' against 'the proposed sale'."""
    return bool(re.match(r"\s{1,20}(?:an?|the|that)\b", view.spoken[hedge.end :]))


HEDGES = Family("hedges", lambda view, _docs: view.layer(_read), _cost, _change, _missed)
