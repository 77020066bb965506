"""What an import would do, counted: against the batch book, the file itself, and what the survey has already."""

from typing import Any

from sqlalchemy import Connection

from data.intake import batches
from data.intake.survey.checking import Checked
from data.intake.survey.differing import Fates, changes, compare
from data.intake.survey.finding import listed
from data.intake.survey.outcome import LISTED, Outcome, StoredBefore
from data.intake.survey.people import RESPONSES, match
from data.intake.survey.registering import Found, refuse_other_questions


def is_known(connection: Connection, found: Found, sha256: str, result: Outcome) -> bool:
    """Whether the very same file is in the survey already. Notes what is known of the survey."""
    result.survey_id, result.survey_name, result.is_new_survey = found.survey_id, found.name, found.row is None
    earlier = batches.stored_before(connection, batches.kind_of_survey(found.survey_id), sha256)
    if earlier is not None:
        result.stored_before = StoredBefore(earlier.at, earlier.by, earlier.batch_id)
        result.batch_id = earlier.batch_id
    return earlier is not None


def count(raw: Any, result: Outcome, checked: Checked) -> None:
    """Note how many rows were read and what is wrong with them."""
    result.rows_in, result.left_out, result.rejected = checked.rows_in, checked.left_out, checked.rejected
    result.problems, result.problem_count = listed(raw, checked.staged.rows, checked.reasons, LISTED)


def weigh(connection: Connection, raw: Any, found: Found, checked: Checked, result: Outcome) -> Fates:
    """Match the good responses with customers and hold them against the survey. Notes what would become of them."""
    refuse_other_questions(connection, found, checked.mapping)
    match(raw, checked)
    result.complete, result.partial, result.unmatched, result.ambiguous = raw.execute(
        "select count(*) filter (where is_complete), count(*) filter (where not is_complete), "
        f"count(*) filter (where customer_id is null), count(*) filter (where is_ambiguous) from {RESPONSES}"
    ).fetchone()
    fates = compare(raw, found.survey_id, checked)
    result.new, result.changed, result.same, result.changed_cells = fates.new, fates.changed, fates.same, fates.cells
    result.changes = changes(raw, fates, checked, LISTED)
    result.refused = not result.accepted
    return fates


def days_of(raw: Any) -> tuple[Any, ...]:
    """The first and the last day on which somebody answered."""
    days = f"select min(submitted_at)::date, max(submitted_at)::date from {RESPONSES}"
    return tuple(raw.execute(days).fetchone())
