"""From the text of criteria to its parts; whatever is not a condition on an attribute is refused in one sentence."""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from data.errors import QuestionError
from queries._attributes import TAG, attribute
from queries._criteria_tree import Condition, Negation, Part, Value, joined, negated
from queries._criteria_values import typed

LONGEST = 8_000
DEEPEST = 40

_COMPARED: dict[type[exp.Expr], tuple[str, str]] = {
    exp.EQ: ("=", "="),
    exp.NEQ: ("<>", "<>"),
    exp.LT: ("<", ">"),
    exp.LTE: ("<=", ">="),
    exp.GT: (">", "<"),
    exp.GTE: (">=", "<="),
}


def read(text: str) -> Part:
    """The parts of the text.

    Raises:
        QuestionError: it is not an expression of conditions, or speaks of something that is not there.
    """
    if len(text) > LONGEST:
        raise QuestionError("The criteria are longer than {longest} characters; save parts of them.", longest=LONGEST)
    try:
        _check_depth(text)
        tree = sqlglot.parse_one(text, read="duckdb")
        return _part(tree, 0)
    except (SqlglotError, RecursionError) as problem:
        raise QuestionError(
            "The criteria {text} could not be read. Write them like tier = 'core' and silent_days > 60.",
            text=_short(text),
        ) from problem


def _check_depth(text: str) -> None:
    """The parser goes as deep as the brackets do, so they are counted before it."""
    depth, quote = 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        else:
            depth += (sign in "([{") - (sign in ")]}")
        if depth > DEEPEST:
            raise RecursionError


def _part(node: exp.Expr, depth: int) -> Part:
    if depth > DEEPEST:
        raise RecursionError
    below = depth + 1
    if isinstance(node, exp.Paren):
        return _part(node.this, below)
    if isinstance(node, exp.And | exp.Or):
        parts = [_part(one, below) for one in node.flatten(unnest=False)]
        return joined("and" if isinstance(node, exp.And) else "or", parts)
    if isinstance(node, exp.Not):
        return negated(_part(node.this, below))
    found = _condition(node)
    return negated(found) if node.args.get("negate") else found


def _condition(node: exp.Expr) -> Part:
    if isinstance(node, exp.Column):
        return _made(node, "=", [exp.true()])
    if type(node) in _COMPARED:
        forwards, backwards = _COMPARED[type(node)]
        if isinstance(node.expression, exp.Column) and not isinstance(node.this, exp.Column):
            return _made(node.expression, backwards, [node.this])
        return _made(node.this, forwards, [node.expression])
    if isinstance(node, exp.In) and not node.args.get("query") and node.expressions:
        return _made(node.this, "in", node.expressions)
    if isinstance(node, exp.Between) and not node.args.get("symmetric"):
        return _made(node.this, "between", [node.args["low"], node.args["high"]])
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null):
        return _made(node.this, "is null", [])
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Boolean):
        return _made(node.this, "=", [node.expression])
    if isinstance(node, exp.Like):
        return _made(node.this, "like", [node.expression])
    if isinstance(node, exp.Contains):
        return _made(node.this, "contains", [node.expression])
    if found := _within(node):
        return found
    raise _not_understood(node)


def _within(node: exp.Expr) -> Part | None:
    """`within(branch, 'East', …)`: the branches named and the offices below them."""
    if not isinstance(node, exp.Anonymous) or node.name.lower() != "within" or len(node.expressions) < 2:
        return None
    if not isinstance(node.expressions[0], exp.Column) or node.expressions[0].name.lower() != "branch":
        raise _not_understood(node)
    return _made(node.expressions[0], "within", node.expressions[1:])


def _made(left: exp.Expr, operator: str, right: list[exp.Expr]) -> Part:
    if not isinstance(left, exp.Column) or left.args.get("table") or not isinstance(left.this, exp.Identifier):
        raise _not_understood(left)
    named = attribute(left.name)
    values: list[Value] = [typed(named, operator, one, _not_understood) for one in right]
    if operator == "between":
        return Condition(named.name, operator, tuple(values))
    if named.name == TAG and operator == "<>":
        return Negation(Condition(TAG, "=", tuple(values)))
    return Condition(named.name, operator, tuple(dict.fromkeys(values)))


def _not_understood(node: exp.Expr) -> QuestionError:
    return QuestionError(
        "{text} cannot stand in criteria. They know attributes, values, and, or, not, =, <>, <, <=, >, >=, in, "
        "between, like, contains and is null.",
        text=_short(node.sql(dialect="duckdb", comments=False)),
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else plain[:79] + "…"
