"""Every key of the desk, and that none is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_script import LEFT, RIGHT, as_opened, on_the_desk, painted, pane, said, shown, until
from test_comparison import made
from textual.widgets import OptionList, Static

from compare.link import Kind, Side
from compare.reading import read
from compare.reviewing.log.review import annotate, decide
from compare.segmenting.segment import segment
from tui.drawn.filters import ALL, FILTERS, PARAPHRASED, UNREVIEWED, count
from tui.screens.dialogs.asking import Asking, Choosing, Confirming, Finding
from tui.screens.dialogs.help import Help
from tui.screens.keys import KEYS
from tui.screens.keys import shown as key_names
from tui.widgets.note_box import NoteBox
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.article import Article
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


MANY = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(60)]


def test_rejecting_all_of_a_kind(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("X")
        assert isinstance(app.screen, Confirming)
        await pilot.press("y")
        assert desk.comparison is not None
        assert desk.comparison.links[0].verdict == "rejected"
        await pilot.press("u")
        assert desk.comparison.links[0].verdict is None

    on_the_desk(tmp_path, script)


def test_relabelling(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for key, kind in (("1", Kind.MATCHED), ("2", Kind.PARAPHRASED), ("3", Kind.UNIQUE)):
            await pilot.press(key)
            assert desk.link is not None
            assert (desk.link.kind, desk.link.labelled) == (kind, True)
            await as_opened(desk, pilot)
            assert not desk.link.labelled

    on_the_desk(tmp_path, script)


def test_redo(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+r")
        assert "Nothing to redo" in said(app)
        await pilot.press("s", "u")
        assert desk.link is not None
        await pilot.press("ctrl+r")
        assert desk.link is None

    on_the_desk(tmp_path, script)


def test_every_filter_by_its_key(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        for chosen in FILTERS:
            await pilot.press("h")
            assert isinstance(app.screen, Choosing)
            await pilot.press(chosen.key)
            if chosen is ALL or count(desk.comparison, chosen):
                assert desk.filter is chosen
            else:  # what shows nothing is said instead
                assert desk.filter is not chosen
                assert f"Nothing is {chosen.name}." in said(app)

    on_the_desk(tmp_path, script)


def test_a_filter_by_arrows(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("h", *["down"] * FILTERS.index(PARAPHRASED), "enter")
        assert desk.filter is PARAPHRASED
        await painted(app, pilot)
        assert "only paraphrased" in shown(app)
        await pilot.press("h")
        assert app.screen.query_one(OptionList).highlighted == FILTERS.index(PARAPHRASED)
        await pilot.press("escape")
        assert desk.filter is PARAPHRASED

    on_the_desk(tmp_path, script)


def test_the_unique_filter_stops_at_sections(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("h", "+")
        assert desk.place == Place(Side.LEFT, 2)
        await pilot.press("tab", "right_square_bracket")
        assert desk.place == Place(Side.RIGHT, 2)

    on_the_desk(tmp_path, script)


def test_the_filter_holds_for_deciding_all(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        desk.do(decide(desk.comparison.links[0], None))
        await pilot.press("a", "h", "u", "X", "y")
        assert [k.verdict for k in desk.comparison.links] == ["accepted", "rejected"]

    on_the_desk(tmp_path, script, made(LEFT[:2]), made([LEFT[0], LEFT[1]]))


def test_a_click_on_a_count_filters(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        item = next(i for i in app.screen.query("TallyItem") if getattr(i, "filter", None) is UNREVIEWED)
        await pilot.click(item)
        await until(pilot, lambda: desk.filter is UNREVIEWED)
        await pilot.click(item)
        await until(pilot, lambda: desk.filter is ALL)

    on_the_desk(tmp_path, script)


def test_linked_scrolling_can_be_turned_off(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        right = desk.query_one("#right-pane", ArticlePane)
        await pilot.press("equals_sign", "G")
        await pilot.pause()
        assert right.scroll_offset.y == 0
        await pilot.press("equals_sign", "k")
        await pilot.pause()
        assert right.scroll_offset.y > 10

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_the_theme_key_goes_through_the_themes(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        seen = []
        for _ in range(5):
            await pilot.press("t")
            seen.append(app.theme)
        assert seen == ["copydesk-light", "copydesk-contrast", "ansi-dark", "ansi-light", "copydesk-dark"]

    on_the_desk(tmp_path, script)


def test_copying_a_passage_and_a_link(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "y")
        assert app.clipboard.startswith("Four members walked out of the chamber in protest.\n(")
        await pilot.press("Y")
        assert "In protest, four members walked out" in app.clipboard
        assert app.clipboard.count("(") == 2

    on_the_desk(tmp_path, script)


def test_searching_lights_and_counts_while_typing(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"council")
        assert isinstance(app.screen, Finding)
        assert desk.wanted == "council"
        await painted(app, pilot)
        assert "3 passages, both sides" in shown(app)
        await pilot.press("escape")
        assert desk.wanted == ""

    on_the_desk(tmp_path, script)


def test_escape_leaves_a_note_as_it_was(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "c", *"old", "enter", "m", "c")
        assert isinstance(app.screen, Asking)
        assert app.screen.query_one(NoteBox).text == "old"
        await pilot.press("x", "escape")
        assert desk.link is not None
        assert desk.link.note == "old"

    on_the_desk(tmp_path, script)


def test_escape_drops_a_mark(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await painted(app, pilot)
        assert "marked on the left" in shown(app)
        await pilot.press("escape")
        await painted(app, pilot)
        assert "marked on the left" not in shown(app)

    on_the_desk(tmp_path, script)


def test_f1_is_help_and_names_every_key(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        assert isinstance(app.screen, Help)
        text = str(app.screen.query_one("VerticalScroll Static", Static).visual)
        for key in KEYS:
            assert key.tooltip in text
            assert key_names(key.key) in text

    on_the_desk(tmp_path, script)


def test_the_palette_offers_every_key(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert {key.tooltip for key in KEYS} <= {c.title for c in app.get_system_commands(desk)}
        await pilot.press("ctrl+p", *"Open what is folded", "enter", "enter")
        await until(pilot, lambda: desk.folded)

    on_the_desk(tmp_path, script)


def test_every_key_has_an_id_of_its_own() -> None:
    names = [key.id for key in KEYS]
    assert len(names) == len(set(names))
    keys = [key for binding in KEYS for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))


def test_keys_can_be_bound_anew(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        app.set_keymap({"next-passage": "ctrl+n"})
        await pilot.press("j")
        assert desk.place == Place(Side.LEFT, 0)
        await pilot.press("ctrl+n")
        assert desk.place == Place(Side.LEFT, 1)
        await pilot.press("question_mark")
        await painted(app, pilot)
        assert "^n  Next passage" in shown(app)

    on_the_desk(tmp_path, script)


def test_q_quits(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running

    on_the_desk(tmp_path, script)


def read_segmented(path: str) -> Article:
    return segment(read(path))


def test_messages_in_passing_replace_each_other_and_leave_lasting_ones(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j", *"aaaa")
        assert len(app._notifications) == 1
        app.notify("This stays.", severity="error", timeout=15)
        await pilot.press("a", "a", "a")
        await pilot.pause()
        assert "This stays." in said(app)
        assert len(app._notifications) == 2
        await pilot.press("escape")
        assert not said(app)

    on_the_desk(tmp_path, script)


def test_a_link_by_hand_says_what_it_was_taken_out_of(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.link is not None
        number = desk.link.number
        await pilot.press("l", "tab", "G", "l")
        assert f"was link {number};" in said(app)

    on_the_desk(tmp_path, script)


def test_furniture_is_not_linked_by_hand(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        before = len(desk.comparison.links)
        await pilot.press("G", "l", "tab", "l")
        assert "Furniture" in said(app)
        assert len(desk.comparison.links) == before

    on_the_desk(tmp_path, script)


def test_a_long_note_leaves_the_texts_in_sight(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.link is not None
        before = pane(desk).region
        desk.do(annotate(desk.link, "word " * 400 + "end"))
        await painted(app, pilot)
        assert "v: all of it" in shown(app)
        assert pane(desk).region == before
        assert all(text in shown(app) for text in (LEFT[0][:40], RIGHT[1][:40]))
        await pilot.press("v", "end")
        await painted(app, pilot)
        assert "word end" in shown(app)

    on_the_desk(tmp_path, script)
