"""Campaigns among customers: whom they reached, who answered, who bought, and which order came of it."""

import numpy as np
import pandas as pd

from data.sample.company.acquiring import build_acquisition_campaigns, build_first_touches
from data.sample.company.days import DAY_COUNT, draw_office_minutes, to_dates, to_day_number, to_timestamps
from data.sample.company.draw import Flags, Ints, RandomStream
from data.sample.company.habits import find_last_purchases
from data.sample.company.story import CAMPAIGN_ENDS, CAMPAIGN_STARTS, STORY_BRANCH
from data.sample.company.who import Customers

SEASONAL_CAMPAIGNS = (
    ("Spring Festival 2024 年货节", "revenue", "2024-01-12", "2024-02-08"),
    ("Midyear 2024 年中大促", "revenue", "2024-06-01", "2024-06-20"),
    ("Singles' Day 2024 双十一", "revenue", "2024-11-01", "2024-11-14"),
    ("Spring Festival 2025 年货节", "revenue", "2025-01-05", "2025-01-27"),
    ("Midyear 2025 年中大促", "revenue", "2025-06-01", "2025-06-20"),
    ("Singles' Day 2025 双十一", "revenue", "2025-11-01", "2025-11-14"),
    ("Spring Festival 2026 年货节", "revenue", "2026-01-20", "2026-02-14"),
    ("Midyear 2026 年中大促", "revenue", "2026-06-01", "2026-06-20"),
    ("New series, autumn 2026 秋季新品", "new_products", "2026-09-01", "2026-09-30"),
)
WIN_BACK_CAMPAIGN = "K10"
SILENT_DAYS = 90


def build_campaigns() -> pd.DataFrame:
    """Campaigns with their planned and their actual cost in yuan: seasons, the South's win-back, new customers."""
    draw = RandomStream("campaigns")
    frame = pd.DataFrame(SEASONAL_CAMPAIGNS, columns=["name", "objective", "start", "end"])
    budget = draw.whole(60, 140, len(frame)) * 1000
    south = pd.DataFrame(
        {"name": ["Come home, South 华南回家计划"], "objective": ["win_back"], "budget": [180_000], "cost": [171_400]}
    )
    starts = [to_day_number(text) for text in frame["start"]] + [CAMPAIGN_STARTS]
    ends = [to_day_number(text) for text in frame["end"]] + [CAMPAIGN_ENDS]
    frame = frame.assign(budget=budget, cost=budget * draw.whole(88, 112, len(frame)) // 100)
    frame = pd.concat([frame.drop(columns=["start", "end"]), south], ignore_index=True)
    among_customers = frame.assign(
        campaign_id=[f"K{number + 1:02d}" for number in range(len(frame))],
        starts_on=to_dates(np.array(starts)),
        ends_on=to_dates(np.array(ends)),
    )
    return pd.concat([among_customers, build_acquisition_campaigns(len(frame) + 1)], ignore_index=True)


def build_touches(who: Customers, orders: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """The touches of all campaigns, and for each order the id of the campaign that led to it (or nothing)."""
    draw = RandomStream("touches")
    led_to = pd.Series(None, index=orders.index, dtype=object)
    parts = []
    for number, (_, _, start, end) in enumerate(SEASONAL_CAMPAIGNS):
        last = find_last_purchases(orders, len(who.ids), to_day_number(start) - 1)
        audience = (last > to_day_number(start) - 240) & (last >= 0) & _has_consent(who)
        chosen = np.flatnonzero(audience & draw.chance(0.4, len(audience)))
        parts.append(
            _build_campaign_touches(
                draw, f"K{number + 1:02d}", chosen, (to_day_number(start), to_day_number(end)), who, orders, led_to
            )
        )
    last = find_last_purchases(orders, len(who.ids), CAMPAIGN_STARTS - 1)
    is_lost = (last >= 0) & (CAMPAIGN_STARTS - last > SILENT_DAYS) & (who.branch == STORY_BRANCH) & _has_consent(who)
    south = (CAMPAIGN_STARTS, CAMPAIGN_ENDS)
    parts.append(_build_campaign_touches(draw, WIN_BACK_CAMPAIGN, np.flatnonzero(is_lost), south, who, orders, led_to))
    parts.append(build_first_touches(who, orders, led_to, len(parts) + 1))
    return pd.concat(parts, ignore_index=True), led_to


def _has_consent(who: Customers) -> Flags:
    return np.asarray(who.table["consent"], dtype=bool)


def _build_campaign_touches(
    draw: RandomStream,
    campaign: str,
    chosen: Ints,
    ends: tuple[int, int],
    who: Customers,
    orders: pd.DataFrame,
    led_to: pd.Series,
) -> pd.DataFrame:
    start, end = ends
    size = len(chosen)
    touched = np.zeros(len(who.ids), dtype=np.int64)
    touched[chosen] = start + draw.whole(0, (end - start) // 2, size)
    is_touched = np.isin(np.arange(len(who.ids)), chosen)
    seen = orders[(orders["day"] > start) & (orders["day"] <= min(end + 20, DAY_COUNT - 1))]
    seen = seen[is_touched[seen["customer"]] & (seen["day"] > touched[seen["customer"]]) & led_to[seen.index].isna()]
    first = seen.drop_duplicates("customer")
    first = first[draw.chance(0.8 if campaign == WIN_BACK_CAMPAIGN else 0.45, len(first))]
    led_to[first.index] = campaign
    bought = np.full(len(who.ids), -1, dtype=np.int64)
    bought[first["customer"]] = first["day"]
    at = draw_office_minutes(draw, touched[chosen])
    converted = draw_office_minutes(draw, bought[chosen])
    has_bought = bought[chosen] >= 0
    answered = np.where(has_bought, at + draw.below(converted - at), at + draw.whole(20, 4000, size))
    has_answered = has_bought | draw.chance(0.16, size)
    return pd.DataFrame(
        {
            "campaign_id": campaign,
            "customer_id": who.ids[chosen],
            "touched_at": to_timestamps(at),
            "responded_at": pd.Series(to_timestamps(answered)).where(has_answered),
            "converted_at": pd.Series(to_timestamps(converted)).where(has_bought),
        }
    )
