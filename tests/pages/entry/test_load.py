"""The load page, from a file to its rows and back, as a person goes through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.__main__ import main
from data.intake.checks.record_checks import REJECT, TELL
from data.warehouse import Warehouse
from pages.ui.i18n.translation import use_language
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_page

Small = Callable[..., Warehouse]
LOAD = "entry/load/page.py"
FILE = "客户号;名称;类型;备注\nA;安;individual;x\nB;博;wrong;y\nC;楚;enterprise;z\n"
NAMES = "select customer_id, name, kind from customers order by 1"


def send(app: AppTest, content: str | bytes, name: str = "customers.csv") -> AppTest:
    """Give the page a file."""
    app.file_uploader[0].upload(name, content if isinstance(content, bytes) else content.encode())
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so, and wait until what it began has ended."""
    next(button for button in app.button if button.label.startswith(label)).click()
    app.run()
    while app.get("status"):
        app.run()
    assert read_errors(app) == []
    return app


def box(app: AppTest, label: str):
    return next(found for found in app.selectbox if found.label == label)


def test_a_file_is_read_matched_checked_and_stored_and_nothing_before(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = send(visit(empty_warehouse, LOAD), FILE.encode("gb18030"))
    said = read_page(app)
    assert "Read as <strong>GB18030</strong>, cells end with <strong>semicolon</strong>" in said
    assert box(app, "Into which table? The one that fits the headings best stands first.").value == "customers"
    assert box(app, "What 客户号 means").value == "customer_id"
    assert box(app, "What 备注 means").value == ""
    press(app, "Check customers.csv")
    assert read_errors(app) == []
    said = read_page(app)
    assert "<strong>3</strong> rows: <strong>2</strong> new" in said
    assert "<strong>1</strong> rejected" in said
    assert "is not one of individual, enterprise" in said
    assert rows(empty_warehouse, NAMES) == []
    press(app, "Store 2 rows")
    assert "Stored in Customers as batch 1." in read_page(app)
    assert rows(empty_warehouse, NAMES) == [("A", "安", "individual"), ("C", "楚", "enterprise")]


def checked(visit: Visit, warehouse: Warehouse, content: str, name: str = "customers.csv", **more: object) -> AppTest:
    return press(send(visit(warehouse, LOAD, **more), content, name), "Check")


def stored(visit: Visit, warehouse: Warehouse, content: str, name: str = "customers.csv") -> AppTest:
    return press(checked(visit, warehouse, content, name), "Store")


def test_a_file_of_customers_with_their_mobiles_goes_in_at_once(empty_warehouse: Warehouse, visit: Visit) -> None:
    text = "客户编号,客户名称,手机号,邮箱\nA,安,13812345678,a@example.com\nB,博,12912345678,\nC,楚,,\n"
    app = send(visit(empty_warehouse, LOAD), text)
    assert box(app, "Into which table? The one that fits the headings best stands first.").value == "customers"
    assert [box(app, f"What {name} means").value for name in ("手机号", "邮箱")] == ["mobile", "email"]
    assert "mobile · mobile telephone" in box(app, "What 手机号 means").options
    said = read_page(press(app, "Check"))
    assert "<strong>3</strong> rows: <strong>2</strong> new" in said
    assert "A mobile number of the mainland begins with 13 to 19" in said
    press(app, "Store 2 rows")
    both = "customers left join customer_identities as other using (customer_id)"
    assert rows(empty_warehouse, f"select customer_id, mobile, other.batch_id from {both} order by 1") == [
        ("A", "13812345678", "1"),
        ("C", None, None),
    ]


def test_what_changes_is_shown_cell_by_cell_old_and_new(empty_warehouse: Warehouse, visit: Visit) -> None:
    stored(visit, empty_warehouse, "customer_id,name,city\nA,Ann,Bonn\nB,Bo,\n")
    app = checked(visit, empty_warehouse, "customer_id,name,city\nA,Anna,\nB,Bo,\nC,Cy,\n", "b.csv")
    assert "<strong>1</strong> new, <strong>1</strong> changed, <strong>1</strong> the same" in read_page(app)
    changes = next(frame.value for frame in app.dataframe if "Old value" in frame.value.columns)
    assert changes.astype(object).where(changes.notna(), None).to_numpy().tolist() == [
        ["name", "Ann", "Anna", "A"],
        ["city", "Bonn", None, "A"],
    ]
    assert "2 cells change." in read_page(app)


def test_the_same_file_again_says_when_it_was_stored_and_offers_nothing(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    stored(visit, empty_warehouse, FILE)
    app = checked(visit, empty_warehouse, FILE)
    assert "This file is already stored, on" in read_page(app)
    assert "as batch 1. There is nothing to do." in read_page(app)
    assert not [button for button in app.button if button.label.startswith("Store")]


def test_columns_are_remembered_and_proposed_for_the_next_file(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = send(visit(empty_warehouse, LOAD), FILE)
    box(app, "What 备注 means").set_value("source")
    app.run()
    press(press(app, "Check"), "Store")
    again = send(visit(empty_warehouse, LOAD), FILE.replace("安", "安娜"))
    assert "A file with these headings was stored before" in read_page(again)
    assert box(again, "What 备注 means").value == "source"
    assert rows(empty_warehouse, "select distinct source from customers order by 1") == [("x",), ("z",)]


def test_a_key_that_no_heading_means_and_a_column_that_two_mean_are_told_before_the_check(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = send(visit(empty_warehouse, LOAD), FILE)
    box(app, "What 客户号 means").set_value("")
    app.run()
    assert "Customers cannot do without customer_id." in read_page(app)
    assert not [button for button in app.button if button.label.startswith("Check")]
    box(app, "What 客户号 means").set_value("customer_id")
    box(app, "What 备注 means").set_value("name")
    app.run()
    assert "Two headings mean the same column: name." in read_page(app)


def test_a_change_after_the_check_asks_for_another_check(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = checked(visit, empty_warehouse, FILE)
    box(app, "What 备注 means").set_value("source")
    app.run()
    assert "Something was changed above. Check the file again." in read_page(app)
    assert not [button for button in app.button if button.label.startswith("Store")]
    assert rows(empty_warehouse, NAMES) == []


def test_how_the_file_is_read_can_be_corrected_and_the_preview_follows(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = send(visit(empty_warehouse, LOAD), "customer_id,name\nA,安\n".encode("gb18030"))
    box(app, "Encoding").set_value("cp1252")
    app.run()
    assert "°²" in read_page(app)
    box(app, "Encoding").set_value("utf-8")
    app.run()
    assert "is not in the encoding" in read_errors(app)[0]
    box(app, "Encoding").set_value("gb18030")
    app.run()
    assert read_errors(app) == []
    assert "安" in read_page(app)
    box(app, "Cells end with").set_value(";")
    app.run()
    assert "<strong>1</strong> columns" in read_page(app)


def test_choices_survive_another_page_and_another_language(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = send(visit(empty_warehouse, LOAD), FILE)
    box(app, "What 备注 means").set_value("source")
    app.run()
    app.switch_page("entry/history.py").run()
    app.switch_page(LOAD).run()
    assert box(app, "What 备注 means").value == "source"
    app.segmented_control[0].set_value("zh")
    app.run()
    assert box(app, "“备注”对应的列").value == "source"
    with use_language("zh"):
        press(app, "检查")
    assert "退回 <strong>1</strong> 行" in read_page(app)
    assert "不是允许的值：individual, enterprise" in read_page(app)
    assert rows(empty_warehouse, NAMES) == []


def test_another_file_forgets_all_that_was_said_of_the_first(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = checked(visit, empty_warehouse, FILE)
    folder = app.session_state["session"].uploads["entry_load"].file.folder
    assert folder.exists()
    press(app, "Choose another file")
    assert "Check" not in read_page(app)
    send(app, "customer_id\nZ\n", "z.csv")
    assert "<strong>z.csv</strong>" in read_page(app)
    assert app.session_state["session"].uploads["entry_load"].file.folder != folder


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "empty.csv is empty: it has no header."),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture.csv is not a text file"),
        ("book.xlsx", b"PK\x03\x04nonsense", "book.xlsx is not a workbook that can be read"),
        ("table.parquet", b"PAR1nonsense", "table.parquet is not a Parquet file that can be read"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(
    empty_warehouse: Warehouse, visit: Visit, name: str, content: bytes, sentence: str
) -> None:
    app = send(visit(empty_warehouse, LOAD), content, name)
    assert sentence in read_errors(app)[0]


def test_an_example_takes_a_file_only_when_that_is_said(empty_warehouse: Warehouse, visit: Visit) -> None:
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("update app_settings set value = 'sample' where key = 'example'")
    app = send(visit(empty_warehouse, LOAD), FILE)
    check = next(button for button in app.button if button.label.startswith("Check"))
    assert check.disabled
    assert "This warehouse is an example." in read_page(app)
    app.checkbox[0].check()
    app.run()
    press(press(app, "Check"), "Store")
    assert len(rows(empty_warehouse, NAMES)) == 2


def test_a_warehouse_that_is_only_read_says_so_and_asks_for_no_file(sample: Warehouse, visit: Visit) -> None:
    app = visit(sample, LOAD)
    assert read_errors(app) == []
    assert "is open for reading only" in read_page(app)
    assert not app.file_uploader


def test_new_customers_who_look_like_others_are_shown_before_they_are_stored(
    small_warehouse: Small, visit: Visit
) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A", "name": "上海岚岳商贸有限公司", "city": "上海"}])
    app = send(visit(warehouse, LOAD), "customer_id,name,city\nB,嵐嶽商貿公司,Shanghai\nC,Other,\n")
    press(app, "Check customers.csv")
    assert "1 new customer looks like another. Look at both before you store." in [one.value for one in app.warning]
    shown = next(one.value for one in app.dataframe if "Reason" in one.value.columns)
    assert shown.to_dict("records") == [{"Customer": "B", "Reason": "has the name of customer A in the same city"}]


CUSTOMERS = (
    "customer_id,name,city,kind\nB,嵐嶽商貿公司,Shanghai,enterprise\nC,Other,,enterprise\nD,Dora,,wrong\n"
    "E,Other GmbH,,enterprise\nF,岚岳商贸（上海）,上海,enterprise\n"
)


def test_new_customers_who_look_like_others_are_left_out_where_that_is_chosen_as_on_the_command_line(
    small_warehouse: Small, visit: Visit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A", "name": "上海岚岳商贸有限公司", "city": "上海"}])
    app = press(send(visit(warehouse, LOAD), CUSTOMERS), "Check")
    assert counted(app, "entry_load_job") == (4, 1)
    app.radio(key="entry_load_duplicates@en").set_value(REJECT)
    app.run()
    assert read_errors(app) == []
    said = read_page(app)
    assert "<strong>1</strong> new, <strong>0</strong> changed, <strong>0</strong> the same as stored" in said
    assert all(f"has the name of customer {name} in the same city" in said for name in ("A", "C"))
    assert "Something was changed above" not in said
    file, out = tmp_path / "customers.csv", tmp_path / "left.csv"
    file.write_text(CUSTOMERS, encoding="utf-8")
    words = ["load", "customers", str(file), "--url", warehouse.url, "--dry-run", "--reject-rows", "--rejects"]
    assert main([*words, str(out), "--duplicates", "reject"]) == 0
    assert "1 new, 0 changed, 0 same, 4 rejected" in capsys.readouterr().out
    assert [customer for customer, *_ in rows(warehouse, NAMES)] == ["A"]
    press(app, "Store 1 row")
    assert counted(app, "entry_load_stored") == (1, 4)
    assert app.session_state["session"].jobs["entry_load_stored"].result.rejects_file.read_bytes() == out.read_bytes()
    assert [customer for customer, *_ in rows(warehouse, NAMES)] == ["A", "C"]


def test_the_choice_is_offered_and_kept_in_the_other_language_too(small_warehouse: Small, visit: Visit) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A", "name": "Ann Lee", "city": "Leeds"}])
    app = press(send(visit(warehouse, LOAD), "customer_id,name,city\nB,Ann Lee,Leeds\nC,Bo,\n"), "Check")
    app.radio(key="entry_load_duplicates@en").set_value(REJECT)
    app.run()
    app.segmented_control[0].set_value("zh")
    app.run()
    offered = app.radio(key="entry_load_duplicates@zh")
    assert (offered.label, offered.options[0], offered.value) == ("如何处理这些客户？", "仍然保存", REJECT)
    with use_language("zh"):
        press(app, "保存 1 行")
    assert [customer for customer, *_ in rows(warehouse, NAMES)] == ["A", "C"]


def test_whoever_thinks_better_of_it_stores_them_all_the_same(small_warehouse: Small, visit: Visit) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A", "name": "Ann Lee", "city": "Leeds"}])
    app = press(send(visit(warehouse, LOAD), "customer_id,name,city\nB,Ann Lee,Leeds\n"), "Check")
    app.radio(key="entry_load_duplicates@en").set_value(REJECT)
    app.run()
    assert "there is nothing to store" in read_page(app)
    assert not [button for button in app.button if button.label.startswith("Store ")]
    app.radio(key="entry_load_duplicates@en").set_value(TELL)
    press(app.run(), "Store 1 row")
    assert [customer for customer, *_ in rows(warehouse, NAMES)] == ["A", "B"]


def counted(app: AppTest, job: str) -> tuple[int, int]:
    """New and rejected rows of what was checked or stored last."""
    report = app.session_state["session"].jobs[job].result
    return report.new, report.rejected
