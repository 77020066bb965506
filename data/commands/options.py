"""Which customers a command is about: their numbers as words, or a file of them."""

import argparse
import codecs
from datetime import date, datetime
from pathlib import Path

from data.errors import UsageError
from data.intake.readers.delimited import DELIMITERS
from data.intake.readers.file_format import ReadOptions
from data.settings import load_settings, parse_warehouse_url
from data.warehouse import Warehouse, open_warehouse


def add_url_option(parser: argparse.ArgumentParser) -> None:
    """The option that every command takes."""
    parser.add_argument(
        "--url",
        metavar="URL",
        help="the warehouse, such as duckdb:///mine.duckdb (default: WAREHOUSE_URL, else the sample)",
    )


def resolve_url(arguments: argparse.Namespace) -> str:
    """The address in force. Raises SettingsError."""
    if arguments.url is None:
        return load_settings().warehouse_url
    parse_warehouse_url(arguments.url, "--url")
    return str(arguments.url)


def open_command_warehouse(arguments: argparse.Namespace, read_only: bool = False) -> Warehouse:
    """The warehouse in force, open. Raises SettingsError, WarehouseError."""
    return open_warehouse(resolve_url(arguments), read_only)


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


_DELIMITER_NAMES = {name: delimiter for delimiter, name in DELIMITERS.items()}


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """The options that commands with a file to read take."""
    parser.add_argument("--encoding", metavar="NAME", help="such as utf-8, gb18030, cp1252 (default: found)")
    parser.add_argument(
        "--delimiter", metavar="CHAR", help=f"one character, or {', '.join(_DELIMITER_NAMES)} (default: found)"
    )
    parser.add_argument("--sheet", metavar="NAME", help="the workbook's sheet (default: the first that is not empty)")


def parse_reading(arguments: argparse.Namespace) -> ReadOptions:
    """What was chosen. Raises CallError."""
    delimiter = arguments.delimiter
    if delimiter is not None:
        delimiter = _DELIMITER_NAMES.get(delimiter, "\t" if delimiter == "\\t" else delimiter)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise UsageError("--delimiter {given} is not one character.", given=arguments.delimiter)
    if arguments.encoding is not None:
        try:
            codecs.lookup(arguments.encoding)
        except LookupError as error:
            raise UsageError(
                "--encoding {given} is not known. Name one like utf-8, gb18030, big5, cp1252 or utf-16.",
                given=arguments.encoding,
            ) from error
    return ReadOptions(arguments.encoding, delimiter, arguments.sheet)


def add_format_option(parser: argparse.ArgumentParser) -> None:
    """The option that commands with a table take."""
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def parse_day(text: str) -> date:
    """A day that an option names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it like 2026-05-31.") from None


def parse_moment(text: str) -> datetime:
    """A day and time that an option names."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no time. Write it like 2026-05-31T14:05.") from None
