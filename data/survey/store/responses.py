"""Responses and answers into the warehouse: new ones inserted, changed ones rewritten whole, so that undo has them."""

from collections.abc import Callable

from duckdb import DuckDBPyConnection

from data.ledger.change_log import adopt_undone_rows, record_prior_rows
from data.schema import metadata
from data.survey.checks.answer_query import build_answers_query, quote_literal
from data.survey.checks.customer_matching import RESPONSES
from data.survey.checks.response_checks import CheckedResponses
from data.survey.checks.response_diff import CHANGED, NEW_ANSWERS, STORED, ResponseChanges, list_mapped_columns
from data.warehouse.duckdb_queries import fetch_value

PART_ROWS = 1_000_000
_RESPONSES_TABLE, _ANSWERS_TABLE = metadata.tables["survey_responses"], metadata.tables["survey_answers"]


def store_responses(
    raw: DuckDBPyConnection,
    survey_id: str,
    checked: CheckedResponses,
    diff: ResponseChanges,
    batch_id: str,
    on_part_stored: Callable[[int], None],
) -> int:
    """Store the good responses under the batch's number, in the connection's transaction; how many answers they have.

    `step` is told after each part how many were stored.
    """
    survey = quote_literal(survey_id)
    new = f"anti join {STORED} as known on known.response_id = good.response_id" if diff.changed + diff.same else ""
    _insert_responses(raw, survey, new, batch_id)
    stored = 0
    total = count_parts(checked)
    for part in range(total):
        within = f'{new} where good."#row" between {part * PART_ROWS} and {(part + 1) * PART_ROWS - 1}'
        rows = build_answers_query(checked, within)
        stored += fetch_value(
            raw,
            "insert into survey_answers (survey_id, response_id, question_id, option, score, text, batch_id) "
            f"select {survey}, response_id, question_id, option, score, text, ? from ({rows})",
            [batch_id],
        )
        on_part_stored(part + 1)
    if diff.changed:
        _rewrite_changed_responses(raw, survey, checked, batch_id)
    if diff.same:
        _adopt_unchanged_responses(raw, survey, batch_id)
    return int(stored) + diff.answers


def count_parts(checked: CheckedResponses) -> int:
    """In how many parts the answers are stored, so that somebody who waits sees it go on."""
    return -(-checked.staged.rows.count // PART_ROWS)


def _insert_responses(raw: DuckDBPyConnection, survey: str, new: str, batch_id: str) -> None:
    raw.execute(
        "insert into survey_responses "
        "(survey_id, response_id, customer_id, submitted_at, channel, is_complete, batch_id) "
        f"select {survey}, good.response_id, good.customer_id, good.submitted_at, good.channel, good.is_complete, ? "
        f"from {RESPONSES} as good {new}",
        [batch_id],
    )


def _rewrite_changed_responses(raw: DuckDBPyConnection, survey: str, checked: CheckedResponses, batch_id: str) -> None:
    """A changed response and all its answers become this batch's. An answer that is gone stays as a blank one."""
    mine = f"survey_id = {survey} and response_id in (select response_id from {CHANGED})"
    record_prior_rows(raw, _RESPONSES_TABLE, f"select rowid from survey_responses where {mine}", batch_id)
    changes = ", ".join(f"{name} = new.{name}" for name in list_mapped_columns(checked))
    raw.execute(
        f"update survey_responses as old set {changes}, batch_id = ? from {STORED} as new "
        f"where old.survey_id = {survey} and old.response_id = new.response_id "
        f"and old.response_id in (select response_id from {CHANGED})",
        [batch_id],
    )
    record_prior_rows(raw, _ANSWERS_TABLE, f"select rowid from survey_answers where {mine}", batch_id)
    asked = ", ".join({quote_literal(source.question.question_id) for source in checked.answer_columns}) or "''"
    raw.execute(
        "create temp table intake_rewritten as select old.rowid as number, "
        f"case when question_id in ({asked}) then new.score else old.score end as score, "
        f"case when question_id in ({asked}) then new.text else old.text end as text "
        f"from survey_answers as old left join {NEW_ANSWERS} as new using (response_id, question_id, option) "
        f"where {mine}"
    )
    raw.execute(
        "update survey_answers as old set score = new.score, text = new.text, batch_id = ? "
        "from intake_rewritten as new where old.rowid = new.number",
        [batch_id],
    )
    raw.execute(
        "insert into survey_answers (survey_id, response_id, question_id, option, score, text, batch_id) "
        f"select {survey}, response_id, question_id, option, score, text, ? from {NEW_ANSWERS} as new "
        f"semi join {CHANGED} using (response_id) anti join (select response_id, question_id, option from "
        f"survey_answers where {mine}) as old using (response_id, question_id, option)",
        [batch_id],
    )


def _adopt_unchanged_responses(raw: DuckDBPyConnection, survey: str, batch_id: str) -> None:
    """Same responses that a batch undone before had to leave are this batch's from now on."""
    same = f"(select {survey} as survey_id, response_id from {STORED} anti join {CHANGED} using (response_id))"
    adopt_undone_rows(raw, _RESPONSES_TABLE, f"{same} as new", batch_id)
    adopt_undone_rows(
        raw,
        _ANSWERS_TABLE,
        f"(select answers.* from survey_answers as answers semi join {same} using (survey_id, response_id)) as new",
        batch_id,
    )
