"""Criteria: one expression over attributes that selects customers; people read it and forms rebuild it.

    tier in ('core') and (silent_days > 60 or nps <= 6) and not tag = 'slow payer'

Conditions are joined by and, or, not and brackets. A condition on something unknown is false and its `not` is true, so
A and `not A` together are always everybody. Only conditions on attributes are understood; values are always bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from queries.criteria import parser, writer
from queries.criteria.attributes import TAG_ATTRIBUTE, Attribute, find_attribute, list_attributes
from queries.criteria.expression import COMPARISONS, Condition, Group, Negation, Part, Value, join_parts, negate_part

__all__ = [
    "COMPARISONS",
    "TAG_ATTRIBUTE",
    "Attribute",
    "Condition",
    "Criteria",
    "Group",
    "Negation",
    "Part",
    "Value",
    "find_attribute",
    "list_attributes",
    "join_parts",
    "negate_part",
    "parse_criteria",
    "write_criteria",
]


@dataclass(frozen=True)
class Criteria:
    """An expression: its canonical text, and its parts for a form."""

    text: str
    part: Part


@lru_cache(maxsize=512)
def parse_criteria(text: str) -> Criteria:
    """Parses a text; criteria that are equal but written differently get the same text.

    Raises:
        QuestionError: it cannot be read, or speaks of an attribute or a value that is not there.
    """
    part = parser.parse_expression(text)
    return Criteria(write_criteria(part), part)


def write_criteria(part: Part) -> str:
    """The canonical text of parts; `parse_criteria` reads it back."""
    return writer.write_text(part)
