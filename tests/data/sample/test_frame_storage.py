"""Storing whole tables, also where rows have to go in one by one."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import create_engine, select

from data.sample.frame_storage import insert_frames
from data.schema import metadata
from data.warehouse import Warehouse

CUSTOMERS = pd.DataFrame(
    {
        "customer_id": ["A", "B"],
        "name": ["Anna", None],
        "consent": pd.Series([True, None], dtype=object),
        "created_on": [pd.Timestamp("2026-01-31"), pd.NaT],
    }
)
NOTES = pd.DataFrame({"customer_id": ["A"], "at": [pd.Timestamp("2026-02-01 10:30")], "reason": ["moved"]})


def test_rows_reach_a_warehouse_of_another_kind_with_their_gaps() -> None:
    engine = create_engine("sqlite://")
    tables = [metadata.tables["customers"], metadata.tables["churn_notes"]]
    metadata.create_all(engine, tables)
    with engine.begin() as connection:
        assert insert_frames(connection, {"customers": CUSTOMERS, "churn_notes": NOTES}) == {
            "customers": 2,
            "churn_notes": 1,
        }
        people = connection.execute(select(tables[0]).order_by("customer_id")).mappings().all()
        notes = connection.execute(select(tables[1])).mappings().all()
    engine.dispose()
    assert [(row["name"], row["consent"], str(row["created_on"])) for row in people] == [
        ("Anna", True, "2026-01-31"),
        (None, None, "None"),
    ]
    assert str(notes[0]["at"]) == "2026-02-01 10:30:00"


def test_rows_reach_the_embedded_warehouse_with_their_gaps(empty_warehouse: Warehouse) -> None:
    with empty_warehouse.writing() as connection:
        insert_frames(connection, {"customers": CUSTOMERS, "churn_notes": NOTES})
    stored = empty_warehouse.read(
        "select name, consent, created_on::text as day from customers order by customer_id", {}
    )
    assert stored.astype(object).where(stored.notna(), None).to_numpy().tolist() == [
        ["Anna", True, "2026-01-31"],
        [None, None, None],
    ]
