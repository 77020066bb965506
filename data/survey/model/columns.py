"""A survey file as it was found: its layout, its columns, and what stands in them."""

from dataclasses import dataclass

# What a column is when it is no question. Nothing of it is stored but what these names say.
META = (
    "response_id",
    "customer_id",
    "email",
    "phone",
    "submitted_at",  # several may be: the first that is filled counts, in the order of the file's layout
    "started_at",
    "finished",  # says whether the response is complete
    "status",  # says whether it is a preview or a test
    "channel",
    "address",  # of the network; makes up a response's number where the tool has none
    "survey",  # the long form only, as are the next three: one row for each answer
    "question",
    "score",
    "text",
    "other",
)


@dataclass(frozen=True)
class Column:
    """One column of the file, named as its layout names it."""

    position: int
    name: str
    """Unique in the file; what a map calls the column by. The header's cells joined, or the tool's own code."""
    question: str = ""
    """The wording without number and row; empty for meta columns."""
    part: str = ""
    """The row of a matrix or the option of a choose-all question."""
    code: str = ""
    """The tool's own name of the question: Q1, CSAT, 3."""
    meta: str = ""
    """One of META where the column is no question."""


@dataclass(frozen=True)
class FileHead:
    """How a file begins: its first records, every cell as text ('' when empty), and how it was read."""

    records: tuple[tuple[str, ...], ...]
    is_workbook: bool = False


@dataclass(frozen=True)
class DetectedLayout:
    """A layout that fits a file: which tool, how many header rows, which columns."""

    layout: str
    """surveymonkey, qualtrics, google, microsoft, typeform, limesurvey, wenjuanxing, tencent, long or plain."""
    header_rows: int
    columns: tuple[Column, ...]
    skipped: tuple[str, ...] = ()
    """Texts by which this tool says that there is no answer, in any question: (跳过), -3."""
    has_codes: bool = False
    """Numbers in this export may be codes of options and not points: such are never averaged unasked."""


@dataclass(frozen=True)
class ColumnProfile:
    """What stands in one column, of the rows looked at (all of a usual file, the first 100,000 of a long one)."""

    filled: int = 0
    distinct: int = 0
    values: tuple[tuple[str, int], ...] = ()
    """The most frequent values with their counts, at most 200, blanks around them taken away."""
    longest: int = 0
    has_breaks: bool = False
    """A value goes over several lines."""
