"""Every page opens by its own address, and the address carries what the reader chose."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import page_actions
from tests.browser.pages import PAGES, Listed
from tests.browser.server import Server
from tests.browser.visit import come_to_rest, visit

# One of every section of the menu; that each page opens by its address is seen wherever pages are visited.
FIRST = ("funnel", "explorer", "new-customer", "data")
SOME = [listed for listed in PAGES if listed.name in FIRST]
some_by_name = pytest.mark.parametrize("listed", SOME, ids=FIRST)
ALL = "1 Jan 2011 to 9 Dec 2011 — all 4,372 external customers"
GERMANY = "Region: Germany · 1 Jan 2011 to 9 Dec 2011 — 95 of 4,372 customers"


@some_by_name
def test_a_page_opened_by_its_address_on_a_fresh_server_stands_in_its_frame(
    fresh_server: Server, reader: Callable[..., Page], listed: Listed
) -> None:
    page = visit(reader(), f"{fresh_server.address}/{listed.path}")
    expect(page.locator("h1")).to_have_text(listed.english)
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(PAGES))
    expect(page.get_by_test_id("stMain")).to_contain_text("9 Dec 2011")
    if listed.is_report:
        expect(page_actions.sentence(page)).to_have_text(ALL)


def test_a_copied_link_opens_the_same_view_for_a_colleague(
    serving: Callable[[str], Server], reader: Callable[..., Page]
) -> None:
    mine = visit(reader(), f"{serving('online_retail').address}/churn")
    page_actions.choose(mine, "Place", "Region", "Germany")
    expect(page_actions.sentence(mine)).to_have_text(GERMANY)
    theirs = visit(reader(), page_actions.copied_link(mine))
    expect(theirs.locator("h1")).to_have_text("Churn and win-back")
    expect(page_actions.sentence(theirs)).to_have_text(GERMANY)


def test_the_choice_goes_along_to_the_next_page_and_reset_takes_it_back(
    serving: Callable[[str], Server], reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{serving('online_retail').address}/churn?region=Germany")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Value tiers").click()
    expect(page.locator("h1")).to_have_text("Value tiers")
    come_to_rest(page)
    expect(page_actions.sentence(page)).to_have_text(GERMANY)
    expect(page).to_have_url(re.compile("region=Germany"))
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text(ALL)).to_be_visible()
    come_to_rest(page)
    expect(page).not_to_have_url(re.compile("region"))


@pytest.mark.parametrize("wrong", ["from=yesterday", "region=Atlantis", "from=2011-06-01&to=2011-01-01", "tier=%00"])
def test_an_address_that_makes_no_sense_is_answered_in_words(
    serving: Callable[[str], Server], reader: Callable[..., Page], wrong: str
) -> None:
    page = visit(reader(), f"{serving('online_retail').address}/churn?{wrong}")
    expect(page.locator("h1")).to_have_text("Churn and win-back")
    told = page.get_by_test_id("stMain").inner_text()
    assert "Traceback" not in told
    assert "not your doing" not in told


def test_an_address_that_no_page_has_leads_to_the_front_page(
    serving: Callable[[str], Server], reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{serving('online_retail').address}/nowhere")
    expect(page.locator("h1")).to_have_text("Overview")
