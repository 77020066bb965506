"""Questions that ask who the respondent is: by their wording, or by answers that are addresses and numbers."""

import re
from collections.abc import Mapping

from data.intake.survey.layouts.headings import is_email, mostly
from data.intake.survey.wording import SCALED

_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d{9}|\+\d[\d ()-]{7,16}")
_LONGEST, _MOST_WORDS = 60, 6


def is_person(counts: Mapping[str, int], words: frozenset[str]) -> bool:
    """The answers are names, addresses or telephone numbers."""
    values = list(counts)
    if mostly(values, is_email) or mostly(values, lambda value: bool(_MOBILE.fullmatch(value))):
        return True
    seldom = len(values) * 2 > sum(counts.values()) or len(values) >= 100
    short = mostly(values, lambda value: len(value) <= _LONGEST and len(value.split()) <= _MOST_WORDS)
    return "person" in words and seldom and short and not (SCALED & words)
