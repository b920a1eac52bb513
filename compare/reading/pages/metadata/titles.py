"""What a story is called: what the page gives to others as its title, its own headline and its tab, weighed together.

A masthead is no title. Of two that differ, the page's own headline counts, for that is what its reader saw; where one holds
the other and more (a kicker, a day, the outlet's name), the shorter is the title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.furniture.cues import is_date
from compare.reading.pages.judgement import says
from compare.reading.pages.wordless import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.markup.lines import PageLine
    from compare.reading.pages.metadata.metadata import Metadata

_PARTING = regex(r"(?<!\s)\s++[-–—|·•»«:/\\]++\s+|(?:(?<!\s)\s++)?[|»]\s*")
_SHORTEST = 10  # letters and digits
_LINKED = 0.5
_LONGEST_SITE = 6  # words
_FEWEST = 4
_PARAGRAPH = 15  # words


def title_of(lines: Sequence[PageLine], metadata: Metadata, named: str = "", site: str = "") -> str:
    """The title of a page's story; empty where nothing says it.

    Args:
        lines: the page's, as they are shown.
        metadata: what its head says.
        named: what another judge takes for its title.
        site: what another judge calls the outlet.
    """
    tops = [line for line in lines if line.tag == "h1"]
    sites = {same(name) for name in metadata.sites} | ({same(site)} - {same(line.text) for line in tops})
    tops = [line for line in tops if same(line.text) and same(line.text) not in sites]
    given = [title for text in metadata.titles if (title := _without_site(text, sites, lines)) and same(title) not in sites]
    tab = _without_site(metadata.title, sites, lines)
    known = [*given, *([tab] if tab and same(tab) not in sites else [])]
    for title in known:
        if found := next((line.text for line in tops if same(line.text) == same(title)), ""):
            return found
    if any(line.tag in {"h2", "h3"} and same(line.text) == same(tab) for line in lines):
        tops = [line for line in tops if not _is_rest_of(metadata.title, tab, line.text)]
    own = [line.text for line in tops if line.linked < _LINKED]
    if held := _held([line.text for line in tops], known):
        return held
    if len(own) == 1:
        return own[0]
    return next(iter((*known, *own)), "" if same(named) in sites or _is_amid(lines, same(named)) else named)


def _is_rest_of(whole: str, title: str, line: str) -> bool:
    """Whether a line is all that a tab names beside the title, as a masthead is."""
    before, found, after = whole.partition(title) if title and title != whole else ("", "", "")
    return bool(found) and {same(before), same(after)} == {"", same(line)}


def _is_amid(lines: Sequence[PageLine], key: str) -> bool:
    """Whether a line stands behind a paragraph of the story, as a section's heading does."""
    at = next((number for number, line in enumerate(lines) if same(line.text) == key), 0)
    return any(line.tag == "p" and not line.around and says(line) and count_words(line.text) >= _PARAGRAPH for line in lines[:at])


def _held(tops: Sequence[str], known: Sequence[str]) -> str:
    """The shorter of a headline and a title where one ends or begins with the other."""
    for title in known:
        for top in tops:
            longer, shorter = sorted((top, title), key=lambda text: len(same(text)), reverse=True)
            if len(same(shorter)) >= _SHORTEST and _is_edge(same(shorter), same(longer)):
                return top if shorter == title and _runs_on(longer, shorter) else shorter
    return ""


def _is_edge(shorter: str, longer: str) -> bool:
    return longer.startswith(shorter) or longer.endswith(shorter)


def _runs_on(longer: str, shorter: str) -> bool:
    """Whether what a headline has more than a title is of the same sentence: before or behind a colon, or going on small."""
    before, found, after = longer.partition(shorter)
    goes_on = after[:1] == " " and after[1:2].islower()
    return bool(found) and (before.rstrip().endswith(":") or after.lstrip().startswith(":") or goes_on)


def _without_site(text: str, sites: set[str], lines: Sequence[PageLine]) -> str:
    """A title without the outlet's name before or behind it."""
    parts = [(match.start(), match.end()) for match in _PARTING.finditer(text)]
    if not parts:
        return text
    heads, tails = text[: parts[-1][0]], text[parts[-1][1] :]
    first, rest = text[: parts[0][0]], text[parts[0][1] :]
    if _is_site(tails, sites) and same(heads):
        return _without_site(heads, sites, lines)
    if same(rest) and (_is_site(first, sites) or is_date(first)):
        return _without_site(rest, sites, lines)
    shown = {same(line.text) for line in lines}
    for kept, dropped in ((heads, tails), (rest, first)):
        if is_date(kept) or same(text) in shown:
            continue
        if count_words(dropped) <= _LONGEST_SITE and same(kept) in shown and len(same(kept)) >= _SHORTEST:
            return kept
    return text


def _is_site(part: str, sites: set[str]) -> bool:
    key = same(part)
    return bool(key) and any(
        key == site
        or (len(site) > _FEWEST and (site in key or key in site) and len(key) < 2 * len(site) and len(key) * 2 > len(site))
        for site in sites
    )
