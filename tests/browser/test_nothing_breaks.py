"""Whatever the warehouse holds, a person reads words: no stack trace, no NaN, no complaint of the browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.browser.pages import PAGES, Listed
from tests.browser.server import Server
from tests.browser.visit import visit

# What the pages share is looked at on some; tests/pages shows every page with every kind of warehouse.
SOME = [listed for listed in PAGES if listed.name in ("overview", "churn", "funnel", "explorer", "call-list")]
some_by_name = pytest.mark.parametrize("listed", SOME, ids=[listed.name for listed in SOME])
NOT_FOR_PEOPLE = re.compile(r"\b(?:nan|inf|None|null|NaT|undefined|Traceback|<NA>)\b|\{\w*\}")
# Streamlit's own page asks for these below a page's address before it tries the root.
STREAMLITS_OWN = re.compile(r"/_stcore/(?:health|host-config)$")


@pytest.mark.parametrize(
    ("example", "listed"),
    [("sample", listed) for listed in PAGES] + [("online_retail", listed) for listed in SOME],
    ids=[f"sample-{listed.name}" for listed in PAGES] + [f"online_retail-{listed.name}" for listed in SOME],
)
def test_every_page_is_shown_asking_nobody_but_its_server_and_without_a_complaint_of_the_browser(
    serving: Callable[[str], Server], reader: Callable[..., Page], listed: Listed, example: str
) -> None:
    server = serving(example)
    page = reader()
    asked: list[str] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not STREAMLITS_OWN.search(message.location.get("url", "")):
            complaints.append(message.text)

    def sent(request: Request) -> None:
        asked.append(request.url)

    page.on("console", heard)
    page.on("request", sent)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    visit(page, f"{server.address}/{listed.path}", seconds=60)
    expect(page.locator("h1")).to_have_text(listed.english)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert NOT_FOR_PEOPLE.findall(page.get_by_test_id("stMain").inner_text()) == []
    assert complaints == []
    foreign = [url for url in asked if not url.startswith((server.address, "data:", "blob:"))]
    assert foreign == []


@some_by_name
def test_an_empty_warehouse_is_explained(
    serving: Callable[[str], Server], reader: Callable[..., Page], listed: Listed
) -> None:
    page = visit(reader(), f"{serving('empty').address}/{listed.path}")
    expect(page.locator("h1")).to_have_text(listed.english)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    told = page.get_by_test_id("stMain").inner_text()
    assert "python -m data" in told
    assert NOT_FOR_PEOPLE.findall(told) == []


@pytest.mark.parametrize("days", ["from=1999-01-01&to=1999-12-31", "as_of=2030-01-01"])
def test_days_off_the_record_are_answered_in_words(
    serving: Callable[[str], Server], reader: Callable[..., Page], days: str
) -> None:
    page = visit(reader(), f"{serving('online_retail').address}/churn?{days}")
    expect(page.locator("h1")).to_have_text("Churn and win-back")
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert NOT_FOR_PEOPLE.findall(page.get_by_test_id("stMain").inner_text()) == []
