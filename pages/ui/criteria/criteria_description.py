"""Criteria in the reader's language: every expression, also one that no form can show."""

from __future__ import annotations

from pages.ui.i18n.formatting import format_day, format_days, format_number, join_unit
from pages.ui.i18n.translation import N_, _, format_list
from pages.ui.labels.funnel_labels import LEVEL_COLUMNS, label_level, list_levels
from pages.ui.labels.value_labels import label_value
from queries.criteria import parse_criteria
from queries.criteria.attributes import find_attribute
from queries.criteria.expression import Condition, Group, Negation, Part, Value

PHRASES = {
    "in": N_("{attribute} is {values}"),
    "within": N_("{attribute} is {values} or below it"),
    "contains": N_("{attribute} contains “{values}”"),
    "like": N_("{attribute} is like “{values}”"),
    "between": N_("{attribute} is between {low} and {high}"),
    "is null": N_("{attribute} is empty"),
    "=": N_("{attribute} is {values}"),
    "<>": N_("{attribute} is known and not {values}"),
    ">=": N_("{attribute} is at least {values}"),
    ">": N_("{attribute} is above {values}"),
    "<=": N_("{attribute} is at most {values}"),
    "<": N_("{attribute} is below {values}"),
}
# Days are early and late, not small and large.
DAY_PHRASES = {
    "=": N_("{attribute} is on {values}"),
    ">=": N_("{attribute} is on {values} or later"),
    ">": N_("{attribute} is after {values}"),
    "<=": N_("{attribute} is on {values} or earlier"),
    "<": N_("{attribute} is before {values}"),
}
NEGATED_PHRASES = {
    "in": N_("{attribute} is not {values}"),
    "=": N_("{attribute} is not {values}"),
    "contains": N_("{attribute} does not contain “{values}”"),
    "is null": N_("{attribute} is known"),
}


def describe_criteria(text: str) -> str:
    """An expression in words.

    Raises:
        QuestionError: the expression cannot be read.
    """
    return _describe_part(parse_criteria(text).part)


def _describe_part(part: Part) -> str:
    if isinstance(part, Condition):
        is_day = find_attribute(part.attribute).unit in ("date", "time")
        return _describe_comparison(part, PHRASES | DAY_PHRASES if is_day else PHRASES)
    if isinstance(part, Negation):
        inner = part.part
        if isinstance(inner, Condition) and inner.operator in NEGATED_PHRASES:
            return _describe_comparison(inner, NEGATED_PHRASES)
        return _("not ({condition})", condition=_describe_part(inner))
    sentence, *others = [
        _("({condition})", condition=_describe_part(inner)) if isinstance(inner, Group) else _describe_part(inner)
        for inner in part.parts
    ]
    for other in others:
        sentence = (
            _("{one} and {other}", one=sentence, other=other)
            if part.joiner == "and"
            else _("{one} or {other}", one=sentence, other=other)
        )
    return sentence


def _describe_comparison(condition: Condition, templates: dict[str, str]) -> str:
    attribute = find_attribute(condition.attribute)
    label = _(attribute.label)
    if attribute.unit == "flag" and condition.operator == "=":
        is_yes = condition.values[0] is (templates is not NEGATED_PHRASES)
        return _("{attribute}: yes", attribute=label) if is_yes else _("{attribute}: no", attribute=label)
    values = [describe_value(attribute.name, attribute.unit, value) for value in condition.values]
    if condition.operator == "between":
        return _(templates["between"], attribute=label, low=values[0], high=values[1])
    return _(templates[condition.operator], attribute=label, values=join_alternatives(values))


def join_alternatives(values: list[str]) -> str:
    """`a, b or c`."""
    if len(values) < 2:
        return "".join(values)
    return _("{one} or {other}", one=format_list(values[:-1]), other=values[-1])


def describe_value(name: str, unit: str, value: Value) -> str:
    """A value of an attribute in words, with its unit."""
    if unit == "text":
        return label_value(name, value)
    if unit in ("date", "time"):
        return format_day(value)
    number = float(str(value))
    if name in LEVEL_COLUMNS and number in list_levels(name):
        return _("{number} ({name})", number=_format_plain(number), name=label_level(name, number))
    if unit == "ratio":
        return join_unit(_format_plain(number * 100), "%")
    return format_days(number) if unit == "days" else _format_plain(number)


def _format_plain(number: float) -> str:
    """The number without decimals where it is whole, else with two."""
    return format_number(number, 0 if number.is_integer() else 2)
