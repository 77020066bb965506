"""A survey file, opened: how it is read, whose layout it has, and what stands in its columns."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.errors import IntakeError
from data.intake.problems import Problem
from data.intake.readers.file_format import DETECT_OPTIONS, ReadOptions
from data.survey.model.columns import ColumnProfile, DetectedLayout, FileHead
from data.survey.read.file_start import FileStart, read_file_start
from data.survey.read.staging import profile_columns, stage_responses

# Rows that are looked at to say what a column means.
PROFILED_ROWS = 100_000


@dataclass(frozen=True)
class SurveyFile:
    """A file that was looked at. Nothing of it is kept but this; storing reads it again."""

    path: Path
    reading: ReadOptions
    start: FileStart
    detected: DetectedLayout
    profiles: tuple[ColumnProfile, ...]
    """What stands in each of the columns `found.columns`."""
    surveys: tuple[str, ...] = ()
    """The surveys that a file in the long form names; several are opened one at a time."""
    survey: str | None = None
    """The one of them that this is about."""

    @property
    def head(self) -> FileHead:
        """The first records, for a preview."""
        return self.start.head

    @property
    def read_as(self) -> str:
        """Encoding and delimiter, or the sheet, in words."""
        return self.start.read_as

    @property
    def encoding(self) -> str:
        """The encoding that was used; empty for a workbook."""
        return self.start.encoding

    @property
    def delimiter(self) -> str:
        """The delimiter that was used; empty for a workbook."""
        return self.start.delimiter

    @property
    def sheet(self) -> str:
        """The sheet that was read; empty for a text."""
        return self.start.sheet

    @property
    def sheets(self) -> tuple[str, ...]:
        """The workbook's sheets; none for a text."""
        return self.start.sheets


def build_read_error(path: Path, problem: Problem) -> IntakeError:
    """Why a file cannot be read to its end."""
    return IntakeError(
        "{file} cannot be read from line {line} on: {reason}.",
        file=path.name,
        line=problem.line,
        reason=problem.reason,
    )


def open_survey_file(path: Path, reading: ReadOptions = DETECT_OPTIONS, survey: str | None = None) -> SurveyFile:
    """Look at a file: CSV, TSV, XLSX or XLS by its first bytes, and read as `reading` says where it says something.

    `survey` is the name of the survey that is wanted of a file in the long form that has several. Raises IntakeError.
    """
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as raw:
        begun = read_file_start(path, Path(scratch), reading)
        staged = stage_responses(raw, "intake_looked_at", begun, PROFILED_ROWS, survey)
        if staged.rows.header_problems:
            raise build_read_error(path, staged.rows.header_problems[0])
        if not staged.rows.rows_in:
            raise IntakeError("{file} has no rows below its header, so there is nothing to store.", file=path.name)
        found = profile_columns(raw, staged.rows)
    return SurveyFile(path, reading, begun, staged.detected, found, staged.surveys, staged.survey)
