"""Customers are typed in, in a real browser: by keyboard, past every error, past a reload, beside somebody else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.test_entry import serving_own
from tests.browser.visit import come_to_rest, fits, visit

WORDS = {
    "en-GB": {
        "name": "Name *",
        "mobile": "Mobile",
        "email": "E-mail",
        "city": "City",
        "birth": "Day of birth",
        "id": "Identity or registration number",
        "store": "Store customer",
        "person": "Person",
    },
    "zh-CN": {
        "name": "名称 *",
        "mobile": "手机",
        "email": "电子邮箱",
        "city": "城市",
        "birth": "出生日期",
        "id": "身份证号或登记号",
        "store": "保存客户",
        "person": "个人",
    },
}


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory, empty_file: Path, browser: Browser) -> Iterator[Restarted]:
    """A server on a warehouse in which nobody is yet, started again after somebody had begun to type."""
    folder = tmp_path_factory.mktemp("office")
    own = Path(shutil.copyfile(empty_file, folder / "office.duckdb"))
    page = browser.new_page(locale="en-GB")
    with serving_own(own, folder) as server:
        form(page, server)
        typed(page, Name="Before Restart", City="Bonn")
        expect(page).to_have_url(re.compile("draft="))
        draft = page.url.partition("?")[2]
    page.close()
    with serving_own(own, folder) as server:
        yield Restarted(server, draft)


@pytest.fixture
def office(restarted: Restarted) -> Server:
    return restarted.server


@dataclass(frozen=True)
class Restarted:
    """The server, and the part of the address that names what was typed before it was restarted."""

    server: Server
    draft: str


def form(page: Page, server: Server, query: str = "") -> Page:
    return visit(page, f"{server.address}/new-customer{query}")


def field(page: Page, label: str):
    return page.get_by_role("textbox", name=label, exact=True)


def typed(page: Page, **fields: str) -> None:
    """Type into fields named by the first words of their labels, and pause."""
    for label, text in fields.items():
        field(page, LABELS.get(label, label)).fill(text)
        page.keyboard.press("Tab")
    wait_until_saved(page)


LABELS = {"Name": "Name *", "Mail": "E-mail", "First": "Name of person 1", "Second": "Name of person 2"}


def wait_until_saved(page: Page) -> None:
    """A pause in typing has passed, and what came of it stands there."""
    page.wait_for_timeout(500)
    come_to_rest(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    wait_until_saved(page)


def page_message(page: Page):
    return page.get_by_test_id("stMain")


def wrong(page: Page, saying: str = ""):
    return page.locator("p.wrong").filter(has_text=saying)


@pytest.mark.parametrize(
    ("locale", "name", "stored"),
    [("zh-CN", "王小明", "王小明已保存"), ("en-GB", "Ann Field", "Ann Field is stored as")],
)
def test_a_person_is_typed_in_by_keyboard_alone_and_every_error_is_said_on_the_way(
    office: Server, reader: Callable[..., Page], locale: str, name: str, stored: str
) -> None:
    words, page = WORDS[locale], form(reader(locale=locale), office)
    page.get_by_role("button", name=words["store"]).first.focus()
    page.keyboard.press("Enter")
    expect(wrong(page)).to_have_count(2)
    field(page, words["name"]).focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type("1380013800")
    expect(wrong(page, "11")).to_have_count(1)
    page.keyboard.type("1" if locale == "zh-CN" else "2")
    expect(wrong(page)).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("ann.example.com")
    expect(wrong(page, "@")).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.type(f"user{locale}@example.com")
    expect(wrong(page)).to_have_count(0)
    for _press in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("110105194912310021")
    expect(wrong(page, "X")).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.type("11010519491231002X" if locale == "zh-CN" else "")
    page.keyboard.press("Backspace" if locale != "zh-CN" else "Shift")
    expect(wrong(page)).to_have_count(0)
    page.locator("summary").filter(has_text=re.compile(f"{words['person']}$")).focus()
    page.keyboard.press("Enter")
    field(page, words["birth"]).focus()
    page.keyboard.type("2999-01-01")
    expect(wrong(page).first).to_contain_text(re.compile(r"\d{4}-\d{2}-\d{2}"))
    if locale == "zh-CN":
        page.keyboard.press("Control+A")
        page.keyboard.type("1950-01-01")
        expect(wrong(page, "1949-12-31")).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.type("1949-12-31")
    expect(wrong(page)).to_have_count(0)
    for _press in range(60):
        page.keyboard.press("Tab")
        if words["store"] in page.evaluate("() => document.activeElement.closest('button')?.innerText ?? ''"):
            break
    page.keyboard.press("Enter")
    expect(page_message(page)).to_contain_text(stored)
    expect(page).not_to_have_url(re.compile("draft="))


def test_an_enterprise_is_typed_in_with_its_people_and_found_again_when_typed_twice(
    office: Server, reader: Callable[..., Page]
) -> None:
    page = form(reader(), office)
    page.get_by_text("Enterprise", exact=True).click()
    wait_until_saved(page)
    typed(page, Name="Brightwater Trading Ltd", City="Shanghai", Phone="021-6234 5678")
    page.locator("summary").filter(has_text="Principals").click()
    typed(page, First="Bo Li")
    typed(page, Second="Cy Wu")
    press(page, "Store customer")
    expect(page_message(page)).to_contain_text("Brightwater Trading Ltd is stored as")
    for person in ("Bo Li", "Cy Wu"):
        expect(page_message(page)).to_contain_text(person)

    press(page, "Enter another")
    page.get_by_text("Enterprise", exact=True).click()
    wait_until_saved(page)
    typed(page, Name="BRIGHTWATER TRADING", City="Shanghai", Mail="office@brightwater.example.com")
    expect(page_message(page)).to_contain_text("Has the same name in the same city.")
    expect(page.locator("tr.differs")).to_contain_text("Brightwater Trading Ltd")
    page.get_by_role("link", name="Open that one").click()
    expect(page.locator("h1")).to_have_text("Customer card")
    expect(page_message(page)).to_contain_text("Brightwater Trading Ltd")
    page.go_back()
    expect(page.locator("h1")).to_have_text("New customer")
    come_to_rest(page)
    expect(field(page, "Name *")).to_have_value("BRIGHTWATER TRADING")
    page.locator("summary").filter(has_text="Merge into it").click()
    wait_until_saved(page)
    field(page, "Why it is the same customer").fill("same firm")
    wait_until_saved(page)
    press(page, "Merge into Brightwater Trading Ltd")
    expect(page_message(page)).to_contain_text("Merged into Brightwater Trading Ltd")
    expect(page_message(page)).to_contain_text("office@brightwater.example.com")

    press(page, "Enter another")
    typed(page, Name="*Dora* [B](y) 1$ 2$", Mail="office@brightwater.example.com")
    expect(page_message(page)).to_contain_text("Has the same e-mail.")
    field(page, "Why this is another customer all the same").fill("works there")
    wait_until_saved(page)
    press(page, "Save anyway")
    expect(page_message(page)).to_contain_text("*Dora* [B](y) 1$ 2$ is stored as")


def test_a_reload_in_mid_word_another_page_and_another_language_lose_nothing(
    office: Server, reader: Callable[..., Page]
) -> None:
    page = form(reader(), office)
    typed(page, Name="Mid Word")
    field(page, "E-mail").click()
    page.keyboard.type("mid@wor")
    page.reload()
    come_to_rest(page)
    expect(field(page, "E-mail")).to_have_value("mid@wor")
    expect(field(page, "Name *")).to_have_value("Mid Word")
    page.locator("summary").filter(has_text="Consumption").click()
    wait_until_saved(page)
    field(page, "What the customer buys").click()
    page.keyboard.type("Green tea,\nblack tea")
    page.reload()
    come_to_rest(page)
    page.locator("summary").filter(has_text="Consumption").click()
    expect(field(page, "What the customer buys")).to_have_value("Green tea,\nblack tea")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="History").click()
    expect(page.locator("h1")).to_have_text("History")
    come_to_rest(page)
    page.get_by_test_id("stSidebarNavLink").filter(has_text="New customer").click()
    expect(field(page, "Name *")).to_have_value("Mid Word")
    come_to_rest(page)
    page.get_by_text("中文", exact=True).click()
    expect(field(page, "名称 *")).to_have_value("Mid Word")
    expect(field(page, "电子邮箱")).to_have_value("mid@wor")


def test_a_server_that_is_restarted_loses_nothing(restarted: Restarted, reader: Callable[..., Page]) -> None:
    page = form(reader(), restarted.server, f"?{restarted.draft}")
    expect(field(page, "Name *")).to_have_value("Before Restart")
    expect(field(page, "City")).to_have_value("Bonn")
    typed(page, Mobile="13800138000")
    press(page, "Store customer")
    expect(page_message(page)).to_contain_text("Before Restart is stored as")


def test_two_windows_edit_the_same_customer_and_nobody_is_overwritten_unseen(
    office: Server, reader: Callable[..., Page]
) -> None:
    mine = form(reader(), office)
    typed(mine, Name="Two Windows", Mail="two@example.com")
    press(mine, "Store customer")
    expect(page_message(mine)).to_contain_text(re.compile(r"Two Windows is stored as.*C\d+"))
    number = re.search(r"C\d+", page_message(mine).inner_text())
    assert number
    theirs = reader()
    for page, city in ((mine, "Wuxi"), (theirs, "Suzhou")):
        form(page, office, f"?customer={number[0]}")
        typed(page, City=city)
    press(theirs, "Store the changes")
    expect(page_message(theirs)).to_contain_text("are stored")
    press(mine, "Store the changes")
    expect(page_message(mine)).to_contain_text("Somebody else changed this customer while you were typing.")
    expect(mine.locator("tr.differs")).to_contain_text("Suzhou")
    expect(field(mine, "City")).to_have_value("Wuxi")
    press(mine, "Store with these choices")
    expect(page_message(mine)).to_contain_text("are stored")
    expect(mine.locator("tr.differs")).to_contain_text(re.compile("Suzhou.*Wuxi"))


def test_on_a_phone_the_form_does_not_stick_out_to_the_side(office: Server, reader: Callable[..., Page]) -> None:
    page = form(reader(width=390, height=844), office)
    typed(page, Name="Phone", Mail="two@example.com")
    fits(page, 390)
