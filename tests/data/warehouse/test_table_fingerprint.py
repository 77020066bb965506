"""A table's mark tells whether what was made of its rows still holds."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from data.errors import MissingTableError
from data.warehouse import Warehouse
from tests.rows import fill


def mark(warehouse: Warehouse, table: str) -> str:
    return warehouse.materialized.fingerprints.combine((table,), warehouse.version)


def test_a_mark_changes_with_every_row_of_its_table_and_with_no_other(empty_warehouse: Warehouse) -> None:
    seen = [mark(empty_warehouse, "customers")]
    for rows in ({"customer_id": "A"}, {"customer_id": "B", "city": "Ulm"}):
        fill(empty_warehouse, customers=[rows])
        seen.append(mark(empty_warehouse, "customers"))
    for change in (
        "update customers set city = 'Bonn' where customer_id = 'B'",
        "update customers set city = null where customer_id = 'B'",
        "delete from customers where customer_id = 'B'",
    ):
        with empty_warehouse.writing() as connection:
            connection.execute(text(change))
        seen.append(mark(empty_warehouse, "customers"))
    assert len(set(seen)) == 5, "each state has a mark of its own"
    assert seen[-1] == seen[1], "and the same state has the same"
    fill(empty_warehouse, customer_tags=[{"customer_id": "A", "tag": "new"}])
    assert mark(empty_warehouse, "customers") == seen[-1]


def test_what_was_made_of_tables_that_nobody_wrote_to_is_kept(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    before = mark(empty_warehouse, "customers")
    with empty_warehouse.materialized.materialize("select count(*) as n from customers", {}, before) as first:
        pass
    fill(empty_warehouse, customer_tags=[{"customer_id": "A", "tag": "new"}])
    after = mark(empty_warehouse, "customers")
    with empty_warehouse.materialized.materialize("select count(*) as n from customers", {}, after) as second:
        assert second.qualified_name == first.qualified_name


def test_a_table_that_is_not_there_is_said(empty_warehouse: Warehouse) -> None:
    with pytest.raises(MissingTableError):
        mark(empty_warehouse, "nowhere")
