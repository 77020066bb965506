"""What became of a file."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from data.intake.problems import Problem


@dataclass
class Report:
    """What became of one file. Once it is stored, `new + changed + same + rejected == rows_in`."""

    file: Path
    table: str
    read_as: str = ""
    rows_in: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    batch_id: str | None = None
    stored_before: datetime | None = None
    """When the very same file was stored; it was not read again."""
    rejects_file: Path | None = None
    refused: bool = False
    """Nothing was stored, from no file of the load."""
    is_unreadable: bool = False
    """The header does not fit, or a cell is never closed: no row was looked at."""
