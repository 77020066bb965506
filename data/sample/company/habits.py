"""When each customer buys: a rhythm of their own, the season, spells of silence, and the story of the South."""

import numpy as np
import pandas as pd

from data.sample.company.days import (
    DAY_COUNT,
    MONTH_COUNT,
    MONTH_END,
    MONTH_OF,
    MONTH_START,
    SEASONAL_FACTORS,
    draw_busy_days,
)
from data.sample.company.draw import Flags, Floats, Ints, RandomStream
from data.sample.company.story import compute_extra_returns, compute_extra_silence
from data.sample.company.who import Customers

# Purchases in an ordinary month, and how many of a hundred customers have that rhythm.
PERSON_RHYTHM = ((0.4, 18), (0.52, 34), (0.68, 28), (0.95, 14), (1.7, 6))
COMPANY_RHYTHM = ((0.5, 22), (0.7, 34), (1.0, 26), (1.5, 12), (2.8, 6))
SILENCE_CHANCE = 0.062
WAKING_CHANCE = 0.028


def draw_orders(who: Customers) -> pd.DataFrame:
    """One row per order in the order of time: customer (place), day, number within the customer's orders."""
    draw = RandomStream("habits")
    rhythm = _draw_rhythms(draw, who)
    size = len(rhythm)
    start = np.where(who.created < 0, draw.whole(0, 85, size), who.created + draw.whole(0, 40, size))
    begins = np.where(who.is_buyer, start, DAY_COUNT)
    first = MONTH_OF[np.minimum(begins, DAY_COUNT - 1)]
    is_awake, stock = np.zeros(size, dtype=bool), draw.share(size)
    months = []
    for month in range(MONTH_COUNT):
        is_new = (first == month) & (begins < DAY_COUNT)
        is_awake = np.where(first < month, _draw_awake(draw, who, rhythm, is_awake, month), is_awake) & (
            begins < DAY_COUNT
        )
        # What a month leaves unbought is bought in the next: rhythms are steadier than chance alone.
        stock += rhythm * SEASONAL_FACTORS[month] * (0.5 + draw.share(size)) * (is_awake | is_new)
        count = stock.astype(np.int64) * (is_awake | is_new)
        stock -= count
        customer = np.repeat(np.arange(size), np.where(is_new, np.maximum(count, 1), count))
        low = np.where(is_new, begins, MONTH_START[month])[customer]
        low = np.clip(low, MONTH_START[month], MONTH_END[month])
        months.append((customer, draw_busy_days(draw, low, np.full(len(low), MONTH_END[month]))))
        is_awake |= is_new
    customer, on = (np.concatenate(parts) for parts in zip(*months, strict=True))
    place = np.lexsort((customer, on))
    frame = pd.DataFrame({"customer": customer[place], "day": on[place]})
    return frame.assign(nth=frame.groupby("customer").cumcount())


def _draw_rhythms(draw: RandomStream, who: Customers) -> Floats:
    size = len(who.created)
    person = np.array([rate for rate, _ in PERSON_RHYTHM])[draw.index([share for _, share in PERSON_RHYTHM], size)]
    firm = np.array([rate for rate, _ in COMPANY_RHYTHM])[draw.index([share for _, share in COMPANY_RHYTHM], size)]
    return np.where(who.is_company, firm, person)


def _draw_awake(draw: RandomStream, who: Customers, rhythm: Floats, is_awake: Flags, month: int) -> Flags:
    size = len(rhythm)
    silence = SILENCE_CHANCE * np.where(rhythm > 1.5, 0.55, np.where(rhythm < 0.6, 1.3, 1.0)) + compute_extra_silence(
        who.branch, month
    )
    back = WAKING_CHANCE + compute_extra_returns(who.branch, month)
    return np.where(is_awake, ~draw.chance(silence, size), draw.chance(back, size))


def find_last_days(customer: Ints, days: Ints, size: int) -> Ints:
    """Each customer's last day of purchase, -1 where there is none."""
    last = np.full(size, -1, dtype=np.int64)
    np.maximum.at(last, customer, days)
    return last


def find_last_purchases(purchases: pd.DataFrame, size: int, at: int) -> Ints:
    """Each customer's last day of purchase up to a day, -1 where there is none."""
    seen = purchases[purchases["day"] <= at]
    return find_last_days(seen["customer"].to_numpy(), seen["day"].to_numpy(), size)
