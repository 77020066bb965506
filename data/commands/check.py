"""`check`: is the warehouse sound?"""

import argparse

from data.checks import check, is_sound
from data.commands.address import add_url, chosen_warehouse
from data.commands.table import add_format, show


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="rows, freshness, orphans, duplicates and values outside their lists, per table",
        description="Look through every table. Exit code 1 when something is wrong in it.",
    )
    add_format(parser)
    add_url(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a row per table; 1 when something is wrong. Raises CrmError."""
    found = check(chosen_warehouse(arguments))
    show(found, arguments.format)
    return 0 if is_sound(found) else 1
