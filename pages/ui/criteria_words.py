"""Criteria in the reader's words: every expression, also one that no form can show."""

from __future__ import annotations

from pages.ui.format import day, days, decimal, glued
from pages.ui.funnel_words import PLACES, place, places
from pages.ui.headings import EXPLORER, heading, value
from pages.ui.words import N_, _, listing
from queries.criteria import Condition, Group, Negation, Part, Value, attribute, parse

SAID = {
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
OF_DAYS = {
    "=": N_("{attribute} is on {values}"),
    ">=": N_("{attribute} is on {values} or later"),
    ">": N_("{attribute} is after {values}"),
    "<=": N_("{attribute} is on {values} or earlier"),
    "<": N_("{attribute} is before {values}"),
}
TURNED = {
    "in": N_("{attribute} is not {values}"),
    "=": N_("{attribute} is not {values}"),
    "contains": N_("{attribute} does not contain “{values}”"),
    "is null": N_("{attribute} is known"),
}


def in_words(text: str) -> str:
    """What an expression says. Raises QuestionError where it cannot be read."""
    return _told(parse(text).part)


def _told(part: Part) -> str:
    if isinstance(part, Condition):
        return _compared(part, SAID | OF_DAYS if attribute(part.attribute).unit in ("date", "time") else SAID)
    if isinstance(part, Negation):
        inner = part.part
        if isinstance(inner, Condition) and inner.operator in TURNED:
            return _compared(inner, TURNED)
        return _("not ({condition})", condition=_told(inner))
    told, *rest = [
        _("({condition})", condition=_told(one)) if isinstance(one, Group) else _told(one) for one in part.parts
    ]
    for other in rest:
        told = (
            _("{one} and {other}", one=told, other=other)
            if part.joiner == "and"
            else _("{one} or {other}", one=told, other=other)
        )
    return told


def _compared(condition: Condition, templates: dict[str, str]) -> str:
    about = attribute(condition.attribute)
    name = heading(about.name, EXPLORER)
    if about.unit == "flag" and condition.operator == "=":
        is_so = condition.values[0] is (templates is not TURNED)
        return _("{attribute}: yes", attribute=name) if is_so else _("{attribute}: no", attribute=name)
    values = [told_value(about.name, about.unit, one) for one in condition.values]
    if condition.operator == "between":
        return _(templates["between"], attribute=name, low=values[0], high=values[1])
    return _(templates[condition.operator], attribute=name, values=either(values))


def either(values: list[str]) -> str:
    """`a, b or c`."""
    if len(values) < 2:
        return "".join(values)
    return _("{one} or {other}", one=listing(values[:-1]), other=values[-1])


def told_value(name: str, unit: str, found: Value) -> str:
    """A value as a person says it, with its unit."""
    if unit == "text":
        return value(name, found)
    if unit in ("date", "time"):
        return day(found)
    number = float(str(found))
    if name in PLACES and number in places(name):
        return _("{number} ({name})", number=_plain(number), name=place(name, number))
    if unit == "ratio":
        return glued(_plain(number * 100), "%")
    return days(number) if unit == "days" else _plain(number)


def _plain(number: float) -> str:
    """As typed: no more decimals than there are."""
    return decimal(number, 0 if number.is_integer() else 2)
