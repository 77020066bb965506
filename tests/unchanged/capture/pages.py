"""Opens every page by its address, as a person with a link does, and writes down what it shows."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from .lookup import find_file
from .rows import digest_rows
from .texts import digest_value, mask

FILTERED = {
    "region": "East 华东",
    "kind": "enterprise",
    "from": "2026-01-01",
    "to": "2026-06-30",
    "as_of": "2026-06-30",
    "criteria": "orders > 2",
    "churn_window_days": "60",
    "lang": "zh",
}
# What the pages understand besides: on one page each, with values that change what it shows.
OWN: tuple[tuple[str, dict[str, str]], ...] = (
    *(
        ("value", {name: value})
        for name, value in {
            "region": "North 华北",
            "branch": "East 华东",
            "owner": "Felix Oakby",
            "kind": "individual",
            "side": "internal",
            "tier": "core",
            "lifecycle": "loyal",
            "industry": "retail",
            "channel": "internet",
            "segment": "no-such",
            "criteria": "silent_days > 60 or nps <= 6",
            "from": "2026-05-01",
            "to": "2026-05-31",
            "as_of": "2026-05-31",
            "tier_measure": "revenue",
        }.items()
    ),
    ("", {"from": "yesterday", "region": "Atlantis"}),
    ("churn", {"from": "2026-06-01", "to": "2026-01-01"}),
    ("churn", {"churn_window_days": "0"}),
    ("explorer", {"criteria": "tier ="}),
    ("explorer", {"columns": "customer_id,name,revenue", "sort": "revenue:desc"}),
    ("scorecard", {"quadrant": "big_good"}),
    ("scorecard", {"whom": "not_yet"}),
    ("customer", {"customer": "C00012"}),
    ("customer", {"customer": "nobody"}),
    ("call-list", {"person": "E010"}),
    ("call-list", {"person": "nobody"}),
    ("new-customer", {"customer": "C00012"}),
    ("new-customer", {"draft": "no-such"}),
    ("satisfaction", {"lang": "zh"}),
)
# What stands on a page only to arrange it.
_ARRANGING = {"main", "sidebar", "flex_container", "column", "horizontal", "vertical", "form", "tab_container"}
_INVISIBLE = re.compile(r"<(style|script)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)


def visit(path: str, query: Mapping[str, str], locale: str = "en-GB") -> Any:
    """The app after one run at this address."""
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    app = AppTest.from_file(str(find_file("frame")), default_timeout=300)
    app.context["locale"] = locale
    app.query_params.update(query)
    if path:
        app._page_hash = calc_hash(path)
    return app.run()


def list_addresses() -> dict[str, dict[str, Any]]:
    """The pages of the menu by their address, with title, section and place, as `st.navigation` is told them."""
    import streamlit as st

    found: dict[str, dict[str, Any]] = {}
    real = st.navigation

    def record(pages: Any, **named: Any) -> Any:
        sections = pages if isinstance(pages, Mapping) else {"": pages}
        for section, listed in sections.items():
            for page in listed:
                found[page.url_path] = {"title": page.title, "section": section, "place": len(found)}
        return real(pages, **named)

    st.navigation = record
    try:
        visit("", {})
    finally:
        st.navigation = real
    return found


def list_visits(addresses: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every address to open: each page bare and with filters, and the parameters of their own."""
    for path in addresses:
        yield path, {}
        yield path, FILTERED
    yield from OWN


def capture_visit(path: str, query: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows at this address, and which address it writes."""
    app = visit(path, query)
    return {
        "address": {
            name: list(value) if isinstance(value, list) else value for name, value in app.query_params.items()
        },
        "failed": [str(error.value) for error in app.exception],
        "shows": list_lines(app),
    }


def list_lines(app: Any) -> list[str]:
    """What stands on the page from top to bottom, a line per element; SQL, styles and ids are left out."""
    nodes = [node for block in (app.sidebar, app.main) for node in block if node.type not in _ARRANGING]
    return [f"{node.type}: {mask(line)}" for node in nodes if (line := _describe(node))]


def _describe(node: Any) -> str:
    proto = getattr(node, "proto", None)
    if node.type in ("dataframe", "arrow_data_frame", "table", "arrow_table"):
        found = digest_rows(node.value.reset_index(drop=True))
        return f"{found['rows']} rows of {found['columns']}, {found['digest']}"
    if node.type == "plotly_chart":
        return f"{getattr(proto, 'alt', '')} {digest_value(_decode(json.loads(proto.spec)['data']))}"
    if node.type == "code" and getattr(proto, "language", "") == "sql":
        return ""
    parts = [getattr(proto, name, "") for name in ("label", "body", "placeholder", "delta", "query_string")]
    value = None if node.type.endswith("button") else getattr(node, "value", None)
    options = list(getattr(node, "options", None) or [])
    shown = [str(part) for part in (*parts, "" if value is None else value, options or "") if str(part)]
    return " ".join(_INVISIBLE.sub(" ", " | ".join(dict.fromkeys(shown))).split())


def _decode(found: Any) -> Any:
    """Plotly writes long arrays of numbers as base64."""
    if isinstance(found, dict):
        if {"dtype", "bdata"} <= found.keys():
            return np.frombuffer(base64.b64decode(found["bdata"]), dtype=np.dtype(found["dtype"])).tolist()
        return {name: _decode(part) for name, part in found.items() if name not in ("uid", "customdata")}
    return [_decode(part) for part in found] if isinstance(found, list) else found
