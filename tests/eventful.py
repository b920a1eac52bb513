"""A comparison in which everything happens that a report can show, with any text in every place that takes one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from desk_script import HOSTILE
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR, FINE
from compare.facts.whole.entries import find_entries
from compare.link import PROBLEM, Kind
from compare.orphan import Orphan
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, annotate, decide, judge, relabel, reviewed

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT = [
    "The council postponed its vote on the budget on Tuesday, the mayor said.",
    "Four members walked out of the chamber in protest at the plan.",
    "The minister said that 18,000 soldiers might leave the army this year.",
    "Snow is expected tomorrow across the northern valleys.",
    "The bridge over the river was closed for repairs on Monday.",
    "Share this article",
]
RIGHT = [
    "Four members walked out of the council chamber in protest at the plan.",
    "The council postponed its vote on the budget on Monday.",
    "The minister said that 12,000 soldiers will leave the army this year.",
    "The bridge over the river was closed for repairs on Monday.",
    "A club was sold to an investor from overseas.",
    "Share this article",
]
PAYLOADS = [
    *HOSTILE,
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</span></p></main><a href='javascript:alert(1)'>x</a>",
    "</title><script src=//evil.example/x.js></script>",
    "<!-- --><![CDATA[ ]]> &lt;b&gt; &#60;b&#62;",
    "} body { background: url(http://evil.example/x) }",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "\x00\x08\ufffe",
]


def eventful(texts: Sequence[str] = ("harmless",)) -> Comparison:
    """Links of both kinds, moved, accepted, rejected and noted; facts called fine and wrong, with a memo; sections
    and furniture, noted and called problems; orphans.

    Args:
        texts: they stand among the passages, some on both sides, and in titles, sources, warnings, notes, orphans.
    """
    return _eventful(tuple(texts))


@cache
def _eventful(texts: tuple[str, ...]) -> Comparison:
    """Once for each process: it depends on the texts alone, and nothing changes it."""
    all_of_them = " ".join(texts)
    half = len(texts) // 2
    left = made([*LEFT, *texts, *(f"{text} was told to four people here" for text in texts)])
    right = made([*RIGHT, *texts[half:], *(f"{text} was told to five people there" for text in texts)])
    left, right = (replace(a, title=all_of_them, source=all_of_them, warnings=texts) for a in (left, right))
    found = replace(compare(left, right, WordEncoder()), model=all_of_them, model_sha256=all_of_them)
    review = Review.replayed([annotate(link, f"note {link.id} {all_of_them}") for link in found.links])
    decided = reviewed(found, review).links
    review = review.after(decide(decided[0], Verdict.ACCEPTED)).after(decide(decided[1], Verdict.REJECTED))
    review = review.after(relabel(decided[2], Kind.PARAPHRASED))
    facts = [entry.fact for entry in find_entries(reviewed(found, review))]
    review = (
        review.after(judge(facts[0], FINE)).after(annotate_fact(facts[-1], f"memo {all_of_them}")).after(judge(facts[-1], ERROR))
    )
    for section in found.unique:
        review = review.after(annotate_section(section, f"note {all_of_them}")).after(judge_section(section, PROBLEM))
    orphans = (Orphan((all_of_them,), (all_of_them,), Kind.MATCHED, "accepted", all_of_them), Orphan((all_of_them,), ()))
    return replace(reviewed(found, review), orphans=orphans)
