"""Outside the floors: the `whimbrel` command.

Stands on every room; calls their actions and queries, holds no rules of its own.
"""

import importlib
import os
import sys

import click
from django.db.utils import DatabaseError

import whimbrel
from whimbrel.cli.start import set_up

# Each command by the module that holds it: `--help` is quick because none is imported to be listed.
COMMANDS = {
    "init": "Make this machine ready: data directory, secret, database, first administrator.",
    "demo": "Build the demo world, and exit.",
    "serve": "Serve the site: web workers and task worker together.",
    "mail-in": "Take letters in: as a mail server, from a mailbox, from files.",
    "load": "Load records from CSV files.",
    "index": "Read everything that can be found into the search index.",
    "parties": "List the Parties to an instrument on a day.",
    "report": "Write a report as HTML, DOCX or PDF.",
    "export": "Write the Manual, whole or a part, as EPUB, PDF or open files.",
    "backup": "Write the whole house to one file, while it is open.",
    "restore": "Bring a backup back into an empty directory, or only look whether it is whole.",
    "check": "Say whether everything is in order.",
}
# These make what the others need, so they run where nothing is there yet.
BEFORE_INIT = {"init", "demo"}
# Answers stored pages before it loads Django itself.
BEFORE_DJANGO = {"serve"}


class Rooms(click.Group):
    """Commands found by name and imported when called, after Django stands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name == "demo":
            # The mark that makes it one is written last; while it is built, its settings hold already.
            os.environ.setdefault("WHIMBREL_DEMO", "yes")
        if cmd_name in BEFORE_INIT:
            importlib.import_module("whimbrel.cli.secret").ensure_secret()
        if cmd_name not in BEFORE_DJANGO:
            set_up()
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"whimbrel.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(whimbrel.__version__, prog_name="whimbrel")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
def group(debug: bool) -> None:
    """Whimbrel: the platform on which a treaty family builds the capacity of its people."""


def main() -> None:
    """The entry point: expected errors become one line and an exit code, never a traceback."""
    try:
        group(prog_name="whimbrel")
    except DatabaseError as error:
        if "--debug" in sys.argv:
            raise
        click.echo(
            f"Error: The database does not answer as expected ({error}). Run “whimbrel check”.",
            err=True,
        )
        sys.exit(1)
