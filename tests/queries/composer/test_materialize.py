"""Stored relations: a write makes only what stands on the written table anew, and nobody ever reads what is stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data.warehouse import Warehouse
from data.warehouse.materialized_relations import MaterializedRelation, MaterializedRelations
from queries import Filters, count, run
from queries.composer.materialize import use_materialized_tables
from queries.composer.printer import print_sql
from queries.composer.request import resolve_request
from tests.rows import fill

CALLS = ("funnel/call_list", "funnel/call_standing", "funnel/call_customers")


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """Three customers with a purchase each, of two regions and one owner."""
    return small_warehouse(
        employees=[{"employee_id": "e1", "name": "Eva"}],
        customers=[
            {"customer_id": one, "name": f"Firm {one}", "region": region, "owner_id": "e1"}
            for one, region in (("a", "North"), ("b", "North"), ("c", "South"))
        ],
        order_lines=[
            {"order_id": one, "line": 1, "customer_id": one, "ordered_on": "2026-03-01", "amount": 10} for one in "abc"
        ],
    )


def materialized_tables(warehouse: Warehouse, filters: Filters | None = None) -> dict[str, str]:
    """The tables that the explorer stands on, by relation."""
    shape, binds = resolve_request(warehouse, "explorer/customers", filters or Filters(), None, ())
    with use_materialized_tables(warehouse, shape, binds) as standing:
        return {file.rpartition("/")[2].removesuffix("_attributes"): place for file, place in standing.materialized}


def remade(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name, place in after.items() if place != before[name]}


def test_a_write_makes_only_those_parts_anew_that_stand_on_it(company: Warehouse) -> None:
    before = materialized_tables(company)
    writes = {
        "customer_tags": ({"customer_id": "a", "tag": "vip"}, {"tag"}),
        "interactions": (
            {"interaction_id": "i", "customer_id": "a", "at": "2026-02-20 10:00:00", "result": "reached"},
            {"contact", "score"},
        ),
        "contracts": (
            {"contract_id": "k", "customer_id": "a", "starts_on": "2026-01-01"},
            {"contract", "buying", "score"},
        ),
        "receivables": (
            {"invoice_id": "r", "customer_id": "a", "due_on": "2026-02-01", "amount": 5},
            {"account", "score"},
        ),
        "targets": ({"metric": "revenue", "period_start": "2026-01-01", "value": 1}, set()),
    }
    for table, (row, parts) in writes.items():
        fill(company, **{table: [row]})
        after = materialized_tables(company)
        assert remade(before, after) <= parts, table
        assert bool(remade(before, after)) == bool(parts), table
        before = after
    fill(company, customers=[{"customer_id": "d"}])
    assert remade(before, materialized_tables(company)) == set(before), "who is new has a row in each part"


def test_what_is_written_is_seen_and_what_is_taken_back_is_gone(company: Warehouse) -> None:
    def found(criteria: str) -> int:
        return count(company, "explorer/customers", Filters(criteria=criteria))

    for criteria, insert, delete in (
        (
            "tags > 0",
            "insert into customer_tags by name select 'a' as customer_id, 'new' as tag",
            "delete from customer_tags",
        ),
        (
            "contacts = 1 and card_effort = 2",
            "insert into interactions by name select 'i' as interaction_id, 'b' as customer_id, "
            "timestamp '2026-03-01 09:00' as \"at\", 'reached' as result",
            "delete from interactions",
        ),
        (
            "orders = 2",
            "insert into order_lines by name select 'z' as order_id, 1 as line, 'c' as customer_id, "
            "date '2026-03-01' as ordered_on, 5 as amount",
            "delete from order_lines where order_id = 'z'",
        ),
    ):
        for _ in range(2):
            assert found(criteria) == 0
            for statement, customers in ((insert, 1), (delete, 0)):
                with company.writing() as connection:
                    connection.exec_driver_sql(statement)
                assert found(criteria) == customers, statement


@pytest.mark.parametrize("criteria", ["", "tier = 'core' and not tag = 'vip'", "card_score > 5 or stage >= 4"])
def test_tables_side_by_side_are_what_a_join_of_them_is(sample: Warehouse, criteria: str) -> None:
    shape, binds = resolve_request(sample, "explorer/customers", Filters(criteria=criteria), None, ())
    frames, texts = [], []
    with use_materialized_tables(sample, shape, binds) as standing:
        assert standing.is_aligned
        for is_in_order in (True, False):
            composed = print_sql(replace(standing, is_aligned=is_in_order), sample.dialect)
            texts.append(composed.text)
            frames.append(sample.read(composed.text, {bind: binds[bind] for bind in composed.parameters}))
    assert ["POSITIONAL" in text for text in texts] == [True, False]
    pd.testing.assert_frame_equal(frames[0], frames[1])
    assert len(frames[0]) > 10


def test_only_the_parts_that_are_asked_for_are_laid_side_by_side(sample: Warehouse) -> None:
    shape, binds = resolve_request(sample, "explorer/customers", Filters(), None, ())
    with use_materialized_tables(sample, shape, binds) as standing:
        composed = print_sql(replace(standing, columns=("customer_id", "revenue", "nps")), sample.dialect)
        taken = {bind: value for bind, value in binds.items() if bind in composed.parameters}
        few, all_of_them = sample.read(composed.text, taken), run(sample, "explorer/customers")
    assert composed.text.count("POSITIONAL") == 2
    pd.testing.assert_frame_equal(few, all_of_them[list(few.columns)])


def test_a_customer_who_comes_while_the_parts_are_made_puts_nobody_beside_another(
    company: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, came = MaterializedRelations.materialize, list[bool]()

    @contextmanager
    def interrupted(shelf: MaterializedRelations, *given: Any) -> Iterator[MaterializedRelation]:
        with made(shelf, *given) as found:
            if found.row_order and not came:
                came.append(True)
                fill(company, customers=[{"customer_id": "A0", "name": "Firm A0", "region": "East"}])
            yield found

    owed = {"invoice_id": "i", "customer_id": "a", "issued_on": "2026-01-01", "due_on": "2026-02-01", "amount": 7}
    fill(company, receivables=[owed])
    before = run(company, "explorer/customers").set_index("customer_id")
    assert before.loc["a", "owed_amount"] == 7
    monkeypatch.setattr(MaterializedRelations, "materialize", interrupted)
    during = run(company, "explorer/customers").set_index("customer_id").loc[["a", "b", "c"]]
    assert came
    pd.testing.assert_frame_equal(during, before)


def test_a_call_list_is_kept_for_each_choice_of_customers(company: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = (
        Filters(),
        Filters(region=("North",)),
        Filters(criteria="region = 'South'"),
        Filters(customer=("b",)),
    )
    told = [[run(company, name, filters) for name in CALLS] for filters in choices]
    assert [len(frames[0]) for frames in told] == [3, 2, 1, 1]
    monkeypatch.setattr(type(company.materialized), "is_available", False)
    for filters, frames in zip(choices, told, strict=True):
        for name, frame in zip(CALLS, frames, strict=True):
            pd.testing.assert_frame_equal(frame, run(company, name, filters))
