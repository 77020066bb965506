"""From a file's columns and what stands in them to what they mean: the mapping that a person confirms."""

from collections.abc import Sequence
from dataclasses import replace

from data.survey.model.columns import ColumnProfile, DetectedLayout
from data.survey.model.mapping import Question, SurveyMapping
from data.survey.recognition.column_grouping import group_columns
from data.survey.recognition.observed_questions import ObservedQuestion
from data.survey.recognition.prior_knowledge import PriorKnowledge, apply_stored_questions, reuse_confirmed_mapping
from data.survey.recognition.related_questions import relate_questions
from data.survey.recognition.response_columns import (
    detect_date_order,
    find_address_columns,
    find_channel_column,
    find_completion_flag,
    find_exclusion_flag,
    find_respondent_key,
    find_response_id_column,
    find_submission_columns,
)
from data.survey.recognition.role_classification import ClassifiedQuestion, classify_question
from data.survey.text import NOT_APPLICABLE, build_slug

__all__ = ["PriorKnowledge", "propose_mapping"]

_MAX_SAMPLES = 5


def propose_mapping(
    detected: DetectedLayout, profiles: Sequence[ColumnProfile], prior: PriorKnowledge | None = None
) -> SurveyMapping:
    """What each column means, every one of them in one question or a meta column, with the reason for each."""
    prior = prior or PriorKnowledge()
    if (remembered := reuse_confirmed_mapping(detected, prior)) is not None:
        return remembered
    judged = relate_questions(
        [classify_question(asked, detected.has_codes) for asked in group_columns(detected, profiles)]
    )
    questions = apply_stored_questions(_build_questions(judged), prior)
    spoken = {text for one in judged if one.scale for text in one.no_opinion}
    choice_texts = {text for one in judged if one.role == "choice" for text in one.observed.counts}
    return SurveyMapping(
        layout=detected.layout,
        questions=tuple(_make_ids_unique(questions, prior)),
        response_id=find_response_id_column(detected),
        submitted_at=find_submission_columns(detected),
        date_order=detect_date_order(detected, profiles),
        finished=find_completion_flag(detected),
        left_out=find_exclusion_flag(detected),
        address=find_address_columns(detected),
        channel=find_channel_column(detected),
        people=prior.people or find_respondent_key(detected, profiles),
        skipped=detected.skipped,
        not_applicable=(*NOT_APPLICABLE, *sorted(spoken - choice_texts)),
    )


def _build_questions(classified: Sequence[ClassifiedQuestion]) -> list[Question]:
    result = []
    for one in classified:
        scale = one.scale if one.role not in ("choice", "comment", "ignore") else None
        result.append(
            Question(
                question_id=_build_question_id(one.observed),
                wording=one.observed.wording,
                role=one.role,
                columns=tuple(column.name for column in one.observed.columns),
                options=one.options,
                delimiter=one.delimiter,
                dimension=one.dimension,
                item=one.item,
                scale_min=scale.low if scale else None,
                scale_max=scale.high if scale else None,
                scores=scale.scores if scale else (),
                reason=one.reason,
                samples=tuple(list(one.observed.counts)[:_MAX_SAMPLES]),
            )
        )
    return result


def _build_question_id(observed: ObservedQuestion) -> str:
    """The tool's own code, else the place in the file; a row has the number of its row behind it."""
    column = observed.columns[0]
    code = build_slug(column.code)
    base = (f"q{code}" if code.isdecimal() else code) or f"q{observed.number}"
    if observed.options or not observed.row:
        return base
    own = build_slug(column.name)
    return own if code and not code.isdecimal() and own.startswith(code) and own != code else f"{base}_{observed.row}"


def _make_ids_unique(questions: Sequence[Question], prior: PriorKnowledge) -> list[Question]:
    """No two questions with one id, nor one with an id of the survey that another question has there."""
    stored = {question.question_id: question for question in prior.questions}
    own = {question.question_id for question in questions if _is_stored_question(question, stored)}
    taken = set(own)
    result = []
    for question in questions:
        name, count = question.question_id, 1
        if not _is_stored_question(question, stored):
            while name in taken or name in stored:
                count += 1
                name = f"{question.question_id}_{count}"
            taken.add(name)
        result.append(replace(question, question_id=name))
    return result


def _is_stored_question(question: Question, stored: dict[str, Question]) -> bool:
    same = stored.get(question.question_id)
    return (
        same is not None and same.role == question.role and question.reason is not None and _has_stored_reason(question)
    )


def _has_stored_reason(question: Question) -> bool:
    return question.reason is not None and question.reason.template.startswith("As stored")
