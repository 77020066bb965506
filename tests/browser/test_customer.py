"""The customer card in a browser: found by telephone, opened by its address and from a list, and acted upon."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.warehouse import open_warehouse
from tests.browser.server import Server, serve
from tests.browser.visit import come_to_rest, visit
from tests.rows import fill


@pytest.fixture
def shop(empty_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A server on a warehouse of two customers, of whom Alder can be called."""
    file = Path(shutil.copyfile(empty_file, tmp_path / "shop.duckdb"))
    warehouse = open_warehouse(f"duckdb:///{file}")
    fill(
        warehouse,
        employees=[{"employee_id": "E1", "name": "Ann"}],
        customers=[
            {"customer_id": "alder", "name": "Alder Ltd", "owner_id": "E1"},
            {"customer_id": "birch", "name": "Birch Ltd"},
        ],
        customer_identities=[{"customer_id": "alder", "phone": "021-6234 5678"}],
        order_lines=[
            {"order_id": one, "customer_id": one, "ordered_on": date(2026, 5, 4), "amount": Decimal(10)}
            for one in ("alder", "birch")
        ],
    )
    warehouse.close()
    with serve(f"duckdb:///{file}", tmp_path) as server:
        yield server
    assert "Traceback" not in server.log.read_text()


def test_a_customer_is_found_by_telephone_called_the_call_logged_and_joined_with_another(
    shop: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{shop.address}/customer")
    box = page.get_by_role("textbox", name="Find a customer")
    box.fill("021 62345678")
    box.press("Enter")
    expect(page.get_by_test_id("stMain")).to_contain_text("1 customer found.")
    come_to_rest(page)
    tick_first_row(page)
    expect(page.get_by_role("heading", name="Alder Ltd")).to_be_visible()
    expect(page).to_have_url(re.compile(r"customer=alder"))
    come_to_rest(page)
    page.get_by_role("button", name="Log a contact").or_(page.get_by_role("radio", name="Log a contact")).first.click()
    said = page.get_by_role("textbox", name="What was said")
    said.fill("Sends the order on Monday")
    page.get_by_role("button", name="Store the contact").click()
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("The contact is stored.")
    expect(main).to_contain_text("1 is of the last two days.")
    expect(said).to_have_count(0)
    join_birch(page)


def join_birch(page: Page) -> None:
    """Birch turns out to be Alder, and all that is on record of the two stands on one card."""
    same = "Same as another customer…"
    page.get_by_role("button", name=same).or_(page.get_by_role("radio", name=same)).first.click()
    page.get_by_role("textbox", name="Name or number of the other customer").fill("birch")
    page.get_by_text("Birch Ltd · birch").first.click()
    page.get_by_role("textbox", name="Why it is the same customer").fill("one door, two signs")
    join = page.get_by_role("button", name="Join into Alder Ltd · alder")
    expect(join).to_be_enabled()
    join.click()
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Alder Ltd · alder stands for Birch Ltd · birch, too.")
    expect(main).to_contain_text("Order lines 1")


def test_the_card_opens_by_its_address_on_a_server_that_nobody_has_looked_at(
    fresh_server: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{fresh_server.address}/customer?customer=12347", seconds=60)
    expect(page.get_by_role("heading", name="Customer 12347")).to_be_visible()
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"customer=12347"))


def test_a_row_of_the_list_behind_a_figure_opens_the_card_and_the_filters_go_along(
    shop: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{shop.address}/lifecycle?kind=enterprise")
    page.get_by_role("button", name=re.compile("open the 2")).click()
    page.get_by_role("dialog").wait_for()
    come_to_rest(page)
    tick_first_row(page, page.get_by_role("dialog").locator("canvas").first)
    expect(page.get_by_role("heading", name="Alder Ltd")).to_be_visible()
    expect(page).to_have_url(re.compile(r"customer=alder"))
    expect(page).to_have_url(re.compile(r"kind=enterprise"))


def tick_first_row(page: Page, table: Locator | None = None) -> None:
    """Tables are drawn, so the tick of the first row is a place below the heading's."""
    grid = table or page.get_by_test_id("stDataFrame").first.locator("canvas").first
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 35 + 17)
