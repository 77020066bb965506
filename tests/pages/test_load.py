"""The load page, from a file to its rows and back, as a person goes through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Warehouse
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.told import refusals, told

Small = Callable[..., Warehouse]
LOAD = "entry/load.py"
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
    assert refusals(app) == []
    return app


def box(app: AppTest, label: str):
    return next(found for found in app.selectbox if found.label == label)


def test_a_file_is_read_matched_checked_and_stored_and_nothing_before(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = send(visit(empty_warehouse, LOAD), FILE.encode("gb18030"))
    said = told(app)
    assert "Read as <strong>GB18030</strong>, cells end with <strong>semicolon</strong>" in said
    assert box(app, "Into which table? The one that fits the headings best stands first.").value == "customers"
    assert box(app, "What 客户号 means").value == "customer_id"
    assert box(app, "What 备注 means").value is None
    press(app, "Check customers.csv")
    assert refusals(app) == []
    said = told(app)
    assert "<strong>3</strong> rows: <strong>2</strong> new" in said
    assert "<strong>1</strong> rejected" in said
    assert "is not one of individual, enterprise" in said
    assert rows(empty_warehouse, NAMES) == []
    press(app, "Store 2 rows")
    assert "Stored in Customers as batch 1." in told(app)
    assert rows(empty_warehouse, NAMES) == [("A", "安", "individual"), ("C", "楚", "enterprise")]
