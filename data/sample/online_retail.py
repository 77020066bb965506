"""UCI Online Retail: one year of a gift wholesaler's invoices, cleaned as the published figures were."""

from pathlib import Path

import duckdb
import pandas as pd

SOURCE = Path(__file__).parent / "files" / "online_retail.parquet"

# A row falls under the first reason that fits it; together they are all rows of the file.
ROW_CLASSES = {
    "no customer": "CustomerID is null",
    "return": "InvoiceNo like 'C%'",
    "quantity not above 0": "Quantity <= 0",
    "price not above 0": "UnitPrice <= 0",
    "purchase": "true",
}

ROWS = """
select *,
    case {fates} end as fate,
    file_row_number as position
from read_parquet('{source}', file_row_number = true)
"""

# The price has at most three decimals, so the product is exact before it is rounded half-up.
ORDER_LINES = """
select
    InvoiceNo as order_id,
    cast(row_number() over (partition by InvoiceNo order by position) as integer) as line,
    cast(CustomerID as varchar) as customer_id,
    cast(InvoiceDate as date) as ordered_on,
    StockCode as product_id,
    cast(Quantity as decimal(18, 3)) as quantity,
    cast(round(Quantity * cast(UnitPrice as decimal(12, 3)), 2) as decimal(18, 2)) as amount,
    fate = 'return' as is_return
from rows
where fate in ('purchase', 'return')
order by position
"""

# Two rows may share a time, and the later one in the file counts as the latest.
CUSTOMERS = """
select
    cast(CustomerID as varchar) as customer_id,
    'Customer ' || CustomerID as name,
    'enterprise' as kind,
    'external' as side,
    arg_max(Country, position) as region,
    'active' as status,
    cast(min(InvoiceDate) as date) as created_on,
    count(distinct Country) as countries,
    count(*) filter (fate = 'purchase') as purchases,
    count(*) filter (fate = 'return') as returns
from rows
where CustomerID is not null
group by CustomerID
order by CustomerID
"""

# Rows without a customer carry stock-takers' notes ("damaged", "?") in place of a description.
PRODUCTS = """
select
    StockCode as product_id,
    arg_max(trim(Description), position) as name
from rows
where fate in ('purchase', 'return')
group by StockCode
order by StockCode
"""


def build_online_retail() -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Frames of customers, products and order_lines (amounts in pounds, two decimals), and what became of every row."""
    cases = " ".join(f"when {condition} then '{fate}'" for fate, condition in ROW_CLASSES.items())
    with duckdb.connect() as connection:
        connection.execute(f"create table rows as {ROWS.format(fates=cases, source=SOURCE)}")
        customers = connection.execute(CUSTOMERS).df()
        frames = {
            "customers": customers.drop(columns=["countries", "purchases", "returns"]),
            "products": connection.execute(PRODUCTS).df(),
            "order_lines": connection.execute(ORDER_LINES).df(),
        }
        fates = dict(connection.execute("select fate, count(*) from rows group by fate").fetchall())
        money = dict(connection.execute(f"select is_return, sum(amount) from ({ORDER_LINES}) group by 1").fetchall())
    return frames, _describe_rows(fates, money, customers)


def _describe_rows(fates: dict[str, int], money: dict[bool, object], customers: pd.DataFrame) -> list[str]:
    buyers = int((customers["purchases"] > 0).sum())
    only_returns = int(((customers["purchases"] == 0) & (customers["returns"] > 0)).sum())
    lines = [f"{sum(fates.values()):,} rows read"]
    lines += [
        f"{fates.get(fate, 0):,} rows left out: {fate}" for fate in ROW_CLASSES if fate not in ("purchase", "return")
    ]
    lines += [
        f"{fates['purchase']:,} order lines stored as purchases, {money[False]:,} pounds",
        f"{fates['return']:,} cancelled lines stored as returns, {money[True]:,} pounds",
        f"{len(customers):,} customers: {buyers:,} with a purchase, {only_returns:,} with returns only, "
        f"{len(customers) - buyers - only_returns:,} with no line left",
        f"{(customers['countries'] > 1).sum():,} customers with several countries: the latest was taken",
    ]
    return lines
