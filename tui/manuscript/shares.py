"""A sheet in equal shares, for a map of it: what fills most of each, and which of them are seen. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from compare.aligned.order import Block
    from tui.manuscript.sheet import Sheet


def kinds_of_shares(sheet: Sheet, height: int, name_of: Callable[[Block], str]) -> list[str]:
    """For so many rows at most: the name of the blocks that fill most of each share; the sheet keeps it."""
    if height not in sheet.shares:
        count = min(height, len(sheet.lines))
        if not sheet.names:
            sheet.names.update((place, name_of(sheet.blocks[place])) for place in sheet.shown)
        sheet.shares[height] = [_kind_of_share(sheet, share, count) for share in range(count)]
    return sheet.shares[height]


def renew_shares(sheet: Sheet, places: Iterable[int], name_of: Callable[[Block], str]) -> None:
    """What a sheet keeps, where some of the shown blocks have another name now, and all stand where they stood."""
    lines = len(sheet.lines)
    entries = {sheet.entry_of_block(place) for place in places} if sheet.shares else ()
    for entry in entries:
        sheet.names[sheet.shown[entry]] = name_of(sheet.blocks[sheet.shown[entry]])
    for first, end in map(sheet.lines_of, entries):
        for found in sheet.shares.values():
            count = len(found)
            for share in range(first * count // lines, min(count, (end - 1) * count // lines + 1)):
                found[share] = _kind_of_share(sheet, share, count)


def _kind_of_share(sheet: Sheet, share: int, count: int) -> str:
    """The name that most lines of a share have; a line between blocks has none."""
    lines = sheet.lines[share * len(sheet.lines) // count : (share + 1) * len(sheet.lines) // count]
    names = Counter(map(sheet.names.get, [line.block for line in lines]))
    del names[None]
    return str(names.most_common(1)[0][0]) if names else ""


def shares_seen(rows: int, shares: int, top: int, height: int, cursor: int | None) -> tuple[int, int, int]:
    """The first and the last share that are on the screen, and the cursor's; -1 where it is elsewhere.

    Args:
        rows: that there are.
        shares: that they are parted in.
        top: the first row on the screen.
        height: rows of the screen.
        cursor: the row it is in; None where it is in none.
    """
    rows = max(1, rows)
    here = -1 if cursor is None else cursor * shares // rows
    return top * shares // rows, (min(rows, top + height) - 1) * shares // rows, here
