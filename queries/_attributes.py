"""The attributes of a customer that criteria speak of: the columns of base/customer_attributes, and the tag."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data.errors import QuestionError
from data.rules import nearest, rules
from data.schema import LISTS
from queries._source import Column, source
from queries.filters import UNKNOWN

RELATION = "base/customer_attributes"
# The one attribute of which a customer has several; a condition on it is met by any of them.
TAG = "tag"
ENDING = "_attributes"
GROUPS = ("record", "buying", "opinion", "deal", "contact", "contract", "account")

_RULED = {"tier": ("tiers", "tier"), "lifecycle": ("lifecycle", "state"), "rfm_segment": ("rfm_segments", "segment")}
_LISTED = ("kind", "side", "party", "demand", "channel", "status")
_ALWAYS = ("customer_id", "name")


@dataclass(frozen=True)
class Attribute(Column):
    """A column with the group it belongs to: record, buying, opinion, deal, contact, contract, account or score.

    `among` are the values it can have where they are a closed list; empty where the warehouse decides.
    """

    group: str = ""
    among: tuple[str, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether what is not on record is the word Unknown, as in every split, and not empty."""
        return self.unit == "text" and self.name not in (*_ALWAYS, TAG, "branch_id", "owner_id", "referred_by", "tags")


@cache
def attributes() -> tuple[Attribute, ...]:
    """Every attribute in the order of the table, the tag last."""
    groups = _groups(RELATION)
    found = (
        Attribute(column.name, column.unit, column.meaning, groups[column.name], _among(column))
        for column in source(RELATION).columns
    )
    return (*found, Attribute(TAG, "text", "one of the words put on the customer", "record"))


def _groups(file: str) -> dict[str, str]:
    """The group of each column, by name: that of the relation where it first appears."""
    groups: dict[str, str] = {}
    for part in source(file).columns_of:
        groups = _groups(part) | groups
    own = file.rpartition("/")[2].removesuffix(ENDING).replace(TAG, "record")
    return {column.name: own if own in GROUPS else "score" for column in source(file).columns} | groups


def attribute(name: str) -> Attribute:
    """The attribute of this name, in whatever case.

    Raises:
        QuestionError: there is none; the sentence names the nearest.
    """
    known = {one.name: one for one in attributes()}
    if name.lower() not in known:
        raise QuestionError(
            "There is no attribute {name}. Did you mean {near}?", name=name[:80], near=nearest(name[:80], known)
        )
    return known[name.lower()]


def _among(column: Column) -> tuple[str, ...]:
    if column.name in _RULED:
        relation, name = _RULED[column.name]
        return (*(str(row[name]) for row in rules().relations[relation]), UNKNOWN)
    if column.name in _LISTED:
        return (*(str(value) for value in LISTS["customers", column.name]), UNKNOWN)
    if column.name == "quadrant":
        return tuple(str(row["quadrant"]) for row in rules().relations["quadrants"])
    return ("none", "running", "expired") if column.name == "contract" else ()
