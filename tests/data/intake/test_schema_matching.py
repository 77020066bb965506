"""Which table and which columns the headings of a file mean."""

from __future__ import annotations

import pytest

from data.intake.mapping.schema_matching import list_loadable_columns, propose_columns, rank_tables
from data.intake.readers.heading_synonyms import get_chinese_name
from data.schema import TABLES, metadata


def proposed(headings: list[str], table: str, remembered: dict[str, str | None] | None = None) -> dict[str, str | None]:
    return {one.heading: one.column for one in propose_columns(headings, metadata.tables[table], remembered)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_known_by_its_own_column_names(table) -> None:
    headings = list(list_loadable_columns(table))
    assert rank_tables(headings)[0] == table.name
    assert proposed(headings, table.name) == dict(zip(headings, headings, strict=True))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_chinese_name_by_which_it_is_found(table) -> None:
    names = {get_chinese_name(table.name, column): column for column in list_loadable_columns(table)}
    assert len(names) == len(list_loadable_columns(table))
    assert proposed(list(names), table.name) == names


@pytest.mark.parametrize(
    ("headings", "table", "columns"),
    [
        (
            ["订单号", "下单日期", "客户号", "金额（元）", "数量"],
            "order_lines",
            ["order_id", "ordered_on", "customer_id", "amount", "quantity"],
        ),
        (
            ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "CustomerID", "Country"],
            "order_lines",
            ["order_id", "product_id", "quantity", "ordered_on", "customer_id", None],
        ),
        (["Customer ID", "Name", "Regoin", "Owner"], "customers", ["customer_id", "name", "region", "owner_id"]),
        (
            ["客户编号", "客户名称", "城市", "手机号", "邮箱", "身份证号", "职位"],
            "customers",
            ["customer_id", "name", "city", "mobile", "email", "id_number", "job_title"],
        ),
        (["客户编号", "手机", "E-Mail"], "customer_identities", ["customer_id", "mobile", "email"]),
        (["工号", "姓名", "手机", "邮箱", "地址"], "employees", ["employee_id", "name", None, None, None]),
        (
            ["客户编号", "开票日期", "到期日期", "发票号"],
            "receivables",
            ["customer_id", "issued_on", "due_on", "invoice_id"],
        ),
    ],
)
def test_headings_as_people_write_them_lead_to_the_table_and_its_columns(
    headings: list[str], table: str, columns: list[str | None]
) -> None:
    assert rank_tables(headings)[0] == table
    assert proposed(headings, table) == dict(zip(headings, columns, strict=True))


def test_a_column_is_proposed_for_one_heading_only_and_its_own_name_comes_first() -> None:
    assert proposed(["town", "city"], "customers") == {"town": None, "city": "city"}


def test_what_was_confirmed_before_comes_before_every_likeness_also_that_a_heading_is_left_out() -> None:
    remembered = {"name": None, "Client": "name"}
    assert proposed(["customer_id", "name", "Client"], "customers", remembered) == {
        "customer_id": "customer_id",
        "name": None,
        "Client": "name",
    }


def test_a_remembered_column_that_the_table_does_not_have_is_not_proposed() -> None:
    assert proposed(["x"], "customers", {"x": "no_such_column"}) == {"x": None}


def test_each_proposal_says_why() -> None:
    reasons = [
        str(one.reason) for one in propose_columns(["city", "行业", "regoin", "zzz"], metadata.tables["customers"])
    ]
    assert reasons == [
        "has the column's name",
        "is a usual name for it",
        "is written much like region",
        "no column of the table has a name like this",
    ]
