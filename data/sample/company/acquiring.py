"""Campaigns that look for new customers: whom they reached before a first order, and who bought then."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAY_COUNT, draw_office_minutes, to_dates, to_day_number, to_timestamps
from data.sample.company.draw import Ints, RandomStream
from data.sample.company.who import Customers

# Name, first and last day, yuan planned and spent, and the ways of finding customers that it stands behind.
ACQUISITION_CAMPAIGNS = (
    ("Trade fairs 2024 展会", "2024-03-01", "2024-10-31", 130_000, 136_500, ("meeting", "centre_of_influence")),
    ("Search advertising 2024 搜索推广", "2024-01-01", "2024-12-31", 240_000, 231_800, ("internet",)),
    ("Trade fairs 2025 展会", "2025-03-01", "2025-10-31", 140_000, 148_200, ("meeting", "centre_of_influence")),
    ("Search advertising 2025 搜索推广", "2025-01-01", "2025-12-31", 280_000, 286_400, ("internet",)),
    ("Members bring friends 2025 老带新", "2025-05-01", "2026-04-30", 60_000, 52_300, ("referral", "club")),
    ("Letters and calls 2026 直邮与电话", "2026-01-05", "2026-09-30", 90_000, 87_600, ("letter", "telephone")),
    ("Search advertising 2026 搜索推广", "2026-01-01", "2026-10-31", 300_000, 262_900, ("internet",)),
)
REACHED_SHARE = 0.7
# So many days after the touch an order still counts as the campaign's.
ATTRIBUTION_DAYS = 60


def build_acquisition_campaigns(first: int) -> pd.DataFrame:
    """The campaigns with their cost in yuan; the first bears the number `first`."""
    names, starts, ends, budgets, costs, _ = zip(*ACQUISITION_CAMPAIGNS, strict=True)
    return pd.DataFrame(
        {
            "campaign_id": [_format_campaign_id(first, place) for place in range(len(ACQUISITION_CAMPAIGNS))],
            "name": names,
            "objective": "new_customers",
            "starts_on": to_dates(np.array([to_day_number(text) for text in starts])),
            "ends_on": to_dates(np.array([to_day_number(text) for text in ends])),
            "budget": budgets,
            "cost": costs,
        }
    )


def build_first_touches(who: Customers, orders: pd.DataFrame, led_to: pd.Series, first: int) -> pd.DataFrame:
    """Whom the campaigns reached within a few days of being found; notes in `led_to` which first orders they led to."""
    draw, size = RandomStream("first touches"), len(who.ids)
    bought, place = np.full(size, DAY_COUNT, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    new = orders[orders["nth"] == 0]
    bought[new["customer"]], place[new["customer"]] = new["day"], new.index
    channel, may_be_asked = who.table["channel"].to_numpy(), who.table["consent"].to_numpy(dtype=bool)
    touched = who.created + draw.whole(0, 12, size)
    parts = []
    for number, (_, start, end, _, _, ways) in enumerate(ACQUISITION_CAMPAIGNS):
        is_lead = (
            (who.created >= to_day_number(start))
            & (touched <= to_day_number(end))
            & (touched < bought)
            & np.isin(channel, ways)
        )
        chosen = np.flatnonzero(is_lead & may_be_asked & draw.chance(REACHED_SHARE, size))
        has_bought = (bought[chosen] < DAY_COUNT) & (bought[chosen] <= touched[chosen] + ATTRIBUTION_DAYS)
        led_to[place[chosen[has_bought]]] = _format_campaign_id(first, number)
        parts.append(_build_lead_touches(draw, who, chosen, touched[chosen], np.where(has_bought, bought[chosen], -1)))
        parts[-1].insert(0, "campaign_id", _format_campaign_id(first, number))
    return pd.concat(parts, ignore_index=True)


def _build_lead_touches(draw: RandomStream, who: Customers, chosen: Ints, touched: Ints, bought: Ints) -> pd.DataFrame:
    at, has_bought = draw_office_minutes(draw, touched), bought >= 0
    converted = draw_office_minutes(draw, bought)
    answered = np.where(has_bought, at + draw.below(converted - at), at + draw.whole(20, 4000, len(chosen)))
    has_answered = has_bought | draw.chance(0.2, len(chosen))
    return pd.DataFrame(
        {
            "customer_id": who.ids[chosen],
            "touched_at": to_timestamps(at),
            "responded_at": pd.Series(to_timestamps(answered)).where(has_answered),
            "converted_at": pd.Series(to_timestamps(converted)).where(has_bought),
        }
    )


def _format_campaign_id(first: int, place: int) -> str:
    return f"K{first + place:02d}"
