"""What an import would do, counted: against the batch book, the file itself, and what the survey has already."""

from typing import Any

from sqlalchemy import Connection

from data.intake import batches
from data.intake.survey.checking import CheckedResponses
from data.intake.survey.differing import ResponseChanges, compare_responses, list_changes
from data.intake.survey.finding import list_problems
from data.intake.survey.outcome import MAX_LISTED, EarlierImport, ImportOutcome
from data.intake.survey.people import RESPONSES, match_customers
from data.intake.survey.registering import ResolvedSurvey, validate_stored_questions


def _detect_earlier_import(connection: Connection, found: ResolvedSurvey, sha256: str, result: ImportOutcome) -> bool:
    """Whether the very same file is in the survey already. Notes what is known of the survey."""
    result.survey_id, result.survey_name, result.is_new_survey = found.survey_id, found.name, found.row is None
    earlier = batches.find_stored_batch(connection, batches.format_survey_kind(found.survey_id), sha256)
    if earlier is not None:
        result.stored_before = EarlierImport(earlier.at, earlier.by, earlier.batch_id)
        result.batch_id = earlier.batch_id
    return earlier is not None


def _record_check_counts(raw: Any, result: ImportOutcome, checked: CheckedResponses) -> None:
    """Note how many rows were read and what is wrong with them."""
    result.rows_in, result.left_out, result.rejected = checked.rows_in, checked.left_out, checked.rejected
    result.problems, result.problem_count = list_problems(raw, checked.staged.rows, checked.reasons, MAX_LISTED)


def _compare_with_survey(
    connection: Connection, raw: Any, found: ResolvedSurvey, checked: CheckedResponses, result: ImportOutcome
) -> ResponseChanges:
    """Match the good responses with customers and hold them against the survey. Notes what would become of them."""
    validate_stored_questions(connection, found, checked.mapping)
    match_customers(raw, checked)
    result.complete, result.partial, result.unmatched, result.ambiguous = raw.execute(
        "select count(*) filter (where is_complete), count(*) filter (where not is_complete), "
        f"count(*) filter (where customer_id is null), count(*) filter (where is_ambiguous) from {RESPONSES}"
    ).fetchone()
    fates = compare_responses(raw, found.survey_id, checked)
    result.new, result.changed, result.same, result.changed_cells = fates.new, fates.changed, fates.same, fates.cells
    result.changes = list_changes(raw, fates, checked, MAX_LISTED)
    result.refused = not result.accepted
    return fates


def _load_response_days(raw: Any) -> tuple[Any, ...]:
    """The first and the last day on which somebody answered."""
    days = f"select min(submitted_at)::date, max(submitted_at)::date from {RESPONSES}"
    return tuple(raw.execute(days).fetchone())
