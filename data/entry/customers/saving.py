"""Saving a new customer: checked again, compared with those on record, stored in one transaction."""

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

__all__ = ["SaveResult", "StoredCustomer", "load_customer", "validate_lookalikes", "validate_draft", "save_customer"]

# The number of the first customer, where there is no pattern to follow.
FIRST_CUSTOMER_ID = "C00001"
_ID_PARTS = "^([^0-9]*)([0-9]{1,15})$"


def find_next_customer_id(entry: UnitOfWork) -> str:
    """The next number in the pattern that most customers have, such as C12001 after C12000.

    Numbers in the audit log are not given again: an entry that was undone may have had them. Two entries never get
    the same number, because units of work run one at a time.
    """
    rows = entry.execute(
        "with numbered as (select regexp_extract(customer_id, ?, ['prefix', 'digits']) as parts from customers), "
        "patterns as (select parts.prefix as prefix, parts.digits as digits from numbered where parts.digits <> '') "
        "select prefix, max(digits::bigint), max(length(digits)) from patterns group by prefix "
        "order by count(*) desc, prefix limit 1",
        _ID_PARTS,
    )
    prefix, last, width = (
        rows[0] if rows else (FIRST_CUSTOMER_ID.rstrip("0123456789"), 0, len(FIRST_CUSTOMER_ID.lstrip("C")))
    )
    last_audited = entry.fetch_count(
        "select coalesce(max(substr(object_id, ?)::bigint), 0) from audit_log "
        "where object = 'customer' and starts_with(object_id, ?) and regexp_full_match(substr(object_id, ?), ?)",
        len(prefix) + 1,
        prefix,
        len(prefix) + 1,
        "[0-9]{1,15}",
    )
    return f"{prefix}{max(last, last_audited) + 1:0{width}d}"


@dataclass(frozen=True)
class SaveResult:
    """A customer that was stored, and the batch to undo; the batch is empty where nothing had to change."""

    customer_id: str
    batch_id: str


def save_customer(
    warehouse: Warehouse, draft: Draft, *, by: str | None = None, because: str = "", today: date | None = None
) -> SaveResult:
    """Stores a new customer under a number of its own.

    Args:
        warehouse: where to store it.
        draft: the fields.
        by: who enters it.
        because: why this is another customer although it looks like one on record; goes to the audit log.
        today: the day of creation; today where None.

    Raises:
        InvalidDraftError: a field says what cannot be.
        LookalikeError: the customer looks like one on record, and there is no reason.
        WarehouseError: nothing can be stored here.
    """
    day = today or date.today()
    customer_ids: list[str] = []

    def work(entry: UnitOfWork) -> None:
        new = validate_draft(warehouse, draft, day)
        lookalikes = validate_lookalikes(warehouse, new, because)
        customer = find_next_customer_id(entry)
        insert_customer(entry, customer, new, day)
        entry.object_name = customer
        entry.append_audit_entry(
            "save",
            "customer",
            customer,
            None,
            {**flatten_draft(new), **build_lookalike_note(lookalikes, because)},
            entry.rows_changed,
        )
        customer_ids[:] = [customer]

    entry = run_unit_of_work(warehouse, "customer", "", by, work)
    return SaveResult(customer_ids[0], entry.batch_id)


def build_lookalike_note(lookalikes: Sequence[Lookalike], because: str) -> dict[str, object]:
    """The part of the audit entry that says whom a stored customer looks like, and why it is another one."""
    return (
        {"because": because.strip(), "looks_like": [lookalike.customer_id for lookalike in lookalikes]}
        if lookalikes
        else {}
    )


def validate_lookalikes(
    warehouse: Warehouse, new: Draft, because: str, before: StoredCustomer | None = None
) -> list[Lookalike]:
    """Customers whom the draft looks like and `before` did not. Raises LookalikeError where there is no `because`."""
    own_id = before.customer_id if before else None
    known_ids = (
        {lookalike.customer_id for lookalike in find_lookalikes(warehouse, before.draft, own_id)} if before else set()
    )
    candidates = find_lookalikes(warehouse, new, own_id)
    lookalikes = [candidate for candidate in candidates if candidate.customer_id not in known_ids]
    if lookalikes and not because.strip():
        raise LookalikeError(lookalikes)
    return lookalikes


def validate_draft(warehouse: Warehouse, draft: Draft, today: date, before: Draft | None = None) -> Draft:
    """The draft with normalized values. Raises InvalidDraftError.

    A value that did not change since `before` is not checked again and stays exactly as it was stored.
    """
    new = normalize_draft(draft) if before is None else _restore_unchanged(normalize_draft(draft), before)
    problems: list[FieldProblem] = [*check_draft(new, today, before), *_check_new_references(warehouse, new, before)]
    if problems:
        raise InvalidDraftError(problems)
    return new


def _restore_unchanged(new: Draft, before: Draft) -> Draft:
    old = normalize_draft(before)
    same = {name: text for name, text in before.values.items() if new.values.get(name, "") == old.values.get(name)}
    return replace(new.with_values(**same), persons=before.persons if new.persons == old.persons else new.persons)


def _check_new_references(warehouse: Warehouse, new: Draft, before: Draft | None) -> list[FieldProblem]:
    """Problems of references to nothing on record; a reference that was stored already is left out."""
    old = {} if before is None else before.values
    problems = check_references(warehouse, new)
    return [problem for problem in problems if new.values.get(problem.field) != old.get(problem.field)]
