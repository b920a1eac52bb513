"""`copydesk merge REVIEW ANSWERS.json`: what an editor answered in the page, laid over the review."""

from __future__ import annotations

from pathlib import Path

import click

from compare.wording import counted
from tui.commands.options import VERBOSE, note


@click.command("merge")
@click.argument("review", metavar="REVIEW")
@click.argument("answers", metavar="ANSWERS.json")
@VERBOSE
def merge_command(review: str, answers: str, **_: bool) -> int:
    """Lay an editor's answers over a review, each an action that the desk can undo.

    REVIEW is the file that `copydesk reviews` names, ANSWERS.json what the HTML page saved. Answers to another comparison are
    refused, and so is a file that is none.
    """
    from compare.reading.sources.sources import load
    from compare.reviewing.merging import merge

    source = load(answers)
    merged = merge(Path(review), source.data, source.name)
    told = f"{merged.changed} of {counted(merged.answers, 'answer')}" if merged.changed else "no answer"
    note(f"{told} by {merged.by} said anything new" + ("; each can be undone on the desk" if merged.changed else ""))
    return 0
