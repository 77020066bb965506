"""The fields of the customer archive, as `customer_archive.toml` lists them, and where each is stored."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.schema import PERMITTED_VALUES, metadata

ARCHIVE_FILE = Path(__file__).parent / "customer_archive.toml"
KINDS = ("individual", "enterprise")
# The groups that are unfolded on the form at first.
OPEN_GROUPS = ("main", "ours")


@dataclass(frozen=True)
class ArchiveField:
    """One field: its label, the kinds of customers that have it, where it is stored, and its permitted values.

    Either `table` and `column` are set, or `section`: a row of customer_profiles under the field's own name.
    """

    name: str
    label: str
    group: str
    kinds: tuple[str, ...] = KINDS
    table: str = ""
    column: str = ""
    section: str = ""
    type: str = "text"
    check: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    is_required: bool = False
    is_contact_channel: bool = False


@lru_cache
def load_fields() -> dict[str, ArchiveField]:
    """Every field by name, in the order of the form."""
    groups = tomllib.loads(ARCHIVE_FILE.read_text(encoding="utf-8"))
    return {
        name: _parse_field(name, group, definition)
        for group, definitions in groups.items()
        for name, definition in definitions.items()
    }


def list_fields_of_kind(kind: str) -> dict[str, ArchiveField]:
    """The fields that a customer of this kind has, by name."""
    return {name: field for name, field in load_fields().items() if kind in field.kinds}


def group_fields_of_kind(kind: str) -> dict[str, tuple[ArchiveField, ...]]:
    """The fields that a customer of this kind has, by group of the form."""
    fields = list_fields_of_kind(kind).values()
    groups = dict.fromkeys(field.group for field in fields)
    return {group: tuple(field for field in fields if field.group == group) for group in groups}


def build_archive_rows() -> tuple[dict[str, int | str], ...]:
    """The archive as rows of the relation `rules/archive`, one per kind and field.

    Returns:
        position (1, 2 … within a kind), kind, part (the group), field, stored (the column, or empty) and section (of
        customer_profiles, or empty).
    """
    return tuple(
        {
            "position": position,
            "kind": kind,
            "part": field.group,
            "field": field.name,
            "stored": field.column,
            "section": field.section,
        }
        for kind in KINDS
        for position, field in enumerate(list_fields_of_kind(kind).values(), 1)
    )


def _parse_field(name: str, group: str, definition: dict[str, Any]) -> ArchiveField:
    table, _, column = str(definition["stored"]).rpartition(".")
    permitted = tuple(str(value) for value in PERMITTED_VALUES.get((table, column), ()))
    if table and column not in metadata.tables[table].columns:
        raise ValueError(
            f"{ARCHIVE_FILE.name}: {name} is stored in {table}.{column}, but the contract has no such column"
        )
    return ArchiveField(
        name,
        definition["says"],
        group,
        tuple(definition.get("kinds", KINDS)),
        table,
        column if table else "",
        "" if table else column,
        definition.get("type", "text"),
        definition.get("check", ""),
        tuple(definition.get("among", permitted)),
        definition.get("min"),
        definition.get("max"),
        definition.get("required", False),
        definition.get("reach", False),
    )
