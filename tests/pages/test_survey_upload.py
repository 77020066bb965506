"""The survey upload, from a tool's file to its answers and back, as a person goes through it."""

from __future__ import annotations

from collections.abc import Callable

from data.warehouse import Warehouse
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.test_load import box, press, send
from tests.pages.told import refusals, told

Small = Callable[..., Warehouse]
UPLOAD = "entry/survey_upload.py"
HEAD = (
    "#,How satisfied are you overall?,How likely are you to recommend us to a friend?,Your e-mail,"
    "What should we improve?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
)
SCORES = [(5, 10), (4, 9), (3, 6), (1, 77), *((place % 5 + 1, place % 11) for place in range(30))]
MAILS = {1: "ann@example.com", 2: "BO@example.com"}


def answers(scores: list[tuple[int, int]] = SCORES) -> str:
    """So many responses, r1, r2 …, the last of them broken off after the first question."""
    lines = [
        f"r{at},{csat},{nps if at < len(scores) else ''},{MAILS.get(at, '')},=nothing,"
        f"{'completed' if at < len(scores) else 'partial'},2026-05-01 10:00:00,,2026-05-01 10:{at:02d}:00,n{at},"
        for at, (csat, nps) in enumerate(scores, start=1)
    ]
    return "\n".join([HEAD, *lines]) + "\n"


CUSTOMERS = {
    "customers": [{"customer_id": "a"}, {"customer_id": "b"}],
    "customer_identities": [
        {"customer_id": "a", "email": "Ann@example.com"},
        {"customer_id": "b", "email": "bo@example.com"},
    ],
}


def test_a_typeform_file_is_recognised_matched_checked_and_stored_and_nothing_before(
    small_warehouse: Small, visit: Visit
) -> None:
    house = small_warehouse(**CUSTOMERS)
    app = send(visit(house, UPLOAD), answers(), "spring.csv")
    said = told(app)
    assert refusals(app) == []
    assert "Export of <strong>Typeform</strong>" in said
    assert next(one.value for one in app.text_input if one.label == "Name of the survey") == "spring"
    box(app, "Match them by").set_value("email")
    app.run()
    box(app, "which stands in the column").set_value("Your e-mail")
    app.run()
    press(app, "Check spring.csv")
    assert refusals(app) == []
    said = told(app)
    counted = "{} responses: {} complete, {} partial, {} rejected"
    assert counted.format(*(f"<strong>{count}</strong>" for count in (34, 32, 1, 1))) in said
    assert "<strong>2</strong> are matched to customers, <strong>31</strong> stay anonymous" in said
    assert "is outside the scale from 0 to 10" in said
    assert rows(house, "select count(*) from survey_responses") == [(0,)]
    press(app, "Store 33 responses")
    assert "Stored in the survey spring as batch 1." in told(app)
    stored = (
        "select response_id, customer_id, is_complete from survey_responses where response_id in ('r1', 'r2', 'r34')"
    )
    assert rows(house, f"{stored} order by 1") == [("r1", "a", True), ("r2", "b", True), ("r34", None, False)]
