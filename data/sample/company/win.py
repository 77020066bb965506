"""Chances to sell, stage by stage: every deal walks its stages, and its present state is its last step."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAYS, dates, moments
from data.sample.company.draw import Draw, Flags, Floats, Ints, only
from data.sample.company.places import EMPLOYEE_IDS, seller_on
from data.sample.company.products import PRODUCTS
from data.sample.company.who import Customers

DEALS = 4_600
# From each stage: chance to go on, and days on average until it is decided.
STEPS = {1: (0.86, 5.0), 2: (0.74, 11.0), 3: (0.68, 17.0), 4: (0.76, 15.0), 5: (0.82, 12.0)}
GIVEN_UP_DAYS = 85.0
TERM = 365
RENEWS = 0.55
LIKELY = {0: 1, 1: 2, 2: 2, 3: 3, 4: 4, 5: 4, 6: 5, 7: 3}
LOSS_REASONS = {"price": 30, "competitor": 24, "no budget": 16, "no need": 12, "bad timing": 10, "no answer": 8}


def opportunities(who: Customers) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Deals, and every step they made."""
    draw = Draw("opportunities")
    customer = _customers(draw, who)
    opened = np.sort(draw.whole(0, DAYS - 1, DEALS))
    opened = np.maximum(opened, who.created[customer])
    steps, ended, outcome = _walk(draw, opened, who.is_buyer[customer])
    amount = (2 + draw.index([40, 25, 15, 10, 6, 4], DEALS) ** 2) * draw.whole(3, 12, DEALS) * 1000
    steps = _as_of_then(draw, steps, amount, outcome == "won")
    last = steps.drop_duplicates("deal", keep="last").set_index("deal")
    ident = np.array([f"D{number + 1:05d}" for number in range(DEALS)], dtype=object)
    has_ended = outcome != "open"
    deals = pd.DataFrame(
        {
            "opportunity_id": ident,
            "customer_id": only(~draw.chance(0.02, DEALS), who.ids[customer]),
            "owner_id": EMPLOYEE_IDS[seller_on(who.owner[customer], opened)],
            "product_id": [f"P{number + 1:03d}" for number in draw.whole(0, PRODUCTS - 1, DEALS)],
            "opened_on": dates(opened),
            "stage": last["stage"].to_numpy(),
            "intention": last["intention"].to_numpy(),
            "expected_amount": last["expected_amount"].to_numpy(),
            "expected_on": last["expected_on"].to_numpy(),
            "outcome": outcome,
            "closed_on": pd.Series(dates(ended)).where(has_ended),
            "won_amount": pd.Series(amount * draw.whole(85, 108, DEALS) // 100).where(outcome == "won"),
            "loss_reason": only(outcome == "lost", draw.pick(LOSS_REASONS, DEALS)),
        }
    )
    steps = steps.assign(opportunity_id=ident[steps["deal"]])
    return deals, steps.drop(columns=["deal", "day"])


def _customers(draw: Draw, who: Customers) -> Ints:
    """Mostly companies, and people who have not bought yet."""
    wanted = who.is_company | ~who.is_buyer
    pool = np.flatnonzero(wanted & (who.created < DAYS - 30))
    return np.sort(pool[draw.whole(0, len(pool) - 1, DEALS)])


def _walk(draw: Draw, opened: Ints, can_win: Flags) -> tuple[pd.DataFrame, Ints, np.ndarray]:
    """Steps (deal, stage, day), the day on which each deal ended, and how: open, won or lost."""
    deal, at = np.arange(DEALS), opened.copy()
    parts = [pd.DataFrame({"deal": deal, "stage": 1, "day": opened})]
    outcome = np.full(DEALS, "open", dtype=object)
    ended = np.full(DEALS, DAYS, dtype=np.int64)
    for stage, (share, days) in STEPS.items():
        goes_on = draw.chance(share, len(deal)) & (can_win[deal] | (stage < 5))
        until = at + 1 + draw.wait(np.where(goes_on, days, GIVEN_UP_DAYS)).astype(np.int64)
        is_over = until < DAYS
        fails = is_over & ~goes_on
        outcome[deal[fails]], ended[deal[fails]] = "lost", until[fails]
        if stage == 1:
            unseen = fails & draw.chance(0.6, len(deal))
            parts.append(pd.DataFrame({"deal": deal[unseen], "stage": 0, "day": until[unseen]}))
        on = is_over & goes_on
        deal, at = deal[on], until[on]
        parts.append(pd.DataFrame({"deal": deal, "stage": stage + 1, "day": at}))
    outcome[deal], ended[deal] = "won", at
    parts += _afterwards(draw, deal, at)
    steps = pd.concat(parts, ignore_index=True)
    return steps.sort_values(["deal", "day"], kind="stable", ignore_index=True), ended, outcome


def _afterwards(draw: Draw, deal: Ints, won: Ints) -> list[pd.DataFrame]:
    """A contract runs out after a year; about half are talked about again and renewed."""
    parts = []
    while len(deal):
        expired = won + TERM + 3
        over = expired < DAYS
        deal, expired = deal[over], expired[over]
        parts.append(pd.DataFrame({"deal": deal, "stage": 7, "day": expired}))
        again = draw.chance(RENEWS, len(deal)) & (expired + 40 < DAYS)
        deal, talks = deal[again], expired[again] + draw.whole(2, 15, int(again.sum()))
        parts.append(pd.DataFrame({"deal": deal, "stage": 5, "day": talks}))
        won = talks + draw.whole(2, 20, len(deal))
        parts.append(pd.DataFrame({"deal": deal, "stage": 6, "day": won}))
    return parts


def _as_of_then(draw: Draw, steps: pd.DataFrame, amount: Ints, is_won: Flags) -> pd.DataFrame:
    """What was thought of the deal at each step."""
    size, deal = len(steps), steps["deal"].to_numpy()
    stage, days = steps["stage"].to_numpy(), steps["day"].to_numpy()
    likely = np.array(list(LIKELY.values()))[stage] + draw.index([20, 60, 20], size) - 1
    likely = likely - (~is_won[deal] & (stage > 2) & draw.chance(0.4, size))
    guess: Floats = amount[deal] * draw.whole(85, 120, size) / 100
    return steps.assign(
        entered_at=moments(days * 1440 + draw.whole(540, 1070, size)),
        intention=np.clip(likely, 1, 5),
        expected_amount=guess,
        expected_on=dates(days + np.maximum(6 - stage, 1) * 14),
    )
