"""What a load says of each file when it is over, and the file of its rejected rows."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from data.errors import IntakeError
from data.intake.checked import CheckedRows
from data.intake.rejects import write_rejects_file
from data.intake.report import LoadReport
from data.reason import Reason


def complete_report(
    raw: Any,
    report: LoadReport,
    checked: CheckedRows,
    told: Mapping[str, str | None],
    rejects: Path | None,
    say: Callable[[Reason], str],
) -> None:
    """Put into the report what was found; `told` are the headings of which a person said what they mean.

    Raises IntakeError when the file of rejected rows cannot be written.
    """
    rows = checked.rows
    report.read_as, report.rows_in = rows.read_as, rows.rows_in
    pairs = zip(rows.header, rows.columns, strict=False)
    report.called = {heading: name for heading, name in pairs if name in rows.called() and heading not in told}
    report.understood = checked.understood
    report.problems = sorted(checked.problems, key=lambda problem: problem.line)
    report.rejected = checked.bad
    if report.problems and not report.is_unreadable and report.stored_before is None:
        try:
            report.rejects_file = write_rejects_file(raw, checked, rejects, say)
        except OSError as error:
            reason = error.strerror or str(error)
            raise IntakeError(
                "The file of rejected rows cannot be written: {told}. Name another with --rejects.", told=reason
            ) from error
