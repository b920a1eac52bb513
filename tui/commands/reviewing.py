"""`copydesk reviews`: what was begun, and how to go on with it."""

from __future__ import annotations

import sys

import click

from tui.commands.options import columns


@click.command("reviews")
@click.option(
    "--format", "format_name", type=click.Choice(["plain", "json"]), default="plain", show_default=True, help="Of the list."
)
def reviews_command(format_name: str) -> int:
    """List the saved reviews, the latest first, with the command that opens each."""
    from compare.reviewing.store.folder import review_folder
    from compare.reviewing.store.listing import render_json, saved_reviews

    folder = review_folder()
    reviews = saved_reviews(folder)
    if format_name == "json":
        click.echo(render_json(reviews), nl=False)
        return 0
    from compare.reports.reviews import WIDTH, render_reviews

    width = (columns() if sys.stdout.isatty() else None) or WIDTH
    click.echo(render_reviews(reviews, folder, width), nl=False)
    return 0
