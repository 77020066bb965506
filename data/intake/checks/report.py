"""The report of a load: what became of a file."""

from dataclasses import dataclass, field
from pathlib import Path

from data.entry.duplicates.search import DuplicatePair
from data.intake.checks.diff import CellChange, RowChanges
from data.intake.mapping.interpretation import Interpretation
from data.intake.problems import Problem
from data.ledger.batches import BatchRecord


@dataclass
class LoadReport:
    """What became of one file. Once it is stored, `new + changed + same + rejected == rows_in`.

    Attributes:
        file: The file.
        table: The table's name.
        read_as: How the file was read, in words: its encoding and delimiter, or its sheet.
        rows_in: The rows of the file.
        new: Rows that the table did not have.
        changed: Rows that the table had otherwise.
        same: Rows that the table had as they are.
        rejected: Rows that cannot be stored.
        problems: What is wrong, in the order of the file.
        changes: The first of the changes, cell by cell.
        changed_cells: How many changes there are.
        lookalikes: New customers of the file who look like one on record, or of the file: `second` looks like `first`.
        recognized_headings: The column that a heading was taken for by its usual name, without a person saying so.
        interpretations: Words and names of the file, and what they were taken for.
        batch_id: The batch that stored the file; None where nothing was stored.
        stored_before: The batch that stored the very same file; it was not read again.
        rejects_file: Where the rejected rows were written.
        is_refused: Nothing was stored, from no file of the load.
        is_unreadable: The header does not fit, or a cell is never closed: no row was checked.
        is_dry_run: Nothing was to be stored: the counts say what would be.
    """

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
    changed_cells: int = 0
    lookalikes: list[DuplicatePair] = field(default_factory=list)
    recognized_headings: dict[str, str] = field(default_factory=dict)
    interpretations: list[Interpretation] = field(default_factory=list)
    batch_id: str | None = None
    stored_before: BatchRecord | None = None
    rejects_file: Path | None = None
    is_refused: bool = False
    is_unreadable: bool = False
    is_dry_run: bool = False

    @property
    def problem_count(self) -> int:
        """How many problems there are; all of them are listed."""
        return len(self.problems)

    def record_stored_before(self, earlier: BatchRecord) -> None:
        """Record the batch that stored the very same file before."""
        self.stored_before, self.batch_id = earlier, earlier.batch_id

    def record_changes(self, row_changes: RowChanges, cell_changes: tuple[list[CellChange], int]) -> None:
        """Record what the load does to the table: its rows, and its first cells with the number of all."""
        self.new, self.changed, self.same = row_changes.new, row_changes.changed, row_changes.same
        self.changes, self.changed_cells = cell_changes
