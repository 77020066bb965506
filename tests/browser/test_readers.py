"""Readers differ: in language, window, theme, hands and paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import page_actions
from tests.browser.pages import PAGES, Listed
from tests.browser.server import Server
from tests.browser.visit import becomes, come_to_rest, fits, visit

by_name = pytest.mark.parametrize("listed", PAGES, ids=[listed.name for listed in PAGES])
REPORTS = [listed for listed in PAGES if listed.is_report]
reports_by_name = pytest.mark.parametrize("listed", REPORTS, ids=[listed.name for listed in REPORTS])
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def address(serving: Callable[[str], Server]) -> str:
    return serving("online_retail").address


@by_name
def test_a_chinese_phone_is_answered_in_chinese_and_nothing_sticks_out_to_the_side(
    address: str, reader: Callable[..., Page], listed: Listed
) -> None:
    page = visit(reader(locale="zh-CN", width=390, height=844), f"{address}/{listed.path}")
    expect(page.locator("h1")).to_have_text(listed.chinese)
    headings = page.locator("h2, h3").all_inner_texts()
    assert headings
    assert [heading for heading in headings if not CHINESE.search(heading)] == []
    fits(page, 390)


def test_the_language_is_switched_by_a_click_and_travels_in_the_address(
    address: str, reader: Callable[..., Page]
) -> None:
    page = visit(reader(locale="zh-CN"), f"{address}/churn")
    page.get_by_role("radio", name="EN").or_(page.get_by_role("button", name="EN", exact=True)).first.click()
    expect(page.locator("h1")).to_have_text("Churn and win-back")
    come_to_rest(page)
    expect(page).to_have_url(re.compile("lang=en"))
    again = visit(reader(locale="zh-CN"), page.url)
    expect(again.locator("h1")).to_have_text("Churn and win-back")


@reports_by_name
def test_on_a_phone_nothing_sticks_out_the_headings_are_in_order_and_every_chart_has_words(
    address: str, reader: Callable[..., Page], listed: Listed
) -> None:
    page = visit(reader(width=390, height=844), f"{address}/{listed.path}")
    fits(page, 390)
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []
    charts = page.get_by_test_id("stPlotlyChart").all()
    assert [chart for chart in charts if len(chart.get_attribute("aria-label") or "") < 20] == []


def test_the_filters_are_reached_and_set_by_keyboard(address: str, reader: Callable[..., Page]) -> None:
    page = visit(reader(), f"{address}/churn")
    box = page.get_by_role("button", name="Place").bounding_box()
    assert box
    around = {"x": box["x"] - 6, "y": box["y"] - 6, "width": box["width"] + 12, "height": box["height"] + 12}
    unfocused = page.screenshot(clip=around)
    reached = []
    for _press in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("() => document.activeElement.closest('button')?.innerText || ''")
        reached.append(focused)
        if "Place" in focused:
            break
    assert any("Period" in name for name in reached)
    assert page.screenshot(clip=around) != unfocused
    page.keyboard.press("Enter")
    page.locator(page_actions.POPOVER).wait_for()
    # Streamlit puts what floats at the end of the page, so it is the last stop of the round.
    for _press in range(150):
        if page.evaluate("() => document.activeElement.ariaLabel") == "Region":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Germany")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Region: Germany")).to_be_visible()


def test_the_overview_prints_on_one_page_with_its_filters_and_without_the_menu(
    address: str, reader: Callable[..., Page]
) -> None:
    page = visit(reader(), f"{address}/?region=Germany")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".st-key-filter_bar")).to_be_hidden()
    expect(page.get_by_text("Region: Germany").first).to_be_visible()
    paper = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 24, 27)")])
def test_the_theme_follows_the_readers_system(
    address: str, reader: Callable[..., Page], scheme: str, ground: str
) -> None:
    page = visit(reader(color_scheme=scheme), address)
    color = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    becomes(page, lambda: page.evaluate(color), ground)
