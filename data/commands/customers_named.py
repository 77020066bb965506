"""Which customers a command is about: their numbers as words, or a file of them."""

import argparse
from pathlib import Path

from data.entry.acting import Acted
from data.errors import CallError


def add_customers(parser: argparse.ArgumentParser) -> None:
    """The words and the option that name customers."""
    parser.add_argument("customers", metavar="CUSTOMER", nargs="*", help="numbers of customers")
    parser.add_argument("--file", metavar="FILE", type=Path, help="a file with a number on each line")


def named(arguments: argparse.Namespace) -> list[str]:
    """Their numbers. Raises CallError where none is named or the file cannot be read."""
    found = list(arguments.customers)
    if arguments.file:
        try:
            lines = arguments.file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeError) as error:
            raise CallError("{file} cannot be read: {told}.", file=arguments.file, told=error) from error
        found += [line.strip() for line in lines if line.strip()]
    if not found:
        raise CallError("Name the customers by their numbers, or a file of them with --file.")
    return found


def tell(acted: Acted, what: str) -> int:
    """Say for how many customers something changed, and how to take it back."""
    count = acted.customers
    who = f"{count:,} customer{'s' * (count != 1)}"
    if not count:
        print(f"{who}: nothing had to change.")
    else:
        print(f"{who} {what}, as batch {acted.batch_id}. {taken_back(acted.batch_id)}")
    return 0


def taken_back(batch: str) -> str:
    """How a batch is undone."""
    return f"Take it back: python -m data undo {batch}"
