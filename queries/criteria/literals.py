"""Parses a literal of criteria into a value of the attribute's unit."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from sqlglot import exp

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from queries.criteria.attributes import Attribute
from queries.criteria.expression import Value

# Larger whole numbers are not exact in every engine, and no attribute of a customer is as large.
MAX_NUMBER = 10**15


def parse_literal(
    attribute: Attribute, operator: str, node: exp.Expr, build_error: Callable[[exp.Expr], QuestionError]
) -> Value:
    """The value of the literal: a text, number, date or flag, by the attribute's unit.

    Raises:
        QuestionError: it is no literal, or not of that kind, or not on the attribute's closed list.
    """
    if isinstance(node, exp.Column):
        raise QuestionError(
            "{value} is no value. Write a text in single quotes, as in {attribute} = 'text'.",
            value=node.name[:80],
            attribute=attribute.name,
        )
    node = node.this if isinstance(node, exp.Cast) and node.to.this == exp.DType.DATE else node
    text = _extract_text(node)
    if text is None:
        raise build_error(node)
    if attribute.unit == "text":
        if isinstance(node, exp.Literal) and node.is_string:
            return _validate_text(attribute, operator, text)
        raise QuestionError(
            "{attribute} is a text. Write {value} in single quotes.", attribute=attribute.name, value=text[:80]
        )
    if operator in ("like", "contains"):
        raise QuestionError("{attribute} is no text, so it has no part of one.", attribute=attribute.name)
    if attribute.unit == "flag":
        if isinstance(node, exp.Boolean) and operator in ("=", "<>", "in"):
            return bool(node.this)
        raise QuestionError("{attribute} is true or false, nothing else.", attribute=attribute.name)
    return _parse_day(attribute, text) if attribute.unit in ("date", "time") else _parse_number(attribute, node, text)


def _extract_text(node: exp.Expr) -> str | None:
    if isinstance(node, exp.Boolean):
        return "true" if node.this else "false"
    if isinstance(node, exp.Neg):
        inner = _extract_text(node.this)
        return None if inner is None or inner.startswith("-") else f"-{inner}"
    return str(node.this) if isinstance(node, exp.Literal) else None


def _validate_text(attribute: Attribute, operator: str, text: str) -> str:
    if operator == "contains" and not text.strip():
        raise QuestionError("contains needs a piece of text to look for in {attribute}.", attribute=attribute.name)
    if "\x00" in text:
        raise QuestionError("A text cannot hold the sign NUL.")
    if attribute.allowed_values and operator in ("=", "<>", "in") and text not in attribute.allowed_values:
        raise QuestionError(
            "{attribute} is never {value}. Did you mean {near}?",
            attribute=attribute.name,
            value=text[:80],
            near=find_closest_word(text[:80], attribute.allowed_values),
        )
    return text


def _parse_day(attribute: Attribute, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QuestionError(
            "{attribute} is a day. Write it as '2026-10-31', not {value}.", attribute=attribute.name, value=text[:80]
        ) from None


def _parse_number(attribute: Attribute, node: exp.Expr, text: str) -> int | float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if isinstance(node, exp.Boolean) or not abs(number) <= MAX_NUMBER:
        raise QuestionError("{attribute} is a number; {value} is none.", attribute=attribute.name, value=text[:80])
    return int(number) if number.is_integer() else number
