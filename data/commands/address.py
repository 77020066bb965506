"""Which warehouse a command is about: --url, else WAREHOUSE_URL, else the sample's file."""

import argparse

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
