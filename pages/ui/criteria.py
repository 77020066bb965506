"""Criteria as a form shows them: groups of rows, each an attribute compared with values; and back to the expression."""

from __future__ import annotations

from dataclasses import dataclass, replace

from queries import Filters
from queries.criteria import Attribute, Condition, Group, Negation, Part, Value, parse, text_of

# What a row may say, and the condition that it becomes: its operator, and whether it is turned around.
SAYS = {
    "is": ("in", False),
    "is_not": ("in", True),
    "within": ("within", False),
    "contains": ("contains", False),
    "contains_not": ("contains", True),
    "at_least": (">=", False),
    "above": (">", False),
    "at_most": ("<=", False),
    "below": ("<", False),
    "between": ("between", False),
    "equals": ("=", False),
    "yes": ("=", False),
    "no": ("=", False),
    "empty": ("is null", False),
    "filled": ("is null", True),
}
FLAGS = {"yes": True, "no": False}
# How the rows of a group hold together: the joiner, and whether the whole is turned around.
HOLDS = {"all": ("and", False), "any": ("or", False), "none": ("or", True), "not_all": ("and", True)}
# What is compared with whole texts, and with a piece of one.
WORDS = ("is", "is_not", "within")
PIECES = ("contains", "contains_not")
# Texts that are written freely, so that a list of their values helps nobody.
FREE = frozenset({"name", "customer_id", "referred_by"})


@dataclass(frozen=True)
class Row:
    """One comparison; without values where it needs some it is not finished, and says nothing yet."""

    attribute: str = ""
    says: str = ""
    values: tuple[Value | None, ...] = ()

    def part(self) -> Part | None:
        """The condition, None while something of it is missing."""
        if not self.attribute or self.says not in SAYS:
            return None
        operator, is_turned = SAYS[self.says]
        values = (FLAGS[self.says],) if self.says in FLAGS else tuple(one for one in self.values if one is not None)
        if operator == "between":
            values = tuple(sorted(values))
        if len(values) < (0 if operator == "is null" else 2 if operator == "between" else 1):
            return None
        found = Condition(self.attribute, operator, () if operator == "is null" else values)
        return Negation(found) if is_turned else found


@dataclass(frozen=True)
class Rows:
    """A group of rows: all, any, none or not all of them hold."""

    holds: str = "all"
    rows: tuple[Row, ...] = (Row(),)

    def part(self) -> Part | None:
        joiner, is_turned = HOLDS[self.holds]
        found = joined(joiner, [row.part() for row in self.rows])
        return Negation(found) if found and is_turned else found


@dataclass(frozen=True)
class Form:
    """Groups of which all or any hold."""

    joiner: str = "and"
    groups: tuple[Rows, ...] = (Rows(),)

    def text(self) -> str:
        """The expression, canonical; empty while no row is finished."""
        part = joined(self.joiner, [group.part() for group in self.groups])
        return parse(text_of(part)).text if part else ""

    def with_row(self, group: int, row: int, changed: Row | None) -> Form:
        """The form with one row changed, or without it where None; a group without rows goes, the last one stays."""
        held = self.groups[group]
        after = [one if place != row else changed for place, one in enumerate(held.rows)]
        if row == len(held.rows):
            after.append(changed)
        rows = tuple(one for one in after if one is not None)
        return self.with_group(group, replace(held, rows=rows) if rows else None)

    def with_group(self, group: int, changed: Rows | None) -> Form:
        """The form with one group changed, added where it is the next, or gone where None."""
        after = [one if place != group else changed for place, one in enumerate(self.groups)]
        if group == len(self.groups):
            after.append(changed)
        return replace(self, groups=tuple(one for one in after if one is not None) or (Rows(),))


def joined(joiner: str, parts: list[Part | None]) -> Part | None:
    """The finished ones of the parts as one."""
    finished = [part for part in parts if part is not None]
    if len(finished) < 2:
        return finished[0] if finished else None
    return Group(joiner, tuple(finished))


def also(filters: Filters, condition: str) -> Filters:
    """The choice narrowed by one more condition."""
    return filters.but(criteria=f"({filters.criteria}) and {condition}" if filters.criteria else condition)


def choices(about: Attribute) -> tuple[str, ...]:
    """What a row on this attribute may say, the usual first."""
    if about.unit == "flag":
        return ("yes", "no", "empty", "filled")
    if about.unit == "text":
        return ("is", "is_not", "contains", "contains_not", "empty", "filled")
    return ("at_least", "at_most", "above", "below", "between", "equals", "empty", "filled")
