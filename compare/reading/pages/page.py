"""An HTML page becomes a story: trafilatura says what is the story, the page itself says what each line is.

trafilatura (https://trafilatura.readthedocs.io) drops what it does not take for the story, captions among it. So its
judgement is laid over the page's own lines (`page_view.py`, `page_judgement.py`); what is not the story and says something
is kept as furniture. Only short lines outside the story (menus, buttons) go, and are counted. Where most of the story is
shown by a script, to browsers without scripts, or stands in the page's description alone, it is taken from there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.cleaning import visible
from compare.reading.found import Found
from compare.reading.furniture.phrases import straightened
from compare.reading.furniture.set_aside import author_notes
from compare.reading.pages.covers import MOST_OF_A_BRIEF, hidden_story, uncovered, unscripted, without_noscript
from compare.reading.pages.judgement import MOSTLY, between, says, tells
from compare.reading.pages.metadata.days import day_of
from compare.reading.pages.stubs import asks_for_scripts, is_for_subscribers, require_story
from compare.reading.pages.view import View, view_of
from compare.reading.pages.wordless import same
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.reading.given import Given
    from compare.reading.markup.lines import PageLine

MAX_PAGE = 4_000_000
_EXCERPT = 40


def page_found(given: Given) -> Found:
    """What a page holds, safe to show.

    Raises:
        UnreadableSourceError: as `page_story` does, and where its bytes are no text.
    """
    found = page_story(given.source.name, given.decoded.text, given.obtained.address).cleaned()
    return replace(found, warnings=given.decoded.warnings + found.warnings)


def page_story(name: str, html: str, address: str | None = None) -> Found:
    """The story of a page.

    Args:
        name: of the source, for what goes wrong.
        html: the page, decoded.
        address: where it was fetched.

    Raises:
        UnreadableSourceError: where the page holds no story.
    """
    if len(html) > MAX_PAGE:
        raise UnreadableSourceError(name, f"the page is larger than {MAX_PAGE // 1_000_000} MB", "save its text and give that")
    view, told = _uncovered_view(name, html, address)
    described = sum(map(count_words, view.metadata.body))
    if described > max(MOST_OF_A_BRIEF, 2 * view.words):
        return _described(view, html)
    kept = _kept(view)
    story = [view.shown[n] for n in kept if view.flags[n]]
    said = [line.text for line in story if says(line)]
    told = (*told, *require_story(name, html, [x.text for x in story], said, [x.text for x in view.shown]))
    blocks = [(block, not view.flags[n]) for n in kept for block in _blocks(view, n)]
    blocks = _with_title(blocks, view.title)
    notes = author_notes([straightened(block.text) for block, _ in blocks], view.author.split(", "))
    blocks = [(block, aside or number in notes) for number, (block, aside) in enumerate(blocks)]
    return Found(
        tuple(block for block, _ in blocks),
        tuple(aside for _, aside in blocks),
        view.site,
        day_of(view.date, html),
        (*told, *_warnings(html, view, kept, story), *_unscripted(view)),
        view.author,
    )


def _uncovered_view(name: str, html: str, address: str | None) -> tuple[View, tuple[str, ...]]:
    """A page as it shows its story: as it is, without scripts, or once its scripts have run; with what was done."""
    view = view_of(name, html, address)
    aloud = unscripted(view.lines)
    if sum(count_words(line.text) for line in aloud) > max(MOST_OF_A_BRIEF, view.words):
        told = f"the story is what the page shows to browsers without scripts ({_measure(aloud)})"
        return view_of(name, without_noscript(html), address), (told,)
    hidden = hidden_story(view.lines)
    if sum(count_words(line.text) for line in hidden) > max(MOST_OF_A_BRIEF, view.words):
        told = f"most of the story is hidden until a script shows it ({_measure(hidden)}); it was kept"
        return view_of(name, uncovered(name, html), address), (told,)
    return view, ()


def _described(view: View, html: str) -> Found:
    """The story as the page's description has it, where the page shows none."""
    body = tuple(block for line in view.metadata.body for block in blocks_of(line, first=False))
    blocks = (*([Block(view.title, Role.HEADLINE)] if view.title else []), *body)
    words = sum(count_words(block.text) for block in body)
    told = f"the page shows no story; it was taken from the page's own description (articleBody, {words} words)"
    day = day_of(view.metadata.published, html) or day_of(view.date, html)
    return Found(blocks, (False,) * len(blocks), view.site, day, (told,), view.author)


def _kept(view: View) -> list[int]:
    """The numbers of the lines that reach the article, as its story or as furniture."""
    rows = zip(view.shown, view.flags, between(view.flags), strict=True)
    return [n for n, (line, flag, inside) in enumerate(rows) if flag or inside or tells(line)]


def _blocks(view: View, number: int) -> tuple[Block, ...]:
    line = view.shown[number]
    if number == view.headline and view.flags[number]:
        return _headline(line.text, view.title)
    return block_of_line(line)


def block_of_line(line: PageLine) -> tuple[Block, ...]:
    """What a line of a page is where it is no headline; a caption parts from the credit in it."""
    if line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return (Block(line.text, Role.HEADING),)
    if line.tag == "figcaption":
        parted = blocks_of(line.text, first=False)
        return parted if len(parted) > 1 or parted[0].role is Role.CREDIT else (Block(line.text, Role.CAPTION),)
    named = {"li": Role.LIST, "tr": Role.LIST, "byline": Role.BYLINE}.get(line.tag)
    return (Block(line.text, named),) if named else blocks_of(line.text, first=False)


def _headline(line: str, title: str) -> tuple[Block, ...]:
    """A headline, parted from the kicker before it and the day behind it."""
    before, found, after = line.partition(title) if title else (line, "", "")
    if not found:
        return (Block(line, Role.HEADLINE),)
    parts = ((before, Role.HEADING), (title, Role.HEADLINE), (after, Role.HEADING))
    return tuple(Block(" ".join(text.split()), role) for text, role in parts if same(text))


def _with_title(blocks: list[tuple[Block, bool]], title: str) -> list[tuple[Block, bool]]:
    """A page whose headline is not among its lines has it in its head; one that names none opens with it, where it reads so."""
    if any(block.role is Role.HEADLINE and not aside for block, aside in blocks):
        return blocks
    if not title:
        opens = next((n for n, (_, aside) in enumerate(blocks) if not aside), len(blocks))
        return [
            (replace(b, role=Role.HEADLINE) if n == opens and b.role is Role.HEADING else b, a) for n, (b, a) in enumerate(blocks)
        ]
    key = same(title)
    return [(Block(title, Role.HEADLINE), False), *((b, a) for b, a in blocks if same(b.text) != key)]


def _warnings(html: str, view: View, kept: Sequence[int], story: Sequence[PageLine]) -> Iterator[str]:
    yield from view.meant
    if is_for_subscribers(html):
        yield "the page says that it is for subscribers; the story may not be whole"
    if hidden := [line for line in view.lines if line.hidden and not line.unscripted]:
        counted = "1 line that the page hides was" if len(hidden) == 1 else f"{len(hidden)} lines that the page hides were"
        yield f"{counted} left out ({_measure(hidden)})"
    if left := set(range(len(view.shown))).difference(kept):
        counted = f"{len(left)} short {'line' if len(left) == 1 else 'lines'} around the story"
        yield f"{counted} (menus, buttons; {_measure([view.shown[n] for n in sorted(left)])}) left out"
    if sum(line.linked >= MOSTLY for line in story) > len(story) / 2:
        yield "most lines are links: this may be a list of stories, not a story"


def _unscripted(view: View) -> Iterator[str]:
    """What a page says to browsers without scripts only, other than that they need them."""
    seen = {same(line.text) for line in view.lines if not line.unscripted}
    unseen = [x for x in view.lines if x.unscripted and tells(x) and same(x.text) not in seen and not asks_for_scripts(x.text)]
    if unseen:
        yield f"what the page shows to browsers without scripts ({_measure(unseen)}) left out"


def _measure(lines: Sequence[PageLine]) -> str:
    """How many words some lines have, and how they begin."""
    words = sum(count_words(line.text) for line in lines)
    begins = visible(lines[0].text)
    if len(begins) > _EXCERPT:
        begins = (begins[:_EXCERPT].rpartition(" ")[0] or begins[:_EXCERPT]) + "…"
    return f"{words} {'word' if words == 1 else 'words'}, from “{begins}” on"
