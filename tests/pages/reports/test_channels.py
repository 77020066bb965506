"""Channels and contracts: what is found in which way, whose contract ends, who is looked after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.rules import load_rules
from data.warehouse import Warehouse
from pages.ui.labels.value_labels import list_labels
from tests.pages.conftest import Visit
from tests.pages.page_text import NOT_FOR_PEOPLE, read_figure, read_page

Small = Callable[..., Warehouse]
PAGE = "reports/channels/page.py"
LAST = date(2026, 3, 16)


def company(small_warehouse: Small, **more: Any) -> Warehouse:
    tables: dict[str, Any] = {
        "branches": [{"branch_id": "B1", "name": "North"}],
        "employees": [{"employee_id": "E1", "name": "Ann", "branch_id": "B1"}],
        "customers": [
            {"customer_id": "a", "owner_id": "E1", "channel": "club", "created_on": date(2026, 1, 5)},
            {"customer_id": "b", "owner_id": "E1", "channel": "club", "created_on": date(2026, 1, 6)},
            {"customer_id": "c", "owner_id": "E1", "channel": "letter", "created_on": date(2026, 1, 7)},
        ],
        "contracts": [
            {
                "contract_id": "1",
                "customer_id": "a",
                "starts_on": date(2025, 4, 1),
                "ends_on": date(2026, 4, 1),
                "amount": 900,
            },
        ],
        "interactions": [
            {"interaction_id": "1", "customer_id": "a", "at": datetime(2026, 3, 16, 9), "result": "reached"},
            {"interaction_id": "2", "customer_id": "b", "at": datetime(2026, 3, 2, 9), "result": "not_reached"},
        ],
    }
    return small_warehouse(**tables | more)


def test_the_figures_say_conversion_contracts_and_coverage_with_what_they_are_made_of(
    small_warehouse: Small, visit: Visit
) -> None:
    app = visit(company(small_warehouse), PAGE)
    said = read_page(app)
    assert read_figure(app, "Leads that became customers") == "33.3\u00a0%"
    assert read_figure(app, "Contracts ending in 30 days") == "1"
    assert read_figure(app, "Coverage") == "33.3\u00a0%"
    assert "<strong>Club</strong> brings most: 2 of 3 leads." in said
    assert "In Mar 2026, <strong>1</strong> of 3 customers were reached; 2 contacts and attempts were made." in said
    assert "Nobody looks after more than 1,000 customers; <strong>Ann</strong> has most, 3." in said
    assert "as of 16 Mar 2026" in said
    assert NOT_FOR_PEOPLE.findall(said) == []


def test_what_a_new_customer_costs_is_said_only_where_it_is_on_record(small_warehouse: Small, visit: Visit) -> None:
    assert "What a new customer costs is not on record" in read_page(visit(company(small_warehouse), PAGE))


def test_a_campaign_before_the_first_contract_is_its_customers_cost(small_warehouse: Small, visit: Visit) -> None:
    touched = [{"campaign_id": "K", "customer_id": "a", "touched_at": datetime(2025, 3, 1)}]
    warehouse = company(small_warehouse, campaigns=[{"campaign_id": "K", "cost": 70}], campaign_touches=touched)
    said = read_page(visit(warehouse, PAGE, locale="zh-CN"))
    assert "获得新客户的成本最低，每位70。" in said


def test_a_person_over_the_limit_is_told(small_warehouse: Small, visit: Visit) -> None:
    said = read_page(visit(company(small_warehouse), PAGE, query={"load_limit": "2"}))
    assert "<strong>1</strong> person looks after more than 2 customers." in said


def test_customers_without_contracts_contacts_or_people_leave_no_part_broken(
    small_warehouse: Small, visit: Visit
) -> None:
    warehouse = company(
        small_warehouse,
        branches=[],
        employees=[],
        contracts=[],
        customers=[{"customer_id": "x", "name": "Xu"}],
        interactions=[{"interaction_id": "1", "customer_id": "x", "at": datetime(2026, 3, 16, 9), "result": None}],
    )
    said = read_page(visit(warehouse, PAGE))
    assert "python -m data load contracts contracts.csv" in said
    assert "python -m data load assignments assignments.csv" in said
    assert NOT_FOR_PEOPLE.findall(said) == []


def test_a_record_without_customers_leads_to_the_form_and_the_command(empty_warehouse: Warehouse, visit: Visit) -> None:
    assert "There are no customers on record yet." in read_page(visit(empty_warehouse, PAGE))


def test_every_state_of_a_contract_that_the_rules_name_has_a_name_on_screen() -> None:
    states = {str(row["contract_state"]) for row in load_rules().relations["contract_states"]}
    assert states <= set(list_labels("state"))
    assert states <= set(list_labels("contract_state"))
