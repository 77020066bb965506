"""`check`: is the warehouse sound?"""

import argparse

from data.commands.options import add_format_option, add_url_option, open_command_warehouse
from data.commands.output import print_frame
from data.warehouse.integrity_checks import check_integrity, is_sound


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="rows, freshness, orphans, duplicates and values outside their lists, per table",
        description="Look through every table. Exit code 1 when something is wrong in it.",
    )
    add_format_option(parser)
    add_url_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a row per table; 1 when something is wrong. Raises CrmError."""
    found = check_integrity(open_command_warehouse(arguments))
    print_frame(found, arguments.format)
    return 0 if is_sound(found) else 1
