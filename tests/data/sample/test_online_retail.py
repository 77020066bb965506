"""The real wholesaler in the warehouse, against a recount of the shipped file in pandas."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from data.sample.online_retail import SOURCE
from data.sample.online_retail import build_online_retail as read
from data.warehouse import Warehouse

PUBLISHED = "57cf2874ea63bec57ef0512c3d416632cd5e6bdf807794ac2cebc6e1ca3c5983"


@pytest.fixture(scope="module")
def raw() -> pd.DataFrame:
    return pd.read_parquet(SOURCE)


@pytest.fixture(scope="module")
def usable_lines(raw: pd.DataFrame) -> pd.DataFrame:
    """The rows that the published figures count."""
    is_cancelled = raw["InvoiceNo"].str.startswith("C")
    rows = raw[raw["CustomerID"].notna() & ~is_cancelled & (raw["Quantity"] > 0) & (raw["UnitPrice"] > 0)]
    return rows.assign(customer_id=rows["CustomerID"].astype(int).astype(str))


@pytest.fixture(scope="module")
def stored(online_retail: Warehouse) -> pd.DataFrame:
    return online_retail.read("select * from order_lines", {})


def test_the_shipped_file_is_the_published_one() -> None:
    assert sha256(Path(SOURCE).read_bytes()).hexdigest() == PUBLISHED


def test_purchases_are_the_published_figures(stored: pd.DataFrame) -> None:
    bought = stored[~stored["is_return"].astype(bool)]
    assert len(bought) == 397_884
    assert bought["customer_id"].nunique() == 4_338
    assert bought["order_id"].nunique() == 18_532


def test_revenue_is_the_published_one_to_the_cent(online_retail: Warehouse) -> None:
    total = online_retail.read("select cast(sum(amount) as varchar) as total from order_lines where not is_return", {})
    assert total["total"].tolist() == ["8911407.90"]


def test_every_purchase_line_is_a_row_of_the_file(stored: pd.DataFrame, usable_lines: pd.DataFrame) -> None:
    bought = stored[~stored["is_return"].astype(bool)]
    columns = ["order_id", "customer_id", "ordered_on", "product_id", "quantity", "amount"]
    expected = pd.DataFrame(
        {
            "order_id": usable_lines["InvoiceNo"],
            "customer_id": usable_lines["customer_id"],
            "ordered_on": usable_lines["InvoiceDate"].dt.normalize().astype(str),
            "product_id": usable_lines["StockCode"],
            "quantity": usable_lines["Quantity"].astype(float),
            # Prices have at most three decimals: whole tenths of a penny, rounded half-up to pennies.
            "amount": (usable_lines["Quantity"] * (usable_lines["UnitPrice"] * 1000).round().astype("int64") + 5)
            // 10
            / 100,
        }
    )
    actual = bought[columns].assign(
        ordered_on=bought["ordered_on"].astype(str), quantity=bought["quantity"].astype(float)
    )
    order = [*columns]
    pd.testing.assert_frame_equal(
        actual.sort_values(order, ignore_index=True),
        expected.sort_values(order, ignore_index=True),
        check_dtype=False,
    )


def test_cancellations_of_known_customers_are_returns_with_negative_amounts(
    stored: pd.DataFrame, raw: pd.DataFrame
) -> None:
    cancelled = raw[raw["CustomerID"].notna() & raw["InvoiceNo"].str.startswith("C")]
    back = stored[stored["is_return"].astype(bool)]
    assert len(back) == len(cancelled) == 8_905
    assert back["order_id"].str.startswith("C").all()
    assert (back["amount"] < 0).all()
    assert round(back["amount"].sum(), 2) == round((cancelled["Quantity"] * cancelled["UnitPrice"]).sum(), 2)


def test_everybody_in_the_file_is_a_customer_in_their_latest_country(
    online_retail: Warehouse, raw: pd.DataFrame
) -> None:
    known = raw[raw["CustomerID"].notna()]
    latest = known.groupby(known["CustomerID"].astype(int).astype(str))["Country"].last()
    customers = online_retail.read("select customer_id, region from customers", {}).set_index("customer_id")["region"]
    assert len(customers) == 4_372
    assert customers.sort_index().to_dict() == latest.sort_index().to_dict()


def test_the_first_cohort_comes_back_as_published(stored: pd.DataFrame) -> None:
    bought = stored[~stored["is_return"].astype(bool)]
    months = bought["ordered_on"].dt.to_period("M")
    first = months.groupby(bought["customer_id"]).transform("min")
    cohort = bought[first == pd.Period("2010-12")]
    active = cohort.groupby(cohort["ordered_on"].dt.to_period("M"))["customer_id"].nunique()
    assert active.tolist() == [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]


def test_the_report_accounts_for_every_row_of_the_file() -> None:
    _, report = read()
    assert report == [
        "541,909 rows read",
        "135,080 rows left out: no customer",
        "0 rows left out: quantity not above 0",
        "40 rows left out: price not above 0",
        "397,884 order lines stored as purchases, 8,911,407.90 pounds",
        "8,905 cancelled lines stored as returns, -611,342.09 pounds",
        "4,372 customers: 4,338 with a purchase, 33 with returns only, 1 with no line left",
        "8 customers with several countries: the latest was taken",
    ]
    assert 135_080 + 0 + 40 + 397_884 + 8_905 == 541_909


def test_nothing_is_invented(stored: pd.DataFrame, online_retail: Warehouse) -> None:
    assert stored[["cost", "sales_channel", "employee_id", "campaign_id"]].isna().all().all()
    filled = online_retail.tables() - {"customers", "products", "order_lines", "batches"}
    counts = {table: len(online_retail.read(f"select * from {table}", {})) for table in filled if table[:4] != "app_"}
    assert {table for table, rows in counts.items() if rows} == set()
