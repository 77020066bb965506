"""Whatever customers answer and however a reader looks at it, satisfaction equals its recount and adds up."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import recounted, recounted_by
from tests.recount.compare import assert_same
from tests.recount.facts import Facts
from tests.recount.random_companies import choices, companies
from tests.recount.random_surveys import CHOICES, opinions
from tests.recount.refill import Tables, refill
from tests.recount.results import SATISFACTION

MANY = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def looks() -> st.SearchStrategy[tuple[Tables, Filters]]:
    """A company, what its customers say, and a reader's choice."""

    def of(company: tuple[int, Tables]) -> st.SearchStrategy[tuple[Tables, Filters]]:
        window, tables = company
        regions = sorted({customer["region"] for customer in tables["customers"] if customer["region"]})
        customers = [customer["customer_id"] for customer in tables["customers"]]
        return st.tuples(
            opinions(customers, window).map(lambda said: tables | said),
            st.tuples(choices(window, regions), st.sampled_from(CHOICES)).map(
                lambda pair: Filters(**pair[0] | {"rules": (*pair[0]["rules"], *pair[1])})
            ),
        )

    return companies().flatmap(of)


def has_days(facts: Facts, filters: Filters) -> bool:
    """A period that begins after the day looked from has none, and nothing before it to be compared with."""
    resolved = facts.resolve(filters, "responses")
    return resolved.as_of is None or resolved.first <= resolved.last


@MANY
@given(look=looks())
def test_all_that_any_customers_say_equals_its_recount(ledger: Warehouse, look: Any) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    assume(has_days(facts, filters))
    for name, (recount, columns) in SATISFACTION.items():
        assert_same(run(ledger, name, filters), recounted(facts, filters, recount, "responses"), columns, name)


@MANY
@given(look=looks())
def test_numbers_add_up_and_have_as_many_rows_behind_them(ledger: Warehouse, look: Any) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    assume(has_days(facts, filters))
    told = run(ledger, "satisfaction/headline", filters).set_index("metric")
    answers = run(ledger, "satisfaction/answers", filters)
    assert {metric: (answers["metric"] == metric).sum() for metric in told.index} == told["n"].to_dict()
    whole = run(ledger, "satisfaction/by_segment", filters)
    if len(whole):
        row = whole.iloc[0]
        assert row["promoters"] + row["passives"] + row["detractors"] == row["nps_n"]
        assert (answers["verdict"] == "not_satisfied").sum() == 2 * (row["satisfied_n"] - row["satisfied"])
        assert (answers["verdict"] == "detractor").sum() == row["detractors"]
    features = run(ledger, "satisfaction/kano", filters)
    people = run(ledger, "satisfaction/kano_respondents", filters)
    assert (features[list("AOMIRQ")].sum(axis=1) == features["n"]).all()
    assert people.groupby("feature").size().to_dict() == features.set_index("feature")["n"].to_dict()
    zones = run(ledger, "satisfaction/tolerance", filters)
    assert (zones[["satisfied", "basically_satisfied", "dissatisfied"]].sum(axis=1) == zones["n"]).all()
    assert zones["n"].sum() == len(run(ledger, "satisfaction/tolerance_answers", filters))
    assert run(ledger, "satisfaction/servqual", filters)["n"].sum() == len(
        run(ledger, "satisfaction/servqual_respondents", filters)
    )
    assert run(ledger, "satisfaction/acsi_style", filters)["n"].sum() == len(
        run(ledger, "satisfaction/acsi_respondents", filters)
    )
    raters = run(ledger, "satisfaction/rating_respondents", filters).groupby("dimension").size().to_dict()
    for name, column in (("delivered_value", "dimension"), ("equity_drivers", "driver")):
        rated = run(ledger, f"satisfaction/{name}", filters).set_index(column)["n"].to_dict()
        assert {one: raters[one] for one in rated} == rated
    back = run(ledger, "satisfaction/response", filters)
    assert (back["complete"] + back["partial"] == back["responses"]).all()
    assert (back["matched"] + back["unmatched"] == back["responses"]).all()
    assert back["responses"].sum() == len(run(ledger, "satisfaction/responses", filters))
    assert run(ledger, "satisfaction/items", filters)["n"].sum() == len(
        run(ledger, "satisfaction/item_answers", filters)
    )
    assert run(ledger, "satisfaction/choices", filters)["chosen"].sum() == len(
        run(ledger, "satisfaction/choice_respondents", filters)
    )
    lost = run(ledger, "satisfaction/before_churn", filters)
    listed = run(ledger, "satisfaction/before_churn_customers", filters)
    assert (lost["customers"].sum(), lost["churned"].sum()) == (len(listed), listed["is_churned"].sum())


@MANY
@given(look=looks(), by=st.sampled_from(["region", "kind", "side", "tier", "lifecycle"]))
def test_every_segment_of_satisfaction_equals_its_recount(ledger: Warehouse, look: Any, by: str) -> None:
    tables, filters = look
    facts = refill(ledger, tables)
    assume(has_days(facts, filters))
    recount, columns = SATISFACTION["satisfaction/by_segment"]
    told = recounted_by(facts, filters, by, recount, counts_nobody=True, subject="responses")
    asked = run(ledger, "satisfaction/by_segment", filters, by=by)
    assert_same(answered(asked), answered(told), [by, *columns], by)


def answered(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the segments in which nobody answers: nobody's own is there only when it says something."""
    return rows[rows["n"] > 0] if len(rows) else rows
