"""From a file's columns and what stands in them to what they mean: the mapping that a person confirms."""

from collections.abc import Sequence
from dataclasses import replace

from data.intake.survey.asked import Asked
from data.intake.survey.columns import Profile, Recognised
from data.intake.survey.grouping import group
from data.intake.survey.judging import Judged, judge
from data.intake.survey.known import Known, as_remembered, as_stored
from data.intake.survey.mapping import Mapping, Question
from data.intake.survey.of_responses import (
    address,
    channel,
    date_order,
    finished,
    left_out,
    people,
    response_id,
    submitted_at,
)
from data.intake.survey.pairing import together
from data.intake.survey.spelling import slug
from data.intake.survey.unanswered import NOT_APPLICABLE

__all__ = ["Known", "propose"]

_SAMPLES = 5


def propose(found: Recognised, profiles: Sequence[Profile], known: Known | None = None) -> Mapping:
    """What each column means, every one of them in one question or a meta column, with the reason for each."""
    known = known or Known()
    if (remembered := as_remembered(found, known)) is not None:
        return remembered
    judged = together([judge(asked, found.has_codes) for asked in group(found, profiles)])
    questions = as_stored(_questions(judged), known)
    spoken = {text for one in judged if one.scale for text in one.no_opinion}
    chosen = {text for one in judged if one.role == "choice" for text in one.asked.counts}
    return Mapping(
        layout=found.layout,
        questions=tuple(_unlike(questions, known)),
        response_id=response_id(found),
        submitted_at=submitted_at(found),
        date_order=date_order(found, profiles),
        finished=finished(found),
        left_out=left_out(found),
        address=address(found),
        channel=channel(found),
        people=known.people or people(found, profiles),
        skipped=found.skipped,
        not_applicable=(*NOT_APPLICABLE, *sorted(spoken - chosen)),
    )


def _questions(judged: Sequence[Judged]) -> list[Question]:
    result = []
    for one in judged:
        scale = one.scale if one.role not in ("choice", "comment", "ignore") else None
        result.append(
            Question(
                question_id=_id(one.asked),
                wording=one.asked.wording,
                role=one.role,
                columns=tuple(column.name for column in one.asked.columns),
                options=one.options,
                delimiter=one.delimiter,
                dimension=one.dimension,
                item=one.item,
                scale_min=scale.low if scale else None,
                scale_max=scale.high if scale else None,
                scores=scale.scores if scale else (),
                reason=one.reason,
                samples=tuple(list(one.asked.counts)[:_SAMPLES]),
            )
        )
    return result


def _id(asked: Asked) -> str:
    """The tool's own code, else the place in the file; a row has the number of its row behind it."""
    column = asked.columns[0]
    code = slug(column.code)
    base = (f"q{code}" if code.isdecimal() else code) or f"q{asked.place}"
    if asked.options or not asked.row:
        return base
    own = slug(column.name)
    return own if code and not code.isdecimal() and own.startswith(code) and own != code else f"{base}_{asked.row}"


def _unlike(questions: Sequence[Question], known: Known) -> list[Question]:
    """No two questions with one id, nor one with an id of the survey that another question has there."""
    stored = {question.question_id: question for question in known.questions}
    own = {question.question_id for question in questions if _is_stored(question, stored)}
    taken = set(own)
    result = []
    for question in questions:
        name, count = question.question_id, 1
        if not _is_stored(question, stored):
            while name in taken or name in stored:
                count += 1
                name = f"{question.question_id}_{count}"
            taken.add(name)
        result.append(replace(question, question_id=name))
    return result


def _is_stored(question: Question, stored: dict[str, Question]) -> bool:
    same = stored.get(question.question_id)
    return same is not None and same.role == question.role and question.reason is not None and _says_stored(question)


def _says_stored(question: Question) -> bool:
    return question.reason is not None and question.reason.template.startswith("As stored")
