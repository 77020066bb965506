"""Chances to sell, stage by stage: every deal walks its stages, and its present state is its last step."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, FIRST_DAY, to_dates, to_timestamps
from data.sample.company.customers import Customers
from data.sample.company.organization import EMPLOYEE_IDS, PRODUCT_COUNT, find_sellers
from data.sample.company.random_stream import Flags, Floats, Ints, RandomStream, mask_unless

DEAL_COUNT = 4_600
# From each stage: chance to go on, and days on average until it is decided.
STAGE_ODDS = {1: (0.86, 5.0), 2: (0.74, 11.0), 3: (0.68, 17.0), 4: (0.76, 15.0), 5: (0.82, 12.0)}
GIVEN_UP_DAYS = 85.0
CONTRACT_DAYS = 365
RENEWAL_CHANCE = 0.55
INTENTION_BY_STAGE = {0: 1, 1: 2, 2: 2, 3: 3, 4: 4, 5: 4, 6: 5, 7: 3}
LOSS_REASONS = {"price": 30, "competitor": 24, "no budget": 16, "no need": 12, "bad timing": 10, "no answer": 8}


def build_opportunities(customers: Customers) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Deals, and every step they made."""
    draw = RandomStream("opportunities")
    customer = _draw_customers(draw, customers)
    opened = np.sort(draw.integers(0, DAY_COUNT - 1, DEAL_COUNT))
    opened = np.maximum(opened, customers.created[customer])
    steps, ended, outcome = _walk_stages(draw, opened, customers.is_buyer[customer])
    amount = (
        (2 + draw.weighted_indices([40, 25, 15, 10, 6, 4], DEAL_COUNT) ** 2) * draw.integers(3, 12, DEAL_COUNT) * 1000
    )
    steps = _add_estimates(draw, steps, amount, outcome == "won")
    last = steps.drop_duplicates("deal", keep="last").set_index("deal")
    ident = np.array([f"D{number + 1:05d}" for number in range(DEAL_COUNT)], dtype=object)
    has_ended = outcome != "open"
    deals = pd.DataFrame(
        {
            "opportunity_id": ident,
            "customer_id": mask_unless(~draw.bernoulli(0.02, DEAL_COUNT), customers.ids[customer]),
            "owner_id": EMPLOYEE_IDS[find_sellers(customers.owner[customer], opened)],
            "product_id": [f"P{number + 1:03d}" for number in draw.integers(0, PRODUCT_COUNT - 1, DEAL_COUNT)],
            "opened_on": to_dates(opened),
            "stage": last["stage"].to_numpy(),
            "intention": last["intention"].to_numpy(),
            "expected_amount": last["expected_amount"].to_numpy(),
            "expected_on": last["expected_on"].to_numpy(),
            "outcome": outcome,
            "closed_on": pd.Series(to_dates(ended)).where(has_ended),
            "won_amount": pd.Series(amount * draw.integers(85, 108, DEAL_COUNT) // 100).where(outcome == "won"),
            "loss_reason": mask_unless(outcome == "lost", draw.weighted_choice(LOSS_REASONS, DEAL_COUNT)),
        }
    )
    steps = steps.assign(opportunity_id=ident[steps["deal"]])
    return deals, steps.drop(columns=["deal", "day"])


def _draw_customers(draw: RandomStream, customers: Customers) -> Ints:
    """Mostly companies, and people who have not bought yet."""
    wanted = customers.is_company | ~customers.is_buyer
    pool = np.flatnonzero(wanted & (customers.created < DAY_COUNT - 30))
    return np.sort(pool[draw.integers(0, len(pool) - 1, DEAL_COUNT)])


def _walk_stages(draw: RandomStream, opened: Ints, can_win: Flags) -> tuple[pd.DataFrame, Ints, np.ndarray]:
    """Steps (deal, stage, day), the day on which each deal ended, and how: open, won or lost."""
    deal, at = np.arange(DEAL_COUNT), opened.copy()
    parts = [pd.DataFrame({"deal": deal, "stage": 1, "day": opened})]
    outcome = np.full(DEAL_COUNT, "open", dtype=object)
    ended = np.full(DEAL_COUNT, DAY_COUNT, dtype=np.int64)
    for stage, (share, days) in STAGE_ODDS.items():
        goes_on = draw.bernoulli(share, len(deal)) & (can_win[deal] | (stage < 5))
        until = at + 1 + draw.exponential(np.where(goes_on, days, GIVEN_UP_DAYS)).astype(np.int64)
        is_over = until < DAY_COUNT
        fails = is_over & ~goes_on
        outcome[deal[fails]], ended[deal[fails]] = "lost", until[fails]
        if stage == 1:
            unseen = fails & draw.bernoulli(0.6, len(deal))
            parts.append(pd.DataFrame({"deal": deal[unseen], "stage": 0, "day": until[unseen]}))
        on = is_over & goes_on
        deal, at = deal[on], until[on]
        parts.append(pd.DataFrame({"deal": deal, "stage": stage + 1, "day": at}))
    outcome[deal], ended[deal] = "won", at
    parts += _draw_renewals(draw, deal, at)
    steps = pd.concat(parts, ignore_index=True)
    return steps.sort_values(["deal", "day"], kind="stable", ignore_index=True), ended, outcome


def _draw_renewals(draw: RandomStream, deal: Ints, won: Ints) -> list[pd.DataFrame]:
    """A contract runs out after a year; about half are talked about again and renewed."""
    parts = []
    while len(deal):
        expired = won + CONTRACT_DAYS + 3
        over = expired < DAY_COUNT
        deal, expired = deal[over], expired[over]
        parts.append(pd.DataFrame({"deal": deal, "stage": 7, "day": expired}))
        again = draw.bernoulli(RENEWAL_CHANCE, len(deal)) & (expired + 40 < DAY_COUNT)
        deal, talks = deal[again], expired[again] + draw.integers(2, 15, int(again.sum()))
        parts.append(pd.DataFrame({"deal": deal, "stage": 5, "day": talks}))
        won = talks + draw.integers(2, 20, len(deal))
        parts.append(pd.DataFrame({"deal": deal, "stage": 6, "day": won}))
    return parts


def _add_estimates(draw: RandomStream, steps: pd.DataFrame, amount: Ints, is_won: Flags) -> pd.DataFrame:
    """What was thought of the deal at each step."""
    size, deal = len(steps), steps["deal"].to_numpy()
    stage, days = steps["stage"].to_numpy(), steps["day"].to_numpy()
    likely = np.array(list(INTENTION_BY_STAGE.values()))[stage] + draw.weighted_indices([20, 60, 20], size) - 1
    likely = likely - (~is_won[deal] & (stage > 2) & draw.bernoulli(0.4, size))
    guess: Floats = amount[deal] * draw.integers(85, 120, size) / 100
    return steps.assign(
        entered_at=to_timestamps(days * 1440 + draw.integers(540, 1070, size)),
        intention=np.clip(likely, 1, 5),
        expected_amount=guess,
        expected_on=to_dates(days + np.maximum(6 - stage, 1) * 14),
    )


FRAME_SHARE = 0.16


def build_contracts(customers: Customers, deals: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Contracts of one year each in the order of their beginning; some have run out, some go on by themselves."""
    draw = RandomStream("contracts")
    signed = steps[steps["stage"] == 6].merge(
        deals[["opportunity_id", "customer_id", "won_amount"]], on="opportunity_id"
    )
    signed = signed[signed["customer_id"].notna()]
    won = pd.DataFrame(
        {
            "customer_id": signed["customer_id"],
            "start": (signed["entered_at"].to_numpy().astype("datetime64[D]") - FIRST_DAY).astype(np.int64) + 3,
            "amount": signed["won_amount"],
        }
    )
    frame = pd.concat([won, *_draw_frame_contracts(draw, customers)], ignore_index=True)
    frame = frame[frame["start"] < DAY_COUNT].sort_values(
        ["start", "customer_id", "amount"], kind="stable", ignore_index=True
    )
    start = frame["start"].to_numpy()
    return pd.DataFrame(
        {
            "contract_id": [f"V{number + 1:05d}" for number in range(len(frame))],
            "customer_id": frame["customer_id"],
            "starts_on": to_dates(start),
            "ends_on": to_dates(start + CONTRACT_DAYS - 1),
            "amount": frame["amount"],
            "renews": draw.bernoulli(0.35, len(frame)),
        }
    )


def _draw_frame_contracts(draw: RandomStream, customers: Customers) -> list[pd.DataFrame]:
    buyers = np.flatnonzero(customers.is_company & customers.is_buyer & draw.bernoulli(FRAME_SHARE, len(customers.ids)))
    start = np.maximum(customers.created[buyers], 0) + draw.integers(0, 300, len(buyers))
    amount = draw.integers(8, 90, len(buyers)) * 1000
    parts = []
    while len(buyers):
        begun = start < DAY_COUNT
        buyers, start, amount = buyers[begun], start[begun], amount[begun]
        parts.append(pd.DataFrame({"customer_id": customers.ids[buyers], "start": start, "amount": amount}))
        goes_on = draw.bernoulli(0.72, len(buyers))
        buyers, start, amount = buyers[goes_on], start[goes_on] + CONTRACT_DAYS, amount[goes_on]
    return parts
