"""A server makes what the explorer stands on before the first reader asks, where that takes long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.warehouse import Warehouse
from pages.ui.session import warm_up
from tests.pages.conftest import Visit
from tests.pages.page_text import read_page

PAGE = "customers/explorer/page.py"


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse], monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """Two customers with a purchase each, of a server's own."""
    warehouse = small_warehouse(
        customers=[{"customer_id": one, "name": one, "region": "North"} for one in ("Anna", "Bert")],
        order_lines=[
            {"order_id": one, "line": 1, "customer_id": one, "ordered_on": "2025-05-05", "amount": 9}
            for one in ("Anna", "Bert")
        ],
    )
    monkeypatch.setenv("WAREHOUSE_URL", warehouse.url)
    return warehouse


def materialized_names(warehouse: Warehouse) -> set[str]:
    """The tables of what is known of customers: one column of each part, of the levels and of the keys to find by."""
    found = warehouse.read(
        "select table_name from duckdb_columns() where database_name like 'materialized%' "
        "and column_name in ('referred', 'tags', 'tier', 'nps', "
        "'open_deals', 'attempts', 'contract', 'late_ratio', 'alike', 'card_score', 'near_to')",
        {},
    )
    return set(found["table_name"])


def test_the_first_reader_of_the_explorer_finds_everything_made(
    company: Warehouse, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm_up, "MANY", 2)
    warm_up.start_warm_up().join()
    made = materialized_names(company)
    assert len(made) > 5
    app = visit(company, PAGE, query={"criteria": "region = 'North'"})
    assert not app.exception
    assert "Region is North" in read_page(app)
    assert materialized_names(company) == made, "the page stands on the same tables, and on no others"


def test_a_small_company_is_not_kept_waiting_for_it(company: Warehouse) -> None:
    warm_up.start_warm_up().join()
    assert materialized_names(company) == set()


def test_a_server_starts_also_where_the_warehouse_cannot_be_read(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", f"duckdb:///{tmp_path}/nowhere.duckdb")
    work = warm_up.start_warm_up()
    work.join()
    assert not work.is_alive()
