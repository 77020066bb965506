"""Questions that ask who the respondent is: by their wording, or by answers that are addresses and numbers."""

import re
from collections.abc import Mapping

from data.intake.survey.layouts.headings import is_email, is_true_for_most
from data.intake.survey.wording import SCALED_TOPICS

_PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d{9}|\+\d[\d ()-]{7,16}")
_MAX_PERSON_LENGTH, _MAX_PERSON_WORDS = 60, 6


def is_person(counts: Mapping[str, int], words: frozenset[str]) -> bool:
    """The answers are names, addresses or telephone numbers."""
    values = list(counts)
    if is_true_for_most(values, is_email) or is_true_for_most(values, lambda value: bool(_PHONE.fullmatch(value))):
        return True
    seldom = len(values) * 2 > sum(counts.values()) or len(values) >= 100
    short = is_true_for_most(
        values, lambda value: len(value) <= _MAX_PERSON_LENGTH and len(value.split()) <= _MAX_PERSON_WORDS
    )
    return "person" in words and seldom and short and not (SCALED_TOPICS & words)
