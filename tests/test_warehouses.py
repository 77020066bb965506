"""The warehouses that other tests stand on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.schema import metadata
from data.warehouse import Warehouse
from tests.rows import fill


def count(warehouse: Warehouse, table: str) -> int:
    return int(warehouse.read(f"select count(*) as rows from {table}", {})["rows"].iloc[0])


def test_an_empty_warehouse_has_every_table_and_no_customer(empty_warehouse: Warehouse) -> None:
    assert set(metadata.tables) <= empty_warehouse.tables()
    assert count(empty_warehouse, "customers") == 0


def test_a_small_warehouse_holds_the_rows_it_was_given(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A"}], order_lines=[{"order_id": "1", "amount": 2}])
    stored = warehouse.read("select customer_id, side, region from customers", {})
    assert stored.iloc[0].tolist()[:2] == ["A", "external"]
    assert stored["region"].isna().all()
    assert count(warehouse, "order_lines") == 1


def test_a_misspelt_column_in_a_literal_row_is_an_error(empty_warehouse: Warehouse) -> None:
    with pytest.raises(AssertionError, match="regoin"):
        fill(empty_warehouse, customers=[{"customer_id": "A", "regoin": "North"}])


@pytest.mark.parametrize("example", ["sample", "online_retail", "cdnow"])
def test_an_example_says_which_it_is(example: str, request: pytest.FixtureRequest) -> None:
    warehouse: Warehouse = request.getfixturevalue(example)
    assert warehouse.example == example
    assert count(warehouse, "order_lines") > 50_000
