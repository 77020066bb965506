"""What a person does on a page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page

from tests.browser.visit import come_to_rest

POPOVER = "[data-testid=stPopoverBody]"


def sentence(page: Page) -> Locator:
    """The filter in words, as it stands under the bar."""
    return page.locator("[data-testid=stMain]").get_by_text(re.compile(r" — .*customers?$")).first


def open_popover(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    page.locator(POPOVER).first.wait_for()
    come_to_rest(page)


def close_popover(page: Page) -> None:
    """Escape closes the innermost thing that is open, so it may take two."""
    for _press in range(3):
        if page.locator(POPOVER).count() == 0:
            return
        page.keyboard.press("Escape")
        page.wait_for_timeout(150)
    assert page.locator(POPOVER).count() == 0


def choose(page: Page, group: str, field: str, option: str) -> None:
    """Pick one more value of a field in the filter bar."""
    open_popover(page, group)
    box = page.get_by_role("combobox", name=field)
    box.fill(option)
    page.get_by_role("option", name=re.compile(rf"^{re.escape(option)}\b")).first.click()
    come_to_rest(page)
    close_popover(page)


def copied_link(page: Page) -> str:
    open_popover(page, "Copy link")
    link = page.locator(f"{POPOVER} code").inner_text().strip()
    close_popover(page)
    return link


def download(page: Page, button: str, folder: Path) -> Path:
    """Press the last button of that name, which is the one in front, and keep the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).last.click()
    got: Download = waiting.value
    file = folder / got.suggested_filename
    got.save_as(file)
    return file
