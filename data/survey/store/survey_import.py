"""A survey file into the warehouse: read, checked, matched, compared and stored in one transaction, or not at all."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection
from sqlalchemy import Connection

from data.errors import IntakeError
from data.ledger import batches
from data.ledger.staging_session import open_staging_session
from data.ledger.write_access import validate_load_target
from data.reason import Reason
from data.survey.checks.answer_query import build_answers_query
from data.survey.checks.customer_matching import RESPONSES, match_customers
from data.survey.checks.response_checks import CheckedResponses, check_responses
from data.survey.checks.response_diff import ResponseChanges, compare_responses, list_changes
from data.survey.checks.response_problems import list_problems
from data.survey.checks.survey_lookup import ResolvedSurvey, resolve_survey, validate_stored_questions
from data.survey.model import outcome as told
from data.survey.model.mapping import SurveyMapping
from data.survey.model.outcome import MAX_LISTED, ImportOutcome, ImportStep, SurveyTarget
from data.survey.read.file_start import read_file_start
from data.survey.read.staging import StagedResponses, stage_responses
from data.survey.read.survey_file import SurveyFile, build_read_error
from data.survey.review.confirmed_mappings import store_confirmed_mapping
from data.survey.review.mapping_json import validate_mapping_columns
from data.survey.store.registration import register_survey
from data.survey.store.rejects import write_rejected_responses
from data.survey.store.responses import count_parts, store_responses
from data.warehouse import Warehouse
from data.warehouse.duckdb_queries import count_rows, fetch_row
from data.warehouse.engines import get_duckdb_connection


def _detect_earlier_import(
    connection: Connection, resolved: ResolvedSurvey, sha256: str, result: ImportOutcome
) -> bool:
    """Whether the very same file is in the survey already. Notes what is known of the survey."""
    result.survey_id, result.survey_name, result.is_new_survey = resolved.survey_id, resolved.name, resolved.row is None
    kind = batches.BatchKind(batches.SURVEY, resolved.survey_id)
    earlier = batches.find_stored_batch(connection, kind, sha256)
    if earlier is not None:
        result.stored_before, result.batch_id = earlier, earlier.batch_id
    return earlier is not None


def _record_check_counts(raw: DuckDBPyConnection, result: ImportOutcome, checked: CheckedResponses) -> None:
    """Note how many rows were read and what is wrong with them."""
    result.rows_in, result.left_out, result.rejected = checked.rows_in, checked.left_out, checked.rejected
    result.problems, result.problem_count = list_problems(raw, checked.staged.rows, checked.reasons, MAX_LISTED)


def _compare_with_survey(
    connection: Connection,
    raw: DuckDBPyConnection,
    resolved: ResolvedSurvey,
    checked: CheckedResponses,
    result: ImportOutcome,
) -> ResponseChanges:
    """Match the good responses with customers and hold them against the survey. Notes what would become of them."""
    validate_stored_questions(connection, resolved, checked.mapping)
    match_customers(raw, checked)
    result.complete, result.partial, result.unmatched, result.ambiguous = fetch_row(
        raw,
        "select count(*) filter (where is_complete), count(*) filter (where not is_complete), "
        f"count(*) filter (where customer_id is null), count(*) filter (where is_ambiguous) from {RESPONSES}",
    )
    fates = compare_responses(raw, resolved.survey_id, checked)
    result.new, result.changed, result.same, result.changed_cells = fates.new, fates.changed, fates.same, fates.cells
    result.changes = list_changes(raw, fates, checked, MAX_LISTED)
    result.refused = not result.accepted
    return fates


def _load_response_days(raw: DuckDBPyConnection) -> tuple[Any, ...]:
    """The first and the last day on which somebody answered."""
    days = f"select min(submitted_at)::date, max(submitted_at)::date from {RESPONSES}"
    return fetch_row(raw, days)


class _RollbackError(Exception):
    """Ends the transaction of an import that stores nothing."""


def import_survey_file(
    warehouse: Warehouse,
    file: SurveyFile,
    survey: SurveyTarget,
    mapping: SurveyMapping,
    *,
    dry_run: bool = False,
    by: str | None = None,
    into_example: bool = False,
    rejects: Path | None = None,
    say: Callable[[Reason], str] = str,
    progress: Callable[[ImportStep], None] | None = None,
) -> ImportOutcome:
    """Store the good responses of a file; those with a wrong cell are listed, and go into the file `rejects`.

    A `dry_run` ends before storing, and writes rejected rows only where `rejects` names a file for them; `say` puts
    their reasons into words. Raises IntakeError where the file, the mapping or the warehouse refuses all of it.
    """
    validate_load_target(warehouse, into_example or dry_run)
    step = progress or (lambda _: None)
    result = ImportOutcome(file.path, survey.name, is_dry_run=dry_run, read_as=file.read_as)
    with tempfile.TemporaryDirectory() as scratch, open_staging_session(warehouse) as connection:
        raw = get_duckdb_connection(connection)
        sha256 = batches.hash_file(file.path)
        with connection.begin():
            if _detect_earlier_import(connection, resolve_survey(connection, survey), sha256, result):
                return result
        step(ImportStep(told.READING, 0, 1))
        staged = _stage_file(raw, file, survey, Path(scratch))
        validate_mapping_columns(mapping, staged.detected)
        step(ImportStep(told.READING, 1, 1))
        step(ImportStep(told.CHECKING, 0, 1))
        _validate_date_order(mapping)
        checked = check_responses(raw, staged, mapping)
        _record_check_counts(raw, result, checked)
        step(ImportStep(told.CHECKING, 1, 1))
        writing = connection.begin if dry_run else lambda: warehouse.writing(connection)
        with suppress(_RollbackError), writing():
            found = resolve_survey(connection, survey)
            if _detect_earlier_import(connection, found, sha256, result):
                raise _RollbackError
            fates = _compare_with_survey(connection, raw, found, checked, result)
            if result.problem_count and (rejects or not dry_run):
                result.rejects_file = write_rejected_responses(raw, checked, file.start, rejects, say)
            if dry_run or result.refused:
                result.answers = count_rows(raw, f"({build_answers_query(checked)})")
                raise _RollbackError
            batch = batches.compute_next_batch_id(connection)
            register_survey(connection, found, survey, mapping, _load_response_days(raw), batch)
            total = count_parts(checked)
            step(ImportStep(told.STORING, 0, total))
            result.answers = store_responses(
                raw, found.survey_id, checked, fates, batch, lambda done: step(ImportStep(told.STORING, done, total))
            )
            store_confirmed_mapping(connection, staged.detected, mapping, by or batches.get_current_user())
            counts = (result.rows_in, result.new + result.changed, result.rejected)
            kind = batches.BatchKind(batches.SURVEY, found.survey_id)
            result.batch_id = batches.insert_batch(connection, batch, kind, file.path, sha256, counts, by).batch_id
    return result


def _stage_file(raw: DuckDBPyConnection, file: SurveyFile, survey: SurveyTarget, scratch: Path) -> StagedResponses:
    text = file.start.text
    is_there = text is None or text.path == file.path
    begun = file.start if is_there else replace(file.start, text=read_file_start(file.path, scratch, file.reading).text)
    staged = stage_responses(raw, "intake_rows", begun, survey=file.survey if len(file.surveys) < 2 else survey.name)
    if staged.rows.header_problems:
        raise build_read_error(file.path, staged.rows.header_problems[0])
    return staged


def _validate_date_order(mapping: SurveyMapping) -> None:
    if mapping.submitted_at and not mapping.date_order:
        raise IntakeError(
            "The dates in {column} can be read with the day or with the month first. Say which: --dates dmy or "
            "--dates mdy.",
            column=", ".join(mapping.submitted_at),
        )
