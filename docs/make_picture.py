"""Draws the README's picture: the desk on the sample pair. `python docs/make_picture.py`, with the project installed."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from compare.embedding import load_fast_encoder
from compare.reading import read
from compare.reviewing.store.file import ReviewFile
from compare.segmenting.segment import segment
from tui.app import CopydeskApp
from tui.screens.desk import Desk

ROOT = Path(__file__).resolve().parent.parent


async def draw(folder: Path) -> None:
    """Write docs/desk.svg: a real screen after a few keys."""
    left, right = (segment(read(f"seeds/{name}.txt")) for name in ("first", "second"))
    review = ReviewFile(folder / "picture.review")
    app = CopydeskApp(Desk(left, right, load_fast_encoder, review))
    async with app.run_test(size=(120, 38)) as pilot:
        while app.desk.waiting:
            await pilot.pause(0.05)
        await pilot.press("f", "e", "f")
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="copydesk seeds/first.txt seeds/second.txt")
    (ROOT / "docs/desk.svg").write_text(svg, encoding="utf-8")
    review.close()


def main() -> None:
    """Draw it in a folder of its own, so that no review of the reporter's is touched."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(draw(Path(folder)))


if __name__ == "__main__":
    main()
