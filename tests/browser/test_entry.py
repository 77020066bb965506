"""Files go in by the pages, in a real browser, and come out again: exactly as many as were said."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.warehouse import Warehouse, open_warehouse
from tests.browser import page_actions
from tests.browser.server import Server, serve
from tests.browser.visit import come_to_rest, fits, visit
from tests.data.files import rows
from tests.data.survey.tables import FORMATS

EXPECTED = json.loads((FORMATS / "expected.json").read_text())["complete"]
COMPLETE = "from survey_answers join survey_responses using (survey_id, response_id) where is_complete"


@pytest.fixture
def own_file(empty_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(empty_file, tmp_path / "own.duckdb"))


@pytest.fixture
def own_server(own_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A server on an empty warehouse of this test's own."""
    with serving_own(own_file, tmp_path) as server:
        yield server


@contextmanager
def serving_own(file: Path, folder: Path) -> Iterator[Server]:
    with serve(f"duckdb:///{file}", folder) as server:
        yield server
    assert "Traceback" not in server.log.read_text()


@contextmanager
def afterwards(file: Path) -> Iterator[Warehouse]:
    """The warehouse, once no server holds it any more."""
    warehouse = open_warehouse(f"duckdb:///{file}")
    yield warehouse
    warehouse.close()


def give(page: Page, file: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(str(file))
    expect(page.get_by_text(file.name, exact=False).first).to_be_visible()
    come_to_rest(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).click()
    come_to_rest(page)


def store_survey(page: Page, file: Path, check: str, store: str) -> None:
    """Through all steps with the proposal as it is; the one thing that is asked, whether NPS is meant, is ticked."""
    give(page, file)
    page.locator("[class*='_nps'] label").first.click()
    come_to_rest(page)
    press(page, check)
    press(page, store)


def told_figures(warehouse: Warehouse) -> dict[str, object]:
    """What expected.json says of complete responses, counted in the warehouse."""
    csat = dict(
        rows(
            warehouse,
            f"select score::int, count(*) {COMPLETE} and question_id in (select question_id from "
            "survey_questions where role = 'csat') group by 1",
        )
    )
    score = (
        f"select round(100.0 * (count(*) filter (score >= 9) - count(*) filter (score <= 6)) / count(*), 6) {COMPLETE} "
        "and question_id in (select question_id from survey_questions where role = 'nps')"
    )
    means = (
        f"select round(avg(score), 6) {COMPLETE} and question_id in (select question_id from survey_questions "
        "where role = 'rating') group by question_id order by question_id"
    )
    option_counts = f"select count(*) {COMPLETE} and option <> '' group by option order by 1"
    comments = f"{COMPLETE} and question_id in (select question_id from survey_questions where role = 'comment')"
    return {
        "responses": rows(warehouse, "select count(*) from survey_responses where is_complete")[0][0],
        "csat": {str(one): count for one, count in csat.items()},
        "nps": float(rows(warehouse, score)[0][0]),
        "means": [one for (one,) in rows(warehouse, means)],
        "channels": [one for (one,) in rows(warehouse, option_counts)],
        "comments": rows(warehouse, f"select count(*) {comments}")[0][0],
    }


AS_EXPECTED = {
    "responses": EXPECTED["responses"],
    "csat": EXPECTED["csat"]["counts"],
    "nps": EXPECTED["nps"]["score"],
    "means": list(EXPECTED["matrix_means"].values()),
    "channels": sorted(EXPECTED["channels"].values()),
    "comments": EXPECTED["comments"],
}


@pytest.mark.parametrize(
    ("name", "locale", "check", "store"),
    [
        ("wenjuanxing_text_gbk.csv", "zh-CN", "^检查", "^保存 23 份"),
        ("microsoft_forms.xlsx", "en-GB", "^Check", "^Store 23 responses"),
    ],
)
def test_a_survey_file_goes_in_by_the_page_to_exactly_its_figures(
    own_file: Path, tmp_path: Path, reader: Callable[..., Page], name: str, locale: str, check: str, store: str
) -> None:
    with serving_own(own_file, tmp_path) as server:
        page = visit(reader(locale=locale), f"{server.address}/survey-upload")
        store_survey(page, FORMATS / name, check, store)
        page.locator(".st-key-entry_survey_next").wait_for()
    with afterwards(own_file) as warehouse:
        assert told_figures(warehouse) == AS_EXPECTED


def test_a_survey_file_sent_twice_is_stored_once_and_undone_on_the_history_page(
    own_file: Path, tmp_path: Path, reader: Callable[..., Page]
) -> None:
    file = FORMATS / "microsoft_forms.xlsx"
    with serving_own(own_file, tmp_path) as server:
        page = visit(reader(), f"{server.address}/survey-upload")
        store_survey(page, file, "^Check", "^Store 23")
        press(page, "^Next file")
        give(page, file)
        press(page, "^Check")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("This file is already stored, on")
        expect(page.get_by_role("button", name=re.compile("^Store"))).to_have_count(0)
        page.get_by_test_id("stSidebarNavLink").filter(has_text="History").click()
        expect(page.locator("h1")).to_have_text("History")
        come_to_rest(page)
        press(page, "^Undo batch 1")
        expect(main).to_contain_text("Survey responses: 23 new rows removed.")
        press(page, "^Undo: take")
        expect(main).to_contain_text("Batch 1 is undone.")
    with afterwards(own_file) as warehouse:
        for table in ("surveys", "survey_questions", "survey_responses", "survey_answers"):
            assert rows(warehouse, f"select count(*) from {table}") == [(0,)]


def test_bad_rows_are_taken_away_as_a_file_mended_and_sent_again(
    own_server: Server, own_file: Path, tmp_path: Path, reader: Callable[..., Page]
) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("Customer ID;Name;Type;City\nA;Ann;individual;Bonn\nB;Bo;wrong;Köln\nC;Cy;enterprise;\n", "cp1252")
    page = visit(reader(), f"{own_server.address}/load")
    give(page, file)
    press(page, "^Check")
    rejected = page_actions.download(page, "Download the rejected rows", tmp_path)
    assert rejected.name == "customers.rejected.csv"
    text = rejected.read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("B,Bo,wrong,Köln,3,Type,wrong,")
    press(page, "^Store 2 rows")
    press(page, "^Next file")
    mended = tmp_path / "mended.csv"
    mended.write_text(text.replace("B,Bo,wrong", "B,Bo,individual"), "utf-8")
    give(page, mended)
    press(page, "^Check")
    press(page, "^Store 1 row")
    expect(page.get_by_test_id("stMain")).to_contain_text("Stored in Customers as batch 2.")


def test_the_steps_are_gone_through_by_keyboard(
    own_server: Server, tmp_path: Path, reader: Callable[..., Page]
) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("customer_id,name\nA,Ann\n", "utf-8")
    page = visit(reader(), f"{own_server.address}/load")
    give(page, file)
    for button in ("Check customers.csv", "Store 1 row"):
        page.get_by_role("button", name=button).wait_for()
        for _press in range(120):
            page.keyboard.press("Tab")
            focused = page.evaluate("() => document.activeElement.closest('button')?.innerText || ''")
            if button in focused:
                break
        assert button in focused
        page.keyboard.press("Enter")
        come_to_rest(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("Stored in Customers as batch 1.")


def test_a_choice_survives_another_page_and_another_language(
    own_server: Server, tmp_path: Path, reader: Callable[..., Page]
) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("customer_id,name,remark\nA,Ann,x\n", "utf-8")
    page = visit(reader(), f"{own_server.address}/load")
    give(page, file)
    box = page.get_by_role("combobox", name="What remark means")
    box.click()
    box.fill("source")
    page.get_by_role("option", name=re.compile("^source")).click()
    come_to_rest(page)
    page.get_by_test_id("stSidebarNavLink").filter(has_text="History").click()
    expect(page.locator("h1")).to_have_text("History")
    page.get_by_role("link", name="Load", exact=True).click()
    expect(page.locator("h1")).to_have_text("Load")
    come_to_rest(page)
    expect(page.get_by_role("combobox", name="What remark means")).to_have_value(re.compile("^source · "))
    page.get_by_role("radio", name="中文").or_(page.get_by_role("button", name="中文", exact=True)).first.click()
    expect(page.locator("h1")).to_have_text("数据导入")
    come_to_rest(page)
    expect(page.get_by_role("combobox", name="“remark”对应的列")).to_have_value("信息来源 · source")
    press(page, "^检查")
    press(page, "^保存 1 行")
    expect(page.get_by_test_id("stMain")).to_contain_text("已存入客户，批次 1。")


def test_on_a_phone_no_step_sticks_out_to_the_side(own_server: Server, reader: Callable[..., Page]) -> None:
    page = visit(reader(width=390, height=844), f"{own_server.address}/survey-upload")
    give(page, FORMATS / "wenjuanxing_text_gbk.csv")
    press(page, "^Check")
    fits(page, 390)
