"""Branch, owner and region of a new customer: those of the customers who live there."""

# ruff: noqa: E501  (rows stand on one line)

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.entry.customers.suggestions import suggest_placement
from data.entry.record.draft import Draft
from data.warehouse import Warehouse

Small = Callable[..., Warehouse]


def live(
    city: str, count: int, region: str, branch: str | None, owner: str, start: int, **more: object
) -> list[dict[str, object]]:
    """So many customers who live in a city."""
    known = {"city": city, "region": region, "branch_id": branch, "owner_id": owner, **more}
    return [{"customer_id": f"C{start + number}", **known} for number in range(count)]


@pytest.fixture
def warehouse(small_warehouse: Small) -> Warehouse:
    """Two cities with two branches; in Shanghai one owner has left, and Pudong has a branch of its own."""
    return small_warehouse(
        branches=[{"branch_id": name} for name in ("BS", "BP", "BH")],
        employees=[
            {"employee_id": "gone", "is_active": False},
            {"employee_id": "li", "is_active": True},
            {"employee_id": "wang"},
            {"employee_id": "zhao"},
        ],
        customers=[
            *live("上海", 5, "East", "BS", "gone", 100),
            *live("Shanghai 上海", 3, "East", "BS", "li", 200),
            *live("上海市", 2, "East", "BP", "zhao", 300, district="浦东"),
            *live("上海", 2, "North", "BS", "wang", 400),
            *live("Hong Kong", 2, "South", "BH", "wang", 500),
            *live("Hong Kong", 9, "North", "BS", "li", 600, status="archived"),
            *live("Nowhere", 1, "A", None, "li", 700),
            *live("Nowhere", 1, "B", None, "wang", 710),
            *live("Nowhere", 1, "C", None, "wang", 720),
        ],
    )


@pytest.mark.parametrize("written", ["上海", "上海市", "Shanghai", "SHANGHAI 上海"])
def test_who_lives_in_the_city_says_where_a_new_customer_belongs(warehouse: Warehouse, written: str) -> None:
    """Of the owners the one with most of them who still works here."""
    proposed = {"region": "East", "branch_id": "BS", "owner_id": "li"}
    assert suggest_placement(warehouse, Draft(values={"city": written})) == proposed
    assert suggest_placement(warehouse, Draft(values={"city": written, "district": "黄浦"})) == proposed


def test_the_same_district_speaks_first(warehouse: Warehouse) -> None:
    proposed = suggest_placement(warehouse, Draft(values={"city": "上海", "district": "浦东"}))
    assert proposed == {"region": "East", "branch_id": "BP", "owner_id": "zhao"}


@pytest.mark.parametrize(
    ("address", "branch"),
    [
        ("上海市浦东新区世纪大道1号", "BS"),
        ("12 Nathan Road, Hong Kong", "BH"),
        ("HONGKONG, 1 Pier", "BH"),
        ("香港中环", "BH"),
        ("1 Lake Road, Berlin", None),
        ("", None),
        ("Shanghaied Street 4", None),
    ],
)
def test_without_a_city_the_address_names_it(warehouse: Warehouse, address: str, branch: str | None) -> None:
    assert suggest_placement(warehouse, Draft(values={"address": address})).get("branch_id") == branch


def test_where_customers_disagree_nothing_is_proposed_but_who_looks_after_most(warehouse: Warehouse) -> None:
    assert suggest_placement(warehouse, Draft(values={"city": "Nowhere"})) == {"owner_id": "wang"}


def test_archived_customers_do_not_speak(warehouse: Warehouse) -> None:
    assert suggest_placement(warehouse, Draft(values={"city": "Hong Kong"})) == {
        "region": "South",
        "branch_id": "BH",
        "owner_id": "wang",
    }


def test_where_nobody_lives_nothing_is_proposed(warehouse: Warehouse, empty_warehouse: Warehouse) -> None:
    assert suggest_placement(warehouse, Draft(values={"city": "拉萨"})) == {}
    assert suggest_placement(warehouse, Draft()) == {}
