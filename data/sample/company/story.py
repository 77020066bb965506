"""The one story that the sample company has to tell, and when each part of it happens.

The South branch loses its service staff: from June 2025 it answers slowly, from September its customers say so,
from November they are gone. In April 2026 it answers again and asks them back, and they come.
"""

import numpy as np

from data.sample.company.days import day
from data.sample.company.draw import Flags, Floats, Ints

BRANCH = 2
ANSWERS_SLOWLY = (day("2025-06-01"), day("2026-04-15"))
IS_SCORED_LOW = (day("2025-09-01"), day("2026-05-31"))
# A customer who is silent from August is counted as lost in November.
FALLS_SILENT = ("2025-08", "2026-01")
COMES_BACK = ("2026-04", "2026-07")
CAMPAIGN_STARTS, CAMPAIGN_ENDS = day("2026-04-01"), day("2026-06-30")

SILENT_MORE = 0.14
BACK_MORE = 0.08


def _within(ends: tuple[int, int], branch: Ints, days: Ints) -> Flags:
    within: Flags = (branch == BRANCH) & (days >= ends[0]) & (days <= ends[1])
    return within


def answers_slowly(branch: Ints, days: Ints) -> Flags:
    """Whether a branch answers late on a day."""
    return _within(ANSWERS_SLOWLY, branch, days)


def is_scored_low(branch: Ints, days: Ints) -> Flags:
    """Whether customers of a branch are angry with it on a day."""
    return _within(IS_SCORED_LOW, branch, days)


def month(text: str) -> int:
    """Months from the first month of the records."""
    return int((np.datetime64(text, "M") - np.datetime64("2023-11", "M")).astype(int))


def more_silence(branch: Ints, at: int) -> Floats:
    """What the story adds to a customer's chance of falling silent in a month."""
    return np.where((branch == BRANCH) & (month(FALLS_SILENT[0]) <= at <= month(FALLS_SILENT[1])), SILENT_MORE, 0.0)


def more_returns(branch: Ints, at: int) -> Floats:
    """What the campaign adds to a silent customer's chance of buying again in a month."""
    return np.where((branch == BRANCH) & (month(COMES_BACK[0]) <= at <= month(COMES_BACK[1])), BACK_MORE, 0.0)
