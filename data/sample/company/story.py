"""The one story that the sample company has to tell, and when each part of it happens.

The South branch loses its service staff: from June 2025 it answers slowly, from September its customers say so,
from November they are gone. In April 2026 it answers again and asks them back, and they come.
"""

import numpy as np

from data.sample.company.calendar import to_day_number
from data.sample.company.random_stream import Flags, Floats, Ints

STORY_BRANCH = 2
SLOW_ANSWER_PERIOD = (to_day_number("2025-06-01"), to_day_number("2026-04-15"))
LOW_SCORE_PERIOD = (to_day_number("2025-09-01"), to_day_number("2026-05-31"))
# A customer who is silent from August is counted as lost in November.
SILENCE_MONTHS = ("2025-08", "2026-01")
RETURN_MONTHS = ("2026-04", "2026-07")
CAMPAIGN_STARTS, CAMPAIGN_ENDS = to_day_number("2026-04-01"), to_day_number("2026-06-30")

EXTRA_SILENCE = 0.14
EXTRA_RETURNS = 0.08


def _is_within(ends: tuple[int, int], branch: Ints, days: Ints) -> Flags:
    within: Flags = (branch == STORY_BRANCH) & (days >= ends[0]) & (days <= ends[1])
    return within


def is_answering_slowly(branch: Ints, days: Ints) -> Flags:
    """Whether a branch answers late on a day."""
    return _is_within(SLOW_ANSWER_PERIOD, branch, days)


def is_scored_low(branch: Ints, days: Ints) -> Flags:
    """Whether customers of a branch are angry with it on a day."""
    return _is_within(LOW_SCORE_PERIOD, branch, days)


def to_month_number(text: str) -> int:
    """Months from the first month of the records."""
    return int((np.datetime64(text, "M") - np.datetime64("2023-11", "M")).astype(int))


def compute_extra_silence(branch: Ints, at: int) -> Floats:
    """What the story adds to a customer's chance of falling silent in a month."""
    return np.where(
        (branch == STORY_BRANCH) & (to_month_number(SILENCE_MONTHS[0]) <= at <= to_month_number(SILENCE_MONTHS[1])),
        EXTRA_SILENCE,
        0.0,
    )


def compute_extra_returns(branch: Ints, at: int) -> Floats:
    """What the campaign adds to a silent customer's chance of buying again in a month."""
    return np.where(
        (branch == STORY_BRANCH) & (to_month_number(RETURN_MONTHS[0]) <= at <= to_month_number(RETURN_MONTHS[1])),
        EXTRA_RETURNS,
        0.0,
    )
