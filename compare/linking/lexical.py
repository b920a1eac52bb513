"""Words and how alike they are, by rapidfuzz, which waits as numpy does for the figures that need it: texts are shown without."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

_TOKEN = regex(
    r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # an ideograph or kana is a word
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W_]+(?:['’][^\W_]+)*"
    r"|[^\w\s]|_)"
)
_THOUSANDS = regex(r"\d{1,3}(?:,\d{3})+")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
_SHORT = 4
_STEM = 5
_PAIRS = 65_536
_FEW = 200  # pairs that are done before threads for them have begun


class Word(NamedTuple):
    """A word or a punctuation mark; offsets into the text it was found in; `key` is what is compared."""

    start: int
    end: int
    key: str

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.key[:1].isalnum()


_word = partial(tuple.__new__, Word)  # in half the time of a call of its own


@lru_cache(maxsize=4_096)
def words(text: str) -> tuple[Word, ...]:
    """The words and punctuation marks of a text, in order."""
    # Of a long article there are hundreds of thousands: what is between words and the words by turns, and where each ends.
    parts = _TOKEN.split(text)
    ends = list(accumulate(map(len, parts)))
    return tuple(map(_word, zip(ends[::2], ends[1::2], map(_key, parts[1::2]), strict=False)))


@lru_cache(maxsize=16_384)
def _key(token: str) -> str:
    key = token.casefold().translate(_SAME)
    if "." in key and key[0].isalpha():
        return key.replace(".", "")
    return key.replace(",", "") if "," in key and _THOUSANDS.fullmatch(key) else key


def typeset(text: str) -> str:
    """A text in one setting: one shape of quotation mark, apostrophe and dash, one blank between words; else as it is."""
    return " ".join(text.translate(_SAME).split())


def comparable(text: str) -> str:
    """A text as its words' keys, without punctuation and possessive endings: what the similarity compares."""
    keys = map(_key, _TOKEN.findall(text))
    return " ".join(key.removesuffix("'s") for key in keys if key[:1].isalnum())


def token_set_similarity(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
    """Rapidfuzz's token_set_ratio of left[k] and right[k], for every k.

    Args:
        left: texts as `comparable` gives them.
        right: as many.

    Returns:
        Shape (len(left),), from 0 to 1.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    found = np.empty(len(left), np.float32)
    for start in range(0, len(left), _PAIRS):  # of each pair rapidfuzz keeps far more than its one number until it is done
        one, two = left[start : start + _PAIRS], right[start : start + _PAIRS]
        workers = 1 if len(one) < _FEW else -1
        percent = process.cpdist(one, two, scorer=fuzz.token_set_ratio, dtype=np.float32, workers=workers)
        equal = np.array([a == b for a, b in zip(one, two, strict=True)], bool)  # rapidfuzz calls two empty texts unlike
        found[start : start + _PAIRS] = np.where(equal, np.float32(1), np.asarray(percent / 100, np.float32))
    return found


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's content words: of words of four letters or more, and numbers.

    Words of one beginning count as the same, so that no language's endings have to be known.

    Args:
        text: as `comparable` gives it.
    """
    tokens = text.split()
    content = frozenset(t[:_STEM] for t in tokens if len(t) >= _SHORT or t[0].isdigit())
    return content or frozenset(tokens)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, as `comparable` gives it."""
    return frozenset(token for token in text.split() if token[0].isdigit())


def coverage(side: Sequence[Collection[str]], other: Sequence[Collection[str]]) -> NDArray[np.float32]:
    """The share of each passage's content words that stand anywhere on the other side.

    Args:
        side: stems of each passage.
        other: stems of each passage of the other side.

    Returns:
        Shape (len(side),), from 0 to 1; 1 where a passage has no words at all.
    """
    import numpy as np

    known = frozenset().union(*other)
    return np.array([(len(known.intersection(s)) / len(s) if s else 1.0) for s in side], np.float32)


def kept_shares(left: Sequence[Word], right: Sequence[Word], *, by_word: bool = False) -> tuple[float, float]:
    """The share of each side that stands on the other in the same words in the same order.

    Args:
        left: words and marks.
        right: words and marks.
        by_word: whether a word counts as one, not as its characters.

    Returns:
        Two numbers from 0 to 1; 1 and 1 where both sides say the same.
    """
    from rapidfuzz.distance import LCSseq

    keys_left, keys_right = [w.key for w in left], [w.key for w in right]
    if keys_right < keys_left:  # of two runs of words as long one is kept, whichever side comes first the same
        return kept_shares(right, left, by_word=by_word)[::-1]
    blocks = LCSseq.opcodes(keys_left, keys_right)
    common = [key for op in blocks if op.tag == "equal" for key in keys_left[op.src_start : op.src_end]]
    kept, *sizes = (len(keys) if by_word else sum(map(len, keys)) for keys in (common, keys_left, keys_right))
    return kept / max(1, sizes[0]), kept / max(1, sizes[1])
