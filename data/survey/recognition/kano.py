"""Kano's questions in pairs: how it is to have a feature, and how it is not to have it."""

import difflib
import re
from dataclasses import replace

from data.reason import Reason
from data.survey.model import reasons as say
from data.survey.recognition.role_classification import ClassifiedQuestion
from data.survey.recognition.wording_lexicon import is_dysfunctional_wording, strip_framing
from data.survey.text import build_slug, normalize_wording

# What is in every such question and says nothing of the feature.
_FRAMING = (
    r"\b(did not|didn.?t|does not|doesn.?t|do not|don.?t|were not|weren.?t|is not|isn.?t|not|no longer|without)\b",
    r"\b(lack\w*|absence|how (would|do) you feel|how would you find it|what would you say|would you|if|we|you|they)\b",
    r"\b(there|it|had|has|have|is|are|was|were|do|does|did|no|any|an?|the|our|your|with|about|this|that|product)\b",
    r"\b(feature|functional|dysfunctional|feel|offer\w*|provid\w*|includ\w*|available|in|of|at|all)\b",
    "如果|若|我们|没有|不提供|不具备|取消|不再|不支持|提供|具备|有|没|无|不|您|会|觉得|感觉|如何|怎么样|怎样|什么",
    "认为|的话|时|功能|将|对|是|该|这|项|感受|你|的",
)


def pair_kano_questions(classified: list[ClassifiedQuestion]) -> list[ClassifiedQuestion]:
    """Which of them ask about not having it, and one name for both questions of a feature."""
    asked = [at for at, one in enumerate(classified) if one.role == "kano_functional"]
    without = [at for at in asked if _is_dysfunctional(classified[at])]
    having = [at for at in asked if at not in without]
    result = list(classified)
    items: dict[str, int] = {}
    for at in having:
        items[_build_item_name(classified[at], classified)] = at
        result[at] = replace(
            classified[at], item=_build_item_name(classified[at], classified), reason=Reason(say.KANO_WITH)
        )
    for at in without:
        own = _build_item_name(classified[at], classified)
        near = own if own in items else next(iter(difflib.get_close_matches(own, list(items), 1, 0.6)), own)
        result[at] = replace(classified[at], role="kano_dysfunctional", item=near, reason=Reason(say.KANO_WITHOUT))
    for at in asked:
        # Numbers alone are Kano's answers only where the other question is there too.
        partners = [one for one in result if one.role.startswith("kano") and one.item == result[at].item]
        if len(partners) < 2 and classified[at].scale and classified[at].scale.name == "points":  # type: ignore[union-attr]
            result[at] = replace(classified[at], role="choice", scale=None, reason=Reason(say.CODES))
    return result


def _is_dysfunctional(one: ClassifiedQuestion) -> bool:
    return is_dysfunctional_wording(
        one.observed.question if one.observed.rows > 1 and one.observed.question else one.observed.wording
    )


def _build_item_name(one: ClassifiedQuestion, classified: list[ClassifiedQuestion]) -> str:
    if one.observed.rows > 1 and one.observed.question:
        alike = [
            other
            for other in classified
            if other.observed.part and normalize_wording(other.observed.part) == normalize_wording(one.observed.part)
        ]
        if len(alike) > 1:
            return build_slug(one.observed.part.casefold())
    text = re.sub(r"[?？!！。.,，:：;；]", " ", one.observed.part or one.observed.wording)
    return build_slug(strip_framing(text, _FRAMING).casefold()) or build_slug(one.observed.wording.casefold())
