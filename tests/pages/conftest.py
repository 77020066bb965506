"""Coming into a page through the frame, as a person does, on a warehouse of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Warehouse

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Call it with a warehouse and a page: `visit(warehouse, "reports/churn.py", query={"region": "North"})`."""

    def of(
        warehouse: Warehouse | str,
        page: str | None = None,
        *,
        query: Mapping[str, str | list[str]] | None = None,
        locale: str = "en-GB",
    ) -> AppTest:
        url = warehouse if isinstance(warehouse, str) else warehouse.url
        monkeypatch.setenv("WAREHOUSE_URL", url)
        app = AppTest.from_file(FRAME, default_timeout=60)
        app.context["locale"] = locale
        app.query_params.update(query or {})
        app.run()
        if page:
            app.switch_page(page)
            app.query_params.update(query or {})
            app.run()
        return app

    return of
