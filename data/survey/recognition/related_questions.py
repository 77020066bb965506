"""What questions are only together: expected and perceived, the three of the index, Kano's pairs, importance."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from data.reason import Reason
from data.survey.model import reasons as say
from data.survey.recognition.kano import pair_kano_questions
from data.survey.recognition.role_classification import ClassifiedQuestion
from data.survey.recognition.wording_lexicon import (
    detect_service_dimension,
    detect_servqual_kind,
    detect_value_dimension,
    strip_framing,
)
from data.survey.text import build_slug, normalize_wording

# What only says how it is asked, and is left out of the statement that is asked about.
_FRAMING = (
    r"\b(an?|the|our|ours|your|us|we|you|are|is|was|were|with|how|do|does|did|please|rate|very|much|of|to|level)\b",
    r"\bexcellent \w+|\b(expect\w*|ideal\w*|desired|actual(ly)?|perce\w+|experience\w*|minimum|acceptable|just)\b",
    r"\b(importan\w*|satisf\w*|dissatisf\w*|matters?|it|this|should|will|have|adequate|for)\b",
    "期望|理想的?|优秀的?(公司|企业)|实际|感受|感知|体验|最低|可接受|我们的?|您|对|重要(性|程度)?|满意(度|程度)?|吗",
    "有?多|如何|的|程度|请|评价|应当?|预期|认为|觉得",
)
_SCALED_ROLES = ("rating", "csat", "effort")
_EXPECTATION = re.compile(r"expect|acsi_?exp|期望|预期", re.IGNORECASE)
_IDEAL = re.compile(r"ideal|理想", re.IGNORECASE)


def relate_questions(classified: Sequence[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """The questions, each seen beside the others."""
    result = list(classified)
    for step in (
        _assign_acsi_roles,
        _assign_servqual_roles,
        _match_importance_items,
        pair_kano_questions,
        _demote_partial_satisfaction,
        _assign_value_dimensions,
    ):
        result = step(result)
    return result


def _assign_acsi_roles(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """Satisfaction, against expectation and against the ideal, all from 1 to 10."""
    tens = [
        one
        for one in classified
        if one.scale and (one.scale.low, one.scale.high) == (1, 10) and one.role in _SCALED_ROLES
    ]
    ideal = [one for one in tens if _IDEAL.search(one.observed.wording)]
    expected = [one for one in tens if one not in ideal and _EXPECTATION.search(one.observed.wording)]
    overall = [one for one in tens if one not in (*ideal, *expected) and "satisfaction" in one.topics]
    overall = [one for one in overall if "overall" in one.topics] or overall
    if not (len(ideal) == len(expected) == 1 and overall):
        return classified
    roles = {"acsi_overall": overall[0], "acsi_expectation": expected[0], "acsi_ideal": ideal[0]}
    named = {id(one): role for role, one in roles.items()}
    reason = Reason(say.ACSI)
    return [replace(one, role=named[id(one)], reason=reason) if id(one) in named else one for one in classified]


def _assign_servqual_roles(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """The same statement asked as expected, as just acceptable and as perceived."""
    marked: dict[int, tuple[str, str]] = {}
    for at, one in enumerate(classified):
        if one.scale and one.role in _SCALED_ROLES:
            marked[at] = _parse_servqual_statement(one)
    kinds: dict[str, set[str]] = {}
    for kind, text in marked.values():
        kinds.setdefault(normalize_wording(text), set()).add(kind)
    paired = {text for text, found in kinds.items() if text and "expectation" in found and len(found) > 1}
    places = {
        (classified[at].observed.number, kind)
        for at, (kind, text) in marked.items()
        if normalize_wording(text) in paired
    }
    result = list(classified)
    for at, (kind, text) in marked.items():
        one = classified[at]
        if normalize_wording(text) not in paired and not (one.observed.rows and (one.observed.number, kind) in places):
            continue
        role, reason = {
            "expectation": ("servqual_expectation", say.EXPECTATION),
            "adequate": ("servqual_adequate", say.ADEQUATE),
        }.get(kind, ("servqual_perception", say.PERCEPTION))
        result[at] = replace(
            one, role=role, reason=Reason(reason), dimension=detect_service_dimension(text), item=build_item_name(text)
        )
    return result


def _parse_servqual_statement(one: ClassifiedQuestion) -> tuple[str, str]:
    """What kind of statement it is, and the statement without that."""
    if one.observed.rows > 1 and one.observed.question:
        kind = detect_servqual_kind(one.observed.question)
        if kind or not detect_servqual_kind(one.observed.part):
            return kind, one.observed.part
    text = one.observed.part or one.observed.wording
    before, mark, behind = _split_statement(text)
    if mark and detect_servqual_kind(before):
        return detect_servqual_kind(before), behind
    if mark and detect_servqual_kind(behind) and len(behind) < len(before):
        return detect_servqual_kind(behind), before
    return detect_servqual_kind(text), strip_framing(text, _FRAMING)


def _split_statement(text: str) -> tuple[str, str, str]:
    found = re.match(r"(.+?)(\s*[:：]\s*|\s+[-–—]\s+|—+|[(（])(.+)", text, re.DOTALL)
    return (found[1], found[2], found[3].rstrip(")）")) if found else (text, "", "")


def build_item_name(text: str) -> str | None:
    """The name of a statement, the same wherever it is asked."""
    return build_slug(text.casefold()) or None


def _match_importance_items(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """How much something matters, beside how it is done: both bear the name of what it is."""
    texts = {at: _extract_subject(one) for at, one in enumerate(classified) if one.scale}
    wanted = {normalize_wording(texts[at]) for at, one in enumerate(classified) if one.role == "importance"} - {""}
    result = list(classified)
    for at, text in texts.items():
        one = classified[at]
        performs = one.role in (*_SCALED_ROLES, "servqual_perception") and normalize_wording(text) in wanted
        if one.role == "importance" or performs:
            result[at] = replace(one, item=one.item or build_item_name(text))
    return result


def _extract_subject(one: ClassifiedQuestion) -> str:
    if one.observed.rows > 1:
        return one.observed.part
    before, mark, behind = _split_statement(one.observed.wording)
    return behind if mark else strip_framing(one.observed.wording.rstrip("?？"), _FRAMING) or before


def _demote_partial_satisfaction(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """Where one question asks about satisfaction overall, the others ask about parts of it."""
    asked = [one for one in classified if one.role == "csat"]
    has_index = any(one.role == "acsi_overall" for one in classified)
    if not (has_index or (len(asked) > 1 and any("overall" in one.topics for one in asked))):
        return classified
    in_part: Callable[[ClassifiedQuestion], bool] = lambda one: one.role == "csat" and "overall" not in one.topics  # noqa: E731
    reason = Reason(say.SATISFIED_IN_PART)
    return [replace(one, role="rating", reason=reason) if in_part(one) else one for one in classified]


def _assign_value_dimensions(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """The part of value that a rating is about, where its wording says so."""
    return [
        replace(one, dimension=detect_value_dimension(one.observed.part or one.observed.wording))
        if one.role == "rating" and one.dimension is None
        else one
        for one in classified
    ]
