"""The survey and its questions: found by name or made, and held against what is stored of them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from data._engines import get_duckdb_connection
from data.errors import IntakeError
from data.intake.batches import UNDONE_BATCHES_SQL
from data.intake.storing import adopt_undone_rows, record_prior_rows
from data.intake.survey.answering import normalize_text
from data.intake.survey.answers import quote_literal
from data.intake.survey.mapping import IGNORE, Question, SurveyMapping
from data.intake.survey.outcome import SurveyTarget
from data.schema import metadata

SURVEYS, QUESTIONS = metadata.tables["surveys"], metadata.tables["survey_questions"]


@dataclass(frozen=True)
class ResolvedSurvey:
    """The survey that is meant; `row` is what is stored of it."""

    survey_id: str
    name: str
    row: Any = None


def resolve_survey(connection: Connection, survey: SurveyTarget) -> ResolvedSurvey:
    """The survey with this id or this name; a new one gets an id that can be read. Raises IntakeError."""
    rows = connection.execute(select(SURVEYS).order_by(SURVEYS.c.survey_id)).all()
    wanted = survey.survey_id or survey.name
    if not normalize_text(wanted):
        raise IntakeError("The survey has no name. Give it one.")
    named = [row for row in rows if row.survey_id == wanted]
    if not named and survey.survey_id is None:
        named = [
            row
            for row in rows
            if normalize_text(wanted) in (normalize_text(row.name or ""), normalize_text(row.survey_id))
        ]
    if len(named) > 1:
        raise IntakeError(
            "{count} surveys are named {name}. Name the one you mean by its number: {numbers}.",
            count=len(named),
            name=survey.name,
            numbers=", ".join(row.survey_id for row in named),
        )
    if named:
        return ResolvedSurvey(named[0].survey_id, named[0].name or named[0].survey_id, named[0])
    if survey.survey_id is not None:
        raise IntakeError("There is no survey {survey}.", survey=survey.survey_id)
    return ResolvedSurvey(_build_survey_id(survey.name, {row.survey_id for row in rows}), " ".join(survey.name.split()))


def _build_survey_id(name: str, taken: set[str]) -> str:
    base = re.sub(r"[\W_]+", "-", normalize_text(name)).strip("-")[:60].strip("-") or "survey"
    slug, turn = base, 1
    while slug in taken:
        turn += 1
        slug = f"{base}-{turn}"
    return slug


def load_stored_questions(connection: Connection, survey_id: str) -> list[Any]:
    """The survey's questions, in their order."""
    query = select(QUESTIONS).where(QUESTIONS.c.survey_id == survey_id)
    return list(connection.execute(query.order_by(QUESTIONS.c.position, QUESTIONS.c.question_id)).all())


def validate_stored_questions(connection: Connection, found: ResolvedSurvey, mapping: SurveyMapping) -> None:
    """Raise IntakeError where a stored question would mean something else: its figures would change silently."""
    stored = {row.question_id: row for row in load_stored_questions(connection, found.survey_id)}
    for question in mapping.questions:
        row = stored.get(question.question_id)
        if row is None or question.role == IGNORE:
            continue
        old, new = (row.role, row.scale_min, row.scale_max), (question.role, question.scale_min, question.scale_max)
        if old != new:
            raise IntakeError(
                "The survey {survey} has the question {question} ({wording}) as {old} already, and here it is {new}. "
                "Choose the same for it, or another survey.",
                survey=found.name,
                question=question.question_id,
                wording=row.wording,
                old=_format_role(*old),
                new=_format_role(*new),
            )


def _format_role(role: str | None, low: float | None, high: float | None) -> str:
    return str(role) if low is None or high is None else f"{role} {low:g}–{high:g}"


def register_survey(
    connection: Connection,
    found: ResolvedSurvey,
    survey: SurveyTarget,
    mapping: SurveyMapping,
    days: tuple[date | None, ...],
    batch: str,
) -> None:
    """Store the survey and its questions, where they are new or say more; `days` are those of its stamps."""
    told = {"opened_on": survey.opened_on, "closed_on": survey.closed_on, "invited": survey.invited}
    if found.row is None:
        first = {"opened_on": survey.opened_on or days[0], "closed_on": survey.closed_on or days[1]}
        values = {"survey_id": found.survey_id, "name": found.name, "invited": survey.invited, **first}
        connection.execute(insert(SURVEYS).values(**values, batch_id=batch))
    else:
        _update_row(connection, SURVEYS, found.row, told, batch)
    stored = {row.question_id: row for row in load_stored_questions(connection, found.survey_id)}
    for position, question in enumerate((q for q in mapping.questions if q.role != IGNORE), start=1):
        if question.question_id not in stored:
            place = position if not stored else max(row.position or 0 for row in stored.values()) + position
            values = {"survey_id": found.survey_id, "position": place, **_build_question_row(question)}
            connection.execute(insert(QUESTIONS).values(**values, batch_id=batch))
        else:
            told = {name: getattr(question, name) for name in ("dimension", "item", "weight")}
            _update_row(connection, QUESTIONS, stored[question.question_id], told, batch)


def _build_question_row(question: Question) -> dict[str, Any]:
    names = ("question_id", "wording", "role", "dimension", "item", "scale_min", "scale_max", "weight")
    return {name: getattr(question, name) for name in names}


def _update_row(connection: Connection, table: Table, row: Any, told: dict[str, Any], batch: str) -> None:
    """Note what is told and differs from the stored row, and make the row the batch's if its own was undone."""
    raw = get_duckdb_connection(connection)
    names = [column.name for column in table.primary_key.columns]
    where = " and ".join(f'"{name}" = {quote_literal(getattr(row, name))}' for name in names)
    changed = {name: value for name, value in told.items() if value is not None and value != getattr(row, name)}
    if changed:
        record_prior_rows(raw, table, f'select rowid from "{table.name}" where {where}', batch)
        keys = [table.c[name] == getattr(row, name) for name in names]
        connection.execute(update(table).where(*keys).values(**changed, batch_id=batch))
    elif (
        row.batch_id is not None
        and raw.execute(f"select 1 where ? in ({UNDONE_BATCHES_SQL})", [row.batch_id]).fetchone()
    ):
        adopt_undone_rows(raw, table, f'(select * from "{table.name}" where {where}) as new', batch)
