"""Points that members of the customers' club earn, use and lose."""

import numpy as np
import pandas as pd

from data.sample.company.days import FIRST_DAY, to_day_number, to_timestamps
from data.sample.company.draw import RandomStream
from data.sample.company.who import Customers

MEMBER_SHARE = 0.4
YUAN_PER_POINT = 10
REDEEMED_SHARE, EXPIRED_SHARE = 0.07, 0.3
YEAR_ENDS = ("2024-12-31", "2025-12-31")


def build_loyalty_points(who: Customers, lines: pd.DataFrame) -> pd.DataFrame:
    """One row per member and day of purchase, and what was redeemed or expired of it; nobody ever falls below 0."""
    draw = RandomStream("loyalty")
    is_member = ~who.is_company & who.is_buyer & draw.chance(MEMBER_SHARE, len(who.ids))
    members = pd.Series(is_member, index=who.ids)
    bought = lines[~lines["is_return"] & members[lines["customer_id"]].to_numpy()]
    cents = (bought["amount"] * 100).round().astype("int64")
    earned = cents.groupby([bought["customer_id"], bought["ordered_on"]]).sum() // (100 * YUAN_PER_POINT)
    earn = earned.rename("points").reset_index()
    earn = earn[earn["points"] > 0].reset_index(drop=True)
    minutes = (earn["ordered_on"].to_numpy().astype("datetime64[D]") - FIRST_DAY).astype(np.int64) * 1440 + 720
    earn = earn.assign(minutes=minutes, kind="earn", trips=1)
    redeem = earn[draw.chance(REDEEMED_SHARE, len(earn))]
    redeem = redeem.assign(
        kind="redeem", minutes=redeem["minutes"] + 30, points=-((redeem["points"] + 1) // 2), trips=0
    )
    expire = [_draw_expired_points(draw, earn, text) for text in YEAR_ENDS]
    frame = pd.concat([earn, redeem, *expire], ignore_index=True)
    frame = frame.sort_values(["minutes", "customer_id", "kind"], kind="stable", ignore_index=True)
    frame = frame.assign(at=to_timestamps(frame["minutes"].to_numpy()))
    return frame[["customer_id", "at", "points", "trips", "kind"]]


def _draw_expired_points(draw: RandomStream, earn: pd.DataFrame, text: str) -> pd.DataFrame:
    """At the end of a year, a third of what some members earned in it."""
    until = (to_day_number(text) + 1) * 1440
    year = earn[(earn["minutes"] < until) & (earn["minutes"] >= until - 366 * 1440)]
    points = year.groupby("customer_id")["points"].sum() // 3
    points = points[points > 0]
    lost = points[draw.chance(EXPIRED_SHARE, len(points))].rename("points").reset_index()
    return lost.assign(points=-lost["points"], kind="expire", minutes=until - 1, trips=0)
