"""A list of deals from another tool on the load page: its headings proposed, its words told, its names chosen about."""

from __future__ import annotations

from collections.abc import Callable

from data.warehouse import Warehouse
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.entry.test_load import LOAD, box, press, send
from tests.pages.page_text import read_errors, read_page

RAW = (
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
    "a,Ann,GTXPro,Acme,Won,2017-01-05,2017-03-06,500\nb,Bo,MG,,Engaging,2017-02-05,,\nc,Cy,MG,,Simmering,,,\n"
)


def test_a_list_of_deals_from_another_tool_is_taken_as_it_is_and_says_how(
    small_warehouse: Callable[..., Warehouse], visit: Visit
) -> None:
    company = small_warehouse(employees=[{"employee_id": "E1", "name": "Ann"}], products=[{"product_id": "GTX Pro"}])
    app = send(visit(company, LOAD), RAW, "deals.csv")
    assert box(app, "Into which table? The one that fits the headings best stands first.").value == "opportunities"
    meant = {
        "sales_agent": "owner_id",
        "account": "customer_id",
        "close_date": "closed_on",
        "close_value": "won_amount",
    }
    assert {heading: box(app, f"What {heading} means").value for heading in meant} == meant
    press(app, "Check")
    taken = next(one.value for one in app.dataframe if "Meaning" in one.value.columns)
    assert taken.astype(object).where(taken.notna(), None).to_numpy().tolist() == [
        ["deal_stage", "Engaging", "is taken as stage 2, outcome open", "1"],
        ["deal_stage", "Won", "is taken as stage 6, outcome won", "1"],
        ["sales_agent", "Ann", "is on record as E1", "1"],
        ["product", "GTXPro", "is on record as GTX Pro", "1"],
        ["account", None, "is stored as it is written, for customers is empty; different names: 1", "1"],
    ]
    said = read_page(app)
    assert "<strong>1</strong> new" in said
    assert "Did you mean" not in said
    assert "is no word that is known for stage" in said
    app.radio(key="entry_load_unknown@en").set_value("keep")
    app.run()
    assert read_errors(app) == []
    assert "<strong>2</strong> new" in read_page(app)
    press(app, "Store 2 rows")
    assert rows(company, "select opportunity_id, owner_id, product_id, customer_id, stage from opportunities") == [
        ("a", "E1", "GTX Pro", "Acme", 6),
        ("b", "Bo", "MG", None, 2),
    ]
