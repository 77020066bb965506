"""From an expression to the form that shows it, where a form can."""

from __future__ import annotations

from pages.ui.criteria import FLAGS, HOLDS, SAYS, Form, Row, Rows, choices
from queries.criteria import Condition, Group, Negation, Part, attribute, parse


def read(text: str) -> Form | None:
    """The form that shows an expression, None where it has more depth or other comparisons than a form.

    Raises:
        QuestionError: the expression cannot be read.
    """
    if not text:
        return Form()
    part = parse(text).part
    inner = part.parts if isinstance(part, Group) else (part,)
    joiner = part.joiner if isinstance(part, Group) else "and"
    alone = [_row(one) for one in inner]
    if None not in alone:
        holds = "all" if joiner == "and" else "any"
        return Form("and", (Rows(holds, tuple(row for row in alone if row)),))
    # Rows that stand alone between groups are one group, so that a form is no longer than it needs to be.
    singles = tuple(row for row in alone if row)
    groups = [Rows("all" if joiner == "and" else "any", singles)] if singles else []
    for one, row in zip(inner, alone, strict=True):
        if row is None:
            group = _rows(one)
            if group is None:
                return None
            groups.append(group)
    return Form(joiner, tuple(groups))


def _rows(part: Part) -> Rows | None:
    inner = part.part if isinstance(part, Negation) else part
    if isinstance(inner, Condition):
        row = _row(inner)
        return Rows("none", (row,)) if row and inner is not part else None
    if not isinstance(inner, Group):
        return None
    rows = [_row(one) for one in inner.parts]
    if None in rows:
        return None
    wanted = (inner.joiner, inner is not part)
    holds = next(name for name, meant in HOLDS.items() if meant == wanted)
    return Rows(holds, tuple(row for row in rows if row))


def _row(part: Part) -> Row | None:
    inner, is_turned = (part.part, True) if isinstance(part, Negation) else (part, False)
    if not isinstance(inner, Condition):
        return None
    about = attribute(inner.attribute)
    if inner.operator == "=" and about.unit == "flag" and not is_turned:
        return Row(about.name, "yes" if inner.values[0] else "no")
    if inner.operator == "=" and about.unit == "text":
        inner = Condition(inner.attribute, "in", inner.values)
    wanted = (inner.operator, is_turned)
    says = next((name for name, meant in SAYS.items() if meant == wanted and name not in FLAGS), None)
    return Row(about.name, says, inner.values) if says in (*choices(about), "within") else None
