"""Into which survey a file goes, and what became of it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.intake.checks.diff import CellChange
from data.intake.problems import Problem
from data.ledger.batches import BatchRecord

READING, CHECKING, STORING = "reading", "checking", "storing"
# So many problems are listed; all of them are counted, and stand in the file of rejected rows.
MAX_LISTED = 1_000


@dataclass(frozen=True)
class SurveyTarget:
    """The survey that a person named: by its id or its name, case and blanks aside; made when it is new."""

    name: str
    survey_id: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    invited: int | None = None


@dataclass(frozen=True)
class ImportStep:
    """How far an import is: `done` of `total` parts of `name`, which is READING, CHECKING or STORING."""

    name: str
    done: int
    total: int


@dataclass
class ImportOutcome:
    """What became of a file, or on a dry run would.

    `rows_in == complete + partial + left_out + rejected` and `new + changed + same == complete + partial`.
    """

    file: Path
    survey_name: str
    survey_id: str = ""
    is_new_survey: bool = False
    is_dry_run: bool = False
    batch_id: str | None = None
    """None where nothing was stored."""
    read_as: str = ""
    rows_in: int = 0
    complete: int = 0
    partial: int = 0
    left_out: int = 0
    """Previews and tests."""
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    unmatched: int = 0
    """Accepted responses of people who are no customers, as far as can be told."""
    ambiguous: int = 0
    """Those of them whose mark fits several customers."""
    answers: int = 0
    """Answers in the accepted responses."""
    problems: list[Problem] = field(default_factory=list)
    """The first LISTED, in the order of the file."""
    problem_count: int = 0
    changes: list[CellChange] = field(default_factory=list)
    """Response, question, old and new value of the first LISTED cells that change."""
    changed_cells: int = 0
    stored_before: BatchRecord | None = None
    """The batch that stored the very same file into the same survey."""
    rejects_file: Path | None = None
    refused: bool = False
    """Rows were read and none of them can be stored."""

    @property
    def accepted(self) -> int:
        """Responses that are stored, or would be."""
        return self.complete + self.partial
