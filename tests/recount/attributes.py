"""What is known of each customer, recounted in pandas from the tables as they stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from queries import Filters
from tests.recount.assertions import facts_of
from tests.recount.lifecycle import states
from tests.recount.value import rfm, tiers

YEAR = pd.Timedelta(days=365)


def rows_of(warehouse: Warehouse, table: str) -> pd.DataFrame:
    return warehouse.read(f"select * from {table}", {})


def attributes_of(warehouse: Warehouse) -> pd.DataFrame:
    """One row per customer of the sides external and partner, by customer_id; nothing filtered, no period chosen."""
    facts = facts_of(warehouse)
    resolved = facts.resolve(Filters(side=("external", "partner")))
    people = facts.population(resolved)
    as_of = pd.Timestamp("1970-01-01") + pd.Timedelta(days=resolved.as_of)
    found = pd.DataFrame(index=pd.Index(sorted(people), name="customer_id"))
    ranked = tiers(facts, resolved, people, *resolved.own_window(365)).set_index("customer_id")
    found["tier"] = ranked["tier"].reindex(found.index).fillna("Unknown")
    found["lifecycle"] = pd.Series(states(facts, resolved, people)).reindex(found.index)
    scores = rfm(facts, resolved, people).set_index("customer_id").reindex(found.index)
    found = found.assign(r=scores["r"], f=scores["f"], m=scores["m"], rfm_segment=scores["segment"].fillna("Unknown"))
    for part in (purchases, contact_days, open_invoices, open_deals, contracts, survey_scores, referrals):
        found = found.join(part(warehouse, as_of))
    for column in COUNTED:
        found[column] = found[column].astype("float64").fillna(0)
    found["contract"] = found["contract"].fillna("none")
    return found


COUNTED = (
    *("all_orders", "orders", "revenue", "contribution", "revenue_before", "contacts", "attempts", "owed_amount"),
    *("overdue_amount", "invoices_due", "invoices_late", "open_cases", "cases", "open_deals", "open_amount"),
    *("referred", "tags"),
)


def purchases(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    lines = rows_of(warehouse, "order_lines")
    lines = lines[lines["ordered_on"] <= as_of]
    back = lines["is_return"].fillna(False).astype(bool)
    amount, cost = lines["amount"].astype("float64").fillna(0), lines["cost"].astype("float64")
    lines = lines.assign(
        back=back,
        net=np.where(back, -amount.abs(), amount),
        spent=np.where(back, -cost.abs(), cost),
        age=(as_of - lines["ordered_on"]).dt.days,
    )
    now, before = lines[lines["age"] < 365], lines[lines["age"].between(365, 729)]
    orders = lines[~lines["back"]].groupby(["customer_id", "order_id"])["ordered_on"].min().reset_index()
    recent = orders[(as_of - orders["ordered_on"]).dt.days < 365]
    days = orders.groupby("customer_id")["ordered_on"].agg(["min", "max"])
    costed = now[now["spent"].notna()].groupby("customer_id")[["net", "spent"]].sum()
    revenue = now.groupby("customer_id")["net"].sum()
    return pd.DataFrame(
        {
            "first_on": days["min"],
            "last_on": days["max"],
            "silent_days": (as_of - days["max"]).dt.days,
            "all_orders": orders.groupby("customer_id").size(),
            "orders": recent.groupby("customer_id").size(),
            "revenue": revenue,
            "contribution": revenue - now.groupby("customer_id")["spent"].sum().reindex(revenue.index).fillna(0),
            "revenue_before": before.groupby("customer_id")["net"].sum(),
            "margin_ratio": ((costed["net"] - costed["spent"]) / costed["net"]).replace([np.inf, -np.inf], np.nan),
        }
    )


def contact_days(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    seen = rows_of(warehouse, "interactions")
    seen = seen[seen["at"].dt.normalize() <= as_of].sort_values(["at", "interaction_id"])
    seen = seen.assign(day=seen["at"].dt.normalize(), reached=seen["result"].fillna("") != "not_reached")
    recent = seen[seen["day"] > as_of - YEAR]
    last = seen[seen["reached"]].groupby("customer_id")["day"].max()
    return pd.DataFrame(
        {
            "last_contact_on": last,
            "contact_days": (as_of - last).dt.days,
            "contacts": recent[recent["reached"]].groupby("customer_id").size(),
            "attempts": recent[~recent["reached"]].groupby("customer_id").size(),
            "next_on": seen.groupby("customer_id")["next_on"].apply(lambda days: days.iloc[-1]),
        }
    )


def open_invoices(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    bills = rows_of(warehouse, "receivables")
    bills = bills[bills["issued_on"].fillna(bills["due_on"]) <= as_of]
    paid = bills["paid_amount"].astype("float64").fillna(0).where(~(bills["paid_on"] > as_of), 0)
    left = (bills["amount"].astype("float64").fillna(0) - paid).round(2)
    was_due = bills["due_on"] < as_of
    late = (left > 0) | ((bills["paid_on"] > bills["due_on"]) & (bills["paid_on"] <= as_of))
    due = was_due & (bills["due_on"] >= as_of - YEAR)
    bills = bills.assign(left=left.clip(lower=0), over=left.clip(lower=0).where(was_due, 0), due=due, late=due & late)
    by = bills.groupby("customer_id")
    oldest = bills[was_due & (left > 0)].groupby("customer_id")["due_on"].min()
    cases = rows_of(warehouse, "service_cases")
    cases = cases[cases["opened_at"].dt.normalize() <= as_of]
    ended = cases[["closed_at", "resolved_at"]].min(axis=1).dt.normalize() <= as_of
    return pd.DataFrame(
        {
            "owed_amount": by["left"].sum(),
            "overdue_amount": by["over"].sum(),
            "overdue_days": (as_of - oldest).dt.days,
            "invoices_due": by["due"].sum(),
            "invoices_late": by["late"].sum(),
            "late_ratio": by["late"].sum() / by["due"].sum().where(by["due"].sum() > 0),
            "open_cases": cases[~ended].groupby("customer_id").size(),
            "cases": cases[cases["opened_at"].dt.normalize() > as_of - YEAR].groupby("customer_id").size(),
        }
    )


def open_deals(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    deals, events = rows_of(warehouse, "opportunities"), rows_of(warehouse, "stage_events")
    undated_end = deals["closed_on"].isna() & deals["outcome"].isin(["won", "lost"])
    is_open = ~(deals["opened_on"] > as_of) & ~(deals["closed_on"] <= as_of) & ~undated_end
    seen = events[events["entered_at"].dt.normalize() <= as_of].sort_values(["entered_at", "stage"])
    reached = seen.groupby("opportunity_id")["stage"].last()
    stage = deals["opportunity_id"].map(reached).astype("float64").fillna(deals["stage"].astype("float64"))
    deals = deals.assign(now=stage, amount=deals["expected_amount"].astype("float64").fillna(0))[is_open]
    by = deals.groupby("customer_id")
    return pd.DataFrame({"stage": by["now"].max(), "open_deals": by.size(), "open_amount": by["amount"].sum()})


def contracts(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    terms = rows_of(warehouse, "contracts")
    terms = terms[(terms["starts_on"] <= as_of) & ~(terms["ends_on"] < terms["starts_on"])]
    endless = terms[terms["ends_on"].isna()]["customer_id"].unique()
    ends = terms.groupby("customer_id")["ends_on"].max()
    ends = ends.where(~ends.index.isin(endless))
    running = ends.isna() | (ends >= as_of)
    return pd.DataFrame(
        {
            "contract": np.where(running, "running", "expired"),
            "contract_ends_on": ends,
            "contract_days": (ends - as_of).dt.days,
        },
        index=ends.index,
    )


def survey_scores(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    asked, given = rows_of(warehouse, "survey_questions"), rows_of(warehouse, "survey_answers")
    responses, surveys = rows_of(warehouse, "survey_responses"), rows_of(warehouse, "surveys")
    whole = given.merge(asked, on=["survey_id", "question_id"]).merge(responses, on=["survey_id", "response_id"])
    whole = whole.merge(surveys[["survey_id", "opened_on", "closed_on"]], on="survey_id")
    at = whole["submitted_at"].fillna(whole["closed_on"]).fillna(whole["opened_on"])
    whole = whole.assign(at=at, day=at.dt.normalize())
    is_counted = whole["score"].notna() & (whole["day"] <= as_of) & whole["is_complete"].fillna(False).astype(bool)
    whole = whole[is_counted & whole["role"].isin(["csat", "nps"])]
    whole = whole.sort_values(["at", "survey_id", "response_id", "question_id"], ascending=[True, True, True, False])
    last = whole.groupby(["customer_id", "role"]).tail(1).set_index("customer_id")
    index = (last["score"] - last["scale_min"]) / (last["scale_max"] - last["scale_min"]) * 100
    return pd.DataFrame(
        {
            "satisfaction": index[last["role"] == "csat"],
            "nps": last["score"][last["role"] == "nps"],
            "answered_on": last.groupby("customer_id")["day"].max(),
        }
    )


def referrals(warehouse: Warehouse, as_of: pd.Timestamp) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "referred": rows_of(warehouse, "customers").groupby("referred_by").size(),
            "tags": rows_of(warehouse, "customer_tags").groupby("customer_id").size(),
        }
    )


def points(judged: pd.Series, two: Any, one: Any) -> pd.Series:
    """2, 1 or 0 points, none where nothing is on record."""
    given = np.select([two.fillna(False).astype(bool), one.fillna(False).astype(bool)], [2, 1], 0)
    return pd.Series(given, judged.index).where(judged)


def card_points(found: pd.DataFrame) -> pd.DataFrame:
    """The five criteria of a good customer from the columns that say why, with the rules as they stand."""
    number = {name: found[name].astype("float64") for name in ("r", "f", "margin_ratio", "late_ratio", "nps", "orders")}
    effort = (found["contacts"] + found["cases"]) / number["orders"].where(number["orders"] > 0)
    pleased = number["nps"]
    index = found["satisfaction"].astype("float64").where(number["nps"].isna())
    often, lately = number["f"] >= 4, number["r"] >= 4
    return pd.DataFrame(
        {
            "card_buying": points(found["all_orders"] > 0, often & lately, often | lately),
            "card_profit": points(
                number["margin_ratio"].notna(), number["margin_ratio"] >= 0.3, number["margin_ratio"] >= 0.1
            ),
            "card_effort": points(effort.notna(), effort <= 1, effort <= 3),
            "card_payment": points(
                number["late_ratio"].notna(), number["late_ratio"] <= 0.05, number["late_ratio"] <= 0.25
            ),
            "card_bond": points(
                pleased.notna() | index.notna(), (pleased >= 9) | (index >= 75), (pleased >= 7) | (index >= 50)
            ),
        }
    )


def target_points(found: pd.DataFrame) -> pd.DataFrame:
    """The five criteria of a customer worth winning, likewise; thresholds of the order value counted anew."""
    need, means = found["has_need"].astype("boolean"), found["has_means"].astype("boolean")
    score, stage = found["card_score"].astype("float64"), found["stage"].astype("float64")
    now, before = found["revenue"].astype("float64"), found["revenue_before"].astype("float64")
    value = now / found["orders"].where(found["orders"] > 0)
    low, high, lower, higher = value.dropna().quantile([0.25, 0.75, 0.1, 0.9])
    grown = (stage >= 2) | ((before > 0) & (now >= before * 1.2))
    steady = (found["open_deals"] > 0) | ((now > 0) & (now >= before))
    bought = found["all_orders"] > 0
    kinds = ["kind", "industry", "demand", "channel"]
    ever = found[bought]
    loyal = (ever["lifecycle"] == "loyal").groupby([ever[kind] for kind in kinds]).agg(["mean", "size"]).reset_index()
    alike = found[kinds].merge(loyal, on=kinds, how="left").set_index(found.index)
    ratio = (alike["mean"] / (ever["lifecycle"] == "loyal").mean()).where(alike["size"] >= 30)
    return pd.DataFrame(
        {
            "target_fit": points(need.notna() | means.notna(), need & means, need | means),
            "target_good": points(score.notna(), score >= 6, score >= 4),
            "target_potential": points(bought | grown | steady, grown, steady),
            "target_match": points(value.notna(), value.between(low, high), value.between(lower, higher)),
            "target_likeness": points(ratio.notna(), ratio >= 1.2, ratio >= 1),
        }
    )
