"""Writes the parts of criteria as text for people, and as a condition with bound values for the warehouse."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from queries.catalog.fields import CATALOGUE, UNKNOWN
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
    """The canonical text of the part; parsing it gives the same part."""
    if isinstance(part, Group):
        return f" {part.joiner} ".join(
            f"({write_text(inner)})" if isinstance(inner, Group) else write_text(inner) for inner in part.parts
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
    conditions = [
        exp.paren(_build_when_true(inner, binds)) if isinstance(inner, Group) else _build_when_true(inner, binds)
        for inner in part.parts
    ]
    return exp.and_(*conditions, wrap=False) if part.joiner == "and" else exp.or_(*conditions, wrap=False)


def _build_when_not_true(part: Part, binds: dict[str, CriteriaBind]) -> exp.Expr:
    """The condition that is true where the part is false or unknown; `not` moves inwards to single conditions."""
    if isinstance(part, Negation):
        return _build_when_true(part.part, binds)
    if isinstance(part, Condition):
        return exp.func("coalesce", _build_condition(part, binds), exp.false()).not_()
    conditions = [exp.paren(_build_when_not_true(inner, binds)) for inner in part.parts]
    return exp.or_(*conditions, wrap=False) if part.joiner == "and" else exp.and_(*conditions, wrap=False)


def _build_condition(condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    if condition.attribute == TAG_ATTRIBUTE:
        return _build_tag_condition(condition, binds)
    if condition.operator == "within":
        return _build_within(condition, binds)
    return _build_comparison(exp.column(condition.attribute, "a"), condition, binds)


def _build_within(condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    """The condition that the row has one of the values, or one below them in the field's hierarchy."""
    entry = CATALOGUE[condition.attribute]
    placeholder = exp.Placeholder(this=_add_bind(binds, condition.values))
    below = exp.select(f"f.{entry.key}").from_(f"{entry.within.rpartition('/')[2]} as f")
    below = below.where(
        exp.or_(_build_in(exp.column("member", "f"), placeholder), _build_in(exp.column("member_id", "f"), placeholder))
    )
    return _build_in(exp.column(entry.key, "a"), below.subquery())


def _build_tag_condition(condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    customer_id = exp.column("customer_id", "a")
    tagged = exp.select("g.customer_id").from_("tag_assignments as g")
    if condition.operator == "is null":
        return _build_in(customer_id, tagged.subquery()).not_()
    tagged = tagged.where(_build_comparison(exp.column("tag", "g"), condition, binds))
    return _build_in(customer_id, tagged.subquery())


def _build_comparison(column: exp.Column, condition: Condition, binds: dict[str, CriteriaBind]) -> exp.Expr:
    operator, values = condition.operator, condition.values
    if operator == "is null":
        is_null = column.is_(exp.null())
        is_filled = condition.attribute != TAG_ATTRIBUTE and find_attribute(condition.attribute).is_unknown_filled
        return exp.paren(exp.or_(is_null, column.eq(exp.Literal.string(UNKNOWN)))) if is_filled else is_null
    if operator == "in":
        return _build_in(column, exp.Placeholder(this=_add_bind(binds, values)))
    placeholders: list[exp.Expr] = [exp.Placeholder(this=_add_bind(binds, value)) for value in values]
    if any(isinstance(value, date) for value in values):
        placeholders = [exp.cast(placeholder, "date") for placeholder in placeholders]
    if operator == "between":
        return exp.Between(this=column, low=placeholders[0], high=placeholders[1])
    if operator == "contains":
        binds[placeholders[0].name] = str(values[0]).lower()
        return exp.GT(
            this=exp.StrPosition(this=exp.func("lower", column), substr=placeholders[0]), expression=exp.convert(0)
        )
    return _COMPARISON_NODES[operator](this=column, expression=placeholders[0])


def _build_in(column: exp.Expr, values: exp.Expr) -> exp.Expr:
    if isinstance(values, exp.Subquery):
        return exp.In(this=column, query=values)
    return exp.In(this=column, expressions=[values])


def _add_bind(binds: dict[str, CriteriaBind], value: CriteriaBind) -> str:
    name = f"criteria_{len(binds)}"
    binds[name] = value
    return name
