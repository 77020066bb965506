"""A manager cuts the customers, keeps the cut as a segment, and acts on it, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.warehouse import open_warehouse
from tests.browser import page_actions
from tests.browser.server import Server, serve
from tests.browser.visit import come_to_rest, fits, visit
from tests.pages.rows import order
from tests.rows import fill

LAST = date(2025, 12, 31)
SILENT = "Days silent is above 60 days · 1 Jan 2025 to 31 Dec 2025 — 59 of 120 customers"


@pytest.fixture(scope="module")
def server(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """120 customers, each silent a day longer than the one before."""
    folder = tmp_path_factory.mktemp("explorer")
    file = Path(shutil.copyfile(empty_file, folder / "own.duckdb"))
    warehouse = open_warehouse(f"duckdb:///{file}")
    people = [{"customer_id": f"C{place:03}", "name": f"Customer {place:03}"} for place in range(120)]
    lines = [order(f"C{place:03}", LAST - timedelta(days=place), 1000 - place) for place in range(120)]
    fill(warehouse, customers=people, order_lines=lines)
    warehouse.close()
    with serve(f"duckdb:///{file}", folder) as running:
        yield running
    assert "Traceback" not in running.log.read_text()


def pick(page: Page, label: str, text: str, place: int = 0) -> None:
    """Chooses from a list that folds out."""
    page.get_by_role("combobox", name=label).nth(place).fill(text)
    page.get_by_role("option", name=re.compile(text)).first.click()
    come_to_rest(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).last.click()
    come_to_rest(page)


def table(page: Page) -> dict[str, float]:
    """Where the table of customers is."""
    found = page.get_by_test_id("stDataFrame").first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box
    return dict(box)


def test_a_condition_becomes_a_segment_that_narrows_a_report_and_is_acted_on(
    server: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{server.address}/explorer")
    main = page.get_by_test_id("stMain")
    pick(page, "Attribute", "Days silent")
    pick(page, "Comparison", "above")
    page.get_by_role("spinbutton").first.fill("60")
    page.keyboard.press("Enter")
    expect(main.get_by_text(SILENT)).to_be_visible()
    come_to_rest(page)

    # A click on a heading sorts the whole result; the choice survives a reload and another language.
    box = table(page)
    page.mouse.click(box["x"] + 70, box["y"] + 17)
    expect(page).to_have_url(re.compile("sort=name"))
    come_to_rest(page)
    page.reload()
    come_to_rest(page)
    expect(main.get_by_text(SILENT)).to_be_visible()
    expect(page.get_by_role("button", name="Sorted by Name")).to_be_visible()
    page.get_by_role("radio", name="中文").or_(page.get_by_role("button", name="中文", exact=True)).first.click()
    expect(page.locator("h1")).to_have_text("客户筛选")
    come_to_rest(page)
    expect(page.get_by_role("spinbutton").first).to_have_value("60")
    page.get_by_role("radio", name="EN").or_(page.get_by_role("button", name="EN", exact=True)).first.click()
    expect(page.locator("h1")).to_have_text("Explorer")
    come_to_rest(page)

    page_actions.open_popover(page, "Save as segment")
    page.get_by_role("textbox", name="Name of the segment").fill("Silent ones")
    press(page, "^Save 59 customers as a segment")
    expect(page.get_by_text("Saved as the segment Silent ones.")).to_be_visible()
    page_actions.close_popover(page)
    come_to_rest(page)
    press(page, "^Open it")
    expect(page).to_have_url(re.compile("segment=S"))
    expect(main.get_by_text("Segment: Silent ones · 1 Jan 2025 to 31 Dec 2025 — 59 of 120 customers")).to_be_visible()
    segment = re.findall(r"segment=\w+", page.url)[0]
    churn = visit(reader(), f"{server.address}/churn?{segment}")
    expect(churn.get_by_text("Segment: Silent ones · 1 Jan 2025 to 31 Dec 2025 — 59 of 120 customers")).to_be_visible()

    page_actions.open_popover(page, "Tag 59 customers")
    page.get_by_role("combobox", name="Tag").fill("wake up")
    page.keyboard.press("Enter")
    come_to_rest(page)
    press(page, "^Tag 59 customers$")
    expect(main.get_by_text("Tag 59 customers with “wake up”?")).to_be_visible()
    press(page, "^Yes, for 59 customers")
    expect(main.get_by_text("59 customers now bear the tag “wake up”.")).to_be_visible()
    come_to_rest(page)
    page.get_by_role("link", name=re.compile("History can undo it")).click()
    expect(page.locator("h1")).to_have_text("History")
    come_to_rest(page)
    press(page, "^Undo batch 2")
    press(page, "^Undo: take 59 rows back")
    expect(main).to_contain_text("Batch 2 is undone.")
    gone = visit(page, f"{server.address}/explorer?criteria=tag+is+not+null")
    expect(gone.get_by_text("Nobody matches these filters.")).to_be_visible()


def test_a_ticked_row_opens_its_card_and_stays_ticked_on_the_next_page(
    server: Server, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{server.address}/explorer")
    box = table(page)
    page.mouse.click(box["x"] + 17, box["y"] + 52)
    come_to_rest(page)
    expect(page.get_by_text("1 customer is ticked.")).to_be_visible()
    page.get_by_role("button", name="Next page").click()
    come_to_rest(page)
    expect(page.get_by_text("1 customer is ticked.")).to_be_visible()
    press(page, "^Open the card of Customer 000")
    expect(page.locator("h1")).to_have_text("Customer card")
    expect(page).to_have_url(re.compile("customer=C000"))


def test_on_a_phone_the_explorer_does_not_stick_out_to_the_side(server: Server, reader: Callable[..., Page]) -> None:
    criteria = "criteria=(tier+in+('core')+or+silent_days+>+60)+and+name+is+not+null"
    page = visit(reader(width=390, height=844), f"{server.address}/explorer?{criteria}")
    fits(page, 390)
