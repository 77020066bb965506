"""The story of the sample company, found again with pandas: a branch slips, loses its customers, wins them back."""

from __future__ import annotations

import pandas as pd
import pytest

from data.warehouse import Warehouse

SOUTH = "South 华南"
WINDOW = pd.Timedelta(days=90)
LAST = pd.Timestamp("2026-10-31")


@pytest.fixture(scope="module")
def region(sample: Warehouse) -> pd.Series:
    customers = sample.read("select customer_id, region from customers", {})
    return customers.set_index("customer_id")["region"].eq(SOUTH).map({True: "south", False: "others"})


@pytest.fixture(scope="module")
def months(sample: Warehouse, region: pd.Series) -> pd.DataFrame:
    """By month and South or others: new, won back, churned, opening, and the churn ratio at 90 days."""
    days = sample.read("select distinct customer_id, ordered_on as day from order_lines where not is_return", {})
    days = days.sort_values(["customer_id", "day"], ignore_index=True).assign(
        region=lambda it: it["customer_id"].map(region)
    )
    before = days.groupby("customer_id")["day"].shift()
    after = days.groupby("customer_id")["day"].shift(-1)
    gone = days["day"] + WINDOW + pd.Timedelta(days=1)
    events = {
        "new": days[before.isna()],
        "won_back": days[days["day"] - before > WINDOW],
        "churned": days.assign(day=gone)[(after.isna() | (after - days["day"] > WINDOW)) & (gone <= LAST)],
    }
    counted = pd.DataFrame(
        {name: rows.groupby([rows["day"].dt.to_period("M"), "region"]).size() for name, rows in events.items()}
    ).fillna(0)
    counted = counted.unstack("region", fill_value=0)
    closing = (counted["new"] + counted["won_back"] - counted["churned"]).cumsum()
    ratio = counted["churned"] / closing.shift()
    return pd.concat({"ratio": ratio, "won_back": counted["won_back"]}, axis=1)


def scores(sample: Warehouse, role: str, region: pd.Series, dimension: str | None = None) -> pd.DataFrame:
    """Complete answers to questions of a role: wave's month, score, South or others."""
    rows = sample.read(
        """select s.opened_on, a.score, r.customer_id
        from survey_answers as a
        join survey_questions as q on a.survey_id = q.survey_id and a.question_id = q.question_id
        join survey_responses as r on a.survey_id = r.survey_id and a.response_id = r.response_id
        join surveys as s on a.survey_id = s.survey_id
        where q.role = :role and r.is_complete and a.score is not null and r.customer_id is not null
            and (:dimension is null or q.dimension = :dimension)""",
        {"role": role, "dimension": dimension},
    )
    return rows.assign(month=rows["opened_on"].dt.strftime("%Y-%m"), region=rows["customer_id"].map(region))


def test_from_june_2025_the_south_is_seen_as_slow_while_it_is_still_liked(sample: Warehouse, region: pd.Series) -> None:
    seen = scores(sample, "servqual_perception", region, "responsiveness").groupby(["month", "region"])["score"].mean()
    for month in ("2025-06", "2025-12"):
        assert seen[month, "south"] < seen[month, "others"] - 1, month
    for month in ("2023-12", "2024-06", "2024-12", "2026-06"):
        assert abs(seen[month, "south"] - seen[month, "others"]) < 0.3, month
    liked = scores(sample, "csat", region).assign(good=lambda it: it["score"] >= 4)
    assert liked[(liked["month"] == "2025-06") & (liked["region"] == "south")]["good"].mean() > 0.85


def test_in_the_same_months_its_cases_wait_for_a_day(sample: Warehouse, region: pd.Series) -> None:
    cases = sample.read("select customer_id, opened_at, first_response_at from service_cases", {})
    hours = (cases["first_response_at"] - cases["opened_at"]).dt.total_seconds() / 3600
    slow = cases["opened_at"].between("2025-06-01", "2026-04-15")
    median = hours.groupby([slow, cases["customer_id"].map(region)]).median()
    assert median[True, "south"] > 4 * median[True, "others"]
    assert median[False, "south"] < 1.5 * median[False, "others"]


def test_from_september_its_customers_are_unhappy(sample: Warehouse, region: pd.Series) -> None:
    liked = scores(sample, "csat", region).assign(good=lambda it: it["score"] >= 4)
    share = liked.groupby(["month", "region"])["good"].mean()
    asked = scores(sample, "nps", region)
    asked["points"] = 100.0 * (asked["score"] >= 9) - 100.0 * (asked["score"] <= 6)
    nps = asked.groupby(["month", "region"])["points"].mean()
    for month in ("2025-09", "2025-12", "2026-03"):
        assert share[month, "south"] < share[month, "others"] - 0.2, month
        assert nps[month, "south"] < nps[month, "others"] - 40, month
    assert share["2026-09", "south"] > 0.85


def test_from_november_it_loses_its_customers(months: pd.DataFrame) -> None:
    winter = months["ratio"].loc["2025-11":"2026-03"]
    assert winter["south"].mean() > 1.8 * winter["others"].mean()
    assert (winter["south"] > winter["others"]).all()
    before = months["ratio"].loc["2024-10":"2025-07"]
    assert abs(before["south"].mean() - before["others"].mean()) < 0.02


def test_the_campaign_brings_them_back(sample: Warehouse, months: pd.DataFrame) -> None:
    won_back = months["won_back"]["south"]
    assert won_back.loc["2026-04":"2026-07"].mean() > 2 * won_back.loc["2025-11":"2026-03"].mean()
    touched = sample.read(
        """select count(*) as touched, count(t.converted_at) as converted, count(distinct c.region) as regions
        from campaign_touches as t join customers as c on t.customer_id = c.customer_id
        join campaigns as k on t.campaign_id = k.campaign_id where k.objective = 'win_back'""",
        {},
    ).iloc[0]
    assert touched["regions"] == 1
    assert touched["converted"] > 0.15 * touched["touched"]


def test_campaigns_for_new_customers_reach_them_before_their_first_order(sample: Warehouse) -> None:
    found = sample.read(
        """with firsts as (
            select customer_id, min(ordered_on) as day from order_lines group by customer_id
        ), led as (select distinct customer_id, campaign_id, ordered_on from order_lines where campaign_id is not null)
        select k.name, c.channel, f.day is null or t.touched_at < f.day as is_before, t.converted_at is not null as won,
            cast(t.converted_at as date) is not distinct from l.ordered_on as is_led
        from campaign_touches as t join campaigns as k using (campaign_id) join customers as c using (customer_id)
        left join firsts as f using (customer_id) left join led as l using (customer_id, campaign_id)
        where k.objective = 'new_customers'""",
        {},
    )
    assert found["is_before"].all()
    assert found["is_led"].all()
    assert 0.5 < found["won"].mean() < 0.95
    assert {"internet", "meeting", "referral", "telephone"} <= set(found["channel"])
    assert (found.groupby("name")["won"].size() > 50).all()


def test_elsewhere_churn_is_that_of_an_ordinary_company(months: pd.DataFrame) -> None:
    ordinary = months["ratio"]["others"].loc["2024-04":]
    assert ordinary.between(0.05, 0.12).all()


def test_most_who_left_name_the_staff(sample: Warehouse) -> None:
    reasons = sample.read("select reason from churn_notes where reason <> 'unknown'", {})["reason"]
    share = reasons.value_counts(normalize=True)
    assert share.index[0] == "staff_attitude"
    assert 0.6 < share["staff_attitude"] < 0.8


def test_a_fifth_of_the_customers_brings_most_of_the_revenue(sample: Warehouse) -> None:
    spent = sample.read("select customer_id, sum(amount) as spent from order_lines group by customer_id", {})["spent"]
    first = spent.sort_values(ascending=False).head((len(spent) * 20 + 99) // 100)
    assert 0.65 < first.sum() / spent.sum() < 0.8
