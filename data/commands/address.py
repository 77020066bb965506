"""Which warehouse a command is about: --url, else WAREHOUSE_URL, else the sample's file."""

import argparse

from data.settings import checked_url, settings
from data.warehouse import Warehouse, open_warehouse


def add_url(parser: argparse.ArgumentParser) -> None:
    """The option that every command takes."""
    parser.add_argument(
        "--url",
        metavar="URL",
        help="the warehouse, such as duckdb:///mine.duckdb (default: WAREHOUSE_URL, else the sample)",
    )


def chosen_url(arguments: argparse.Namespace) -> str:
    """The address in force. Raises SettingsError."""
    if arguments.url is None:
        return settings().warehouse_url
    checked_url(arguments.url, "--url")
    return str(arguments.url)


def chosen_warehouse(arguments: argparse.Namespace, read_only: bool = False) -> Warehouse:
    """The warehouse in force, open. Raises SettingsError, WarehouseError."""
    return open_warehouse(chosen_url(arguments), read_only)
