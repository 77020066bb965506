"""Every page opens by its own address, and the address carries what the reader chose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES, Listed
from tests.browser.server import Server
from tests.browser.visit import visit

by_name = pytest.mark.parametrize("listed", PAGES, ids=[listed.name for listed in PAGES])


@by_name
def test_a_page_opened_by_its_address_on_a_fresh_server_stands_in_its_frame(
    fresh_server: Server, reader: Callable[..., Page], listed: Listed
) -> None:
    page = visit(reader(), f"{fresh_server.address}/{listed.path}")
    expect(page.locator("h1")).to_have_text(listed.english)
    menu = page.get_by_test_id("stSidebarNavLink")
    expect(menu).to_have_count(len(PAGES))
    assert [text.strip() for text in menu.all_inner_texts()] != []
    assert "9 Dec 2011" in page.locator("[data-testid=stMain]").inner_text()
