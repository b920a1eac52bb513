"""All commands as one: `copydesk LEFT RIGHT`, or a command's name first."""

from __future__ import annotations

import click

from compare import __version__
from tui.commands.batching import batch_command
from tui.commands.comparing import compare_command
from tui.commands.merging import merge_command
from tui.commands.options import in_a_terminal
from tui.commands.reviewing import reviews_command
from tui.commands.showing import show_command


class _PairFirst(click.Group):
    """`copydesk LEFT RIGHT` needs no command's name; a file that is called like a command is given as ./NAME."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        begins = in_a_terminal() if not args else args[0] not in self.commands and args[0] not in {"--help", "--version"}
        if begins:
            args = ["compare", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] [LEFT] [RIGHT]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        compare_command.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=_PairFirst)
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def cli() -> None:
    """Compare two articles: what was matched, what was paraphrased, what only one of them has.

    LEFT and RIGHT are paths to plain text, Markdown, HTML, docx, odt or PDF, or web addresses; one of them may be - for
    standard input. Without both, in a terminal, a first screen asks for what is missing: pasted, typed or chosen.
    """


for each in (compare_command, batch_command, show_command, reviews_command, merge_command):
    cli.add_command(each)
