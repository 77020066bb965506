"""`init`: a new warehouse, empty, with an example in it, or from a backup."""

import argparse
import os
from pathlib import Path

from data.commands.address import add_url_option, resolve_url
from data.creation import EXAMPLES, build_warehouse, find_existing_example, has_tables
from data.settings import DEFAULT_EXAMPLE, build_example_url


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "init",
        help="create a warehouse",
        description="Create a warehouse. One's own, empty one: init --example empty --url duckdb:///mine.duckdb",
    )
    parser.add_argument("--example", choices=EXAMPLES, help=f"what to build in it (default: {DEFAULT_EXAMPLE})")
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
