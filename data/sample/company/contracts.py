"""Contracts: those that deals were won with, and the frame contracts of regular companies."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAY_COUNT, FIRST_DAY, to_dates
from data.sample.company.draw import RandomStream
from data.sample.company.who import Customers
from data.sample.company.win import CONTRACT_DAYS

FRAME_SHARE = 0.16


def build_contracts(who: Customers, deals: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
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
    frame = pd.concat([won, *_draw_frame_contracts(draw, who)], ignore_index=True)
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
            "renews": draw.chance(0.35, len(frame)),
        }
    )


def _draw_frame_contracts(draw: RandomStream, who: Customers) -> list[pd.DataFrame]:
    chosen = np.flatnonzero(who.is_company & who.is_buyer & draw.chance(FRAME_SHARE, len(who.ids)))
    start = np.maximum(who.created[chosen], 0) + draw.whole(0, 300, len(chosen))
    amount = draw.whole(8, 90, len(chosen)) * 1000
    parts = []
    while len(chosen):
        begun = start < DAY_COUNT
        chosen, start, amount = chosen[begun], start[begun], amount[begun]
        parts.append(pd.DataFrame({"customer_id": who.ids[chosen], "start": start, "amount": amount}))
        goes_on = draw.chance(0.72, len(chosen))
        chosen, start, amount = chosen[goes_on], start[goes_on] + CONTRACT_DAYS, amount[goes_on]
    return parts
