"""What the company wants to reach, the segments its people keep, and the entry about itself."""

from urllib.parse import urlencode

import numpy as np
import pandas as pd

from data.sample.company.days import FIRST_DAY, MONTH_COUNT, MONTH_START, SEASONAL_FACTORS, to_dates, to_timestamps
from data.sample.company.places import REGIONS
from data.sample.company.story import STORY_BRANCH

# At the first month, and what is added every month; shares as they are wanted over the twelve months that pages show.
TARGET_LEVELS = {
    "active_customers": (3400.0, 50.0),
    "churn_ratio": (0.08, -0.0002),
    "win_back_ratio": (0.7, 0.0),
    "satisfied_ratio": (0.9, 0.0),
    "nps": (38.0, 0.1),
    "recovered_revenue": (250_000.0, 15_000.0),
    "open_amount": (15_000_000.0, 120_000.0),
}
FIRST_REVENUE, MONTHLY_GROWTH = 2_350_000.0, 42_000.0


def build_targets() -> pd.DataFrame:
    """One value per metric and month; the revenue wanted follows the season."""
    month = np.arange(MONTH_COUNT)
    starts = to_dates(MONTH_START)
    revenue = np.round((FIRST_REVENUE + MONTHLY_GROWTH * month) * SEASONAL_FACTORS / 10_000) * 10_000
    parts = [pd.DataFrame({"metric": "revenue", "period_start": starts, "value": revenue})]
    for metric, (level, more) in TARGET_LEVELS.items():
        value = np.round(level + more * month, 4)
        parts.append(pd.DataFrame({"metric": metric, "period_start": starts, "value": value}))
    return pd.concat(parts, ignore_index=True)


def build_saved_segments() -> pd.DataFrame:
    """Three segments, their filters as they stand in an address."""
    kept = (
        ("The South 华南", {"region": REGIONS[STORY_BRANCH]}, True),
        ("Companies in the East 华东企业", {"region": REGIONS[1], "kind": "enterprise"}, True),
        ("Core and important 重点客户", [("tier", "core"), ("tier", "important")], False),
    )
    return pd.DataFrame(
        {
            "segment_id": [f"G{number + 1}" for number in range(len(kept))],
            "name": [name for name, _, _ in kept],
            "owner": ["E049", "E050", "E051"],
            "filters": [urlencode(filters) for _, filters, _ in kept],
            "is_shared": [is_shared for _, _, is_shared in kept],
        }
    )


def build_audit_log(rows: int) -> pd.DataFrame:
    """One entry, dated in the company's own made-up time: the sample was built."""
    built = np.array([(np.datetime64("2026-11-01") - FIRST_DAY).astype(np.int64) * 1440 - 60])
    entry = {"who": "sample data", "role": "program", "action": "init", "object": "warehouse", "object_id": "sample"}
    return pd.DataFrame([{**entry, "rows": rows}]).assign(at=to_timestamps(built))
