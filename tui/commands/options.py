"""What several commands share: their options, exit statuses, and the way to an encoder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.embedding import Encoder
    from compare.worker import Loading

DIFFERENT = 1
FAILED = 2

AS_REPORT = "say --format plain for the report"

MODEL = click.option(
    "--model", metavar="NAME", help="A sentence-transformers model: a folder (./NAME), or a name this machine has."
)
THRESHOLD = click.option("--threshold", type=float, metavar="X", help="Link passages from this score on, 0 to 1.")
ENCODING = click.option("--encoding", metavar="NAME", help="The sources' text encoding, where guessing it goes wrong.")
OFFLINE = click.option("--offline", is_flag=True, help="Fetch nothing, even where an address is given.")
ALLOW_LOCAL = click.option("--allow-local", is_flag=True, help="Let a page lead to a local address that you did not name.")
DAY = click.DateTime(["%Y-%m-%d"])
VERBOSE = click.option("--verbose", is_flag=True, help="Say more when something goes wrong.")


def in_a_terminal() -> bool:
    """Whether there is a screen to draw on and a keyboard to listen to."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))  # a closed one is None


def columns() -> int | None:
    """Of the terminal that standard output is; None where it does not say (a serial line says 0)."""
    return os.get_terminal_size().columns or None


def encoder_of(model: str | None, articles: tuple[Article, Article], *, verbose: bool) -> Encoder:
    """The model that two articles need, ready to encode; what slows it down or is missing is told."""
    from compare.comparison import import_all
    from compare.embedding import load_encoder

    return told(_needed(model, articles, lambda name: load_encoder(name, note if verbose else None, import_all)))


def encoder_for_desk(model: str | None, articles: tuple[Article, Article], begun: Loading | None) -> Encoder:
    """The same, while a screen is shown, which tells what there is to tell itself; what is loaded already where it is that."""
    from compare.embedding import load_encoder

    def load(name: str | None) -> Encoder:
        loaded = begun.loaded() if begun is not None and begun.model == name else None
        if begun is None or loaded is None:
            if begun is not None:
                begun.end()
            return load_encoder(name)
        from compare.worker import WorkerEncoder

        return WorkerEncoder(begun, loaded)

    return _needed(model, articles, load)


def _needed(model: str | None, articles: tuple[Article, Article], load: Callable[[str | None], Encoder]) -> Encoder:
    """The encoder of the model that is named, or else of the one that two articles need."""
    from compare.languages import language_of

    if model is not None or all(language_of(article.text) == "en" for article in articles):
        return load(model)
    from compare.embedding.choice import encoder_for

    return encoder_for(model, *articles, load)


def told(encoder: Encoder) -> Encoder:
    """The same encoder, after its notice is told."""
    from compare.embedding import notice_of

    if notice := notice_of(encoder):
        note(notice)
    return encoder


def prepare_next_time(encoder: Encoder, model: str | None) -> None:
    """The first use of a model is slow; everything is shown by now, and the next use shall be fast."""
    from compare.embedding import export_for_next_time, is_fast
    from compare.machine.expressions import keep_compiled

    keep_compiled()
    if not is_fast(encoder):
        export_for_next_time(model)


def note(sentence: str) -> None:
    """Tell the person at the keyboard, beside what is data."""
    click.echo(f"copydesk: {sentence}", err=True)
