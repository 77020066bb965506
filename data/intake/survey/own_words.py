"""Whether texts are the respondents' own words or options that somebody laid before them."""

import re
from collections.abc import Mapping

from data.intake.survey.columns import ColumnProfile

# What sentences have and the names of options seldom do.
_SENTENCE = re.compile(r"[.!?。！？，；…]|[,;:] |\w+(?:\s+\w+){5,}|[\U0001f300-\U0001faff\u2600-\u27bf]|^=")
_MAX_OPTIONS = 60


def is_comment(counts: Mapping[str, int], profile: ColumnProfile, words: frozenset[str]) -> bool:
    """Own words rather than options, by length, marks and repetition, and by what the wording asks for."""
    total = sum(counts.values())
    different = max(profile.distinct, len(counts))
    rarely = different / max(total, 1)
    longest = max(map(len, counts), default=0)
    sentences = sum(bool(_SENTENCE.search(text.rstrip(".。"))) or len(text) > 60 for text in counts) / max(
        len(counts), 1
    )
    wants_one = bool({"which", "asks which", "many"} & words)
    if profile.has_breaks or longest > 120:
        return True
    if different > _MAX_OPTIONS and rarely > 0.1:
        return True
    is_short = longest <= 30 and sentences == 0
    if "remark" in words:
        return not (wants_one and is_short and total >= 2 * different)
    if "open" in words and "asks which" not in words:
        return not (is_short and different <= 8 and total >= (2 if wants_one else 3) * different)
    if wants_one:
        return rarely > (0.5 if total >= 10 else 0.8) and total >= 5
    if sentences > 0.4 and longest > 25:
        return True
    if total < 10:
        return different == total and (total > 1 or longest > 25)
    return rarely > 0.5 or (rarely > 0.25 and different > 20)
