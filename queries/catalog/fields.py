"""The fields of filters and splits, read from queries/fields.toml.

From an entry come: the argument of `queries.Filters`, the condition of the filter, the relation that `--by` splits by,
the options that the filter offers, the parameters of the command line and of an address, the widget in the filter bar,
and the closed list that criteria check values against.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.schema import PERMITTED_VALUES

FIELDS_FILE = Path(__file__).parents[1] / "fields.toml"
GROUPS = ("place", "customers")
# An employee or branch that is not on record, and every other text that is missing.
UNKNOWN = "Unknown"


@dataclass(frozen=True)
class Field:
    """One entry of fields.toml; the file explains each part."""

    name: str
    label: str
    group: str = ""
    relation: str = ""
    column: str = ""
    only: Mapping[str, str] = field(default_factory=dict, hash=False)
    key: str = ""
    within: str = ""
    options: str = ""
    default: tuple[str, ...] = ()
    deals: str = ""

    @property
    def is_filter(self) -> bool:
        """Whether customers are filtered by it."""
        return bool(self.relation)

    @property
    def has_permitted_values(self) -> bool:
        """Whether the schema lists the values that the column may have."""
        return self.options == "permitted"

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations that its condition reads."""
        return tuple(relation for relation in (self.relation, self.within) if relation)


def load_catalogue(text: str) -> dict[str, Field]:
    """The fields of a catalogue by name, in its order.

    Raises:
        ValueError: an entry has an unknown or contradictory part; the sentence names the entry.
    """
    return {name: _build_field(name, entry) for name, entry in tomllib.loads(text).items()}


def _build_field(name: str, entry: dict[str, Any]) -> Field:
    parts: dict[str, Any] = {part: tuple(value) if isinstance(value, list) else value for part, value in entry.items()}
    try:
        built = Field(name, **{"column": name, **parts})
    except TypeError as error:
        raise ValueError(f"fields.toml [{name}]: {error}") from None
    problems = {
        "it has neither a relation nor deals": not built.relation and not built.deals,
        f"group is one of {', '.join(GROUPS)}": built.is_filter and built.group not in GROUPS,
        "options is record, permitted or rules/NAME": built.is_filter
        and built.options not in ("record", "permitted")
        and not built.options.startswith("rules/"),
        "within needs a key": bool(built.within) and not built.key,
    }
    for problem, is_so in problems.items():
        if is_so:
            raise ValueError(f"fields.toml [{name}]: {problem}")
    return built


CATALOGUE = load_catalogue(FIELDS_FILE.read_text(encoding="utf-8"))
# The fields that customers are filtered by; each also splits.
FIELDS = tuple(name for name, entry in CATALOGUE.items() if entry.is_filter)
# What an opportunity has of its own: it is split by its own owner, that owner's branch, and its product.
DEAL_FIELDS = tuple(name for name, entry in CATALOGUE.items() if entry.deals)
# What the conditions of the other filters read: a search, criteria, and what criteria speak of beside the attributes.
SEARCH_RELATION = "selection/search_matches"
CRITERIA_RELATION = "profile/customer_attributes"
CRITERIA_PARTS = ("staging/tag_assignments", *(entry.within for entry in CATALOGUE.values() if entry.within))
FILTER_RELATIONS = frozenset(
    {
        *(relation for name in FIELDS for relation in CATALOGUE[name].relations),
        SEARCH_RELATION,
        CRITERIA_RELATION,
        *CRITERIA_PARTS,
    }
)


def list_group(group: str) -> tuple[str, ...]:
    """The filter fields of one menu of the filter bar."""
    return tuple(name for name in FIELDS if CATALOGUE[name].group == group)


def list_permitted_values(name: str) -> tuple[str, ...]:
    """The closed list that the schema has for the field; empty where the warehouse decides which values there are."""
    if not CATALOGUE[name].has_permitted_values:
        return ()
    return tuple(str(value) for value in PERMITTED_VALUES["customers", CATALOGUE[name].column])
