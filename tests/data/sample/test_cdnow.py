"""The internet shop in the warehouse, against a recount of the shipped text in pandas."""

from __future__ import annotations

import gzip
from hashlib import sha256

import pandas as pd
import pytest

from data.sample.cdnow import SOURCE
from data.warehouse import Warehouse

PUBLISHED = "eff6889ed364c5199d6eacbbeb7a6d559971df4406ac876f322c373f00a072ef"


@pytest.fixture(scope="module")
def lines_of_the_file() -> list[list[str]]:
    text = gzip.decompress(SOURCE.read_bytes())
    assert sha256(text).hexdigest() == PUBLISHED
    return [line.split() for line in text.decode("ascii").splitlines()[1:]]


@pytest.fixture(scope="module")
def stored(cdnow: Warehouse) -> pd.DataFrame:
    return cdnow.read("select * from order_lines", {})


def test_every_line_of_the_file_is_an_order_of_its_own(
    stored: pd.DataFrame, lines_of_the_file: list[list[str]]
) -> None:
    assert len(stored) == stored["order_id"].nunique() == 69_659
    rows = stored.set_index("order_id").loc[[str(number + 1) for number in range(len(stored))]]
    assert rows["customer_id"].tolist() == [line[0] for line in lines_of_the_file]
    assert rows["ordered_on"].dt.strftime("%Y%m%d").tolist() == [line[1] for line in lines_of_the_file]
    assert rows["quantity"].astype(int).tolist() == [int(line[2]) for line in lines_of_the_file]
    assert rows["amount"].round(2).tolist() == [float(line[3]) for line in lines_of_the_file]


def test_free_orders_and_exact_repeats_are_kept(stored: pd.DataFrame) -> None:
    assert (stored["amount"] == 0).sum() == 80
    assert stored.duplicated(["customer_id", "ordered_on", "quantity", "amount"]).sum() == 255
    assert not stored["is_return"].astype(bool).any()


def test_customers_are_persons_with_five_digits(cdnow: Warehouse) -> None:
    customers = cdnow.read("select customer_id, kind, side from customers", {})
    assert len(customers) == 23_570
    assert customers["customer_id"].str.fullmatch(r"\d{5}").all()
    assert set(customers["kind"]) == {"individual"}
    assert set(customers["side"]) == {"external"}


def test_buyers_per_month_are_the_published_ones(stored: pd.DataFrame) -> None:
    buyers = stored.groupby(stored["ordered_on"].dt.to_period("M"))["customer_id"].nunique()
    first = [7846, 9633, 9524, 2822, 2214, 2339, 2180, 1772, 1739, 1839, 2028, 1864]
    assert buyers.tolist() == [*first, 1537, 1551, 2060, 1437, 1488, 1506]


def test_a_fifth_of_the_customers_holds_the_published_share(stored: pd.DataFrame) -> None:
    spent = stored.groupby("customer_id")["amount"].sum().sort_values(ascending=False)
    assert round(spent.head(4_714).sum() / spent.sum(), 4) == 0.6778
