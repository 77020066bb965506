"""Why something is not as it should be, in words that a page can translate."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence as a template and its parts, so that a page can say it in another language."""

    template: str
    parts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.parts)
