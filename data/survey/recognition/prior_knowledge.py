"""What is known before a file is read: the survey's stored questions, and the mapping of this layout."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.reason import Reason
from data.survey.model import reasons as say
from data.survey.model.columns import DetectedLayout
from data.survey.model.mapping import Question, RespondentKey, SurveyMapping
from data.survey.text import normalize_wording


@dataclass(frozen=True)
class PriorKnowledge:
    """What was stored or confirmed before."""

    questions: tuple[Question, ...] = ()
    """Of the survey as it is stored: id, wording, role, dimension, item, scale, weight, and scores where known."""
    confirmed: SurveyMapping | None = None
    """As a person confirmed it for a file of the same layout."""
    people: RespondentKey | None = None


def reuse_confirmed_mapping(detected: DetectedLayout, prior: PriorKnowledge) -> SurveyMapping | None:
    """The mapping that was confirmed, where the file has all the columns it calls."""
    mapping = prior.confirmed
    if mapping is None:
        return None
    names = {column.name for column in detected.columns}
    flag_columns = [flag_columns.column for flag_columns in (mapping.finished, mapping.left_out) if flag_columns]
    single = [name for name in (mapping.response_id, mapping.channel) if name]
    people = [mapping.people.column] if mapping.people else []
    called = [name for question in mapping.questions for name in question.columns]
    if not {*called, *flag_columns, *single, *people, *mapping.submitted_at, *mapping.address} <= names:
        return None
    reason = Reason(say.CONFIRMED)
    questions = tuple(replace(question, reason=reason) for question in mapping.questions)
    return replace(mapping, questions=questions, people=prior.people or mapping.people)


def apply_stored_questions(proposed: Sequence[Question], prior: PriorKnowledge) -> list[Question]:
    """The questions, with what the survey's own say of them: found by wording first, then by code."""
    by_wording = {normalize_wording(question.wording): question for question in reversed(prior.questions)}
    by_id = {question.question_id.casefold(): question for question in prior.questions}
    taken: set[str] = set()
    result = []
    for question in proposed:
        stored = by_wording.get(normalize_wording(question.wording))
        reason = Reason(say.STORED)
        if stored is None or stored.question_id in taken:
            stored = by_id.get(question.question_id.casefold())
            reason = Reason(say.STORED_CODE, {"code": question.question_id})
            if stored is not None and not _has_own_code(question):
                stored = None
        if stored is None or stored.question_id in taken or not _is_same_scale(question, stored):
            result.append(question)
            continue
        taken.add(stored.question_id)
        result.append(_merge_stored_question(question, stored, reason))
    return result


def _has_own_code(question: Question) -> bool:
    # q3 is a place in a file and says nothing; without a wording the code is all there is.
    return normalize_wording(question.wording) == normalize_wording(
        question.question_id
    ) or not question.question_id.startswith("q")


def _is_same_scale(question: Question, stored: Question) -> bool:
    """Words on another scale are another question: their scores would be mixed."""
    if stored.scale_min is None or not question.scores or stored.scores:
        return True
    return (question.scale_min, question.scale_max) == (stored.scale_min, stored.scale_max)


def _merge_stored_question(question: Question, stored: Question, reason: Reason) -> Question:
    return replace(
        question,
        question_id=stored.question_id,
        role=stored.role,
        dimension=stored.dimension,
        item=stored.item,
        scale_min=stored.scale_min,
        scale_max=stored.scale_max,
        weight=stored.weight,
        scores=stored.scores or question.scores,
        reason=reason,
    )
