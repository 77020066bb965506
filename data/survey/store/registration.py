"""Surveys and questions of a file in their tables: new ones registered, known ones updated."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from data.ledger.batches import UNDONE_BATCHES_SQL
from data.ledger.change_log import adopt_undone_rows, record_prior_rows
from data.survey.checks.answer_query import quote_literal
from data.survey.checks.survey_lookup import QUESTIONS, SURVEYS, ResolvedSurvey, load_stored_questions
from data.survey.model.mapping import IGNORE, Question, SurveyMapping
from data.survey.model.outcome import SurveyTarget
from data.warehouse.engines import get_duckdb_connection


def register_survey(
    connection: Connection,
    resolved: ResolvedSurvey,
    target: SurveyTarget,
    mapping: SurveyMapping,
    days: tuple[date | None, ...],
    batch_id: str,
) -> None:
    """Store the survey and its questions, where they are new or say more; `days` are those of its stamps."""
    cells = {"opened_on": target.opened_on, "closed_on": target.closed_on, "invited": target.invited}
    if resolved.row is None:
        first = {"opened_on": target.opened_on or days[0], "closed_on": target.closed_on or days[1]}
        values = {"survey_id": resolved.survey_id, "name": resolved.name, "invited": target.invited, **first}
        connection.execute(insert(SURVEYS).values(**values, batch_id=batch_id))
    else:
        _update_row(connection, SURVEYS, resolved.row, cells, batch_id)
    stored = {row.question_id: row for row in load_stored_questions(connection, resolved.survey_id)}
    for position, question in enumerate((q for q in mapping.questions if q.role != IGNORE), start=1):
        if question.question_id not in stored:
            place = position if not stored else max(row.position or 0 for row in stored.values()) + position
            values = {"survey_id": resolved.survey_id, "position": place, **_build_question_row(question)}
            connection.execute(insert(QUESTIONS).values(**values, batch_id=batch_id))
        else:
            cells = {name: getattr(question, name) for name in ("dimension", "item", "weight")}
            _update_row(connection, QUESTIONS, stored[question.question_id], cells, batch_id)


def _build_question_row(question: Question) -> dict[str, Any]:
    names = ("question_id", "wording", "role", "dimension", "item", "scale_min", "scale_max", "weight")
    return {name: getattr(question, name) for name in names}


def _update_row(connection: Connection, table: Table, row: Any, values: dict[str, Any], batch_id: str) -> None:
    """Note what is told and differs from the stored row, and make the row the batch's if its own was undone."""
    raw = get_duckdb_connection(connection)
    names = [column.name for column in table.primary_key.columns]
    where = " and ".join(f'"{name}" = {quote_literal(getattr(row, name))}' for name in names)
    changed = {name: value for name, value in values.items() if value is not None and value != getattr(row, name)}
    if changed:
        record_prior_rows(raw, table, f'select rowid from "{table.name}" where {where}', batch_id)
        keys = [table.c[name] == getattr(row, name) for name in names]
        connection.execute(update(table).where(*keys).values(**changed, batch_id=batch_id))
    elif (
        row.batch_id is not None
        and raw.execute(f"select 1 where ? in ({UNDONE_BATCHES_SQL})", [row.batch_id]).fetchone()
    ):
        adopt_undone_rows(raw, table, f'(select * from "{table.name}" where {where}) as new', batch_id)
