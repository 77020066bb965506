"""The settings of the installation: one environment variable, WAREHOUSE_URL, and the examples it may fall back on."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.errors import SettingsError

DATA_FOLDER = Path(__file__).resolve().parent
EXAMPLES = ("sample", "online_retail", "cdnow")
DEFAULT_EXAMPLE = "sample"


@dataclass(frozen=True)
class Settings:
    """The settings in force. `warehouse_url` is a SQLAlchemy URL."""

    warehouse_url: str


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: WAREHOUSE_URL is not a warehouse address; the message says how to write one.
    """
    url = os.environ.get("WAREHOUSE_URL")
    if url is None:
        return Settings(build_example_url(DEFAULT_EXAMPLE))
    parse_warehouse_url(url, "WAREHOUSE_URL")
    return Settings(url)


def build_example_url(example: str) -> str:
    """The default address of an example: a file of its own in the project's data folder."""
    return f"duckdb:///{DATA_FOLDER / example}.duckdb"


def parse_warehouse_url(url: str, setting: str) -> URL:
    """Parse a warehouse address.

    Args:
        url: A SQLAlchemy URL.
        setting: The variable or option it came from, for the message.

    Raises:
        SettingsError: it is empty, not a SQLAlchemy URL, or a DuckDB URL without a file.
    """
    if not url.strip():
        raise SettingsError(
            "{setting} is empty: set it to an address such as {mend}, or unset it.", **_build_hint(setting)
        )
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(
            "{setting} is not a warehouse address: {url}. Write it like {mend}.",
            url=_mask_credentials(url),
            **_build_hint(setting),
        ) from error
    if parts.get_backend_name() == "duckdb" and (parts.database or ":memory:").startswith(":memory:"):
        raise SettingsError(
            "{setting} names no file: {url}. A DuckDB warehouse is a file; write its path after three slashes, "
            "like {mend}.",
            url=_mask_credentials(url),
            **_build_hint(setting),
        )
    return parts


def _build_hint(setting: str) -> dict[str, object]:
    return {"setting": setting, "mend": "duckdb:///data/sample.duckdb"}


def _mask_credentials(url: str) -> str:
    """The address with everything before its last `@` masked, which may hold a password."""
    _, at, after = url.rpartition("@")
    return f"***@{after}" if at else url
