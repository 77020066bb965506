"""What became of a file."""

from dataclasses import dataclass, field
from pathlib import Path

from data.entry.duplicates.search import DuplicatePair
from data.intake.checks.diff import CellChange, RowChanges
from data.intake.mapping.interpretation import Interpretation
from data.intake.problems import Problem
from data.ledger.batches import BatchRecord


@dataclass
class LoadReport:
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
    changes: list[CellChange] = field(default_factory=list)
    """The first of the changes, cell by cell."""
    changed_cells: int = 0
    """How many changes there are."""
    lookalikes: list[DuplicatePair] = field(default_factory=list)
    """New customers of the file who look like one on record, or of the file: `second` looks like `first`."""
    recognized_headings: dict[str, str] = field(default_factory=dict)
    """The column that a heading was taken for by its usual name, without a word from a person."""
    interpretations: list[Interpretation] = field(default_factory=list)
    """Words and names of the file, and what they were taken for."""
    batch_id: str | None = None
    stored_before: BatchRecord | None = None
    """The batch that stored the very same file; it was not read again."""
    rejects_file: Path | None = None
    is_refused: bool = False
    """Nothing was stored, from no file of the load."""
    is_unreadable: bool = False
    """The header does not fit, or a cell is never closed: no row was looked at."""
    is_dry_run: bool = False
    """Nothing was to be stored: the counts say what would be."""

    @property
    def problem_count(self) -> int:
        """How many problems there are; all of them are listed."""
        return len(self.problems)

    def record_stored_before(self, earlier: BatchRecord) -> None:
        """Note that the file is in the book already."""
        self.stored_before, self.batch_id = earlier, earlier.batch_id

    def record_changes(self, fates: RowChanges, changes: tuple[list[CellChange], int]) -> None:
        """Note what the load does to the table."""
        self.new, self.changed, self.same = fates.new, fates.changed, fates.same
        self.changes, self.changed_cells = changes
