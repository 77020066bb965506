"""Lifecycle states and the flow between them give what the recount gives."""

from __future__ import annotations

import datetime as dt

import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import assert_recount
from tests.recount.results import LIFECYCLE

SAMPLE_LOOKS = {
    "the last year": Filters(from_on=dt.date(2025, 11, 1)),
    "an earlier quarter": Filters(from_on=dt.date(2025, 1, 1), to_on=dt.date(2025, 3, 31)),
    "looking back from 2025": Filters(as_of=dt.date(2025, 2, 28), from_on=dt.date(2024, 9, 1)),
    "partners too, partial answers too": Filters(side=("external", "partner"), rules=(("responses", "all"),)),
    "one lifecycle state": Filters(lifecycle=("loyal", "lost")),
    "W = 45": Filters(kind=("enterprise",)).with_rule("churn_window_days", 45),
}


@pytest.mark.parametrize("look", SAMPLE_LOOKS)
@pytest.mark.parametrize("name", LIFECYCLE)
def test_the_lifecycle_of_the_sample_equals_its_recount(sample: Warehouse, name: str, look: str) -> None:
    assert_recount(sample, name, SAMPLE_LOOKS[look], *LIFECYCLE[name])


@pytest.mark.parametrize("name", LIFECYCLE)
def test_the_lifecycle_of_the_real_year_equals_its_recount(online_retail: Warehouse, name: str) -> None:
    assert_recount(online_retail, name, Filters(from_on=dt.date(2011, 6, 1)), *LIFECYCLE[name])


def test_the_states_add_up_to_all_customers_and_the_flow_ends_in_them(sample: Warehouse) -> None:
    states = run(sample, "lifecycle/states").set_index("state")["customers"]
    everybody = sample.read("select count(*) as n from customers where side = 'external'", {})["n"].iloc[0]
    assert states.sum() == everybody
    flow = run(sample, "lifecycle/flow")
    assert flow.groupby("to_state")["customers"].sum().to_dict() == states.to_dict()
