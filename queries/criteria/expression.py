"""The parts of an expression of criteria: conditions, joined and negated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, Union

Value: TypeAlias = str | int | float | bool | date

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
# How many values each operator takes; None means at least one. `within` is a branch with the offices below it.
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
    """The parts as one group; groups of the same joiner are flattened, and a single part is returned as it is."""
    flattened: list[Part] = []
    for part in parts:
        flattened += part.parts if isinstance(part, Group) and part.joiner == joiner else (part,)
    return flattened[0] if len(flattened) == 1 else Group(joiner, tuple(flattened))


def negate_part(part: Part) -> Part:
    """The negation of the part; negating it twice returns the part itself."""
    return part.part if isinstance(part, Negation) else Negation(part)


def collect_attributes(part: Part) -> frozenset[str]:
    """The names of the attributes in the part."""
    if isinstance(part, Condition):
        return frozenset({part.attribute})
    inner = part.parts if isinstance(part, Group) else (part.part,)
    return frozenset().union(*(collect_attributes(part) for part in inner))
