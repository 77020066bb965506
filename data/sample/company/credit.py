"""What companies owe, what their books say, and how far they are trusted."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, FIRST_DAY, to_dates, to_day_number
from data.sample.company.customers import Customers
from data.sample.company.random_stream import Floats, RandomStream

SMALLEST_INVOICE = 2_500
UNPAID_SHARE, PARTLY_PAID_SHARE = 0.022, 0.05
RATED_COUNT = 1_200
YEARS = (2023, 2024, 2025)
FACTORS = {
    "5C": ("character", "capacity", "capital", "collateral", "conditions"),
    "characteristics": ("customer", "priority", "credit"),
}
SCORED_ON = ("2025-03-31", "2026-03-31")


def build_receivables(customers: Customers, lines: pd.DataFrame) -> pd.DataFrame:
    """Invoices of the larger orders of companies; most are paid near their day, a few late, in part or not at all."""
    draw = RandomStream("receivables")
    is_company = pd.Series(customers.is_company, index=customers.ids)
    sold = lines[~lines["is_return"] & is_company[lines["customer_id"]].to_numpy()]
    cents = (sold["amount"] * 100).round().astype("int64")
    invoices = sold.assign(cents=cents).groupby("order_id", sort=True)
    frame = invoices.agg(customer_id=("customer_id", "first"), day=("ordered_on", "first"), cents=("cents", "sum"))
    frame = frame[frame["cents"] >= SMALLEST_INVOICE * 100].reset_index()
    size = len(frame)
    issued = (frame["day"].to_numpy().astype("datetime64[D]") - FIRST_DAY).astype(np.int64)
    terms = np.array([30, 45, 60])[draw.weighted_indices([50, 25, 25], len(customers.ids))]
    due = issued + pd.Series(terms, index=customers.ids)[frame["customer_id"]].to_numpy()
    late = (draw.bell_curve(size) * 9 - 2).astype(np.int64) + draw.bernoulli(0.08, size) * draw.integers(10, 80, size)
    paid = np.maximum(due + late, issued)
    never = draw.bernoulli(UNPAID_SHARE, size) & (issued > to_day_number("2025-06-01"))
    has_paid = (paid < DAY_COUNT) & ~never
    part = np.where(draw.bernoulli(PARTLY_PAID_SHARE, size) & (due > DAY_COUNT - 200), draw.integers(20, 80, size), 100)
    cents = frame["cents"]
    return pd.DataFrame(
        {
            "invoice_id": "I" + frame["order_id"].str[1:],
            "customer_id": frame["customer_id"],
            "issued_on": to_dates(issued),
            "due_on": to_dates(due),
            "amount": cents / 100,
            "paid_amount": np.where(has_paid, cents * part // 100 / 100, 0.0),
            "paid_on": pd.Series(to_dates(paid)).where(has_paid),
        }
    )


def find_rated_companies(customers: Customers, revenue: Floats) -> np.ndarray:
    """The companies that buy most: places in the list of customers."""
    spent = np.where(customers.is_company, np.rint(revenue * 100).astype(np.int64), -1)
    return np.sort(np.argsort(-spent, kind="stable")[:RATED_COUNT])


def build_statements(customers: Customers, companies: np.ndarray) -> pd.DataFrame:
    """Books of three years in yuan; a few companies owe more than they have."""
    draw, size = RandomStream("statements"), len(companies)
    assets = draw.integers(8, 400, size) * 50_000
    debt, current, stock = draw.integers(25, 85, size), draw.integers(35, 75, size), draw.integers(15, 45, size)
    debt = np.where(draw.bernoulli(0.03, size), draw.integers(101, 130, size), debt)
    parts = []
    for year in YEARS:
        assets = assets * draw.integers(94, 114, size) // 100
        liabilities = assets * np.clip(debt + draw.integers(-4, 4, size), 5, 140) // 100
        now = assets * current // 100
        turnover = assets * draw.integers(70, 230, size) // 100
        parts.append(
            pd.DataFrame(
                {
                    "customer_id": customers.ids[companies],
                    "year": year,
                    "current_assets": now,
                    "inventory": now * stock // 100,
                    "current_liabilities": liabilities * draw.integers(45, 85, size) // 100,
                    "total_assets": assets,
                    "total_liabilities": liabilities,
                    "revenue": turnover,
                    "profit": turnover * draw.integers(-3, 14, size) // 100,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def build_credit_scores(customers: Customers, companies: np.ndarray) -> pd.DataFrame:
    """Scores from 0 to 10, factor by factor, on two days, of those who were customers by then."""
    draw, size = RandomStream("credit scores"), len(companies)
    level = draw.integers(3, 8, size)
    parts: list[pd.DataFrame] = []
    for text in SCORED_ON:
        is_known = customers.created[companies] <= to_day_number(text)
        for model, factors in FACTORS.items():
            for factor in factors:
                score = np.clip(level + draw.integers(-2, 2, size), 0, 10).astype(np.float64)
                row = {
                    "scored_on": to_dates(np.full(size, to_day_number(text))),
                    "model": model,
                    "factor": factor,
                    "score": score,
                }
                parts.append(pd.DataFrame({"customer_id": customers.ids[companies], **row}).loc[is_known])
    return pd.concat(parts, ignore_index=True)
