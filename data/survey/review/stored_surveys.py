"""What the warehouse knows before a survey file is read: surveys, their questions, and mappings confirmed before."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from data.errors import IntakeError
from data.reason import Reason
from data.schema import metadata
from data.survey.checks.answer_lookup import list_answer_columns
from data.survey.checks.answer_parsing import AnswerParser
from data.survey.checks.survey_lookup import load_stored_questions, resolve_survey
from data.survey.model.mapping import Question, SurveyMapping
from data.survey.model.outcome import SurveyTarget
from data.survey.read.survey_file import SurveyFile
from data.survey.recognition.prior_knowledge import PriorKnowledge
from data.survey.review.confirmed_mappings import load_confirmed_mapping
from data.warehouse import Warehouse

# A mapping that cannot read more of a column is another file's.
MAX_UNREADABLE_SHARE = 0.2


@dataclass(frozen=True)
class StoredSurvey:
    """A survey that is there, for a person to choose."""

    survey_id: str
    name: str
    opened_on: date | None
    closed_on: date | None
    invited: int | None
    responses: int


def load_surveys(warehouse: Warehouse) -> list[StoredSurvey]:
    """All surveys, the latest first."""
    there, responses = metadata.tables["surveys"], metadata.tables["survey_responses"]
    count = select(func.count()).where(responses.c.survey_id == there.c.survey_id).scalar_subquery()
    query = select(there, count.label("responses")).order_by(there.c.opened_on.desc().nulls_last(), there.c.survey_id)
    with warehouse.engine.connect() as connection:
        return [
            StoredSurvey(
                row.survey_id, row.name or row.survey_id, row.opened_on, row.closed_on, row.invited, row.responses
            )
            for row in connection.execute(query)
        ]


def load_prior_knowledge(warehouse: Warehouse, file: SurveyFile, survey: SurveyTarget | str) -> PriorKnowledge:
    """What the survey's own questions are, and what was confirmed for a file of the same layout. Raises IntakeError."""
    wanted = SurveyTarget(survey) if isinstance(survey, str) else survey
    with warehouse.engine.connect() as connection:
        try:
            found = resolve_survey(connection, wanted)
        except IntakeError:
            return PriorKnowledge(
                confirmed=_discard_unreadable_mapping(load_confirmed_mapping(connection, file.detected), file)
            )
        questions = tuple(
            Question(
                question_id=row.question_id,
                wording=row.wording or row.question_id,
                role=row.role or "comment",
                columns=(),
                dimension=row.dimension,
                item=row.item,
                scale_min=row.scale_min,
                scale_max=row.scale_max,
                weight=row.weight,
            )
            for row in (load_stored_questions(connection, found.survey_id) if found.row is not None else [])
        )
        return PriorKnowledge(
            questions, _discard_unreadable_mapping(load_confirmed_mapping(connection, file.detected), file)
        )


def _discard_unreadable_mapping(mapping: SurveyMapping | None, file: SurveyFile) -> SurveyMapping | None:
    """The mapping, unless it cannot read what stands here: the same tool also writes numbers where it wrote words."""
    if mapping is None:
        return None
    profiles = {column.name: profile for column, profile in zip(file.detected.columns, file.profiles, strict=True)}
    try:
        found = list_answer_columns(mapping, dict.fromkeys(profiles, ""))
    except KeyError:
        return None
    for source in found:
        if not source.is_comment:
            reader = AnswerParser(mapping, source.question, source.option)
            values = profiles[source.column].values
            wrong = sum(count for text, count in values if isinstance(reader.parse(text), Reason))
            if wrong > MAX_UNREADABLE_SHARE * sum(count for _, count in values):
                return None
    return mapping
