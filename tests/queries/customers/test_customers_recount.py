"""What a card says equals what the customer's own rows say, counted a second time."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pandas as pd
import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount import customer_card
from tests.recount.assertions import cached_facts
from tests.recount.compare import rows
from tests.recount.population import attributes

LOOKS = {"the latest day": dt.date(2026, 10, 31), "a year before": dt.date(2025, 9, 17)}
FIRST = dt.date(2025, 6, 1)
COLUMNS = {
    "customers/deals": (customer_card.deals, ["customer_id", "opportunity_id", "outcome", "stage", "amount"]),
    "customers/receivables": (customer_card.owed, ["customer_id", "invoice_id", "unpaid_amount", "days_overdue"]),
    "customers/cases": (customer_card.cases, ["customer_id", "case_id", "case_state"]),
    "customers/interactions": (
        customer_card.contacts,
        ["customer_id", "interaction_id", "is_recent", "employee", "next_on"],
    ),
    "customers/contracts": (customer_card.contracts, ["customer_id", "contract_id", "contract_state", "days_left"]),
    "customers/referrals": (customer_card.referrals, ["customer_id", "referral", "other_id"]),
    "customers/completeness": (customer_card.completeness, ["customer_id", "part", "filled", "fields"]),
    "customers/card": (
        customer_card.figures,
        ["customer_id", "revenue", "contribution", "orders", "silent_days", "usual_days", "satisfaction", "nps"]
        + ["answered_on", "open_deals", "open_amount", "owed_amount", "overdue_amount"],
    ),
}
OVER_MONTHS = {
    "customers/value_by_month": (
        customer_card.value_by_month,
        ["customer_id", "month", "orders", "revenue", "contribution"],
    ),
    "customers/states": (customer_card.states, ["customer_id", "month", "state"]),
}


@cache
def some_customers(warehouse: Warehouse) -> tuple[str, ...]:
    """External customers far apart, and of each kind of fact a few who have it."""
    external = "customers using (customer_id) where side = 'external'"
    found = warehouse.read("select customer_id from customers where side = 'external' order by 1", {})["customer_id"]
    wanted = set(found.iloc[::577])
    unpaid = "receivables where coalesce(paid_amount, 0) < amount"
    tables = ("contracts", f"(select * from {unpaid})", "opportunities", "service_cases", "survey_responses")
    for table in (*tables, "interactions"):
        having = warehouse.read(f"select distinct customer_id from {table} join {external} order by 1", {})
        wanted |= set(having["customer_id"].iloc[:: max(1, len(having) // 5)])
    return tuple(sorted(wanted))


@cache
def card(warehouse: Warehouse, on: dt.date) -> customer_card.Card:
    return customer_card.card_of(warehouse, some_customers(warehouse), on)


def as_rows(found: list[tuple[Any, ...]], columns: list[str]) -> list[tuple[Any, ...]]:
    return rows(pd.DataFrame(found, columns=columns, dtype=object), columns)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", COLUMNS)
def test_each_part_of_the_card_equals_its_recount(sample: Warehouse, name: str, look: str) -> None:
    recount, columns = COLUMNS[name]
    on = LOOKS[look]
    expected = as_rows(recount(card(sample, on)), columns)
    assert len(expected) > 5
    filters = Filters(as_of=on, customer=some_customers(sample))
    assert rows(run(sample, name, filters), columns) == expected


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", OVER_MONTHS)
def test_what_goes_by_months_equals_its_recount(sample: Warehouse, name: str, look: str) -> None:
    recount, columns = OVER_MONTHS[name]
    on = LOOKS[look]
    filters = Filters(as_of=on, from_on=FIRST, customer=some_customers(sample))
    assert rows(run(sample, name, filters), columns) == as_rows(recount(card(sample, on), FIRST), columns)


def test_the_last_state_of_the_history_is_that_of_the_lifecycle_report_and_of_the_card(sample: Warehouse) -> None:
    filters = Filters(customer=some_customers(sample))
    history = run(sample, "customers/states", filters.with_changes(from_on=dt.date(2026, 9, 1)))
    last = history.groupby("customer_id")["state"].last().to_dict()
    report = run(sample, "lifecycle/customers", filters).set_index("customer_id")["state"].to_dict()
    shown = run(sample, "customers/card", filters).set_index("customer_id")["lifecycle"].to_dict()
    assert last == report == shown


def test_the_tier_on_the_card_is_the_rank_among_all_and_not_among_the_chosen(sample: Warehouse) -> None:
    facts = cached_facts(sample)
    everybody = attributes(facts, facts.resolve(Filters())).set_index("customer_id")["tier"]
    shown = run(sample, "customers/card", Filters(customer=some_customers(sample))).set_index("customer_id")["tier"]
    assert shown.to_dict() == everybody.loc[list(shown.index)].to_dict()
    assert shown.nunique() > 3
