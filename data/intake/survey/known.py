"""What is known before a file is read: the survey's stored questions, and the mapping of this layout."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.intake.problems import Reason
from data.intake.survey import reasons as say
from data.intake.survey.columns import Recognised
from data.intake.survey.mapping import Mapping, People, Question
from data.intake.survey.spelling import wording


@dataclass(frozen=True)
class Known:
    """What was stored or confirmed before."""

    questions: tuple[Question, ...] = ()
    """Of the survey as it is stored: id, wording, role, dimension, item, scale, weight, and scores where known."""
    remembered: Mapping | None = None
    """As a person confirmed it for a file of the same layout."""
    people: People | None = None


def as_remembered(found: Recognised, known: Known) -> Mapping | None:
    """The mapping that was confirmed, where the file has all the columns it calls."""
    mapping = known.remembered
    if mapping is None:
        return None
    names = {column.name for column in found.columns}
    told = [told.column for told in (mapping.finished, mapping.left_out) if told]
    single = [name for name in (mapping.response_id, mapping.channel) if name]
    people = [mapping.people.column] if mapping.people else []
    called = [name for question in mapping.questions for name in question.columns]
    if not {*called, *told, *single, *people, *mapping.submitted_at, *mapping.address} <= names:
        return None
    reason = Reason(say.CONFIRMED)
    questions = tuple(replace(question, reason=reason) for question in mapping.questions)
    return replace(mapping, questions=questions, people=known.people or mapping.people)


def as_stored(proposed: Sequence[Question], known: Known) -> list[Question]:
    """The questions, with what the survey's own say of them: found by wording first, then by code."""
    by_wording = {wording(question.wording): question for question in reversed(known.questions)}
    by_id = {question.question_id.casefold(): question for question in known.questions}
    taken: set[str] = set()
    result = []
    for question in proposed:
        stored = by_wording.get(wording(question.wording))
        reason = Reason(say.STORED)
        if stored is None or stored.question_id in taken:
            stored = by_id.get(question.question_id.casefold())
            reason = Reason(say.STORED_CODE, {"code": question.question_id})
            if stored is not None and not _is_code(question):
                stored = None
        if stored is None or stored.question_id in taken or not _agree(question, stored):
            result.append(question)
            continue
        taken.add(stored.question_id)
        result.append(_with(question, stored, reason))
    return result


def _is_code(question: Question) -> bool:
    # q3 is a place in a file and says nothing; without a wording the code is all there is.
    return wording(question.wording) == wording(question.question_id) or not question.question_id.startswith("q")


def _agree(question: Question, stored: Question) -> bool:
    """Words on another scale are another question: their scores would be mixed."""
    if stored.scale_min is None or not question.scores or stored.scores:
        return True
    return (question.scale_min, question.scale_max) == (stored.scale_min, stored.scale_max)


def _with(question: Question, stored: Question, reason: Reason) -> Question:
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
