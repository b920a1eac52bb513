"""Both texts as one: nothing is lost, nothing is made up, and what became of every word stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE as ON_SCREEN
from desk_script import LEFT, on_the_desk, painted, shown
from hypothesis import given
from hypothesis import strategies as st
from pieces import HOSTILE, TEXT
from test_comparison import made
from texts import WRITTEN
from wcwidth import wcswidth

from compare.aligned.order import aligned
from compare.article import Article, Passage
from compare.comparison import Comparison
from compare.link import Kind, Link, Side
from compare.linking.lexical import words
from compare.reading.cleaning import clean, visible
from compare.thresholds import Thresholds
from tui.drawn.filters import PARAPHRASED
from tui.manuscript.redline import BRACKETS, LABELS, Change, Part, compose
from tui.manuscript.sheet import Columns, Room, lay_out
from tui.screens.fronts import View
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.overview import OverviewMap
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

_PIECES = st.sampled_from((*TEXT, *HOSTILE, "a", "b", ", c", "[-", "-]", "{+", "+}", "東京で", "é", "\u0301")) | WRITTEN
_SAID = st.lists(_PIECES, min_size=1, max_size=6).map(lambda each: " ".join(visible(" ".join(each)).split())).filter(words)
_PASSAGES = st.lists(_SAID, min_size=1, max_size=3)


def passages(*texts: str) -> tuple[Passage, ...]:
    """Passages of a side, each a paragraph."""
    return tuple(Passage(k, k, 0, len(text), text) for k, text in enumerate(texts))


def read_off(left: Sequence[str], right: Sequence[str], *, linked: bool = True) -> list[str]:
    """What stands on the screen."""
    return [part.text for part in compose(passages(*left), passages(*right), linked=linked)]


def without(parts: Sequence[Part], *changes: Change) -> list[str]:
    """What is left of each part when words with their brackets are dropped."""
    found = []
    for part in parts:
        text = part.text
        for run in reversed(part.runs):
            before, behind = BRACKETS[run.change]
            if run.change in changes:
                text = text[: run.start - len(before)] + text[run.end + len(behind) :]
            else:
                assert text[: run.start].endswith(before)
                text = text[: run.start - len(before)] + text[run.start : run.end] + text[run.end + len(behind) :]
        for label in LABELS.values():
            text = text.removeprefix(label)
        found.append(" ".join(text.split()))
    return [text for text in found if text]


def keys(texts: Sequence[str]) -> list[str]:
    """The words of texts, as they are compared."""
    return [word.key for text in texts for word in words(text)]


@given(_PASSAGES, _PASSAGES, st.booleans())
def test_each_text_is_there_without_the_other(left: list[str], right: list[str], linked: bool) -> None:
    """Without what is gone it is the right's text, a passage a part; without what is new it has the left's words in order."""
    parts = compose(passages(*left), passages(*right), linked=linked)
    assert without(parts, Change.GONE, Change.BEFORE) == right
    runs = [run for part in parts for run in part.runs if run.change not in {Change.NEW, Change.AFTER}]
    shown_words = [part.text[run.start : run.end] for part in parts for run in part.runs if run in runs]
    assert keys(shown_words) == keys(left)


@given(_PASSAGES, _PASSAGES)
def test_every_word_knows_where_it_is_from(left: list[str], right: list[str]) -> None:
    """A run is a piece of the passage that it names, and stands in the text where it says."""
    for part in compose(passages(*left), passages(*right), linked=True):
        for run in part.runs:
            source = (left if run.side is Side.LEFT else right)[run.passage]
            assert part.text[run.start : run.end] == source[run.at : run.at + run.end - run.start]
            assert run.of(run.side) == run.passage
            ours, theirs = run.change not in {Change.NEW, Change.AFTER}, run.change not in {Change.GONE, Change.BEFORE}
            assert (run.left >= 0, run.right >= 0) == (ours, theirs)


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (["The road is closed."], ["The road is closed."], ["The road is closed."]),
        (
            ["The repair is expected to cost 4.2 million."],
            ["The repair will cost 4.2 million."],
            ["The repair [-is expected to-]{+will+} cost 4.2 million."],
        ),
        (["It was a big, old bridge, he said."], ["It was a bridge he said."], ["It was a [-big, old-] bridge[-,-] he said."]),
        (
            ["One two three four five; six seven nine."],
            ["One two three four five.", "Six seven eight."],
            ["One two three four five[-;-]{+.+}", "Six seven [-nine-]{+eight+}."],
        ),
        (["We met in 東京 for talks today."], ["We met in 大阪 for talks today."], ["We met in [-東京-]{+大阪+} for talks today."]),
        (["He agreed."], ["He agreed, after three days of talks at sea."], ["He agreed{+, after three days of talks at sea+}."]),
        (["Only here."], [], ["[-Only here.-]"]),
        ([], ["Only there."], ["{+Only there.+}"]),
    ],
)
def test_the_changes_read_well(left: list[str], right: list[str], said: list[str]) -> None:
    """What is gone stands right before what came, with the white space of the right."""
    assert read_off(left, right) == said


def test_what_is_reworded_stands_whole() -> None:
    """Where little is shared, brackets around every other word are read by nobody: what was stands above what is now.

    Of what is no link, one is gone and the other is new.
    """
    left, right = (
        "The minister of finance will leave at the end of the year.",
        "A new head of the treasury takes over.",
    )
    assert read_off([left], [right]) == [f"Before: {left}", f"Now: {right}"]
    assert read_off([left], [right, right]) == [f"Before: {left}", f"Now: {right}", right]
    assert read_off([right], [right], linked=False) == [f"[-{right}-]", f"{{+{right}+}}"]


@given(_PASSAGES, _PASSAGES, st.integers(8, 40))
def test_lines_are_no_wider_than_they_may_be(left: list[str], right: list[str], width: int) -> None:
    """Every character of the text is in a line, except the blanks that it is broken at."""
    one, two = (Article("", "", "", (), "", passages=passages(*side)) for side in (left, right))
    ids = [tuple(range(len(side))) for side in (left, right)]
    link = Link(0, ids[0], ids[1], Kind.PARAPHRASED, 0.8, 0.8, 0.8, 0.8)
    comparison = Comparison(one, two, (link,), (), Thresholds(), "", "")
    blocks = aligned(comparison)
    sheet = lay_out(comparison, blocks, range(len(blocks)), Room(width, Columns.REDLINE))
    cuts = [line.cut for line in sheet.lines if line.cut]
    assert all(wcswidth(cut.part.text[cut.start : cut.end].rstrip()) <= width for cut in cuts)
    for part in {cut.part for cut in cuts}:
        lines = "".join(part.text[cut.start : cut.end] for cut in cuts if cut.part is part)
        assert lines.replace(" ", "") == part.text.replace(" ", "")
    for side, all_of_it in zip(Side, ids, strict=True):
        assert all(any(line.holds(side, k) for line in sheet.lines) for k in all_of_it)


def test_the_key_turns_to_one_text_and_back(tmp_path: Path) -> None:
    """The cursor stays where it was, moves in it, and is there again in rows; what changed is in the text."""
    right = made([*LEFT[:2], LEFT[2].replace(" ", " really ", 1), LEFT[3], "Something else entirely is only on this side."])

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.place = Place(Side.RIGHT, 2)
        await pilot.press("r")
        await painted(app, pilot)
        assert desk.place == Place(Side.RIGHT, 2)
        assert "{+really+}" in shown(app)
        assert "{+Something else entirely is only on this side.+}" in shown(app)
        assert desk.query_one(Manuscript).has_focus
        await pilot.press("j")
        assert desk.place == Place(Side.RIGHT, 3)
        await pilot.press("tab")
        assert desk.place == Place(Side.LEFT, 3)
        await pilot.press("r")
        await painted(app, pilot)
        assert desk.place == Place(Side.LEFT, 3)
        assert "{+" not in shown(app)

    on_the_desk(tmp_path, script, right=right, view=View.ROWS)


PAIR_LEFT = [f"The mayor said of the bridge number {n} that it would be closed for the summer." for n in range(12)]
PAIR_RIGHT = [text.replace("closed", "shut") if k % 3 == 0 else text for k, text in enumerate(PAIR_LEFT)]


def test_a_click_goes_to_the_passage_that_the_words_are_from(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("r", "o", "g")
        await painted(app, pilot)
        view = desk.query_one(Manuscript)
        for passage in (1, 3):
            row = view.stops.first_line(Place(Side.RIGHT, passage)) - round(view.scroll_offset.y)
            await pilot.click(view, offset=(view.gutter_width + 3, row))
            await painted(app, pilot)
            assert desk.place.passage == passage

    on_the_desk(tmp_path, script, made(PAIR_LEFT), made(PAIR_RIGHT), view=View.ROWS)


def test_the_map_of_one_text_goes_where_it_is_clicked(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("r", "o", "g")
        await painted(app, pilot)
        view = desk.query_one(Manuscript)
        overview = next(each for each in desk.query(OverviewMap) if each.display and each.size.height)
        rows = len(view.kinds_by_share(overview.size.height))
        await pilot.click(overview, offset=(0, rows - 1))
        await painted(app, pilot)
        assert desk.place.passage >= len(PAIR_LEFT) - 2

    on_the_desk(tmp_path, script, made(PAIR_LEFT), made(PAIR_RIGHT), view=View.ROWS)


def test_a_filter_folds_in_one_text_too(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("r", "h", PARAPHRASED.key)
        await painted(app, pilot)
        assert shown(app).count("2 passages not shown") == 4
        assert shown(app).count("{+shut+}") == 4

    on_the_desk(tmp_path, script, made(PAIR_LEFT), made(PAIR_RIGHT), view=View.ROWS)


def test_hostile_text_is_only_text_in_one_text(tmp_path: Path) -> None:
    safe = [" ".join(clean(text).text.split()) for text in ON_SCREEN]
    left = [f"The council said {text} on Tuesday night." for text in safe]
    right = [f"The council said really {text} on Tuesday night." for text in safe] + [f"{text} alone with nothing" for text in safe]

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("r", "g")
        for size in ((120, 40), (60, 16)):
            await pilot.resize_terminal(*size)
            for _ in range(len(right)):
                await pilot.press("j")
                await pilot.pause()
                assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in shown(app).replace("\n", ""))
        assert app.is_running

    on_the_desk(tmp_path, script, made(left), made(right), view=View.ROWS)
