"""What an expression of criteria is made of: conditions, joined and negated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, Union

Value: TypeAlias = str | int | float | bool | date

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
# How many values each operator takes; None is one and more. `within` is a branch with the offices below it.
OPERATORS: dict[str, int | None] = {
    **dict.fromkeys(COMPARISONS, 1),
    "in": None,
    "between": 2,
    "like": 1,
    "contains": 1,
    "is null": 0,
    "within": None,
}


@dataclass(frozen=True)
class Condition:
    """One attribute compared with values; false where the attribute is unknown, except for `is null`."""

    attribute: str
    operator: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Group:
    """Several parts joined by `and` or by `or`."""

    joiner: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Negation:
    """True exactly where the part is not."""

    part: Part


Part: TypeAlias = Union[Condition, Group, Negation]  # noqa: UP007  # the names below are not defined yet when it is read


def join_parts(joiner: str, parts: list[Part]) -> Part:
    """The parts as one: a group within a group of the same joiner is spread, a single part stands alone."""
    spread: list[Part] = []
    for part in parts:
        spread += part.parts if isinstance(part, Group) and part.joiner == joiner else (part,)
    return spread[0] if len(spread) == 1 else Group(joiner, tuple(spread))


def negate_part(part: Part) -> Part:
    """The opposite; twice is the part itself."""
    return part.part if isinstance(part, Negation) else Negation(part)


def collect_attributes(part: Part) -> frozenset[str]:
    """The attributes that the part speaks of."""
    if isinstance(part, Condition):
        return frozenset({part.attribute})
    inner = part.parts if isinstance(part, Group) else (part.part,)
    return frozenset().union(*(collect_attributes(one) for one in inner))
