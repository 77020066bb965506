"""The results of value/* as frames, recounted for the chosen customers."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pandas as pd

from tests.recount import value
from tests.recount.activity import ratio
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.value import TIERS

TIER_NAMES = [name for name, _ in TIERS]


def paid_by(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Revenue and contribution of the period, one row per customer with a purchase or a return in it."""
    paid = value.spend(facts, resolved, resolved.first, resolved.last)
    return paid[paid["customer_id"].isin(customers)]


def pareto(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Share of revenue of the best, per cent by per cent."""
    return value.pareto(paid_by(facts, resolved, customers))


def concentration(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row."""
    return pd.DataFrame([value.concentration(paid_by(facts, resolved, customers))])


def abc(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Class, customers, revenue."""
    paid = paid_by(facts, resolved, customers)
    classes = paid["customer_id"].map(value.abc_classes(paid, resolved))
    rows = []
    for name in ("A", "B", "C", "none"):
        own = paid[classes == name]
        rows.append((name, len(own), round(float(own["revenue"].sum()), 2)))
    return pd.DataFrame(rows, columns=["class", "customers", "revenue"])


def customers_of(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The list behind ABC, Pareto and the summary."""
    paid = paid_by(facts, resolved, customers)
    bought = purchases_in(facts, resolved, customers)
    orders = bought.groupby("customer_id")["order_id"].count()
    classes = value.abc_classes(paid, resolved)
    return paid.assign(orders=paid["customer_id"].map(orders).fillna(0), **{"class": paid["customer_id"].map(classes)})


def purchases_in(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Orders of the period."""
    bought = facts.purchases[facts.purchases["customer_id"].isin(customers)]
    return bought[bought["day"].between(resolved.first, resolved.last)]


def summary(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row: customers, orders, revenue, contribution, average order value, repeat ratio."""
    paid, bought = paid_by(facts, resolved, customers), purchases_in(facts, resolved, customers)
    paid_by_nobody = bought_by_nobody(facts, resolved, resolved.first, resolved.last)
    orders_of_nobody = orders_by_nobody(facts, resolved)
    amount = float(bought["amount"].sum() + orders_of_nobody.sum())
    orders = len(bought) + len(orders_of_nobody)
    per_customer = bought.groupby("customer_id")["order_id"].count()
    row = {
        "customers": len(paid),
        "orders": orders,
        "revenue": round(float(paid["revenue"].sum() + paid_by_nobody["revenue"].sum()), 2),
        "contribution": round(float(paid["contribution"].sum() + paid_by_nobody["contribution"].sum()), 2),
        "average_order_value": ratio(round(amount, 2), orders),
        "repeat_ratio": ratio(int((per_customer >= 2).sum()), len(per_customer)),
    }
    return pd.DataFrame([row])


def rfm(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Scored against the whole population, then filtered."""
    scored = value.rfm(facts, resolved, facts.population(resolved))
    return scored[scored["customer_id"].isin(customers)]


def rfm_grid(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """All 25 pairs of R and F."""
    scored = rfm(facts, resolved, customers)
    rows = []
    for r, f in itertools.product(range(1, 6), range(1, 6)):
        own = scored[(scored["r"] == r) & (scored["f"] == f)]
        rows.append((r, f, len(own), round(float(own["monetary"].sum()), 2)))
    return pd.DataFrame(rows, columns=["r", "f", "customers", "revenue"])


def tier_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Every customer with a tier."""
    ranked = value.tiers(facts, resolved, facts.population(resolved), *resolved.own_window(365))
    return ranked[ranked["customer_id"].isin(customers)]


def lines_of_nobody(facts: Facts, resolved: ResolvedFilters, first: int, last: int) -> pd.DataFrame:
    """Lines without a customer in the days given, while no filter asks for what is known."""
    unknown = facts.lines["customer_id"].isna() & facts.lines["day"].between(first, last)
    return facts.lines[unknown & resolved.with_nobody]


def orders_by_nobody(facts: Facts, resolved: ResolvedFilters) -> pd.Series:
    """The amount of each order without a customer in the period."""
    lines = lines_of_nobody(facts, resolved, resolved.first, resolved.last)
    return lines[~lines["is_return"]].groupby("order_id")["amount"].sum()


def bought_by_nobody(facts: Facts, resolved: ResolvedFilters, first: int, last: int) -> pd.DataFrame:
    """Revenue and contribution of the lines without a customer in the days given, in one row, or none."""
    lines = lines_of_nobody(facts, resolved, first, last)
    if resolved.rules["returns"] == "ignore":
        lines = lines[~lines["is_return"]]
    revenue = float(lines["amount"].sum())
    row = {"customer_id": None, "revenue": revenue, "contribution": revenue - float(lines["cost"].sum())}
    columns = ["customer_id", "revenue", "contribution", "tier"]
    return pd.DataFrame([row | {"tier": "Unknown"}] if len(lines) else [], columns=columns)


def tiers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Tier, customers, revenue, contribution and share of revenue; Unknown holds what nobody known bought."""
    ranked = tier_customers(facts, resolved, customers)
    nobody = bought_by_nobody(facts, resolved, *resolved.own_window(365))
    if len(nobody):
        ranked = pd.concat([ranked, nobody])
    total = Decimal(str(round(float(ranked["revenue"].sum()), 2)))
    rows = []
    for tier in [*TIER_NAMES, "Unknown"]:
        own = ranked[ranked["tier"] == tier]
        revenue = round(float(own["revenue"].sum()), 2)
        contribution = round(float(own["contribution"].sum()), 2)
        if tier != "Unknown" or len(own):
            rows.append((tier, own["customer_id"].count(), revenue, contribution, ratio(revenue, float(total))))
    return pd.DataFrame(rows, columns=["tier", "customers", "revenue", "contribution", "revenue_ratio"])


def moves(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Tier by the 12 months before the period and by the 12 months to its end, of customers with one of them."""
    whole = facts.population(resolved)
    ends = []
    for day in (resolved.first - 1, resolved.last):
        ranked = value.tiers(facts, resolved, whole, day - 364, day)
        ends.append(ranked.set_index("customer_id")["tier"].to_dict())
    both = sorted((set(ends[0]) | set(ends[1])) & customers)
    rows = [(c, ends[0].get(c, "new"), ends[1].get(c, "lost")) for c in both]
    return pd.DataFrame(rows, columns=["customer_id", "from_tier", "to_tier"])


def movement(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers per pair of tiers, empty pairs included, but for the pair of those who had none at either end."""
    counted = moves(facts, resolved, customers).groupby(["from_tier", "to_tier"])["customer_id"].count().to_dict()
    pairs = itertools.product([*TIER_NAMES, "new"], [*TIER_NAMES, "lost"])
    rows = [(a, b, counted.get((a, b), 0)) for a, b in pairs if (a, b) != ("new", "lost")]
    return pd.DataFrame(rows, columns=["from_tier", "to_tier", "customers"])
