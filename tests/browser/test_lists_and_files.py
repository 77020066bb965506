"""From a number to the people behind it, and from the page to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser import page_actions
from tests.browser.server import Server
from tests.browser.visit import come_to_rest, visit

NOVEMBER = "from=2011-11-01&to=2011-11-30"


@pytest.fixture
def churn(serving: Callable[[str], Server], reader: Callable[..., Page]) -> Page:
    """The churn page of November 2011, whose figures are published: 273 lost, 330 won back."""
    return visit(reader(), f"{serving('online_retail').address}/churn?{NOVEMBER}")


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


def test_a_number_opens_the_list_with_exactly_so_many_rows(churn: Page, tmp_path: Path) -> None:
    churn.get_by_role("button", name="Open the 273", exact=True).click()
    dialog = churn.get_by_role("dialog")
    expect(dialog).to_contain_text("273 rows")
    come_to_rest(churn)
    lost = rows_of(page_actions.download(churn, "Download CSV", tmp_path))
    assert len(lost) == 273


def test_a_clicked_bar_opens_exactly_the_customers_it_counts(churn: Page) -> None:
    chart = churn.get_by_test_id("stPlotlyChart").first
    bar = chart.locator(".barlayer .trace").last.locator(".point path").last
    box = bar.bounding_box()
    assert box
    churn.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(churn.get_by_role("dialog")).to_contain_text("273 rows")


def test_a_csv_file_has_the_mark_by_which_excel_knows_utf_8(churn: Page, tmp_path: Path) -> None:
    page_actions.open_popover(churn, "Download")
    file = page_actions.download(churn, "Download CSV", tmp_path)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    (november,) = rows_of(file)
    assert "273" in november.values()
    assert "330" in november.values()


def test_a_workbook_says_its_filters_first_and_holds_all_rows(churn: Page, tmp_path: Path) -> None:
    page_actions.choose(churn, "Place", "Region", "Germany")
    expected = churn.get_by_role("button", name="Lost: open the").inner_text().split()[-1]
    churn.get_by_role("button", name="Lost: open the").click()
    come_to_rest(churn)
    book = openpyxl.load_workbook(page_actions.download(churn, "Download XLSX", tmp_path))
    about, rows = book.worksheets[0], book.worksheets[1]
    said = " ".join(str(cell) for row in about.iter_rows(values_only=True) for cell in row if cell is not None)
    assert "Region: Germany" in said
    assert "1 Nov 2011 to 30 Nov 2011" in said
    assert rows.max_row - 1 == int(expected)
