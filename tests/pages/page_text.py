"""What a page says, as one text."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

NOT_FOR_PEOPLE = re.compile(r"\b(?:nan|NaN|NaT|inf|Infinity|Traceback|DuckDB Error|Exception)\b")
ENTRY = ("entry/new_customer/page.py", "entry/survey_upload/page.py", "entry/load/page.py", "entry/history.py")
SURVEY_PAGES = (
    "reports/satisfaction/page.py",
    "reports/service_quality.py",
    "reports/offer_value/page.py",
    "reports/comments.py",
)
CARD = "customers/customer/page.py"
CUT = ("customers/explorer/page.py", "customers/scorecard/page.py")
CALLS = ("reports/funnel/page.py", "reports/channels/page.py", "customers/call_list/page.py")
PAGES = (
    None,
    "reports/value.py",
    "reports/churn/page.py",
    "reports/lifecycle.py",
    "admin/quality.py",
    *SURVEY_PAGES,
    *ENTRY,
    *CALLS,
    *CUT,
    CARD,
)


def read_page(app: AppTest) -> str:
    """Everything that stands on the page, tables and charts included."""
    pieces = [str(element.value) for kind in KINDS for element in getattr(app, kind)]
    pieces += [f"{figure.label} {figure.value} {figure.delta}" for figure in app.metric]
    pieces += [button.label for button in app.button]
    # The browser writes a null as an em dash.
    pieces += [frame.value.astype(object).where(frame.value.notna(), "—").to_string() for frame in app.dataframe]
    return "\n".join(pieces)


KINDS = ("title", "header", "subheader", "markdown", "caption", "html", "info", "success", "warning", "error", "code")


def read_errors(app: AppTest) -> list[str]:
    """The errors that the page tells."""
    assert not app.exception
    return [error.value for error in app.error]


def read_figure(app: AppTest, label: str) -> str:
    """The value of the figure with that label."""
    return str(next(metric.value for metric in app.metric if metric.label == label))
