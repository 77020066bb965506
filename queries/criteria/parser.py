"""Parses the text of criteria into parts; what is no condition on an attribute is refused in one sentence."""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from data.errors import QuestionError
from queries.catalog.fields import CATALOGUE
from queries.criteria.attributes import TAG_ATTRIBUTE, find_attribute
from queries.criteria.expression import Condition, Negation, Part, Value, join_parts, negate_part
from queries.criteria.literals import parse_literal

MAX_LENGTH = 8_000
MAX_DEPTH = 40

_COMPARISON_SIGNS: dict[type[exp.Expr], tuple[str, str]] = {
    exp.EQ: ("=", "="),
    exp.NEQ: ("<>", "<>"),
    exp.LT: ("<", ">"),
    exp.LTE: ("<=", ">="),
    exp.GT: (">", "<"),
    exp.GTE: (">=", "<="),
}


def parse_expression(text: str) -> Part:
    """The parts of the text.

    Raises:
        QuestionError: it is not an expression of conditions, or speaks of something that is not there.
    """
    if len(text) > MAX_LENGTH:
        raise QuestionError(
            "The criteria are longer than {longest} characters; save parts of them.", longest=MAX_LENGTH
        )
    try:
        _validate_depth(text)
        tree = sqlglot.parse_one(text, read="duckdb")
        return _parse_part(tree, 0)
    except (SqlglotError, RecursionError) as problem:
        raise QuestionError(
            "The criteria {text} could not be read. Write them like tier = 'core' and silent_days > 60.",
            text=_shorten(text),
        ) from problem


def _validate_depth(text: str) -> None:
    """Raises RecursionError where brackets nest deeper than `MAX_DEPTH`; the SQL parser recurses once per bracket."""
    depth, quote = 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        else:
            depth += (sign in "([{") - (sign in ")]}")
        if depth > MAX_DEPTH:
            raise RecursionError


def _parse_part(node: exp.Expr, depth: int) -> Part:
    if depth > MAX_DEPTH:
        raise RecursionError
    below = depth + 1
    if isinstance(node, exp.Paren):
        return _parse_part(node.this, below)
    if isinstance(node, exp.And | exp.Or):
        parts = [_parse_part(part, below) for part in node.flatten(unnest=False)]
        return join_parts("and" if isinstance(node, exp.And) else "or", parts)
    if isinstance(node, exp.Not):
        return negate_part(_parse_part(node.this, below))
    condition = _parse_condition(node)
    return negate_part(condition) if node.args.get("negate") else condition


def _parse_condition(node: exp.Expr) -> Part:
    if isinstance(node, exp.Column):
        return _build_condition(node, "=", [exp.true()])
    if type(node) in _COMPARISON_SIGNS:
        forwards, backwards = _COMPARISON_SIGNS[type(node)]
        if isinstance(node.expression, exp.Column) and not isinstance(node.this, exp.Column):
            return _build_condition(node.expression, backwards, [node.this])
        return _build_condition(node.this, forwards, [node.expression])
    if isinstance(node, exp.In) and not node.args.get("query") and node.expressions:
        return _build_condition(node.this, "in", node.expressions)
    if isinstance(node, exp.Between) and not node.args.get("symmetric"):
        return _build_condition(node.this, "between", [node.args["low"], node.args["high"]])
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null):
        return _build_condition(node.this, "is null", [])
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Boolean):
        return _build_condition(node.this, "=", [node.expression])
    if isinstance(node, exp.Like):
        return _build_condition(node.this, "like", [node.expression])
    if isinstance(node, exp.Contains):
        return _build_condition(node.this, "contains", [node.expression])
    if within := _parse_within(node):
        return within
    raise _build_syntax_error(node)


def _parse_within(node: exp.Expr) -> Part | None:
    """The part that `within(branch, 'East', …)` is: the branches named and the offices below them; None for others."""
    if not isinstance(node, exp.Anonymous) or node.name.lower() != "within" or len(node.expressions) < 2:
        return None
    column, *values = node.expressions
    entry = CATALOGUE.get(column.name.lower()) if isinstance(column, exp.Column) else None
    if entry is None or not entry.within:
        raise _build_syntax_error(node)
    return _build_condition(column, "within", values)


def _build_condition(left: exp.Expr, operator: str, right: list[exp.Expr]) -> Part:
    if not isinstance(left, exp.Column) or left.args.get("table") or not isinstance(left.this, exp.Identifier):
        raise _build_syntax_error(left)
    attribute = find_attribute(left.name)
    values: list[Value] = [parse_literal(attribute, operator, node, _build_syntax_error) for node in right]
    if operator == "between":
        return Condition(attribute.name, operator, tuple(values))
    if attribute.name == TAG_ATTRIBUTE and operator == "<>":
        return Negation(Condition(TAG_ATTRIBUTE, "=", tuple(values)))
    return Condition(attribute.name, operator, tuple(dict.fromkeys(values)))


def _build_syntax_error(node: exp.Expr) -> QuestionError:
    return QuestionError(
        "{text} cannot stand in criteria. They know attributes, values, and, or, not, =, <>, <, <=, >, >=, in, "
        "between, like, contains and is null.",
        text=_shorten(node.sql(dialect="duckdb", comments=False)),
    )


def _shorten(text: str) -> str:
    on_one_line = " ".join(text.split())
    return on_one_line if len(on_one_line) <= 80 else on_one_line[:79] + "…"
