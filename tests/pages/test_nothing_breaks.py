"""Warehouses in which something is missing, wrong or strange: every page says what and what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from data.warehouse import Warehouse
from tests.pages.conftest import Visit
from tests.pages.page_text import NOT_FOR_PEOPLE, PAGES, read_errors, read_page
from tests.pages.rows import CUSTOMERS, ORDER_LINES, order

Small = Callable[..., Warehouse]


def all_pages(visit: Visit, warehouse: Warehouse, **more: object) -> dict[str | None, str]:
    """What every page says; none may tell an error."""
    said = {}
    for page in PAGES:
        app = visit(warehouse, page, **more)
        assert read_errors(app) == [], page
        said[page] = read_page(app)
        assert NOT_FOR_PEOPLE.findall(said[page]) == [], page
    return said


def test_an_empty_warehouse_says_which_table_to_load_and_how(empty_warehouse: Warehouse, visit: Visit) -> None:
    said = all_pages(visit, empty_warehouse)
    for page in (page for page in PAGES if page != "entry/new_customer/page.py"):
        assert "python -m data" in said[page]
    for page in PAGES[:4]:
        assert "There are no purchases on record yet" in said[page]
        assert "python -m data load order_lines" in said[page]
    assert "python -m data init --example empty" in said["admin/quality.py"]


def test_an_example_of_purchases_alone_is_shown_on_every_page(cdnow: Warehouse, visit: Visit) -> None:
    all_pages(visit, cdnow)


def test_one_customer_with_one_order_is_enough_for_every_page(small_warehouse: Small, visit: Visit) -> None:
    one = small_warehouse(customers=CUSTOMERS[:1], order_lines=[order("a", date(2025, 5, 5), 100)])
    assert "— 1 external customer" in read_page(visit(one))
    all_pages(visit, one)


def test_rows_with_nothing_but_their_keys_break_no_page(small_warehouse: Small, visit: Visit) -> None:
    bare = small_warehouse(
        customers=[{"customer_id": "a"}, {"customer_id": "b"}],
        order_lines=[{"order_id": "1"}, {"order_id": "2", "customer_id": "a"}],
    )
    all_pages(visit, bare)


def test_nulls_beside_one_dated_order_break_no_page(small_warehouse: Small, visit: Visit) -> None:
    mixed = small_warehouse(
        customers=[{"customer_id": "a"}],
        order_lines=[{"order_id": "1", "customer_id": "a", "ordered_on": date(2025, 3, 3)}, {"order_id": "2"}],
    )
    all_pages(visit, mixed)


def test_revenue_below_zero_breaks_no_page(small_warehouse: Small, visit: Visit) -> None:
    returned = [order("a", date(2025, 6, 1), 10), order("a", date(2025, 6, 1), -500, is_return=True)]
    said = all_pages(visit, small_warehouse(customers=CUSTOMERS, order_lines=returned))
    assert "−490" in said[None]


def test_a_day_long_after_all_data_breaks_no_page(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    all_pages(visit, company, query={"as_of": "2030-01-01"})


def test_a_period_before_all_data_says_so_and_offers_the_way_back(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    said = all_pages(visit, company, query={"from": "1990-01-01", "to": "1990-12-31"})
    assert "The period ends before the first purchase on record, 10 Jan 2025" in said["reports/churn/page.py"]
    assert "Reset the filters" in said["reports/churn/page.py"]


def test_a_choice_that_nobody_matches_says_so(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    said = read_page(visit(company, "reports/value.py", query={"region": "South", "kind": "person"}))
    assert "Nobody matches these filters." in said


@pytest.mark.parametrize("missing", ["customers", "order_lines"])
def test_a_missing_table_is_named_with_the_command_that_makes_it(
    missing: str, small_warehouse: Small, visit: Visit
) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    with company.writing() as connection:
        connection.execute(text(f"drop table {missing}"))
    for page in PAGES[:4]:
        told_wrong = read_errors(visit(company, page))
        assert told_wrong, page
        assert missing in told_wrong[0]
        assert "python -m data init" in told_wrong[0]


def test_a_table_with_a_foreign_column_breaks_no_page(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    with company.writing() as connection:
        connection.execute(text("alter table customers add column favourite_colour varchar"))
    all_pages(visit, company)


def test_a_locked_file_names_its_holder(tmp_path: Path, empty_file: Path, visit: Visit) -> None:
    held = tmp_path / "held.duckdb"
    held.write_bytes(empty_file.read_bytes())
    hold = f"import duckdb, sys; kept = duckdb.connect({str(held)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        refused = read_errors(visit(f"duckdb:///{held}"))
        assert holder.stdin
        holder.stdin.close()
    assert refused
    assert f"process {holder.pid}" in refused[0]


def test_a_warehouse_that_is_not_there_says_how_to_make_it(tmp_path: Path, visit: Visit) -> None:
    refused = read_errors(visit(f"duckdb:///{tmp_path / 'nowhere.duckdb'}"))
    assert "python -m data init" in refused[0]
