"""How a warehouse made by an older version becomes one of this version: one ordered list of steps."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Migration:
    """One step: afterwards the warehouse has schema version `to`. Runs in one transaction."""

    to: int
    sentence: str
    apply: Callable[[Connection], None]


# Append only; the version of the program is that of the last step, or 1.
MIGRATIONS: tuple[Migration, ...] = ()
