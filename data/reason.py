"""A sentence for people that a page can translate: why a value is refused, how a cell was read."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence as a template and its parts; `str(reason)` is the sentence in English."""

    template: str
    parts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.parts)
