"""`init`: a new warehouse, empty, with an example in it, or from a backup."""

import argparse
import os
from pathlib import Path

from data.commands.options import add_url_option, resolve_url
from data.errors import WarehouseError
from data.settings import DEFAULT_EXAMPLE, EXAMPLES, build_example_url, parse_warehouse_url
from data.warehouse import Warehouse, create_warehouse
from data.warehouse.backup import restore_backup
from data.warehouse.creation import build_in_file, find_existing_example, has_tables
from data.warehouse.schema_versions import set_setting


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "init",
        help="create a warehouse",
        description="Create a warehouse. One's own, empty one: init --example empty --url duckdb:///mine.duckdb",
    )
    parser.add_argument(
        "--example", choices=(*EXAMPLES, "empty"), help=f"what to build in it (default: {DEFAULT_EXAMPLE})"
    )
    parser.add_argument("--from", dest="backup", type=Path, metavar="DIR", help="bring back what export DIR saved")
    add_url_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Create it and say what was done. Raises CrmError."""
    example = arguments.example or DEFAULT_EXAMPLE
    if arguments.url is None and arguments.example and "WAREHOUSE_URL" not in os.environ:
        arguments.url = build_example_url(example)
    url = resolve_url(arguments)
    if arguments.backup is None and has_tables(url) and find_existing_example(url) == example:
        print(f"The example {example} is already there: {url}")
        return 0
    for line in build_warehouse(url, example, arguments.backup):
        print(line)
    print(f"Created {url}")
    return 0


def build_warehouse(url: str, example: str, backup: Path | None = None) -> list[str]:
    """Create the warehouse with an example, or from a backup's folder; returns what was done, line by line.

    A DuckDB warehouse is built in a file beside its own and takes its name at the end, so that a build that is killed
    leaves nothing. Raises WarehouseError when there are tables already, or when it cannot be written.
    """
    address = parse_warehouse_url(url, "The warehouse's address")
    if has_tables(url):
        there = find_existing_example(url)
        raise WarehouseError(
            "There is a warehouse already at {url} ({what}). Nothing was changed: name another address with --url, "
            "or remove that one first.",
            url=address,
            what=f"example {there}" if there else "of another kind",
        )

    def build(warehouse: Warehouse) -> list[str]:
        return restore_backup(warehouse, backup) if backup else _build_example(warehouse, example)

    if address.get_backend_name() == "duckdb":
        return build_in_file(address, build)
    return build(create_warehouse(url))


def _build_example(warehouse: Warehouse, example: str) -> list[str]:
    from data.sample import build_example  # the examples bring pandas and more along, which other commands do not need

    report = build_example(example, warehouse) if example != "empty" else []
    with warehouse.writing() as connection:
        set_setting(connection, "example", example)
    return report
