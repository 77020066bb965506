"""Calls, visits and messages: the daily round of the sellers, and what campaigns, deals, cases and debts call for."""

from typing import Any

import numpy as np
import pandas as pd

from data.sample.company.campaigns import WIN_BACK
from data.sample.company.days import DAYS, FIRST, NEW_YEARS, dates, day, moments, office_minutes
from data.sample.company.draw import Draw, Flags, Ints, Texts, only
from data.sample.company.habits import last_before
from data.sample.company.leaving import churned
from data.sample.company.notes import NOTES
from data.sample.company.places import EMPLOYEE_IDS, seller_on
from data.sample.company.story import answers_slowly
from data.sample.company.who import Customers

ROUND = 30_000
CHANNELS = {"telephone": 44, "wechat": 26, "visit": 16, "email": 9, "text_message": 5}
RESULTS = {"reached": 70, "not_reached": 24, "refused": 6}
COLLECTED, WON_BACK_ELSEWHERE = 0.5, 0.1


def interactions(
    who: Customers,
    orders: pd.DataFrame,
    steps: pd.DataFrame,
    cases: pd.DataFrame,
    debts: pd.DataFrame,
    touches: pd.DataFrame,
) -> pd.DataFrame:
    """All contacts in the order of time; the South makes half as many while it answers slowly."""
    draw = Draw("interactions")
    place = pd.Series(np.arange(len(who.ids)), index=who.ids)
    deals = steps[steps["stage"].isin([1, 3]) & steps["customer_id"].notna()]
    complaints = cases[cases["kind"] == "complaint"]
    overdue = debts[(debts["paid_on"].isna() | (debts["paid_on"] > debts["due_on"] + pd.Timedelta(days=15)))]
    overdue = overdue[(overdue["due_on"] < pd.Timestamp("2026-10-20")) & draw.chance(COLLECTED, len(overdue))]
    asked_back = touches[touches["campaign_id"] == WIN_BACK]
    parts = [
        _daily_round(draw, who, orders),
        _greetings(draw, who, orders),
        _elsewhere(draw, who, orders),
        _named("identification", np.flatnonzero(who.created >= 0), office_minutes(draw, who.created[who.created >= 0])),
        _at("complaint", place, complaints, "opened_at"),
        _at("win_back", place, asked_back, "touched_at"),
        _at("first_contact", place, deals[deals["stage"] == 1], "entered_at"),
        _at("need_discovery", place, deals[deals["stage"] == 3], "entered_at"),
        _named(
            "collection",
            place[overdue["customer_id"]].to_numpy(),
            office_minutes(draw, _days(overdue["due_on"]) + draw.whole(3, 10, len(overdue))),
        ),
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame = frame.sort_values(["at", "customer", "purpose"], kind="stable", ignore_index=True)
    frame = frame.drop_duplicates(["at", "customer", "purpose"], ignore_index=True)
    customer, days = frame["customer"].to_numpy(), frame["at"].to_numpy() // 1440
    size, purpose = len(frame), frame["purpose"].to_numpy(dtype=object)
    is_incoming = (purpose == "complaint") | ((purpose == "follow_up") & draw.chance(0.15, size))
    is_certain = is_incoming | np.isin(purpose, ["first_contact", "need_discovery"])
    result = np.where(is_certain, "reached", draw.pick(RESULTS, size))
    again = np.minimum(days + draw.whole(3, 45, size), DAYS + 30)
    return pd.DataFrame(
        {
            "interaction_id": [f"A{number + 1:06d}" for number in range(size)],
            "customer_id": who.ids[customer],
            "employee_id": EMPLOYEE_IDS[seller_on(who.owner[customer], days)],
            "at": moments(frame["at"].to_numpy()),
            "channel": draw.pick(CHANNELS, size),
            "purpose": purpose,
            "direction": np.where(is_incoming, "in", "out"),
            "result": result,
            "note": only(draw.chance(0.6, size), _notes(draw, purpose, result, who.is_english[customer])),
            "next_on": pd.Series(dates(again)).where((result != "refused") & draw.chance(0.3, size)),
        }
    )


def _named(purpose: str, customer: Any, minutes: Ints) -> pd.DataFrame:
    return pd.DataFrame({"purpose": purpose, "customer": customer, "at": minutes})


def _at(purpose: str, place: "pd.Series[int]", rows: pd.DataFrame, moment: str) -> pd.DataFrame:
    minutes = (rows[moment].to_numpy().astype("datetime64[m]") - FIRST.astype("datetime64[m]")).astype(np.int64)
    return _named(purpose, place[rows["customer_id"]].to_numpy(), minutes)


def _days(column: pd.Series) -> Ints:
    days: Ints = (column.to_numpy().astype("datetime64[D]") - FIRST).astype(np.int64)
    return days


def _daily_round(draw: Draw, who: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Sellers look after those who buy: one contact for every fourth order or so, some weeks later."""
    picked = np.sort(draw.whole(0, len(orders) - 1, ROUND))
    customer, days = orders["customer"].to_numpy()[picked], orders["day"].to_numpy()[picked] + draw.whole(2, 40, ROUND)
    kept: Flags = (days < DAYS) & ~(answers_slowly(who.branch[customer], days) & draw.chance(0.5, ROUND))
    purpose = draw.pick({"follow_up": 58, "care": 34, "survey": 8}, ROUND)
    minutes = office_minutes(draw, days)
    return pd.DataFrame({"purpose": purpose[kept], "customer": customer[kept], "at": minutes[kept]})


def _greetings(draw: Draw, who: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for text in NEW_YEARS:
        eve = day(text) - 3
        last = last_before(orders, len(who.ids), eve)
        customer = np.flatnonzero(who.is_company & (last > eve - 90) & (last >= 0))
        parts.append(_named("greeting", customer, office_minutes(draw, eve + draw.whole(0, 2, len(customer)))))
    return pd.concat(parts)


def _elsewhere(draw: Draw, who: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Without a campaign only one in ten who left is asked back."""
    gone = churned(orders)
    gone = gone[draw.chance(WON_BACK_ELSEWHERE, len(gone)) & (gone["day"].to_numpy() < DAYS - 30)]
    days = gone["day"].to_numpy() + draw.whole(1, 30, len(gone))
    return _named("win_back", gone["customer"].to_numpy(), office_minutes(draw, days))


def _notes(draw: Draw, purpose: Texts, result: Texts, is_english: Flags) -> list[str]:
    """A line that fits the purpose; nobody reached means nothing said."""
    which = draw.whole(0, 1, len(purpose))
    return [
        NOTES[why if told == "reached" else told][place][0 if english else 1]
        for why, told, place, english in zip(purpose, result, which, is_english, strict=True)
    ]
