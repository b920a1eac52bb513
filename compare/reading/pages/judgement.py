"""Which lines of a page are its story: trafilatura's judgement, laid over the page's own lines.

trafilatura (https://trafilatura.readthedocs.io) drops what it does not take for the story, and some of the story with it:
captions, lists, pulled quotes, a standfirst. So what it kept is the story, and so is what stands between, unless the page
itself says otherwise: by links, by an element for what stands around, or by what it calls the element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.pages.wordless import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.markup.lines import PageLine

_SENTENCE = regex(r"[.!?…。！？][\"'”’»)\]]*$")
_YEAR_OR_HOUR = regex(r"\b(?:19|20)\d\d\b|\b(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_SHORTEST = 5
_WORDY = 8
MOSTLY = 0.5
_SHORTEST_TITLE = 10
_MOST_NAMED = 0.25
_ALIKE = 60  # characters
_LONGEST_STAMP = 14
_NEAR = 5  # lines
_LABEL = 3  # words
_MOST_LOOKING = 500_000_000  # lines times characters: under a second
_PARTS = {"figcaption", "byline", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


def says(line: PageLine) -> bool:
    """Whether a line is a sentence, and not a link to another story."""
    return count_words(line.text) >= _SHORTEST and line.linked < MOSTLY and bool(_SENTENCE.search(line.text))


def tells(line: PageLine) -> bool:
    """Whether a line is worth keeping wherever it stands: a sentence, or as many words without an end or a link."""
    return says(line) or (count_words(line.text) >= _WORDY and line.linked < MOSTLY)


def headline_of(lines: Sequence[PageLine], title: str) -> int | None:
    """The number of the line that is the page's headline: what its title names, an h1 before other lines, or its first h1."""
    key = same(title)
    tops = [number for number, line in enumerate(lines) if line.tag == "h1"]
    for numbers in (tops, range(len(lines))) if key else ():
        if (found := next((n for n in numbers if same(lines[n].text) == key), None)) is not None:
            return found
    if key:
        for numbers in (tops, [n for n, line in enumerate(lines) if line.linked < MOSTLY]):
            if (found := next((n for n in numbers if _is_title(same(lines[n].text), key)), None)) is not None:
                return found
    return next(iter(tops), None) if not key else None


def _is_title(key: str, title: str) -> bool:
    """Whether a line is a page's title, or all of it but the outlet's name, or it and a kicker or a day."""
    longer, shorter = sorted((key, title), key=len, reverse=True)
    return (
        len(shorter) >= _SHORTEST_TITLE and 2 * len(shorter) > len(longer) and longer.startswith(shorter) | longer.endswith(shorter)
    )


def story_lines(lines: Sequence[PageLine], kept_by: Sequence[bool], headline: int | None) -> list[bool]:
    """Which lines are the story.

    Args:
        lines: those that a page shows.
        kept_by: one flag a line, whether trafilatura kept it.
        headline: the number of the headline's line.
    """
    sure = [flag or (any(kept_by) and number == headline) for number, flag in enumerate(kept_by)]
    if not any(sure):
        said = [not line.around and says(line) for line in lines]
        return said if any(said) else [not line.around for line in lines]
    sure = [flag and not _repeats(lines, number, headline) for number, flag in enumerate(_named_apart(lines, sure))]
    told = [number for number, (line, flag) in enumerate(zip(lines, sure, strict=True)) if flag and _is_told(line)]
    told = told or [n for n, flag in enumerate(sure) if flag and n != headline] or [n for n, flag in enumerate(sure) if flag]
    first, last = told[0], told[-1]
    begins = headline if headline is not None and headline < first else first
    holders = {line.container for line, flag in zip(lines, sure, strict=True) if flag and line.tag == "p" and says(line)}
    lists = {line.container for line, flag in zip(lines, sure, strict=True) if flag and line.tag == "li"}
    whole = _looked_in(lines, sure)
    seen = {opening(line) for line, flag in zip(lines, sure, strict=True) if flag}
    peers = {line.beyond for line, flag in zip(lines, sure, strict=True) if flag and line.tag == "p" and says(line)}
    kept: list[bool] = []
    for number, (line, flag) in enumerate(zip(lines, sure, strict=True)):
        story = flag and not (number < first and line.tag == "p" and _is_stamped(line)) and not _is_above(lines, number, begins)
        if not flag and line.linked < MOSTLY and not line.named and not _repeats(lines, number, headline):
            led = line.tag == "li" and kept[-1:] == [True] and _leads_list(lines[number - 1])
            beside = line.tag in {"li", "figcaption"} and line.beyond in holders
            held = led or beside or line.container in (lists if line.tag == "li" else holders)
            if number < first:
                near = begins < number or (line.tag == "figcaption" and first - number <= _NEAR)
                story = (near or held) and opening(line) not in seen and _opens(line, held=held)
            elif number <= last:
                story = _belongs(line, whole, held=held or (says(line) and opening(line) not in seen)) or _is_brief(line, peers)
            else:
                story = _follows(line, held=held, beside=beside or kept[-1])
        if story:
            seen.add(opening(line))
        kept.append(story and not _heads_links(lines, number) and not _refers(line))
    return _without_last_headings(lines, kept)


def _looked_in(lines: Sequence[PageLine], sure: Sequence[bool]) -> str:
    """What is surely of the story as one text, to look other lines up in; empty where that would take too long."""
    whole = "\n".join(same(line.text) for line, flag in zip(lines, sure, strict=True) if flag)
    return whole if len(lines) * len(whole) < _MOST_LOOKING else ""


def _repeats(lines: Sequence[PageLine], number: int, headline: int | None) -> bool:
    """Whether a line is the headline once more."""
    return headline is not None and number != headline and same(lines[number].text) == same(lines[headline].text)


def _leads_list(line: PageLine) -> bool:
    """Whether a list goes on below a line, or begins."""
    return line.tag == "li" or line.text.endswith(":")


def opening(line: PageLine) -> str:
    """How a line begins; a caption that folds says the same beginning twice."""
    return same(line.text)[:_ALIKE]


def _without_last_headings(lines: Sequence[PageLine], kept: Sequence[bool]) -> list[bool]:
    """Without headings that nothing of the story follows."""
    last = max((n for n, flag in enumerate(kept) if flag and (lines[n].tag not in _HEADINGS or says(lines[n]))), default=-1)
    return [flag and (number <= last or last < 0) for number, flag in enumerate(kept)]


def between(flags: Sequence[bool]) -> list[bool]:
    """Which lines stand between the first and the last that are the story."""
    marked = [number for number, flag in enumerate(flags) if flag]
    first, last = (marked[0], marked[-1]) if marked else (len(flags), -1)
    return [first <= number <= last for number in range(len(flags))]


def _is_told(line: PageLine) -> bool:
    """Whether a line is prose, and so marks where a story begins and ends."""
    return line.tag not in _HEADINGS | {"h1"} and says(line)


def _opens(line: PageLine, *, held: bool) -> bool:
    """Whether a line between the headline and the first sentence that trafilatura kept is of the story.

    A standfirst, a caption and a by-line are; a date, a share line, an item of a list are not.
    """
    if line.around:
        return False
    if line.tag in {"figcaption", "byline"}:
        return True
    if line.tag == "li":
        return held and count_words(line.text) >= _SHORTEST
    return (held and says(line)) or (count_words(line.text) >= _WORDY and not _is_stamped(line))


def _is_stamped(line: PageLine) -> bool:
    """Whether a line says when and by whom a page was written: short, no sentence, with a year or an hour."""
    return count_words(line.text) <= _LONGEST_STAMP and not says(line) and bool(_YEAR_OR_HOUR.search(line.text))


def _belongs(line: PageLine, whole: str, *, held: bool) -> bool:
    """Whether a line amid the story that trafilatura dropped is of it all the same."""
    if line.around:  # a pulled quote says again what the story says
        return says(line) and same(line.text) in whole
    if line.tag == "li":
        return held
    return says(line) or line.tag in _PARTS or count_words(line.text) >= _SHORTEST


def _is_brief(line: PageLine, peers: set[int]) -> bool:
    """Whether a line is a sentence of few words that stands as the paragraphs of the story do."""
    return line.tag == "p" and not line.around and line.beyond in peers and bool(_SENTENCE.search(line.text))


def _follows(line: PageLine, *, held: bool, beside: bool) -> bool:
    """Whether a line below the story's last sentence is of it: a sentence in the same element, a caption right below."""
    return not line.around and ((held and says(line)) or (line.tag == "figcaption" and beside))


def _is_above(lines: Sequence[PageLine], number: int, begins: int) -> bool:
    """Whether a line is a link above the headline, as a menu is."""
    line = lines[number]
    return number < begins and line.tag == "p" and line.linked >= MOSTLY and not _SENTENCE.search(line.text)


def _refers(line: PageLine) -> bool:
    """Whether a line is a link behind a label and nothing more, as 'Read also: ...' is in any language."""
    label, colon, title = line.text.partition(":")
    labelled = bool(colon) and line.tag == "p" and count_words(label) <= _LABEL and count_words(title) > _LABEL
    whole = line.linked * len(line.text) >= len(title.strip()) - 1
    return labelled and whole and line.linked >= MOSTLY and not _SENTENCE.search(line.text)


def _heads_links(lines: Sequence[PageLine], number: int) -> bool:
    """Whether a heading stands over links alone, as that of a list of other stories does."""
    under = lines[number + 1 : number + 3]
    return (
        lines[number].tag in _HEADINGS
        and bool(under)
        and all((line.linked >= MOSTLY or line.named) and line.tag != "h1" for line in under)
    )


def _named_apart(lines: Sequence[PageLine], sure: Sequence[bool]) -> list[bool]:
    """Without lines whose element the page calls a newsletter box, a list of related stories and the like.

    A page that calls much of its story so means something else by it.
    """
    words = [count_words(line.text) * flag for line, flag in zip(lines, sure, strict=True)]
    named = sum(count for line, count in zip(lines, words, strict=True) if line.named)
    if named > _MOST_NAMED * sum(words):
        return list(sure)
    return [flag and not line.named for line, flag in zip(lines, sure, strict=True)]
