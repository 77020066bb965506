"""The survey and its questions: found by name or made, and held against what is stored of them."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data.errors import IntakeError
from data.parsing.text_keys import build_text_key
from data.schema import metadata
from data.survey.model.mapping import IGNORE, SurveyMapping
from data.survey.model.outcome import SurveyTarget

SURVEYS, QUESTIONS = metadata.tables["surveys"], metadata.tables["survey_questions"]


@dataclass(frozen=True)
class ResolvedSurvey:
    """The survey that is meant; `row` is what is stored of it."""

    survey_id: str
    name: str
    row: Any = None


def resolve_survey(connection: Connection, target: SurveyTarget) -> ResolvedSurvey:
    """The survey with this id or this name; a new one gets an id that can be read. Raises IntakeError."""
    rows = connection.execute(select(SURVEYS).order_by(SURVEYS.c.survey_id)).all()
    wanted = target.survey_id or target.name
    if not build_text_key(wanted):
        raise IntakeError("The survey has no name. Give it one.")
    named = [row for row in rows if row.survey_id == wanted]
    if not named and target.survey_id is None:
        named = [
            row
            for row in rows
            if build_text_key(wanted) in (build_text_key(row.name or ""), build_text_key(row.survey_id))
        ]
    if len(named) > 1:
        raise IntakeError(
            "{count} surveys are named {name}. Name the one you mean by its number: {numbers}.",
            count=len(named),
            name=target.name,
            numbers=", ".join(row.survey_id for row in named),
        )
    if named:
        return ResolvedSurvey(named[0].survey_id, named[0].name or named[0].survey_id, named[0])
    if target.survey_id is not None:
        raise IntakeError("There is no survey {survey}.", survey=target.survey_id)
    return ResolvedSurvey(_build_survey_id(target.name, {row.survey_id for row in rows}), " ".join(target.name.split()))


def _build_survey_id(name: str, taken: set[str]) -> str:
    base = re.sub(r"[\W_]+", "-", build_text_key(name)).strip("-")[:60].strip("-") or "survey"
    slug, turn = base, 1
    while slug in taken:
        turn += 1
        slug = f"{base}-{turn}"
    return slug


def load_stored_questions(connection: Connection, survey_id: str) -> list[Any]:
    """The survey's questions, in their order."""
    query = select(QUESTIONS).where(QUESTIONS.c.survey_id == survey_id)
    return list(connection.execute(query.order_by(QUESTIONS.c.position, QUESTIONS.c.question_id)).all())


def validate_stored_questions(connection: Connection, resolved: ResolvedSurvey, mapping: SurveyMapping) -> None:
    """Raise IntakeError where a stored question would mean something else: its figures would change silently."""
    stored = {row.question_id: row for row in load_stored_questions(connection, resolved.survey_id)}
    for question in mapping.questions:
        row = stored.get(question.question_id)
        if row is None or question.role == IGNORE:
            continue
        old, new = (row.role, row.scale_min, row.scale_max), (question.role, question.scale_min, question.scale_max)
        if old != new:
            raise IntakeError(
                "The survey {survey} has the question {question} ({wording}) as {old} already, and here it is {new}. "
                "Choose the same for it, or another survey.",
                survey=resolved.name,
                question=question.question_id,
                wording=row.wording,
                old=_format_role(*old),
                new=_format_role(*new),
            )


def _format_role(role: str | None, low: float | None, high: float | None) -> str:
    return str(role) if low is None or high is None else f"{role} {low:g}–{high:g}"
