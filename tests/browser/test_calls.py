"""The call list in a real browser: one click takes a call off, another brings it back, and the history has it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, LocatorAssertions, Page, expect

from data.warehouse import open_warehouse
from tests.browser import page_actions
from tests.browser.server import Server, serve
from tests.browser.visit import come_to_rest, fits, visit
from tests.rows import fill


@pytest.fixture
def office(empty_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A server on a warehouse in which Ann has three customers to call."""
    file = Path(shutil.copyfile(empty_file, tmp_path / "office.duckdb"))
    warehouse = open_warehouse(f"duckdb:///{file}")
    fill(
        warehouse,
        employees=[{"employee_id": "E1", "name": "Ann"}, {"employee_id": "E2", "name": "Ben"}],
        customers=[
            {"customer_id": one, "name": f"{one.title()} Ltd", "owner_id": "E1"} for one in ("alder", "birch", "cedar")
        ]
        + [{"customer_id": "daisy", "name": "Daisy Ltd", "owner_id": "E2"}],
        customer_identities=[{"customer_id": "alder", "mobile": "129 0000 0001"}],
        interactions=[
            {
                "interaction_id": "1",
                "customer_id": "cedar",
                "at": datetime.combine(date.today() - timedelta(days=1), time(9)),
                "result": "reached",
            }
        ],
    )
    warehouse.close()
    with serve(f"duckdb:///{file}", tmp_path) as server:
        yield server
    assert "Traceback" not in server.log.read_text()


def row(page: Page, name: str) -> Locator:
    return page.locator("[class*='st-key-row_call_']").filter(has_text=name)


def names(page: Page) -> LocatorAssertions:
    return expect(page.locator("[class*='st-key-call_name_'] [data-testid='stBaseButton-tertiary']"))


def press(page: Page, name: str, button: str) -> None:
    row(page, name).get_by_role("button", name=button, exact=True).click()
    come_to_rest(page)


def test_calls_are_worked_off_on_a_phone_taken_back_and_found_in_the_history(
    office: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(width=390, height=844), f"{office.address}/call-list")
    main = page.get_by_test_id("stMain")
    names(page).to_have_text(["Alder Ltd", "Birch Ltd", "Cedar Ltd"])
    expect(page.get_by_role("link", name="129 0000 0001")).to_have_attribute("href", "tel:12900000001")
    fits(page, 390)
    press(page, "Alder Ltd", "Reached")
    names(page).to_have_text(["Birch Ltd", "Cedar Ltd"])
    page.get_by_role("button", name="Undo").click()
    expect(main).to_contain_text("Taken back: Alder Ltd stands where it stood.")
    come_to_rest(page)
    names(page).to_have_text(["Alder Ltd", "Birch Ltd", "Cedar Ltd"])
    press(page, "Alder Ltd", "Not reached")
    names(page).to_have_text(["Birch Ltd", "Cedar Ltd", "Alder Ltd"])
    row(page, "Birch Ltd").get_by_role("button", name=re.compile("^Next on")).click()
    page.get_by_role("button", name="In a week").click()
    expect(main).to_contain_text("Birch Ltd is to be called on")
    come_to_rest(page)
    names(page).to_have_text(["Cedar Ltd", "Alder Ltd"])
    visit(page, f"{office.address}/history")
    expect(page.get_by_test_id("stMain")).to_contain_text("3 entries, the latest first.")


def test_whose_list_it_is_goes_with_the_link_and_a_name_leads_to_the_card(
    office: Server, reader: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(reader(), f"{office.address}/call-list")
    # The second row of everybody's lists is Ben's.
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 17, box["y"] + 87)
    expect(page).to_have_url(re.compile("person=E2"))
    come_to_rest(page)
    names(page).to_have_text(["Daisy Ltd"])
    file = page_actions.download(page, "Download CSV", tmp_path)
    assert "Daisy Ltd" in file.read_text("utf-8-sig")
    assert "Alder Ltd" not in file.read_text("utf-8-sig")
    page.get_by_role("button", name="Daisy Ltd").click()
    expect(page.locator("h1")).to_have_text("Customer card")
    come_to_rest(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("Daisy Ltd")
    expect(page).to_have_url(re.compile("customer=daisy"))
