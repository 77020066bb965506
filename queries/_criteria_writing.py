"""From the parts of criteria to text for people, and to a condition with bound values for the warehouse."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from queries._attributes import TAG, attribute
from queries._criteria_tree import Condition, Group, Negation, Part, Value
from queries.filters import UNKNOWN

Bound = Value | None | tuple[Value | None, ...]

_MADE = {"=": exp.EQ, "<>": exp.NEQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE, "like": exp.Like}


def written(part: Part) -> str:
    """The one way to write the part; what `parse` makes of it is the same part again."""
    if isinstance(part, Group):
        return f" {part.joiner} ".join(
            f"({written(one)})" if isinstance(one, Group) else written(one) for one in part.parts
        )
    if isinstance(part, Negation):
        return _against(part.part)
    values = [_literal(value) for value in part.values]
    if part.operator == "in":
        return f"{part.attribute} in ({', '.join(values)})"
    if part.operator == "between":
        return f"{part.attribute} between {values[0]} and {values[1]}"
    if part.operator in ("contains", "within"):
        return f"{part.operator}({', '.join((part.attribute, *values))})"
    return " ".join((part.attribute, part.operator, *values))


def _against(part: Part) -> str:
    if isinstance(part, Condition) and part.operator == "is null":
        return f"{part.attribute} is not null"
    return f"not ({written(part)})" if isinstance(part, Group) else f"not {written(part)}"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"'{value.isoformat()}'"
    return repr(value) if isinstance(value, int | float) else "'" + value.replace("'", "''") + "'"


def predicate(part: Part, binds: dict[str, Bound]) -> exp.Expr:
    """The condition on a row `a` of base/customer_attributes; its values are added to `binds` by the names it takes."""
    return _true(part, binds)


def _true(part: Part, binds: dict[str, Bound]) -> exp.Expr:
    if isinstance(part, Condition):
        return _condition(part, binds)
    if isinstance(part, Negation):
        return _false(part.part, binds)
    made = [exp.paren(_true(one, binds)) if isinstance(one, Group) else _true(one, binds) for one in part.parts]
    return exp.and_(*made, wrap=False) if part.joiner == "and" else exp.or_(*made, wrap=False)


def _false(part: Part, binds: dict[str, Bound]) -> exp.Expr:
    """True where the part is false or unknown: `not` moves inwards, so that nothing unknown is ever negated."""
    if isinstance(part, Negation):
        return _true(part.part, binds)
    if isinstance(part, Condition):
        return exp.func("coalesce", _condition(part, binds), exp.false()).not_()
    made = [exp.paren(_false(one, binds)) for one in part.parts]
    return exp.or_(*made, wrap=False) if part.joiner == "and" else exp.and_(*made, wrap=False)


def _condition(condition: Condition, binds: dict[str, Bound]) -> exp.Expr:
    if condition.attribute == TAG:
        return _tagged(condition, binds)
    if condition.operator == "within":
        place = exp.Placeholder(this=_bind(binds, condition.values))
        family = exp.select("f.branch_id").from_("branch_family as f")
        family = family.where(exp.or_(_in(exp.column("member", "f"), place), _in(exp.column("member_id", "f"), place)))
        return _in(exp.column("branch_id", "a"), family.subquery())
    return _compared(exp.column(condition.attribute, "a"), condition, binds)


def _tagged(condition: Condition, binds: dict[str, Bound]) -> exp.Expr:
    own = exp.column("customer_id", "a")
    bearers = exp.select("g.customer_id").from_("tags_given as g")
    if condition.operator == "is null":
        return _in(own, bearers.subquery()).not_()
    return _in(own, bearers.where(_compared(exp.column("tag", "g"), condition, binds)).subquery())


def _compared(column: exp.Column, condition: Condition, binds: dict[str, Bound]) -> exp.Expr:
    operator, values = condition.operator, condition.values
    if operator == "is null":
        unknown = column.is_(exp.null())
        filled = condition.attribute != TAG and attribute(condition.attribute).is_filled
        return exp.paren(exp.or_(unknown, column.eq(exp.Literal.string(UNKNOWN)))) if filled else unknown
    if operator == "in":
        return _in(column, exp.Placeholder(this=_bind(binds, values)))
    marks: list[exp.Expr] = [exp.Placeholder(this=_bind(binds, value)) for value in values]
    if any(isinstance(value, date) for value in values):
        marks = [exp.cast(mark, "date") for mark in marks]
    if operator == "between":
        return exp.Between(this=column, low=marks[0], high=marks[1])
    if operator == "contains":
        binds[marks[0].name] = str(values[0]).lower()
        return exp.GT(this=exp.StrPosition(this=exp.func("lower", column), substr=marks[0]), expression=exp.convert(0))
    return _MADE[operator](this=column, expression=marks[0])


def _in(column: exp.Expr, values: exp.Expr) -> exp.Expr:
    if isinstance(values, exp.Subquery):
        return exp.In(this=column, query=values)
    return exp.In(this=column, expressions=[values])


def _bind(binds: dict[str, Bound], value: Bound) -> str:
    name = f"criteria_{len(binds)}"
    binds[name] = value
    return name
