"""A new customer into the warehouse: checked again, held against who is there, stored in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.entry.customers.customer_rows import insert_customer
from data.entry.duplicates.search import Lookalike, find_lookalikes
from data.entry.errors import InvalidDraftError, LookalikeError
from data.entry.record.draft import Draft, flatten_draft
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.entry.record.validation import FieldProblem, check_draft, check_references, normalize_draft
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.warehouse import Warehouse

# What a first customer gets, where there is no pattern to follow.
FIRST_CUSTOMER_ID = "C00001"
_ID_PARTS = "^([^0-9]*)([0-9]{1,15})$"


def find_next_customer_id(entry: UnitOfWork) -> str:
    """The next number of the pattern that most customers have, as C12001 after C12000.

    Numbers that the audit log knows are not given again, for an entry that was undone may have borne them. Two
    entries never get the same, for entries are stored one at a time.
    """
    found = entry.execute(
        "with numbered as (select regexp_extract(customer_id, ?, ['prefix', 'digits']) as parts from customers), "
        "told as (select parts.prefix as prefix, parts.digits as digits from numbered where parts.digits <> '') "
        "select prefix, max(digits::bigint), max(length(digits)) from told group by prefix "
        "order by count(*) desc, prefix limit 1",
        _ID_PARTS,
    )
    prefix, last, width = (
        found[0] if found else (FIRST_CUSTOMER_ID.rstrip("0123456789"), 0, len(FIRST_CUSTOMER_ID.lstrip("C")))
    )
    noted = entry.fetch_count(
        "select coalesce(max(substr(object_id, ?)::bigint), 0) from audit_log "
        "where object = 'customer' and starts_with(object_id, ?) and regexp_full_match(substr(object_id, ?), ?)",
        len(prefix) + 1,
        prefix,
        len(prefix) + 1,
        "[0-9]{1,15}",
    )
    return f"{prefix}{max(last, noted) + 1:0{width}d}"


__all__ = ["SaveResult", "StoredCustomer", "load_customer", "validate_lookalikes", "validate_draft", "save_customer"]


@dataclass(frozen=True)
class SaveResult:
    """A customer that was stored, and the batch to undo it by; the batch is empty where nothing had to change."""

    customer_id: str
    batch_id: str


def save_customer(
    warehouse: Warehouse, draft: Draft, *, by: str | None = None, because: str = "", today: date | None = None
) -> SaveResult:
    """Store a new customer under a number of its own.

    `because` says why this is another customer although it looks like one on record; it is kept in the audit log.
    Raises WrongError, LookalikeError where there is no `because`, WarehouseError where nothing can be stored here.
    """
    day = today or date.today()
    saved: list[str] = []

    def work(entry: UnitOfWork) -> None:
        new = validate_draft(warehouse, draft, day)
        found = validate_lookalikes(warehouse, new, because)
        customer = find_next_customer_id(entry)
        insert_customer(entry, customer, new, day)
        entry.object_name = customer
        entry.append_audit_entry(
            "save",
            "customer",
            customer,
            None,
            {**flatten_draft(new), **build_lookalike_note(found, because)},
            entry.rows_changed,
        )
        saved[:] = [customer]

    entry = run_unit_of_work(warehouse, "customer", "", by, work)
    return SaveResult(saved[0], entry.batch_id)


def build_lookalike_note(found: Sequence[Lookalike], because: str) -> dict[str, object]:
    """What the audit log keeps of a customer who was stored although it looks like others."""
    return {"because": because.strip(), "looks_like": [one.customer_id for one in found]} if found else {}


def validate_lookalikes(
    warehouse: Warehouse, new: Draft, because: str, before: StoredCustomer | None = None
) -> list[Lookalike]:
    """Whom the customer looks like and did not `before`. Raises LookalikeError where there is no `because`."""
    but = before.customer_id if before else None
    known = {one.customer_id for one in find_lookalikes(warehouse, before.draft, but)} if before else set()
    found = [one for one in find_lookalikes(warehouse, new, but) if one.customer_id not in known]
    if found and not because.strip():
        raise LookalikeError(found)
    return found


def validate_draft(warehouse: Warehouse, draft: Draft, today: date, before: Draft | None = None) -> Draft:
    """The draft made plain. Raises WrongError.

    What did not change since `before` is not complained about and stays to the letter as it was stored.
    """
    new = normalize_draft(draft) if before is None else _restore_unchanged(normalize_draft(draft), before)
    wrong: list[FieldProblem] = [*check_draft(new, today, before), *_check_new_references(warehouse, new, before)]
    if wrong:
        raise InvalidDraftError(wrong)
    return new


def _restore_unchanged(new: Draft, before: Draft) -> Draft:
    old = normalize_draft(before)
    same = {name: text for name, text in before.values.items() if new.values.get(name, "") == old.values.get(name)}
    return replace(new.with_values(**same), persons=before.persons if new.persons == old.persons else new.persons)


def _check_new_references(warehouse: Warehouse, new: Draft, before: Draft | None) -> list[FieldProblem]:
    """Who and what is named and not there; a name that stood there already is left."""
    old = {} if before is None else before.values
    return [one for one in check_references(warehouse, new) if new.values.get(one.field) != old.get(one.field)]
