"""Whatever customers buy and however a reader looks at it, the balance holds and the SQL equals the recount."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.activity import by_month, cohorts
from tests.recount.assertions import recounted, recounted_by
from tests.recount.compare import assert_same
from tests.recount.facts import Facts
from tests.recount.random_companies import choices, companies
from tests.recount.refill import Tables, refill
from tests.recount.results import ALL, CHURN

FAST = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
COMPARING = ("overview/headline", "lifecycle/flow", "lifecycle/flow_customers")
MANY = settings(FAST, max_examples=40)

ANYTHING = sorted(set(ALL) - set(CHURN))
PARTS = ["opening", "new", "won_back", "churned", "closing", "lost_opening"]
BALANCE = ["month", *PARTS, "buyers", "churn_ratio", "win_back_ratio", "is_unfinished"]
COHORTS = ["cohort", "months_since", "customers", "active", "revenue"]


def has_days(facts: Facts, filters: Filters) -> bool:
    """A period that begins after the day looked from has none, and nothing before it to be compared with."""
    resolved = facts.resolve(filters)
    return resolved.as_of is None or resolved.first <= resolved.last


def looks(whole: bool = False) -> st.SearchStrategy[tuple[Tables, Filters]]:
    """A company and a reader's choice on it."""

    def of(company: tuple[int, Tables]) -> st.SearchStrategy[tuple[Tables, Filters]]:
        window, tables = company
        regions = sorted({customer["region"] for customer in tables["customers"] if customer["region"]})
        return choices(window, regions, whole).map(lambda choice: (tables, Filters(**choice)))

    return companies(whole).flatmap(of)


def assert_balanced(months: pd.DataFrame) -> None:
    """Opening + new + won back - churned = closing, and each month opens as the one before it closed."""
    rows = months[PARTS].astype("int64").to_dict("records")
    for row in rows:
        assert row["opening"] + row["new"] + row["won_back"] - row["churned"] == row["closing"]
    for earlier, later in pairwise(rows):
        assert earlier["closing"] == later["opening"]


@FAST
@given(look=looks())
def test_the_months_of_any_history_balance_and_equal_their_recount(ledger: Warehouse, look: Any) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    months = run(ledger, "churn/by_month", filters)
    assert_balanced(months)
    assert_same(months, recounted(facts, filters, by_month), BALANCE)


@FAST
@given(look=looks(whole=True))
def test_the_months_of_any_contracts_balance_and_equal_their_recount(ledger: Warehouse, look: Any) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    months = run(ledger, "churn/by_month", filters.with_rule("churn_basis", "contracts"))
    assert_balanced(months)
    assert_same(months, recounted(facts, filters.with_rule("churn_basis", "contracts"), by_month), BALANCE)


@FAST
@given(look=looks(), by=st.sampled_from(["region", "kind", "side", "tier", "lifecycle"]))
def test_every_segment_balances_and_the_segments_add_up_to_the_whole(ledger: Warehouse, look: Any, by: str) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    whole = run(ledger, "churn/by_month", filters)
    parts = run(ledger, "churn/by_month", filters, by=by)
    for _, months in parts.groupby(by):
        assert_balanced(months)
    sums = parts.groupby("month")[[*PARTS, "buyers"]].sum()
    # Where there is no customer at all there is no segment either, and the whole is a row of zeros.
    sums = sums.reindex(whole["month"], fill_value=0).reset_index()
    assert_same(sums, whole, ["month", *PARTS, "buyers"])
    assert_same(parts, recounted_by(facts, filters, by, by_month), [by, *BALANCE])


@FAST
@given(look=looks())
def test_the_cohorts_of_any_history_equal_their_recount(ledger: Warehouse, look: Any) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    assert_same(run(ledger, "churn/cohorts", filters), recounted(facts, filters, cohorts), COHORTS)


@MANY
@given(look=looks(whole=True), name=st.sampled_from(ANYTHING))
def test_every_other_result_of_any_company_equals_its_recount(ledger: Warehouse, look: Any, name: str) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    recount, columns = ALL[name]
    assume(name not in COMPARING or has_days(facts, filters))
    assert_same(run(ledger, name, filters), recounted(facts, filters, recount), columns, name)
