"""Campaigns among customers: whom they reached, who answered, who bought, and which order came of it."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, draw_office_minutes, to_dates, to_day_number, to_timestamps
from data.sample.company.customers import Customers
from data.sample.company.purchases import find_last_purchases
from data.sample.company.random_stream import Flags, Ints, RandomStream
from data.sample.company.story import CAMPAIGN_ENDS, CAMPAIGN_STARTS, STORY_BRANCH

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


def build_first_touches(customers: Customers, orders: pd.DataFrame, led_to: pd.Series, first: int) -> pd.DataFrame:
    """Whom the campaigns reached within a few days of being found; notes in `led_to` which first orders they led to."""
    draw, size = RandomStream("first touches"), len(customers.ids)
    bought, place = np.full(size, DAY_COUNT, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    new = orders[orders["nth"] == 0]
    bought[new["customer"]], place[new["customer"]] = new["day"], new.index
    channel, may_be_asked = customers.table["channel"].to_numpy(), customers.table["consent"].to_numpy(dtype=bool)
    touched = customers.created + draw.integers(0, 12, size)
    parts = []
    for number, (_, start, end, _, _, ways) in enumerate(ACQUISITION_CAMPAIGNS):
        is_lead = (
            (customers.created >= to_day_number(start))
            & (touched <= to_day_number(end))
            & (touched < bought)
            & np.isin(channel, ways)
        )
        touched_customers = np.flatnonzero(is_lead & may_be_asked & draw.bernoulli(REACHED_SHARE, size))
        has_bought = (bought[touched_customers] < DAY_COUNT) & (
            bought[touched_customers] <= touched[touched_customers] + ATTRIBUTION_DAYS
        )
        led_to[place[touched_customers[has_bought]]] = _format_campaign_id(first, number)
        parts.append(
            _build_lead_touches(
                draw,
                customers,
                touched_customers,
                touched[touched_customers],
                np.where(has_bought, bought[touched_customers], -1),
            )
        )
        parts[-1].insert(0, "campaign_id", _format_campaign_id(first, number))
    return pd.concat(parts, ignore_index=True)


def _build_lead_touches(
    draw: RandomStream, customers: Customers, touched_customers: Ints, touched: Ints, bought: Ints
) -> pd.DataFrame:
    at, has_bought = draw_office_minutes(draw, touched), bought >= 0
    converted = draw_office_minutes(draw, bought)
    answered = np.where(
        has_bought, at + draw.integers_below(converted - at), at + draw.integers(20, 4000, len(touched_customers))
    )
    has_answered = has_bought | draw.bernoulli(0.2, len(touched_customers))
    return pd.DataFrame(
        {
            "customer_id": customers.ids[touched_customers],
            "touched_at": to_timestamps(at),
            "responded_at": pd.Series(to_timestamps(answered)).where(has_answered),
            "converted_at": pd.Series(to_timestamps(converted)).where(has_bought),
        }
    )


def _format_campaign_id(first: int, place: int) -> str:
    return f"K{first + place:02d}"


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
    budget = draw.integers(60, 140, len(frame)) * 1000
    south = pd.DataFrame(
        {"name": ["Come home, South 华南回家计划"], "objective": ["win_back"], "budget": [180_000], "cost": [171_400]}
    )
    starts = [to_day_number(text) for text in frame["start"]] + [CAMPAIGN_STARTS]
    ends = [to_day_number(text) for text in frame["end"]] + [CAMPAIGN_ENDS]
    frame = frame.assign(budget=budget, cost=budget * draw.integers(88, 112, len(frame)) // 100)
    frame = pd.concat([frame.drop(columns=["start", "end"]), south], ignore_index=True)
    among_customers = frame.assign(
        campaign_id=[f"K{number + 1:02d}" for number in range(len(frame))],
        starts_on=to_dates(np.array(starts)),
        ends_on=to_dates(np.array(ends)),
    )
    return pd.concat([among_customers, build_acquisition_campaigns(len(frame) + 1)], ignore_index=True)


def build_touches(customers: Customers, orders: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """The touches of all campaigns, and for each order the id of the campaign that led to it (or nothing)."""
    draw = RandomStream("touches")
    led_to = pd.Series(None, index=orders.index, dtype=object)
    parts = []
    for number, (_, _, start, end) in enumerate(SEASONAL_CAMPAIGNS):
        last = find_last_purchases(orders, len(customers.ids), to_day_number(start) - 1)
        audience = (last > to_day_number(start) - 240) & (last >= 0) & _has_consent(customers)
        touched_customers = np.flatnonzero(audience & draw.bernoulli(0.4, len(audience)))
        parts.append(
            _build_campaign_touches(
                draw,
                f"K{number + 1:02d}",
                touched_customers,
                (to_day_number(start), to_day_number(end)),
                customers,
                orders,
                led_to,
            )
        )
    last = find_last_purchases(orders, len(customers.ids), CAMPAIGN_STARTS - 1)
    is_lost = (
        (last >= 0)
        & (CAMPAIGN_STARTS - last > SILENT_DAYS)
        & (customers.branch == STORY_BRANCH)
        & _has_consent(customers)
    )
    south = (CAMPAIGN_STARTS, CAMPAIGN_ENDS)
    parts.append(
        _build_campaign_touches(draw, WIN_BACK_CAMPAIGN, np.flatnonzero(is_lost), south, customers, orders, led_to)
    )
    parts.append(build_first_touches(customers, orders, led_to, len(parts) + 1))
    return pd.concat(parts, ignore_index=True), led_to


def _has_consent(customers: Customers) -> Flags:
    return np.asarray(customers.table["consent"], dtype=bool)


def _build_campaign_touches(
    draw: RandomStream,
    campaign: str,
    touched_customers: Ints,
    ends: tuple[int, int],
    customers: Customers,
    orders: pd.DataFrame,
    led_to: pd.Series,
) -> pd.DataFrame:
    start, end = ends
    size = len(touched_customers)
    touched = np.zeros(len(customers.ids), dtype=np.int64)
    touched[touched_customers] = start + draw.integers(0, (end - start) // 2, size)
    is_touched = np.isin(np.arange(len(customers.ids)), touched_customers)
    seen = orders[(orders["day"] > start) & (orders["day"] <= min(end + 20, DAY_COUNT - 1))]
    seen = seen[is_touched[seen["customer"]] & (seen["day"] > touched[seen["customer"]]) & led_to[seen.index].isna()]
    first = seen.drop_duplicates("customer")
    first = first[draw.bernoulli(0.8 if campaign == WIN_BACK_CAMPAIGN else 0.45, len(first))]
    led_to[first.index] = campaign
    bought = np.full(len(customers.ids), -1, dtype=np.int64)
    bought[first["customer"]] = first["day"]
    at = draw_office_minutes(draw, touched[touched_customers])
    converted = draw_office_minutes(draw, bought[touched_customers])
    has_bought = bought[touched_customers] >= 0
    answered = np.where(has_bought, at + draw.integers_below(converted - at), at + draw.integers(20, 4000, size))
    has_answered = has_bought | draw.bernoulli(0.16, size)
    return pd.DataFrame(
        {
            "campaign_id": campaign,
            "customer_id": customers.ids[touched_customers],
            "touched_at": to_timestamps(at),
            "responded_at": pd.Series(to_timestamps(answered)).where(has_answered),
            "converted_at": pd.Series(to_timestamps(converted)).where(has_bought),
        }
    )
