"""Typed lists lose their marks where they are lists; dialogue, datelines, dates and leagues lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.article import Role
from compare.reading import read
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

OPENS = "The board voted on Tuesday to close the dock. Nobody spoke against it."
ENDS = "The board meets again in June. It will not be asked about the dock then."


def told(folder: Path, *lines: str, gap: str = "\n", name: str = "story.txt") -> list[tuple[Role, str]]:
    """What stands between two paragraphs, when a text is read."""
    (folder / name).write_text("\n\n".join((OPENS, gap.join(lines), ENDS)), encoding="utf-8")
    found = read(str(folder / name))
    parts = [(p.role, found.text[p.start : p.end]) for p in found.paragraphs]
    assert parts[0] == (Role.BODY, OPENS)
    assert parts[-1] == (Role.BODY, ENDS)
    return parts[1:-1]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("marks", ["-" * 3, "*" * 3, "•" * 3, "▪" * 3, ("1.", "2.", "3."), ("1)", "2)", "3)"), ("a)", "b)", "c)")])
def test_items_stand_without_their_marks(tmp_path: Path, marks: tuple[str, ...], gap: str) -> None:
    items = ["A tender in May", "The work begins in June. It takes a year.", "12 boats go elsewhere"]
    lines = [f"{mark} {item}" for mark, item in zip(marks, items, strict=True)]
    assert told(tmp_path, *lines, gap=gap) == [(Role.LIST, item) for item in items]


def test_an_item_over_several_lines_is_one(tmp_path: Path) -> None:
    lines = [
        "1. A tender in May, to which companies from the mainland and the island",
        "   are asked to send what they would take the dock down for, in crowns",
        "2. The work itself, which begins in June and takes a year, if the storms",
        "   of the autumn and the ice of the winter let it",
    ]
    assert [text[:11] for _, text in told(tmp_path, *lines)] == ["A tender in", "The work it"]


def test_a_numbered_list_after_another_begins_anew(tmp_path: Path) -> None:
    lines = ["1. May", "2. June", "1. A tender", "2. The work"]
    assert [text for _, text in told(tmp_path, *lines)] == ["May", "June", "A tender", "The work"]


def test_bullets_under_numbers_are_both(tmp_path: Path) -> None:
    lines = ["1. First the dock", "- its stones", "- its posts", "2. Then the wall"]
    assert [text for _, text in told(tmp_path, *lines)] == ["First the dock", "its stones", "its posts", "Then the wall"]


@pytest.mark.parametrize(
    "lines",
    [
        ("- No, he said.",),
        ("- No, he said.", "- Why not? she asked.", "- Because of the ice."),
        ("- Nej, säger Anna Berg.", "- Det går inte."),
        ("– No.", "– Why not?"),
        ("— No.", "— Why not."),
        ("KYIV — The dock was hit at night.", "ODESA — So was the wall."),
        ("2022. was the year of the ice.", "2023. was worse."),
        ("3. Liga spielt am Samstag. Sie spielt immer am Samstag.",),
        ("1. Liga: Dornbach gegen Altau", "2. Liga: Tal gegen Berg"),
        ("12. März: Die Werft schließt.", "13. März: Sie öffnet wieder."),
        ("3. The third of them left.", "4. The fourth of them stayed."),
        ("1. First of all, nobody spoke.", "That was the whole of it.", "2. Then they left."),
        ("• The only one of its kind",),
        ("5) left.", "9) stayed."),
        ("-5 degrees were measured.", "-7 degrees were not."),
        ("1.5 million crowns were there.", "2.5 million were not."),
    ],
    ids=lambda lines: lines[0][:20],
)
def test_what_only_begins_like_an_item_keeps_its_words(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert [text for _, text in told(tmp_path, *lines, gap="\n\n")] == list(lines)


@pytest.mark.parametrize("line", ["3. Liga spielt am Samstag. Sie spielt immer am Samstag.", "- No, he said. It was over by then."])
def test_sentences_after_a_lone_mark_are_sentences(tmp_path: Path, line: str) -> None:
    told(tmp_path, line)
    first, second = line[: line.index(". ", 3) + 1], line[line.index(". ", 3) + 2 :]
    passages = [p.text for p in segment(read(str(tmp_path / "story.txt"))).passages]
    assert passages[2:4] == [first, second]


def test_a_number_that_a_line_break_put_first_stays_in_its_sentence(tmp_path: Path) -> None:
    lines = [
        "The harbour board has now voted to close the old ferry dock for good on",
        "12. March, and nobody on the island or on the mainland has said a word",
        "of it, which is not what the chair of the board had thought they would.",
    ]
    assert told(tmp_path, *lines) == [(Role.BODY, " ".join(lines))]


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_marks_typed_into_a_page_go_as_they_do_in_a_text(tmp_path: Path, name: str) -> None:
    items = ["A tender in May", "Work from June"]
    if name == "story.txt":
        assert [text for _, text in told(tmp_path, *(f"• {item}" for item in items))] == items
        return
    lines = "".join(f"<p>{line}</p>" for line in (OPENS, *(f"• {item}" for item in items), ENDS))
    (tmp_path / name).write_text(f"<html><body><article><h1>Dock to Close</h1>{lines}</article></body></html>", encoding="utf-8")
    assert [p.text for p in segment(read(str(tmp_path / name))).story][3:-2] == items
