"""`export`: the backup."""

import argparse
from pathlib import Path

from data.commands.options import add_url_option, open_command_warehouse
from data.warehouse.backup import save_backup


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "export",
        help="save every table as a Parquet file",
        description="Save every table as a Parquet file into a new folder. init --from DIR brings it back equal.",
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    add_url_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Save it and say how much. Raises CrmError."""
    rows = save_backup(open_command_warehouse(arguments, read_only=True), arguments.folder)
    print(f"{sum(rows.values()):,} rows of {len(rows)} tables saved in {arguments.folder}")
    return 0
