"""The attributes of a customer that criteria can name: the columns of profile/customer_attributes, and the tag."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from data.rules import load_rules
from data.schema import PERMITTED_VALUES
from queries.catalog.fields import CATALOGUE, UNKNOWN
from queries.catalog.fields import CRITERIA_RELATION as ATTRIBUTE_RELATION
from queries.catalog.header import load_source
from queries.catalog.header_parser import Column

# The one attribute of which a customer has several; a condition on it is met by any of them.
TAG_ATTRIBUTE = "tag"
ATTRIBUTE_SUFFIX = "_attributes"
ATTRIBUTE_GROUPS = ("record", "buying", "opinion", "deal", "contact", "contract", "account")

# Attributes with the values of a rule, as (rule, column); the fields of fields.toml say so themselves.
_RULE_COLUMNS = {
    **{
        name: (entry.options.removeprefix("rules/"), entry.column)
        for name, entry in CATALOGUE.items()
        if entry.options.startswith("rules/")
    },
    "rfm_segment": ("rfm_segments", "segment"),
}
_ALWAYS_FILLED = ("customer_id", "name")


@dataclass(frozen=True)
class Attribute(Column):
    """A column that criteria can name.

    Attributes:
        group: record, buying, opinion, deal, contact, contract, account or score.
        allowed_values: the closed list of its values; empty where the warehouse decides which there are.
    """

    group: str = ""
    allowed_values: tuple[str, ...] = ()

    @property
    def is_unknown_filled(self) -> bool:
        """Whether a missing value is the word Unknown, as in every split, and not null."""
        return self.unit == "text" and self.name not in (
            *_ALWAYS_FILLED,
            TAG_ATTRIBUTE,
            "branch_id",
            "owner_id",
            "referred_by",
            "tags",
        )


@cache
def list_attributes() -> tuple[Attribute, ...]:
    """Every attribute in the order of the table, the tag last."""
    groups = _map_column_groups(ATTRIBUTE_RELATION)
    attributes = (
        Attribute(**vars(column), group=groups[column.name], allowed_values=_list_allowed_values(column))
        for column in load_source(ATTRIBUTE_RELATION).columns
    )
    return (
        *attributes,
        Attribute(TAG_ATTRIBUTE, "text", "one of the words put on the customer", "Tag", group="record"),
    )


def _map_column_groups(file: str) -> dict[str, str]:
    """The group of each column, by name: that of the relation where it first appears."""
    groups: dict[str, str] = {}
    for part in load_source(file).columns_of:
        groups = _map_column_groups(part) | groups
    own = file.rpartition("/")[2].removesuffix(ATTRIBUTE_SUFFIX).replace(TAG_ATTRIBUTE, "record")
    return {column.name: own if own in ATTRIBUTE_GROUPS else "score" for column in load_source(file).columns} | groups


def find_attribute(name: str) -> Attribute:
    """The attribute of this name, in whatever case.

    Raises:
        QuestionError: there is none; the sentence names the nearest.
    """
    attributes = {attribute.name: attribute for attribute in list_attributes()}
    if name.lower() not in attributes:
        raise QuestionError(
            "There is no attribute {name}. Did you mean {near}?",
            name=name[:80],
            near=find_closest_word(name[:80], attributes),
        )
    return attributes[name.lower()]


def _list_allowed_values(column: Column) -> tuple[str, ...]:
    if column.name in _RULE_COLUMNS:
        relation, name = _RULE_COLUMNS[column.name]
        return (*(str(row[name]) for row in load_rules().relations[relation]), UNKNOWN)
    if permitted := PERMITTED_VALUES.get(("customers", column.name)):
        return (*(str(value) for value in permitted), UNKNOWN)
    if column.name == "quadrant":
        return tuple(str(row["quadrant"]) for row in load_rules().relations["quadrants"])
    return ("none", "running", "expired") if column.name == "contract" else ()
