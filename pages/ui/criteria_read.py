"""From an expression to the form that shows it, where a form can."""

from __future__ import annotations

from pages.ui.criteria import (
    COMPARISONS,
    FLAG_VALUES,
    QUANTIFIERS,
    ConditionForm,
    ConditionGroup,
    ConditionRow,
    list_comparisons,
)
from queries._attributes import find_attribute
from queries._criteria_tree import Condition, Group, Negation, Part
from queries.criteria import parse_criteria


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
