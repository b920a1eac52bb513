"""All commands as one: `copydesk LEFT RIGHT`, or a command's name first."""

from __future__ import annotations

from importlib import import_module

import click

from compare import __version__
from tui.commands.comparing import compare_command
from tui.commands.options import in_a_terminal

# By name, where each is: most runs compare two articles, and need none of them.
_OTHERS = {"batch": "batching", "merge": "merging", "reviews": "reviewing", "show": "showing", "sweep": "sweeping"}


class _PairFirst(click.Group):
    """`copydesk LEFT RIGHT` needs no command's name; a file that is called like a command is given as ./NAME."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_OTHERS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _OTHERS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"tui.commands.{_OTHERS[cmd_name]}"), f"{cmd_name}_command")
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        begins = in_a_terminal() if not args else args[0] not in {*self.list_commands(ctx), "--help", "--version"}
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


cli.add_command(compare_command)
