"""Every question keeps its promise on an empty warehouse, one customer, nulls, and a whole company."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from data.warehouse import Warehouse
from queries import Filters, describe, names, run
from tests.recount.compare import keys_of

KINDS = {
    "count": "biuf",
    "money": "if",
    "ratio": "f",
    "score": "iuf",
    "days": "iuf",
    "flag": "bO",
    "date": "M",
    "time": "M",
}
# What only organisations have in the sample.
OF_ENTERPRISES = ("customers/contracts", "customers/persons", "customers/receivables")
NULLS = {"customer_id": "c1", "name": None, "side": None, "kind": None, "region": None, "has_need": None}


def assert_kept(frame: pd.DataFrame, name: str, by: str | None = None) -> None:
    promised = [column for column in describe(name).columns if column.name != "slice"]
    assert list(frame.columns) == [*([by] if by else []), *(column.name for column in promised)]
    if key := list(describe(name).key):
        assert not frame.duplicated([*([by] if by else []), *key]).any()
    for column in promised:
        kind = frame[column.name].dtype.kind
        if column.unit in KINDS:
            assert kind in KINDS[column.unit], f"{name}.{column.name} is promised as {column.unit}, but is {kind}"
        if column.unit in ("ratio", "money", "score", "by_row") and kind == "f":
            assert not frame[column.name].isin([float("inf"), float("-inf")]).any()


@pytest.mark.parametrize("name", names())
def test_an_empty_warehouse_answers_with_the_promised_columns_and_no_rows(
    empty_warehouse: Warehouse, name: str
) -> None:
    frame = run(empty_warehouse, name)
    assert_kept(frame, name)
    if describe(name).subject != "record":
        assert len(frame) == 0


@pytest.mark.parametrize("name", names())
def test_one_customer_of_nulls_and_negatives_is_answered(small_warehouse: Callable[..., Warehouse], name: str) -> None:
    warehouse = small_warehouse(
        customers=[NULLS],
        order_lines=[
            {"order_id": "o1", "line": 1, "customer_id": "c1", "ordered_on": date(2026, 1, 5), "amount": -12},
            {"order_id": "o1", "line": 2, "customer_id": "c1", "ordered_on": None, "amount": None},
            {"order_id": "o2", "line": 1, "customer_id": None, "ordered_on": date(2026, 1, 6), "is_return": None},
        ],
    )
    assert_kept(run(warehouse, name), name)
    if describe(name).is_splittable and "region" not in {column.name for column in describe(name).columns}:
        assert_kept(run(warehouse, name, by="region"), name, "region")


@pytest.mark.parametrize("name", names())
def test_a_whole_company_is_answered_over_part_of_its_record(sample: Warehouse, name: str) -> None:
    filters = Filters(as_of=date(2026, 5, 17), from_on=date(2025, 11, 3), kind=("individual",))
    filters = filters.with_rule("before_churn_days", 30)
    if name in OF_ENTERPRISES:
        filters = filters.with_changes(kind=("enterprise",))
    frame = run(sample, name, filters)
    assert_kept(frame, name)
    assert len(frame) > 0


@pytest.mark.parametrize("name", names())
def test_a_period_before_all_data_is_answered(sample: Warehouse, name: str) -> None:
    filters = Filters(as_of=date(1990, 3, 31), from_on=date(1990, 1, 1), to_on=date(1990, 3, 31))
    frame = run(sample, name, filters)
    assert_kept(frame, name)
    assert_kept(run(sample, name, filters.with_changes(as_of=None)), name)


def splits(fields: tuple[str, ...], *, adding_up: bool = False) -> list[tuple[str, str]]:
    """Each question that can be split with each of the fields that it has no column for."""
    return [
        (name, field)
        for name in names()
        for field in fields
        if describe(name).is_splittable
        and (describe(name).adds_up or not adding_up)
        and field not in {column.name for column in describe(name).columns}
    ]


@pytest.mark.parametrize(("name", "by"), splits(("region", "tier", "owner"), adding_up=True))
def test_the_parts_add_up_to_the_whole(sample: Warehouse, name: str, by: str) -> None:
    filters = Filters(from_on=date(2026, 2, 1), to_on=date(2026, 6, 15))
    keys, sums = keys_of(name), list(describe(name).adds_up)
    whole = run(sample, name, filters)
    parts = run(sample, name, filters, by=by)
    if keys:
        whole = whole.set_index(keys)[sums]
        parts = parts.groupby(keys, dropna=False)[sums].sum().reindex(whole.index)
    else:
        whole, parts = whole[sums], parts[sums].sum().to_frame().T
    pd.testing.assert_frame_equal(parts.astype(float), whole.astype(float), check_exact=False, atol=1e-6)


@pytest.mark.parametrize(("name", "by"), splits(("region", "tier")))
def test_a_part_is_what_the_filter_of_its_value_gives(sample: Warehouse, name: str, by: str) -> None:
    filters = Filters(from_on=date(2026, 2, 1), to_on=date(2026, 6, 15))
    parts = run(sample, name, filters, by=by)
    for value in sorted(set(parts[by]) - {"Unknown"})[:1]:
        part = parts[parts[by] == value].drop(columns=by).reset_index(drop=True)
        alone = run(sample, name, filters.with_changes(**{by: (value,)})).reset_index(drop=True)
        if name == "overview/headline":  # a filter and a split both take an amount's target away, and nothing else
            assert part["target"].equals(alone["target"])
        order = list(part.columns)
        pd.testing.assert_frame_equal(
            part.sort_values(order, ignore_index=True), alone.sort_values(order, ignore_index=True), check_dtype=False
        )
