"""What a fact's words do not show, as a sentence of a few words: 'another value', '“may” is gone'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.fact import Change, Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.facts.fact import Fact

# What is said in one way whatever the words are.
_FIXED = {
    Why.VALUE: "another value",
    Why.EXACTNESS: "less or more exact",
    Why.POINTS: "percent is not percentage points",
    Why.BASE: "a share of something else",
    Why.DATE: "another date",
    Why.SINCE: "since when",
    Why.SHARE: "another share",
    Why.CUT: "a word or two of it in quotation marks",
    Why.ADMITTED: "denied, then admitted",
    Why.DENIED: "admitted, then denied",
}


def note_of(fact: Fact) -> str:
    """What is different, in a few words; what a record that was read says, where it came from one."""
    if fact.note:
        return fact.note
    if fact.why in _FIXED:
        return _FIXED[fact.why]
    told: dict[Why, Callable[[Fact], str]] = {
        Why.ABSENT: _absent,
        Why.ONE_OF: lambda fact: "one of several" if fact.change == Change.ADDED else "the one",
        Why.UNQUOTED: _unquoted,
        Why.RETOLD: _retold,
        Why.UNNAMED: _unnamed,
        Why.NAMED: lambda fact: f"{_joined(fact.gone)} became {_joined(fact.new)}",
        Why.SOURCE: lambda fact: f"without {_joined(fact.gone)}" if fact.gone else f"with {_joined(fact.new)}",
        Why.STANDING: lambda fact: f"{_quoted(fact.gone or fact.new)} on one side only",
    }
    return told.get(fact.why, _words)(fact)


def _absent(fact: Fact) -> str:
    return f"not on the {'left' if fact.left is None else 'right'}"


def _unquoted(fact: Fact) -> str:
    if fact.left is None or fact.right is None:
        return f"not quoted on the {'left' if fact.left is None else 'right'}"
    return "told in other words" if fact.change == Change.TO_PARAPHRASE else "no quote on the left"


def _retold(fact: Fact) -> str:
    if fact.left is None or fact.right is None:
        return f"half of its words stand on the {'left' if fact.left is None else 'right'}"
    return _words(fact)


def _unnamed(fact: Fact) -> str:
    side = "right" if fact.gone else "left"
    return f"the {side} does not name {_joined(fact.gone or fact.new)} as the source"


def _words(fact: Fact) -> str:
    """The words that are gone and those that are new."""
    if fact.change in {Change.TRIMMED, Change.EXTENDED}:
        return f"without {_quoted(fact.gone)}" if fact.gone else f"with {_quoted(fact.new)}" if fact.new else ""
    if fact.change == Change.ALTERED:
        return ", ".join(f"{_quoted(words)} {verb}" for words, verb in ((fact.gone, "gone"), (fact.new, "new")) if words)
    if fact.gone and fact.new:
        return f"{_quoted(fact.gone)} became {_quoted(fact.new)}"
    return f"{_quoted(fact.gone or fact.new)} is {'gone' if fact.gone else 'new'}" if fact.gone or fact.new else ""


def _joined(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _quoted(words: tuple[str, ...]) -> str:
    return f"“{'”, “'.join(words)}”"


def tells_more(fact: Fact) -> bool:
    """Whether a fact's note says anything that its type and the words of both sides do not show."""
    if fact.note:
        return True
    left, right = (span.text.casefold() if span else "" for span in (fact.left, fact.right))
    if fact.why in {Why.ABSENT, Why.VALUE} or (fact.why is Why.UNQUOTED and not (left and right)):
        return False
    if fact.why is Why.UNNAMED:
        return not all(word.casefold() in left + right for word in (*fact.gone, *fact.new))
    if fact.gone and fact.new and fact.why in {Why.PLAIN, Why.NAMED} and fact.change != Change.ALTERED:
        return not (all(w.casefold() in left for w in fact.gone) and all(w.casefold() in right for w in fact.new))
    return bool(note_of(fact))
