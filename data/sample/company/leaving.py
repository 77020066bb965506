"""Who fell silent for good, and what they said about it."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAY_COUNT, draw_office_minutes, to_timestamps
from data.sample.company.draw import RandomStream, mask_unless
from data.sample.company.story import STORY_BRANCH, is_scored_low
from data.sample.company.who import Customers

CHURN_DAYS = 90
NOTED_SHARE = 0.42
CHURN_REASONS = {
    "died": 1,
    "moved": 3,
    "other_relationship": 5,
    "competition": 9,
    "product": 14,
    "staff_attitude": 68,
    "unknown": 9,
}
STORY_CHURN_REASONS = {
    "died": 1,
    "moved": 2,
    "other_relationship": 2,
    "competition": 8,
    "product": 4,
    "staff_attitude": 83,
    "unknown": 6,
}
COMPETITORS = ("Orvane Trading", "Brixhall", "沁川商贸 (made up 虚构)", "Dalquay", "栎原家居 (made up 虚构)")
CHURN_NOTES = {
    "died": ("Passed away, family informed us", "家属告知客户已去世"),
    "moved": ("Moved to another city", "搬到外地了"),
    "other_relationship": ("Buys from a friend now", "改从朋友那里买"),
    "competition": ("Another supplier is cheaper", "别家更便宜"),
    "product": ("Not content with the goods", "对商品不满意"),
    "staff_attitude": ("Felt ignored by our people", "觉得我们的人不上心"),
    "unknown": ("Gave no reason", "没有说明原因"),
}


def find_churned(orders: pd.DataFrame) -> pd.DataFrame:
    """Every time a customer stayed away for more than 90 days: customer (place), day on which it is certain."""
    days = orders[["customer", "day"]].drop_duplicates().sort_values(["customer", "day"], ignore_index=True)
    following = days.groupby("customer")["day"].shift(-1)
    lost_on = days["day"] + CHURN_DAYS + 1
    gone = (following.isna() | (following - days["day"] > CHURN_DAYS)) & (lost_on < DAY_COUNT)
    return pd.DataFrame({"customer": days["customer"], "day": lost_on})[gone].reset_index(drop=True)


def build_churn_notes(who: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Notes of four in ten who left, in the order of time. Whoever came back later had not died."""
    draw = RandomStream("churn notes")
    gone = find_churned(orders)
    gone = gone.assign(is_last=~gone.duplicated("customer", keep="last"))
    last_day = orders.groupby("customer")["day"].max()
    gone["stays_away"] = gone["is_last"] & (last_day[gone["customer"]].to_numpy() < gone["day"].to_numpy())
    gone = gone[draw.chance(NOTED_SHARE, len(gone))]
    customer, size = gone["customer"].to_numpy(), len(gone)
    on = np.minimum(gone["day"].to_numpy() + draw.whole(0, 20, size), DAY_COUNT - 1)
    in_story = (who.branch[customer] == STORY_BRANCH) & is_scored_low(who.branch[customer], on)
    reason = np.where(in_story, draw.pick(STORY_CHURN_REASONS, size), draw.pick(CHURN_REASONS, size))
    is_final = np.isin(reason, ["died", "moved"]) & ~gone["stays_away"].to_numpy()
    reason = np.where(is_final, "unknown", reason)
    frame = pd.DataFrame(
        {
            "customer_id": who.ids[customer],
            "at": to_timestamps(draw_office_minutes(draw, on)),
            "reason": reason,
            "competitor": mask_unless(reason == "competition", draw.one_of(COMPETITORS, size)),
            "note": [
                CHURN_NOTES[why][0 if english else 1]
                for why, english in zip(reason, who.is_english[customer], strict=True)
            ],
        }
    )
    return frame.sort_values(["at", "customer_id"], kind="stable", ignore_index=True)
