"""Draws the README's picture from a real run on the seed pair: `python docs/make_picture.py`, with the project installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
LINES = 46


def main() -> None:
    """Write docs/report.svg: the first lines of the plain report, as a terminal shows them."""
    command = ["copydesk", "seeds/first.txt", "seeds/second.txt"]
    run = [sys.executable, "-c", "from tui.cli import main; main()", *command[1:]]
    report = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()
    with Path("/dev/null").open("w") as sink:
        console = Console(record=True, width=84, file=sink)
        console.print(Text(f"$ {' '.join(command)}", "bold"))
        for line in report[:LINES]:
            console.print(_coloured(line))
        svg = console.export_svg(title="copydesk", unique_id="copydesk")
    (ROOT / "docs/report.svg").write_text(svg, encoding="utf-8")


def _coloured(line: str) -> Text:
    text = Text(line)
    text.highlight_regex(r"\[-.*?(-\]|$)", "red")
    text.highlight_regex(r"\{\+.*?(\+\}|$)", "green")
    text.highlight_regex(r"^(\d+\. \w+|-- .*|COMPARISON)", "bold")
    return text


if __name__ == "__main__":
    main()
