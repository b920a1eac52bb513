"""A comparison with everything in it that a report can hold, hostile text in every place that takes text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desk_script import HOSTILE
from hostile.texts import STRINGS
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR
from compare.link import PROBLEM, Kind
from compare.orphan import Orphan
from compare.reading.cleaning import visible
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, annotate, decide, judge, relabel, reviewed

if TYPE_CHECKING:
    from conftest import MakeArticle

MARKUP = [
    "# A heading it is not",
    "- a dash, + a plus, 1. a number",
    "1. first of none",
    "+ plus",
    "=== under a line ===",
    "[a link](https://example.org/a) and ![an image](x.png) and <https://example.org>",
    "See www.example.org/a, http://example.org, example.org and mailto:a@example.org or b@example.net",
    "@someone in #12 and GH-34 said :tada: for $5 and $6",
    "| a | table | ~~out~~ **bold** __bold__ `code` ```fence``` &amp; &#64; a*b*c ]( [x]: /url",
    "<img src=x onerror=alert(1)><!-- hidden --><b>bold</b> &lt;b&gt;",
    '=HYPERLINK("http://example.org";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3 degrees",
    "\uff1d1+1 in full width",
    '"=1+1" it said',
    "ends in a backslash \\",
    "[^1]: a note, [ ] a task, [!NOTE] an alert, ftp://example.org //example.org",
    "trailing hashes ##",
]
SHARED = [
    "The council postponed its vote on the budget of $4m on {}.",
    'Four members, "*tired* of [waiting]", walked out of the chamber, {} said at www.example.org.',
    "| He had {} notebooks and a pistol with him that night | as <b>police</b> said @noon.",
]
ASIDE = "Sign up for our newsletter"
NOTE = "=1+1 [a note](https://example.org) <b>with</b> @someone"
SECTION_NOTE, ASIDE_NOTE, MEMO = (f"{NOTE} on {what}" for what in ("a section", "furniture", "a fact"))


def whole(article: MakeArticle) -> Comparison:
    """Two hostile articles, compared and decided about in every way."""
    hostile = [*HOSTILE, *MARKUP, *STRINGS]
    left = "\n\n".join(
        [*(text.format(word) for text, word in zip(SHARED, ("4 May 2024", "Ann Bell", "14"), strict=True)), *hostile[::2], ASIDE]
    )
    right = "\n\n".join(
        [*(text.format(word) for text, word in zip(SHARED, ("a day in 2024", "Bo Carr", "40"), strict=True)), *hostile[1::2]]
    )
    ours, theirs = article(left), article(right)
    ours = replace(ours, title=visible(MARKUP[5]), source=visible(MARKUP[9]), published=date(2026, 3, 4), warnings=(MARKUP[6],))
    ours = replace(ours, outlet=visible(MARKUP[10]), author=visible(MARKUP[5]))
    found = compare(ours, theirs, WordEncoder())
    first, second, third = found.links[:3]
    fact = next(fact for link in found.links for fact in link.facts)
    actions = [
        annotate(first, visible(NOTE)),
        decide(second, Verdict.ACCEPTED),
        decide(third, Verdict.REJECTED),
        annotate_fact(fact, MEMO),
        judge(fact, ERROR),
    ]
    for aside in (False, True):
        section = next(section for section in found.unique if section.furniture is aside)
        actions += [judge_section(section, PROBLEM), annotate_section(section, ASIDE_NOTE if aside else SECTION_NOTE)]
    review = Review((), orphans=(Orphan((MARKUP[5],), (MARKUP[10],), Kind.MATCHED, "accepted", NOTE),))
    for action in actions:
        review = review.after(action)
    decided = reviewed(found, review)
    return reviewed(found, review.after(relabel(decided.links[1], Kind.PARAPHRASED)))
