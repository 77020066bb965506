"""CDNOW: purchases at an early internet shop for music, the usual customer-base example."""

import gzip
from io import BytesIO
from pathlib import Path

import pandas as pd

SOURCE = Path(__file__).parent / "files" / "CDNOW_master.txt.gz"


def build_cdnow() -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Frames of customers and order_lines (amounts in dollars), and what was read.

    Every row of the file is an order of its own: exact repeats and zero values are purchases too. The order's
    number is the number of its row, counted from 1 below the header.
    """
    rows = read_orders()
    orders = pd.DataFrame(
        {
            "order_id": (rows.index + 1).astype(str),
            "line": 1,
            "customer_id": rows["customer_id"],
            "ordered_on": rows["date"],
            "quantity": rows["number_of_cds"],
            "amount": rows["dollar_value"],
            "is_return": False,
        }
    )
    customers = rows.groupby("customer_id")["date"].min().rename("created_on").reset_index()
    customers = customers.assign(
        name="Customer " + customers["customer_id"], kind="individual", side="external", status="active"
    )
    repeats = int(rows.duplicated().sum())
    zeros = int((rows["dollar_value"] == 0).sum())
    report = [
        f"{len(rows):,} rows read, each stored as an order of its own; none left out",
        f"{repeats:,} exact repeats of another row and {zeros:,} orders of 0.00 kept",
        f"{len(customers):,} customers",
    ]
    return {"customers": customers, "order_lines": orders}, report


def read_orders() -> pd.DataFrame:
    """The file as it is: customer_id text of five digits, date, number_of_cds, dollar_value."""
    text = BytesIO(gzip.decompress(SOURCE.read_bytes()))
    rows = pd.read_csv(text, sep=r"\s+", dtype={"customer_id": str, "date": str})
    return rows.assign(date=pd.to_datetime(rows["date"], format="%Y%m%d"))
