"""A customer as the warehouse has it, in the shape in which it is typed."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.entry.record.draft import Draft, Person
from data.errors import EntryError
from data.schema.customer_archive import list_fields_of_kind
from data.warehouse import Warehouse

# Where the cells of a customer stand. A profile's value and a person's name that were emptied stay as rows of null.
_ROW_QUERIES = {
    "customers": "select * exclude (batch_id) from customers where customer_id = :customer",
    "customer_identities": "select * exclude (batch_id) from customer_identities where customer_id = :customer",
    "customer_profiles": "select section, field, value from customer_profiles "
    "where customer_id = :customer and value is not null order by section, field",
    "contact_persons": "select person_id, name, role from contact_persons "
    "where customer_id = :customer and name is not null order by person_id",
}


@dataclass(frozen=True)
class StoredCustomer:
    """A customer on record. `stamp` is another one as soon as any of the customer's cells is."""

    customer_id: str
    draft: Draft
    fingerprint: str
    status: str = "active"
    archive_reason: str = ""
    created_on: str = ""
    created_by: str = ""
    verified_on: str = ""
    joined_into: str = ""
    """The customer that stands for this archived one, too; empty where there is none."""


def fetch_joined_into(warehouse: Warehouse, customer_id: str) -> str:
    """The customer that stands for this archived one, too; empty where there is none."""
    rows = warehouse.read(
        "select joined_into from customers "
        "where customer_id = :customer and status = 'archived' and joined_into is not null",
        {"customer": customer_id},
    )
    return "" if rows.empty else str(rows.iat[0, 0])


def load_customer(warehouse: Warehouse, customer_id: str) -> StoredCustomer:
    """The customer as it is now. Raises EntryError when there is none of that number."""
    cells = {name: _to_text_rows(warehouse.read(sql, {"customer": customer_id})) for name, sql in _ROW_QUERIES.items()}
    if not cells["customers"]:
        raise EntryError("There is no customer {customer}.", customer=customer_id)
    customer = cells["customers"][0]
    kind = customer.get("kind") or "enterprise"
    alone = {name: found[0] for name, found in cells.items() if found and name in ("customers", "customer_identities")}
    profile = {(row["section"], row["field"]): row["value"] for row in cells["customer_profiles"]}
    values = {
        name: value
        for name, field in list_fields_of_kind(kind).items()
        if (value := alone.get(field.table, {}).get(field.column) or profile.get((field.section, name)))
    }
    persons = [Person(row["name"], row.get("role", ""), row["person_id"]) for row in cells["contact_persons"]]
    return StoredCustomer(
        customer_id,
        Draft(kind, values, tuple(persons)),
        hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()[:32],
        customer.get("status") or "active",
        joined_into=customer.get("joined_into", "") if customer.get("status") == "archived" else "",
        **{name: customer.get(name, "") for name in ("archive_reason", "created_on", "created_by", "verified_on")},
    )


def _to_text_rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Rows as texts; a cell that is null is left out."""
    return [
        {str(name): format_cell(value) for name, value in row.items() if not pd.isna(value)}
        for row in frame.to_dict("records")
    ]


def format_cell(value: Any) -> str:
    """A cell as it is typed: days as 2026-10-31, flags as true or false."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat(" ")
    return str(value).lower() if isinstance(value, bool) else str(value)
