"""Worth: how likely a reported fact is one that an editor acts on, by what its type has proved to be on pairs that others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import PROVED, FactType, Proved, known_type
from compare.facts.doc.tokens import tokens_of
from compare.facts.fact import ERROR, FINE, TO_CHECK, Change, Why
from compare.facts.families.caveats.limits import is_routine
from compare.facts.vocabulary import phrases
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.comparison import Comparison
    from compare.facts.doc.tokens import Token
    from compare.facts.fact import Fact
    from compare.link import Shares

# A fact that is less likely worth reading stands apart, under 'also changed'. Four in five of what stands before it were useful on
# pairs of outlets, judged with a table to which their event did not contribute (benchmarks/facts/worth.py).
_MAIN_RETOLD = 0.55
_MAIN_APART = 0.65  # articles that only tell of the same event differ in much that nobody has to correct
_MAIN_COSTLY = 0.5  # for what ends in a correction where it is missed: as likely worth reading as not
_COSTLY = frozenset({FactType.NUMBER_CHANGED, FactType.NEGATION_FLIPPED})
# A source that became nobody has to be asked for where the story is retold; two tellings of an event have sources of their own.
_COSTLY_RETOLD = _COSTLY | {FactType.ATTRIBUTION_STRENGTHENED}
_LONG_CUT = 20  # words: of longer cuts all 8 that were judged were useful, of others 22 of 36
_UNSURE = 0.5  # what is more likely no change than one, by the second reader
_VERY_SURE = 0.95  # what only the second reader tells has to be that sure
_RETOLD = 50.0  # percent of one article that the other tells too: one was made from the other, or both from a third
_EDITED = 10.0  # judged facts of retold articles that what edited sentences show counts for, at the most
_EVEN = 2.0  # judged facts that an even chance counts for where little is known
_USEFUL = 0.63  # of the judged facts that are right, those worth reading: of an edited sentence only whether one is right is known
_PRIOR = 4.0  # judged facts of other articles that what is known of retold ones counts for
_UNKNOWN = 0.5  # of a type that was not judged: an even chance
_SLIGHT = 0.5  # of the worth of a type, that what is slight has
_FEW_WORDS = 2  # of content, at the edge of a quotation: 'Truth be told', 'that's'
_SHORT_QUOTE = 4  # words
_SHORT_SENTENCE = 8  # words: 'Here's what I think should happen now'; of a fragment as short the writer chose the words
_MARKS = "\"'“‘"
_ROUGH = frozenset({"around", "nearly", "estimate", "put"})
_OF_TIME = ("time", "months", "age")
_MONEY, _CURRENCIES = ("money",), frozenset("$£€¥₹")
_PLACES = ((1, 1.3), (3, 1.15))  # what stands in the headline or the first paragraph is read first, then the first three
_BY_VERDICT = {ERROR: 0, TO_CHECK: 1, FINE: 2}
_EDGES = frozenset({Change.TRIMMED, Change.EXTENDED})
_ALONE = frozenset({Change.LOST, Change.NEW})
_COMMENT = "comment"
_ANSWERS = frozenset({"denial", _COMMENT})
_QUOTED = frozenset('"“”')
_NEAR_THE_TOP = 0.3  # of an article's paragraphs
_ONE_SIDED = frozenset({Change.DROPPED, Change.ADDED})


def is_retold(comparison: Comparison) -> bool:
    """Whether at least half of one article stands in the other too."""
    return tells_half(comparison.shares(side) for side in Side)


def tells_half(shares: Iterable[Shares]) -> bool:
    """Likewise, by what is shared of either."""
    return max(map(_shared, shares)) >= _RETOLD


def _shared(shares: Shares) -> float:
    """Percent of a story's words that stand in links."""
    return 100 * (shares.words - shares.unique) / shares.words if shares.words else 0.0


def depth_of(comparison: Comparison, fact: Fact) -> float:
    """How far down its article a fact first stands, its paragraph counted in: 1 is the last paragraph of the story."""
    placed = ((comparison.left, fact.left), (comparison.right, fact.right))
    return min(
        (article.passages[span.passage].paragraph + 1) / (last + 1)
        for article, span in placed
        if span and (last := article.last_told) is not None
    )


def worth_of(fact: Fact, *, retold: bool, depth: float = 1.0) -> float:
    """The share of facts of this type that were worth reading to an editor, 0 to 1; what is slight is worth half of that.

    Args:
        fact: of a comparison.
        retold: whether one article is a retelling of the other.
        depth: how far down its article it stands, 0 to 1.
    """
    type_ = known_type(fact.type)
    worth = _USEFUL * fact.sure if fact.family == "wording" and fact.sure else _UNKNOWN
    if row := PROVED.get(type_) if type_ else None:
        edited, told, apart = row
        worth = _with_prior(told, _USEFUL * edited.share, min(_EDITED, edited.judged + _EVEN))
        if not retold:
            worth = _with_prior(apart, worth, _PRIOR)
    return worth * _SLIGHT if is_slight(fact, depth) else worth


def _with_prior(proved: Proved, share: float, strength: float) -> float:
    """The share that was useful, with what is known from elsewhere for so many judged facts more."""
    return (proved.useful + strength * share) / (proved.judged + strength)


def is_minor(fact: Fact, worth: float, *, retold: bool) -> bool:
    """Whether it is worth too little for the main part of the ledger, whatever the reporter says of it.

    Args:
        fact: of a comparison.
        worth: of it.
        retold: whether one article is a retelling of the other.
    """
    if is_unsure(fact):
        return True
    costly = known_type(fact.type) in (_COSTLY_RETOLD if retold else _COSTLY) or is_weighty(fact)
    return worth < (_MAIN_COSTLY if costly else _MAIN_RETOLD if retold else _MAIN_APART)


def is_weighty(fact: Fact) -> bool:
    """Whether it weighs more than its type: a sum of money that only one article has, more than a sentence cut from a quotation.

    Nine of 13 such sums were useful to an editor, of other numbers of one side alone 9 of 19.
    """
    if fact.family == "number" and fact.change in _ONE_SIDED:
        return not _CURRENCIES.isdisjoint(_text(fact)) or _is_of(_text(fact), _MONEY)
    return fact.change in _EDGES and len(" ".join((*fact.gone, *fact.new)).split()) > _LONG_CUT


def is_unsure(fact: Fact) -> bool:
    """Whether the second reader doubts it: what it alone tells it must be very sure of.

    A number or a denial it never doubts, and no quotation: of these the words have to be the same, whatever they say.
    """
    if fact.sure is None or fact.family == "quote" or known_type(fact.type) in _COSTLY:
        return False
    return fact.sure < (_VERY_SURE if fact.family == "wording" else _UNSURE)


def stands_apart(fact: Fact, *, minor: bool) -> bool:
    """Whether it is told under 'also changed'; what the reporter called an error never is."""
    return minor and fact.verdict != ERROR


def rank_of(fact: Fact, worth: float, paragraph: int, *, minor: bool) -> tuple[bool, int, float]:
    """What the ledger sorts by: what stands apart last; errors, what is to check, what is fine; then worth, more the further up.

    Args:
        fact: of a comparison.
        worth: of it.
        minor: whether that is too little for the main part (see `is_minor`).
        paragraph: the first that it stands in on either side, the first of an article being 1.
    """
    raised = next((by for last, by in _PLACES if paragraph <= last), 1.0)
    return stands_apart(fact, minor=minor), _BY_VERDICT.get(fact.verdict, 1), -worth * raised


def is_slight(fact: Fact, depth: float = 1.0) -> bool:
    """Whether it is of a kind that is seldom worth reading, whatever its type.

    A quotation begun a word or two later or altered in small words, or cut where the rest is told beside it, one of few words that
    the other lacks, a day that is told more exactly, a length of time left out, an 'about', no more than another reporting verb
    (of 8 such hedges none was useful, of others 6 of 9), a denial or a no-comment near the top:
    that one is the news itself, which the other article tells in words of its own. What proved of a type is counted without these.
    """
    if fact.family in _ANSWERS and not (fact.left and fact.right):
        return depth <= _NEAR_THE_TOP or _is_answer(fact)
    if fact.family == "quote":
        return _is_slight_quotation(fact)
    if fact.family == "hedge":
        return _only_verbs(fact)
    if fact.family == "date" and fact.left and fact.right:
        return fact.why == Why.EXACTNESS
    if fact.family == "number" and fact.left and fact.right:
        return _says_about(fact.left.text, fact.right.text) or _says_about(fact.right.text, fact.left.text)
    return fact.family == "number" and fact.change in _ONE_SIDED and _is_of(_text(fact), _OF_TIME)


def _is_answer(fact: Fact) -> bool:
    """Whether a no-comment is to no question that is told, or of somebody who is quoted all the same."""
    return fact.family == _COMMENT and (is_routine(_text(fact)) or not _QUOTED.isdisjoint(_text(fact)))


def _is_slight_quotation(fact: Fact) -> bool:
    if fact.change in _EDGES:
        words = tokens_of(" ".join((*fact.gone, *fact.new)))
        few = sum(t.key not in phrases("function_words") for t in words) <= _FEW_WORDS
        return fact.why == Why.RETOLD or (bool(words) and few and not _turns(words))
    if fact.change == Change.ALTERED:
        return _in_small_words(fact)
    text = _text(fact).lstrip(_MARKS)
    short = len(text.split()) <= (_SHORT_SENTENCE if text[:1].isupper() else _SHORT_QUOTE)
    return fact.change in _ALONE and (short or fact.why == Why.RETOLD)


def _text(fact: Fact) -> str:
    """Its words on the left, or those on the right where it stands there only."""
    return next((span.text for span in (fact.left, fact.right) if span), "")


def _in_small_words(fact: Fact) -> bool:
    """Whether a quotation keeps its words of content: 'a circus', 'the circus'; 'It's not enough', 'And it is not enough'."""
    ours, theirs = (tokens_of(" ".join(words)) for words in (fact.gone, fact.new))
    return bool(ours or theirs) and not _turns((*ours, *theirs)) and _content(ours) == _content(theirs)


def _content(words: Sequence[Token]) -> list[str]:
    """The words that carry subject matter; 'it's' and 'we've' do not, nor does a 'said' that was taken for what is quoted."""
    empty = phrases("function_words").keys() | phrases("attribution_verbs").keys()
    return sorted(t.key for t in words if t.key.partition("'")[0] not in empty)


def _says_about(one: str, two: str) -> bool:
    """Whether the first is the second with a word before it that makes it rough: 'roughly 36 percent', '36 percent'."""
    one, two = one.lower(), two.lower()
    rough = one.removesuffix(two).strip()
    return one.endswith(two) and phrases("number_qualifiers").get(rough, "") in _ROUGH


def _turns(words: Sequence[Token]) -> bool:
    """Whether words deny what a quotation says, or tie it to something."""
    return any(phrases("negations").get(t.key) == "" or t.key.endswith("n't") or t.key in phrases("conditions") for t in words)


def _is_of(text: str, measures: tuple[str, ...]) -> bool:
    """Whether a word of an amount is of a unit that measures one of these."""
    return any(phrases("units").get(word, "").startswith(measures) for word in text.replace("-", " ").lower().split())


def _only_verbs(fact: Fact) -> bool:
    """Whether a hedge is no more than another reporting verb: 'said', 'acknowledged'."""
    verbs = phrases("attribution_verbs")
    return bool(fact.gone and fact.new) and all(" ".join(words).lower() in verbs for words in (fact.gone, fact.new))
