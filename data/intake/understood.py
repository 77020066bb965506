"""What a file says in its own words, and what was made of it."""

from dataclasses import dataclass

from data.intake.problems import shorten_value
from data.reason import Reason


@dataclass(frozen=True)
class Interpretation:
    """What cells under a heading were taken for; `value` None: all of them."""

    heading: str
    value: str | None
    reason: Reason
    rows: int

    def __str__(self) -> str:
        said = "" if self.value is None else f" “{shorten_value(self.value)}”"
        return f"{self.heading}{said}: {self.reason} ({self.rows:,} row{'s' * (self.rows != 1)})"
