"""Criteria as a form of groups and rows, and its conversion to and from the expression."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from queries import Filters
from queries.criteria import parse_criteria, write_criteria
from queries.criteria.attributes import Attribute, find_attribute
from queries.criteria.expression import Condition, Group, Negation, Part, Value

T = TypeVar("T")
# The comparisons of a row: the operator of its condition, and whether the condition is negated.
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
# How the rows of a group are combined: the joiner, and whether the combination is negated.
QUANTIFIERS = {"all": ("and", False), "any": ("or", False), "none": ("or", True), "not_all": ("and", True)}
# Comparisons with whole texts, and with a part of one.
WHOLE_TEXT_COMPARISONS = ("is", "is_not", "within")
PART_TEXT_COMPARISONS = ("contains", "contains_not")
# Attributes of free text, which offer no list of values.
FREE_TEXT_ATTRIBUTES = frozenset({"name", "customer_id", "referred_by"})


@dataclass(frozen=True)
class ConditionRow:
    """One comparison. It is unfinished, and no part of the expression, while it lacks a value that it needs.

    Attributes:
        attribute: name of the attribute; empty while none is chosen.
        says: a key of `COMPARISONS`.
        values: what the attribute is compared with; None for a value that is not entered yet.
    """

    attribute: str = ""
    says: str = ""
    values: tuple[Value | None, ...] = ()

    def part(self) -> Part | None:
        """The condition; None while the row is unfinished."""
        if not self.attribute or self.says not in COMPARISONS:
            return None
        operator, is_negated = COMPARISONS[self.says]
        values = (
            (FLAG_VALUES[self.says],)
            if self.says in FLAG_VALUES
            else tuple(value for value in self.values if value is not None)
        )
        if operator == "between":
            values = tuple(sorted(values))
        if len(values) < (0 if operator == "is null" else 2 if operator == "between" else 1):
            return None
        condition = Condition(self.attribute, operator, () if operator == "is null" else values)
        return Negation(condition) if is_negated else condition


@dataclass(frozen=True)
class ConditionGroup:
    """A group of rows; `holds` is a key of `QUANTIFIERS`."""

    holds: str = "all"
    rows: tuple[ConditionRow, ...] = (ConditionRow(),)

    def part(self) -> Part | None:
        """The condition of the finished rows; None while there is none."""
        joiner, is_negated = QUANTIFIERS[self.holds]
        part = combine_parts(joiner, [row.part() for row in self.rows])
        return Negation(part) if part and is_negated else part


@dataclass(frozen=True)
class ConditionForm:
    """Groups of which all hold where `joiner` is `and`, or any where it is `or`."""

    joiner: str = "and"
    groups: tuple[ConditionGroup, ...] = (ConditionGroup(),)

    def text(self) -> str:
        """The expression, canonical; empty while no row is finished."""
        part = combine_parts(self.joiner, [group.part() for group in self.groups])
        return parse_criteria(write_criteria(part)).text if part else ""

    def with_row(self, group: int, row: int, changed: ConditionRow | None) -> ConditionForm:
        """The form with one row replaced, removed or added.

        Args:
            group: index of the group.
            row: index of the row; the number of rows adds one.
            changed: the new row; None removes it, and its group with the last row.
        """
        rows = _replace_item(self.groups[group].rows, row, changed)
        return self.with_group(group, replace(self.groups[group], rows=rows) if rows else None)

    def with_group(self, group: int, changed: ConditionGroup | None) -> ConditionForm:
        """The form with one group replaced, removed or added.

        Args:
            group: index of the group; the number of groups adds one.
            changed: the new group; None removes it, and an empty one takes the place of the last.
        """
        return replace(self, groups=_replace_item(self.groups, group, changed) or (ConditionGroup(),))


def _replace_item(items: tuple[T, ...], index: int, item: T | None) -> tuple[T, ...]:
    """The items with the one at `index` replaced, removed where None, or added where `index` is the next."""
    return (*items[:index], *([] if item is None else [item]), *items[index + 1 :])


def combine_parts(joiner: str, parts: list[Part | None]) -> Part | None:
    """The parts that are not None, joined into one; None where there is none."""
    finished = [part for part in parts if part is not None]
    if len(finished) < 2:
        return finished[0] if finished else None
    return Group(joiner, tuple(finished))


def add_condition(filters: Filters, condition: str) -> Filters:
    """The filters narrowed by one more condition."""
    return filters.with_changes(criteria=f"({filters.criteria}) and {condition}" if filters.criteria else condition)


def list_comparisons(attribute: Attribute) -> tuple[str, ...]:
    """The comparisons that an attribute offers, by its unit, the usual first."""
    if attribute.unit == "flag":
        return ("yes", "no", "empty", "filled")
    if attribute.unit == "text":
        return ("is", "is_not", "contains", "contains_not", "empty", "filled")
    return ("at_least", "at_most", "above", "below", "between", "equals", "empty", "filled")


def build_form(text: str) -> ConditionForm | None:
    """Builds the form of an expression.

    Returns:
        The form; None where the expression has more levels or other comparisons than a form.

    Raises:
        QuestionError: the expression cannot be read.
    """
    if not text:
        return ConditionForm()
    part = parse_criteria(text).part
    parts = part.parts if isinstance(part, Group) else (part,)
    joiner = part.joiner if isinstance(part, Group) else "and"
    rows = [_build_row(inner) for inner in parts]
    # Rows that stand alone between groups become one group, so that the form is as short as possible.
    single_rows = tuple(row for row in rows if row)
    groups = [ConditionGroup("all" if joiner == "and" else "any", single_rows)] if single_rows else []
    if None not in rows:
        return ConditionForm("and", tuple(groups))
    for inner, row in zip(parts, rows, strict=True):
        if row is None:
            group = _build_group(inner)
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
    rows = [_build_row(row_part) for row_part in inner.parts]
    if None in rows:
        return None
    quantifier = (inner.joiner, inner is not part)
    holds = next(name for name, known in QUANTIFIERS.items() if known == quantifier)
    return ConditionGroup(holds, tuple(row for row in rows if row))


def _build_row(part: Part) -> ConditionRow | None:
    inner, is_negated = (part.part, True) if isinstance(part, Negation) else (part, False)
    if not isinstance(inner, Condition):
        return None
    attribute = find_attribute(inner.attribute)
    if inner.operator == "=" and attribute.unit == "flag" and not is_negated:
        return ConditionRow(attribute.name, "yes" if inner.values[0] else "no")
    if inner.operator == "=" and attribute.unit == "text":
        inner = Condition(inner.attribute, "in", inner.values)
    comparison = (inner.operator, is_negated)
    says = next((name for name, known in COMPARISONS.items() if known == comparison and name not in FLAG_VALUES), None)
    if says not in (*list_comparisons(attribute), "within"):
        return None
    return ConditionRow(attribute.name, says, inner.values)
