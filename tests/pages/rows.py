"""A small company whose figures can be counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

CUSTOMERS: list[dict[str, Any]] = [
    {"customer_id": "a", "name": "Anna", "region": "North", "kind": "person"},
    {"customer_id": "b", "name": "Bert", "region": "North"},
    {"customer_id": "c", "name": "Carl", "region": "South"},
]


def order(customer: str, on: date, amount: int, **more: Any) -> dict[str, Any]:
    """One order of one line."""
    return {
        "order_id": f"{customer}-{on}-{amount}",
        "customer_id": customer,
        "ordered_on": on,
        "quantity": 1,
        "amount": Decimal(amount),
        **more,
    }


# Anna buys all year. Bert falls silent after January and comes back in September. Carl is lost in July.
ORDER_LINES: list[dict[str, Any]] = [
    *(order("a", date(2025, month, 10), 100) for month in range(1, 13)),
    order("b", date(2025, 1, 20), 200),
    order("b", date(2025, 9, 5), 300),
    order("c", date(2025, 4, 1), 50),
    order("a", date(2025, 12, 31), 10),
]
