"""Calls, visits and messages: the daily round of the sellers, and what campaigns, deals, cases and debts call for."""

from typing import Any

import numpy as np
import pandas as pd

from data.sample.company.calendar import (
    DAY_COUNT,
    FIRST_DAY,
    NEW_YEARS,
    draw_office_minutes,
    to_dates,
    to_day_number,
    to_timestamps,
)
from data.sample.company.campaigns import WIN_BACK_CAMPAIGN
from data.sample.company.customers import Customers
from data.sample.company.organization import EMPLOYEE_IDS, find_sellers
from data.sample.company.purchases import find_last_purchases
from data.sample.company.random_stream import Flags, Ints, RandomStream, Texts, mask_unless
from data.sample.company.story import STORY_BRANCH, is_answering_slowly, is_scored_low

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


def build_churn_notes(customers: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Notes of four in ten who left, in the order of time. Whoever came back later had not died."""
    draw = RandomStream("churn notes")
    gone = find_churned(orders)
    gone = gone.assign(is_last=~gone.duplicated("customer", keep="last"))
    last_day = orders.groupby("customer")["day"].max()
    gone["stays_away"] = gone["is_last"] & (last_day[gone["customer"]].to_numpy() < gone["day"].to_numpy())
    gone = gone[draw.bernoulli(NOTED_SHARE, len(gone))]
    customer, size = gone["customer"].to_numpy(), len(gone)
    on = np.minimum(gone["day"].to_numpy() + draw.integers(0, 20, size), DAY_COUNT - 1)
    in_story = (customers.branch[customer] == STORY_BRANCH) & is_scored_low(customers.branch[customer], on)
    reason = np.where(
        in_story, draw.weighted_choice(STORY_CHURN_REASONS, size), draw.weighted_choice(CHURN_REASONS, size)
    )
    is_final = np.isin(reason, ["died", "moved"]) & ~gone["stays_away"].to_numpy()
    reason = np.where(is_final, "unknown", reason)
    frame = pd.DataFrame(
        {
            "customer_id": customers.ids[customer],
            "at": to_timestamps(draw_office_minutes(draw, on)),
            "reason": reason,
            "competitor": mask_unless(reason == "competition", draw.choice(COMPETITORS, size)),
            "note": [
                CHURN_NOTES[why][0 if english else 1]
                for why, english in zip(reason, customers.is_english[customer], strict=True)
            ],
        }
    )
    return frame.sort_values(["at", "customer_id"], kind="stable", ignore_index=True)


CONTACT_NOTES = {
    "identification": (("Entered from the web form", "网页表单录入"), ("Met at the shop", "到店登记")),
    "first_contact": (("Introduced ourselves", "首次联系，介绍了公司"), ("Asked for the catalogue", "索要了产品目录")),
    "need_discovery": (("Needs a steady supplier", "需要稳定的供应商"), ("Sample requested", "要求寄样品")),
    "follow_up": (("Content, will order again", "满意，会再下单"), ("Asked about delivery times", "询问了送货时间")),
    "care": (("Talked about the new series", "介绍了新系列"), ("Thanked for the loyalty", "感谢长期支持")),
    "complaint": (("Complained about the delivery", "投诉送货问题"), ("Wants an exchange", "要求换货")),
    "survey": (("Asked to answer the survey", "邀请填写问卷"), ("Will answer by WeChat", "将用微信回答")),
    "collection": (("Promised to pay this week", "答应本周付款"), ("Disputes one line", "对其中一项有异议")),
    "greeting": (("Happy New Year", "新年问候"), ("Sent a festival card", "寄了节日贺卡")),
    "win_back": (("Asked why we lost them", "了解流失原因"), ("Offered a personal contact", "安排了专人服务")),
    "not_reached": (("No answer", "无人接听"), ("Busy, try again", "占线，再联系")),
    "refused": (("Does not want to be called", "不愿被打扰"), ("No interest now", "目前没兴趣")),
}


ROUND_SIZE = 30_000
CONTACT_CHANNELS = {"telephone": 44, "wechat": 26, "visit": 16, "email": 9, "text_message": 5}
CONTACT_RESULTS = {"reached": 70, "not_reached": 24, "refused": 6}
COLLECTED_SHARE, UNPROMPTED_SHARE = 0.5, 0.1


def build_interactions(
    customers: Customers,
    orders: pd.DataFrame,
    steps: pd.DataFrame,
    cases: pd.DataFrame,
    debts: pd.DataFrame,
    touches: pd.DataFrame,
) -> pd.DataFrame:
    """All contacts in the order of time; the South makes half as many while it answers slowly."""
    draw = RandomStream("interactions")
    place = pd.Series(np.arange(len(customers.ids)), index=customers.ids)
    deals = steps[steps["stage"].isin([1, 3]) & steps["customer_id"].notna()]
    complaints = cases[cases["kind"] == "complaint"]
    overdue = debts[(debts["paid_on"].isna() | (debts["paid_on"] > debts["due_on"] + pd.Timedelta(days=15)))]
    overdue = overdue[(overdue["due_on"] < pd.Timestamp("2026-10-20")) & draw.bernoulli(COLLECTED_SHARE, len(overdue))]
    asked_back = touches[touches["campaign_id"] == WIN_BACK_CAMPAIGN]
    parts = [
        _draw_daily_round(draw, customers, orders),
        _draw_greetings(draw, customers, orders),
        _draw_unprompted_win_backs(draw, customers, orders),
        _build_contacts(
            "identification",
            np.flatnonzero(customers.created >= 0),
            draw_office_minutes(draw, customers.created[customers.created >= 0]),
        ),
        _build_contacts_at("complaint", place, complaints, "opened_at"),
        _build_contacts_at("win_back", place, asked_back, "touched_at"),
        _build_contacts_at("first_contact", place, deals[deals["stage"] == 1], "entered_at"),
        _build_contacts_at("need_discovery", place, deals[deals["stage"] == 3], "entered_at"),
        _build_contacts(
            "collection",
            place[overdue["customer_id"]].to_numpy(),
            draw_office_minutes(draw, _to_day_numbers(overdue["due_on"]) + draw.integers(3, 10, len(overdue))),
        ),
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame = frame.sort_values(["at", "customer", "purpose"], kind="stable", ignore_index=True)
    frame = frame.drop_duplicates(["at", "customer", "purpose"], ignore_index=True)
    customer, days = frame["customer"].to_numpy(), frame["at"].to_numpy() // 1440
    size, purpose = len(frame), frame["purpose"].to_numpy(dtype=object)
    is_incoming = (purpose == "complaint") | ((purpose == "follow_up") & draw.bernoulli(0.15, size))
    is_certain = is_incoming | np.isin(purpose, ["first_contact", "need_discovery"])
    result = np.where(is_certain, "reached", draw.weighted_choice(CONTACT_RESULTS, size))
    again = np.minimum(days + draw.integers(3, 45, size), DAY_COUNT + 30)
    return pd.DataFrame(
        {
            "interaction_id": [f"A{number + 1:06d}" for number in range(size)],
            "customer_id": customers.ids[customer],
            "employee_id": EMPLOYEE_IDS[find_sellers(customers.owner[customer], days)],
            "at": to_timestamps(frame["at"].to_numpy()),
            "channel": draw.weighted_choice(CONTACT_CHANNELS, size),
            "purpose": purpose,
            "direction": np.where(is_incoming, "in", "out"),
            "result": result,
            "note": mask_unless(
                draw.bernoulli(0.6, size), _draw_notes(draw, purpose, result, customers.is_english[customer])
            ),
            "next_on": pd.Series(to_dates(again)).where((result != "refused") & draw.bernoulli(0.3, size)),
        }
    )


def _build_contacts(purpose: str, customer: Any, minutes: Ints) -> pd.DataFrame:
    return pd.DataFrame({"purpose": purpose, "customer": customer, "at": minutes})


def _build_contacts_at(purpose: str, place: "pd.Series[int]", rows: pd.DataFrame, moment: str) -> pd.DataFrame:
    minutes = (rows[moment].to_numpy().astype("datetime64[m]") - FIRST_DAY.astype("datetime64[m]")).astype(np.int64)
    return _build_contacts(purpose, place[rows["customer_id"]].to_numpy(), minutes)


def _to_day_numbers(column: pd.Series) -> Ints:
    days: Ints = (column.to_numpy().astype("datetime64[D]") - FIRST_DAY).astype(np.int64)
    return days


def _draw_daily_round(draw: RandomStream, customers: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Sellers look after those who buy: one contact for every fourth order or so, some weeks later."""
    order_rows = np.sort(draw.integers(0, len(orders) - 1, ROUND_SIZE))
    customer, days = (
        orders["customer"].to_numpy()[order_rows],
        orders["day"].to_numpy()[order_rows] + draw.integers(2, 40, ROUND_SIZE),
    )
    is_kept: Flags = (days < DAY_COUNT) & ~(
        is_answering_slowly(customers.branch[customer], days) & draw.bernoulli(0.5, ROUND_SIZE)
    )
    purpose = draw.weighted_choice({"follow_up": 58, "care": 34, "survey": 8}, ROUND_SIZE)
    minutes = draw_office_minutes(draw, days)
    return pd.DataFrame({"purpose": purpose[is_kept], "customer": customer[is_kept], "at": minutes[is_kept]})


def _draw_greetings(draw: RandomStream, customers: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for text in NEW_YEARS:
        eve = to_day_number(text) - 3
        last = find_last_purchases(orders, len(customers.ids), eve)
        customer = np.flatnonzero(customers.is_company & (last > eve - 90) & (last >= 0))
        parts.append(
            _build_contacts("greeting", customer, draw_office_minutes(draw, eve + draw.integers(0, 2, len(customer))))
        )
    return pd.concat(parts)


def _draw_unprompted_win_backs(draw: RandomStream, customers: Customers, orders: pd.DataFrame) -> pd.DataFrame:
    """Without a campaign only one in ten who left is asked back."""
    gone = find_churned(orders)
    gone = gone[draw.bernoulli(UNPROMPTED_SHARE, len(gone)) & (gone["day"].to_numpy() < DAY_COUNT - 30)]
    days = gone["day"].to_numpy() + draw.integers(1, 30, len(gone))
    return _build_contacts("win_back", gone["customer"].to_numpy(), draw_office_minutes(draw, days))


def _draw_notes(draw: RandomStream, purpose: Texts, result: Texts, is_english: Flags) -> list[str]:
    """A line that fits the purpose; nobody reached means nothing said."""
    which = draw.integers(0, 1, len(purpose))
    return [
        CONTACT_NOTES[why if outcome == "reached" else outcome][place][0 if english else 1]
        for why, outcome, place, english in zip(purpose, result, which, is_english, strict=True)
    ]
