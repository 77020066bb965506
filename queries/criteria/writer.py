"""From the parts of criteria to text for people, and to a condition with bound values for the warehouse."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from queries.catalog.fields import UNKNOWN
from queries.criteria.attributes import TAG_ATTRIBUTE, find_attribute
from queries.criteria.expression import Condition, Group, Negation, Part, Value

CriteriaBind = Value | None | tuple[Value | None, ...]

_COMPARISON_NODES = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
    "like": exp.Like,
}


def write_text(part: Part) -> str:
    """The one way to write the part; what `parse` makes of it is the same part again."""
    if isinstance(part, Group):
        return f" {part.joiner} ".join(
            f"({write_text(one)})" if isinstance(one, Group) else write_text(one) for one in part.parts
        )
    if isinstance(part, Negation):
        return _write_negation(part.part)
    values = [_write_literal(value) for value in part.values]
    if part.operator == "in":
        return f"{part.attribute} in ({', '.join(values)})"
    if part.operator == "between":
        return f"{part.attribute} between {values[0]} and {values[1]}"
    if part.operator in ("contains", "within"):
        return f"{part.operator}({', '.join((part.attribute, *values))})"
    return " ".join((part.attribute, part.operator, *values))


def _write_negation(part: Part) -> str:
    if isinstance(part, Condition) and part.operator == "is null":
        return f"{part.attribute} is not null"
    return f"not ({write_text(part)})" if isinstance(part, Group) else f"not {write_text(part)}"


def _write_literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"'{value.isoformat()}'"
    return repr(value) if isinstance(value, int | float) else "'" + value.replace("'", "''") + "'"


def build_predicate(part: Part, binds: dict[str, CriteriaBind]) -> exp.Expr:
    """The condition on a row `a` of profile/customer_attributes; its values are added to `binds` under its names."""
    return _build_when_true(part, binds)


def _build_when_true(part: Part, binds: dict[str, CriteriaBind]) -> exp.Expr:
    if isinstance(part, Condition):
        return _build_condition(part, binds)
    if isinstance(part, Negation):
        return _build_when_not_true(part.part, binds)
    made = [
        exp.paren(_build_when_true(one, binds)) if isinstance(one, Group) else _build_when_true(one, binds)
        for one in part.parts
    ]
    return exp.and_(*made, wrap=False) if part.joiner == "and" else exp.or_(*made, wrap=False)


def _build_when_not_true(part: Part, binds: dict[str, CriteriaBind]) -> exp.Expr:
    """True where the part is false or unknown: `not` moves inwards, so that nothing unknown is ever negated."""
    if isinstance(part, Negation):
        return _build_when_true(part.part, binds)
    if isinstance(part, Condition):
        return exp.func("coalesce", _build_condition(part, binds), exp.false()).not_()
    made = [exp.paren(_build_when_not_true(one, binds)) for one in part.parts]
    return exp.or_(*made, wrap=False) if part.joiner == "and" else exp.and_(*made, wrap=False)


def _build_condition(condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    if condition.attribute == TAG_ATTRIBUTE:
        return _build_tag_condition(condition, binds)
    if condition.operator == "within":
        place = exp.Placeholder(this=_add_bind(binds, condition.values))
        family = exp.select("f.branch_id").from_("branch_hierarchy as f")
        family = family.where(
            exp.or_(_build_in(exp.column("member", "f"), place), _build_in(exp.column("member_id", "f"), place))
        )
        return _build_in(exp.column("branch_id", "a"), family.subquery())
    return _build_comparison(exp.column(condition.attribute, "a"), condition, binds)


def _build_tag_condition(condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    own = exp.column("customer_id", "a")
    bearers = exp.select("g.customer_id").from_("tag_assignments as g")
    if condition.operator == "is null":
        return _build_in(own, bearers.subquery()).not_()
    return _build_in(own, bearers.where(_build_comparison(exp.column("tag", "g"), condition, binds)).subquery())


def _build_comparison(column: exp.Column, condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    operator, values = condition.operator, condition.values
    if operator == "is null":
        unknown = column.is_(exp.null())
        filled = condition.attribute != TAG_ATTRIBUTE and find_attribute(condition.attribute).is_unknown_filled
        return exp.paren(exp.or_(unknown, column.eq(exp.Literal.string(UNKNOWN)))) if filled else unknown
    if operator == "in":
        return _build_in(column, exp.Placeholder(this=_add_bind(binds, values)))
    marks: list[exp.Expr] = [exp.Placeholder(this=_add_bind(binds, value)) for value in values]
    if any(isinstance(value, date) for value in values):
        marks = [exp.cast(mark, "date") for mark in marks]
    if operator == "between":
        return exp.Between(this=column, low=marks[0], high=marks[1])
    if operator == "contains":
        binds[marks[0].name] = str(values[0]).lower()
        return exp.GT(this=exp.StrPosition(this=exp.func("lower", column), substr=marks[0]), expression=exp.convert(0))
    return _COMPARISON_NODES[operator](this=column, expression=marks[0])


def _build_in(column: exp.Expr, values: exp.Expr) -> exp.Expr:
    if isinstance(values, exp.Subquery):
        return exp.In(this=column, query=values)
    return exp.In(this=column, expressions=[values])


def _add_bind(binds: dict[str, CriteriaBind], value: CriteriaBind) -> str:
    name = f"criteria_{len(binds)}"
    binds[name] = value
    return name
