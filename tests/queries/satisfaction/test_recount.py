"""Every reading of satisfaction in the sample equals its recount, whole and by segment, whatever a reader chooses."""

from __future__ import annotations

import datetime as dt

import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import assert_recount, cached_facts, recounted_by
from tests.recount.compare import assert_same
from tests.recount.results import SATISFACTION

LOOKS = {
    "the whole record": Filters(),
    "a year": Filters(from_on=dt.date(2025, 9, 10), to_on=dt.date(2026, 9, 9)),
    "in the middle of a wave": Filters(as_of=dt.date(2025, 6, 14), from_on=dt.date(2024, 6, 12)),
    "individuals of all sides, by month": Filters(
        kind=("individual",), side=("external", "partner", "internal"), from_on=dt.date(2025, 1, 1)
    ).with_rule("satisfaction_step", "month"),
    "partial answers too": Filters(from_on=dt.date(2025, 12, 1)).with_rule("responses", "all"),
    "core customers": Filters(tier=("core",), from_on=dt.date(2025, 5, 1)).with_rule("acsi_ideal_weight", 3.0),
    "contracts, and churn within 60 days": Filters(from_on=dt.date(2025, 1, 1))
    .with_rule("churn_basis", "contracts")
    .with_rule("before_churn_days", 60),
}


@pytest.mark.parametrize("look", list(LOOKS)[3:])
@pytest.mark.parametrize("name", SATISFACTION)
def test_what_customers_say_in_the_sample_equals_its_recount(sample: Warehouse, name: str, look: str) -> None:
    assert_recount(sample, name, LOOKS[look], *SATISFACTION[name])


@pytest.mark.parametrize("by", ["region", "tier", "lifecycle", "branch", "owner"])
def test_the_segments_of_satisfaction_equal_their_recount(sample: Warehouse, by: str) -> None:
    filters = LOOKS["a year"]
    recount, columns = SATISFACTION["satisfaction/by_segment"]
    asked = run(sample, "satisfaction/by_segment", filters, by=by)
    told = recounted_by(cached_facts(sample), filters, by, recount, counts_nobody=True, subject="responses")
    assert_same(asked, told, [by, *columns], by)
