"""What a person corrects of a proposed mapping, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from data.schema.value_lists import CUSTOMER_VALUE_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS
from data.survey.model import reasons
from data.survey.model.mapping import IGNORE, Question, RespondentKey, SurveyMapping
from data.survey.read.survey_file import SurveyFile

ASSIGNABLE_ROLES = (*QUESTION_ROLES, IGNORE)
# These have no scale and no place in a model.
UNSCALED_ROLES = ("choice", "comment", IGNORE)
_MAX_SAMPLES = 5
_CONFIRMED_REASONS = (reasons.STORED, reasons.STORED_CODE, reasons.CONFIRMED)


def list_dimensions(role: str) -> tuple[str, ...]:
    """The dimensions that a question of this role may have."""
    if role in UNSCALED_ROLES:
        return ()
    if role.startswith("servqual_"):
        return SERVQUAL_DIMENSIONS
    return (*SERVQUAL_DIMENSIONS, *EQUITY_DIMENSIONS, *CUSTOMER_VALUE_DIMENSIONS)


def is_confirmed(question: Question) -> bool:
    """Whether somebody confirmed before what the question measures."""
    return question.reason is not None and question.reason.template in _CONFIRMED_REASONS


def add_samples(mapping: SurveyMapping, file: SurveyFile) -> SurveyMapping:
    """The mapping with some of the file's values in each question, for one that was not proposed from this file."""
    found = zip(file.detected.columns, file.profiles, strict=False)
    values = {column.name: [text for text, _ in profile.values] for column, profile in found}

    def sampled(question: Question) -> Question:
        texts = dict.fromkeys(text for name in question.columns for text in values.get(name, []))
        return replace(question, samples=question.samples or tuple(islice(texts, _MAX_SAMPLES)))

    return replace(mapping, questions=tuple(map(sampled, mapping.questions)))


def correct_question(
    question: Question,
    role: str,
    *,
    is_nps: bool = False,
    wording: str = "",
    dimension: str | None = None,
    item: str = "",
    scale: tuple[float | None, float | None] = (None, None),
    weight: float | None = None,
    scores: tuple[tuple[str, float], ...] = (),
) -> Question:
    """The question as the person says it. What nobody confirmed as NPS is a rating; a plain role has no scores."""
    role = "rating" if role == "nps" and not is_nps else role
    corrected = replace(question, role=role, wording=wording.strip() or question.wording)
    if role in UNSCALED_ROLES:
        return replace(corrected, dimension=None, item=None, scale_min=None, scale_max=None, weight=None, scores=())
    return replace(
        corrected,
        dimension=dimension if dimension in list_dimensions(role) else None,
        item=item.strip() or None,
        scale_min=scale[0],
        scale_max=scale[1],
        weight=weight,
        scores=scores,
    )


def apply_confirmation(
    mapping: SurveyMapping, questions: Sequence[Question], people: RespondentKey | None, date_order: str | None = None
) -> SurveyMapping:
    """The mapping with what the person said; `date_order` only where the file leaves it open."""
    return replace(
        mapping, questions=tuple(questions), people=people, date_order=mapping.date_order or date_order or ""
    )
