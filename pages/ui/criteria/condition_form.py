"""Criteria as a form shows them: groups of rows, each an attribute compared with values; and back to the expression."""

from __future__ import annotations

from dataclasses import dataclass, replace

from queries import Filters
from queries.criteria import parse_criteria, write_criteria
from queries.criteria.attributes import Attribute, find_attribute
from queries.criteria.expression import Condition, Group, Negation, Part, Value

# What a row may say, and the condition that it becomes: its operator, and whether it is turned around.
COMPARISONS = {
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
FLAG_VALUES = {"yes": True, "no": False}
# How the rows of a group hold together: the joiner, and whether the whole is turned around.
QUANTIFIERS = {"all": ("and", False), "any": ("or", False), "none": ("or", True), "not_all": ("and", True)}
# What is compared with whole texts, and with a piece of one.
WHOLE_TEXT_COMPARISONS = ("is", "is_not", "within")
PART_TEXT_COMPARISONS = ("contains", "contains_not")
# Texts that are written freely, so that a list of their values helps nobody.
FREE_TEXT_ATTRIBUTES = frozenset({"name", "customer_id", "referred_by"})


@dataclass(frozen=True)
class ConditionRow:
    """One comparison; without values where it needs some it is not finished, and says nothing yet."""

    attribute: str = ""
    says: str = ""
    values: tuple[Value | None, ...] = ()

    def part(self) -> Part | None:
        """The condition, None while something of it is missing."""
        if not self.attribute or self.says not in COMPARISONS:
            return None
        operator, is_turned = COMPARISONS[self.says]
        values = (
            (FLAG_VALUES[self.says],)
            if self.says in FLAG_VALUES
            else tuple(one for one in self.values if one is not None)
        )
        if operator == "between":
            values = tuple(sorted(values))
        if len(values) < (0 if operator == "is null" else 2 if operator == "between" else 1):
            return None
        found = Condition(self.attribute, operator, () if operator == "is null" else values)
        return Negation(found) if is_turned else found


@dataclass(frozen=True)
class ConditionGroup:
    """A group of rows: all, any, none or not all of them hold."""

    holds: str = "all"
    rows: tuple[ConditionRow, ...] = (ConditionRow(),)

    def part(self) -> Part | None:
        joiner, is_turned = QUANTIFIERS[self.holds]
        found = combine_parts(joiner, [row.part() for row in self.rows])
        return Negation(found) if found and is_turned else found


@dataclass(frozen=True)
class ConditionForm:
    """Groups of which all or any hold."""

    joiner: str = "and"
    groups: tuple[ConditionGroup, ...] = (ConditionGroup(),)

    def text(self) -> str:
        """The expression, canonical; empty while no row is finished."""
        part = combine_parts(self.joiner, [group.part() for group in self.groups])
        return parse_criteria(write_criteria(part)).text if part else ""

    def with_row(self, group: int, row: int, changed: ConditionRow | None) -> ConditionForm:
        """The form with one row changed, or without it where None; a group without rows goes, the last one stays."""
        held = self.groups[group]
        after = [one if place != row else changed for place, one in enumerate(held.rows)]
        if row == len(held.rows):
            after.append(changed)
        rows = tuple(one for one in after if one is not None)
        return self.with_group(group, replace(held, rows=rows) if rows else None)

    def with_group(self, group: int, changed: ConditionGroup | None) -> ConditionForm:
        """The form with one group changed, added where it is the next, or gone where None."""
        after = [one if place != group else changed for place, one in enumerate(self.groups)]
        if group == len(self.groups):
            after.append(changed)
        return replace(self, groups=tuple(one for one in after if one is not None) or (ConditionGroup(),))


def combine_parts(joiner: str, parts: list[Part | None]) -> Part | None:
    """The finished ones of the parts as one."""
    finished = [part for part in parts if part is not None]
    if len(finished) < 2:
        return finished[0] if finished else None
    return Group(joiner, tuple(finished))


def add_condition(filters: Filters, condition: str) -> Filters:
    """The choice narrowed by one more condition."""
    return filters.with_changes(criteria=f"({filters.criteria}) and {condition}" if filters.criteria else condition)


def list_comparisons(attribute: Attribute) -> tuple[str, ...]:
    """What a row on this attribute may say, the usual first."""
    if attribute.unit == "flag":
        return ("yes", "no", "empty", "filled")
    if attribute.unit == "text":
        return ("is", "is_not", "contains", "contains_not", "empty", "filled")
    return ("at_least", "at_most", "above", "below", "between", "equals", "empty", "filled")


def build_form(text: str) -> ConditionForm | None:
    """The form that shows an expression, None where it has more depth or other comparisons than a form.

    Raises:
        QuestionError: the expression cannot be read.
    """
    if not text:
        return ConditionForm()
    part = parse_criteria(text).part
    inner = part.parts if isinstance(part, Group) else (part,)
    joiner = part.joiner if isinstance(part, Group) else "and"
    alone = [_build_row(one) for one in inner]
    if None not in alone:
        holds = "all" if joiner == "and" else "any"
        return ConditionForm("and", (ConditionGroup(holds, tuple(row for row in alone if row)),))
    # Rows that stand alone between groups are one group, so that a form is no longer than it needs to be.
    singles = tuple(row for row in alone if row)
    groups = [ConditionGroup("all" if joiner == "and" else "any", singles)] if singles else []
    for one, row in zip(inner, alone, strict=True):
        if row is None:
            group = _build_group(one)
            if group is None:
                return None
            groups.append(group)
    return ConditionForm(joiner, tuple(groups))


def _build_group(part: Part) -> ConditionGroup | None:
    inner = part.part if isinstance(part, Negation) else part
    if isinstance(inner, Condition):
        row = _build_row(inner)
        return ConditionGroup("none", (row,)) if row and inner is not part else None
    if not isinstance(inner, Group):
        return None
    rows = [_build_row(one) for one in inner.parts]
    if None in rows:
        return None
    wanted = (inner.joiner, inner is not part)
    holds = next(name for name, meant in QUANTIFIERS.items() if meant == wanted)
    return ConditionGroup(holds, tuple(row for row in rows if row))


def _build_row(part: Part) -> ConditionRow | None:
    inner, is_turned = (part.part, True) if isinstance(part, Negation) else (part, False)
    if not isinstance(inner, Condition):
        return None
    about = find_attribute(inner.attribute)
    if inner.operator == "=" and about.unit == "flag" and not is_turned:
        return ConditionRow(about.name, "yes" if inner.values[0] else "no")
    if inner.operator == "=" and about.unit == "text":
        inner = Condition(inner.attribute, "in", inner.values)
    wanted = (inner.operator, is_turned)
    says = next((name for name, meant in COMPARISONS.items() if meant == wanted and name not in FLAG_VALUES), None)
    return ConditionRow(about.name, says, inner.values) if says in (*list_comparisons(about), "within") else None
