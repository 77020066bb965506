"""Which customers a command is about: their numbers as words, or a file of them."""

import argparse
from pathlib import Path

from data.entry.chosen import ActionResult
from data.errors import UsageError


def add_customer_arguments(parser: argparse.ArgumentParser) -> None:
    """The words and the option that name customers."""
    parser.add_argument("customers", metavar="CUSTOMER", nargs="*", help="numbers of customers")
    parser.add_argument("--file", metavar="FILE", type=Path, help="a file with a number on each line")


def read_customer_ids(arguments: argparse.Namespace) -> list[str]:
    """Their numbers. Raises CallError where none is named or the file cannot be read."""
    found = list(arguments.customers)
    if arguments.file:
        try:
            lines = arguments.file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeError) as error:
            raise UsageError("{file} cannot be read: {told}.", file=arguments.file, told=error) from error
        found += [line.strip() for line in lines if line.strip()]
    if not found:
        raise UsageError("Name the customers by their numbers, or a file of them with --file.")
    return found


def print_action_result(acted: ActionResult, what: str) -> int:
    """Say for how many customers something changed, and how to take it back."""
    count = acted.customers
    who = f"{count:,} customer{'s' * (count != 1)}"
    if not count:
        print(f"{who}: nothing had to change.")
    else:
        print(f"{who} {what}, as batch {acted.batch_id}. {format_undo_hint(acted.batch_id)}")
    return 0


def format_undo_hint(batch: str) -> str:
    """How a batch is undone."""
    return f"Take it back: python -m data undo {batch}"
