"""Two customers on record who are one: the facts of the second come to the first, and the second is archived."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from data.entry.customers.archiving import ARCHIVED
from data.entry.customers.customer_rows import update_customer
from data.entry.customers.fact_transfer import transfer_facts
from data.entry.customers.merging import build_merged_draft, find_clashes
from data.entry.customers.saving import SaveResult
from data.entry.errors import EditConflictError
from data.entry.record.draft import Draft
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.entry.record.validation import normalize_draft
from data.errors import EntryError
from data.ledger.row_writes import update_row
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.schema import metadata
from data.warehouse import Warehouse

_customers = metadata.tables["customers"]
_REFERRED = "referred_by"


@dataclass(frozen=True)
class JoinResult(SaveResult):
    """The customer that stands for both, and the batch to undo it by.

    Which other is archived, how many rows of each table came from it, and how many stay with it because the customer
    that stands has the same.
    """

    archived_id: str = ""
    moved_rows: dict[str, int] = field(default_factory=dict)
    remaining_rows: dict[str, int] = field(default_factory=dict)


def join_customers(
    warehouse: Warehouse,
    customer_id: str,
    into: str,
    *,
    expected_fingerprint: str,
    into_fingerprint: str,
    because: str,
    resolutions: Mapping[str, str] | None = None,
    by: str | None = None,
    today: date | None = None,
) -> JoinResult:
    """Let the customer `into` stand for both: it takes over all facts, and the fields in which it says nothing.

    Where both say something the word of `into` stays, unless `keep[field]` is "mine", which is the other's. The other
    is archived as the same customer and keeps its own fields, for who looks for it by these. `seen` and `into_seen`
    are the stamps of the two when that was chosen. Raises EntryError without a reason, for an unknown customer and
    where one is archived so that the two cannot be joined, ChangedError where one of them was changed since,
    WarehouseError.
    """
    if not because.strip():
        raise EntryError("Say why the two are one customer.")
    if customer_id == into:
        raise EntryError("{customer} cannot be joined with itself.", customer=into)
    day, found = today or date.today(), list[tuple[dict[str, int], dict[str, int]]]()

    def work(entry: UnitOfWork) -> None:
        other, now = load_customer(warehouse, customer_id), load_customer(warehouse, into)
        new = build_joined_draft(now, other, resolutions or {})
        for one, stamp in ((other, expected_fingerprint), (now, into_fingerprint)):
            if one.fingerprint != stamp:
                raise EditConflictError(one, [], new)
        validate_joinable(now, other)
        changes = update_customer(entry, into, now.draft, new, day)
        went, stay = transfer_facts(entry, customer_id, into, day)
        _archive_joined(entry, other, into)
        found[:] = [(went, stay)]
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: text for name, (_, text) in changes.items()}
        details = {"joined": customer_id, "because": because.strip(), "went": went, "stay": stay}
        entry.subject_count = 2
        entry.append_audit_entry("join", "customer", into, before, {**after, **details}, entry.rows_changed)
        entry.append_audit_entry(
            "archive", "customer", customer_id, {"status": other.status}, {"joined_into": into, **details}
        )

    entry = run_unit_of_work(warehouse, "join", into, by, work, joined_id=customer_id)
    return JoinResult(into, entry.batch_id, customer_id, *found[0])


def build_joined_draft(current: StoredCustomer, other: StoredCustomer, resolutions: Mapping[str, str]) -> Draft:
    """The fields of the customer that stands for both."""
    mine, theirs = _remove_mutual_referrals(current, other)
    # The people come over with their rows.
    return replace(build_merged_draft(mine, normalize_draft(theirs), resolutions), persons=current.draft.persons)


def find_contested_fields(current: StoredCustomer, other: StoredCustomer) -> dict[str, tuple[str, str]]:
    """The fields in which both say something and not the same, `now` first; `keep` decides over these."""
    mine, theirs = _remove_mutual_referrals(current, other)
    return {
        name: (mine.values.get(name, said), its)
        for name, (said, its) in find_clashes(normalize_draft(mine), theirs).items()
    }


def validate_joinable(current: StoredCustomer, other: StoredCustomer) -> None:
    """Raise EntryError where one of the two is archived so that they cannot be joined."""
    if current.status == ARCHIVED:
        raise EntryError(
            "{customer} is archived. Take it out again, or join it into the other.", customer=current.customer_id
        )
    if other.joined_into:
        raise EntryError(
            "{customer} was joined into {into} already.", customer=other.customer_id, into=other.joined_into
        )


def _remove_mutual_referrals(current: StoredCustomer, other: StoredCustomer) -> tuple[Draft, Draft]:
    """What the two say, without that one was recommended by the other: nobody is by oneself."""
    pairs = ((current.draft, other.customer_id), (other.draft, current.customer_id))
    mine, theirs = (
        one.with_values(**{_REFERRED: ""}) if one.values.get(_REFERRED) == two else one for one, two in pairs
    )
    return mine, theirs


def _archive_joined(entry: UnitOfWork, other: StoredCustomer, into: str) -> None:
    """Archive the customer as joined into another; those joined into it before are joined into that one now."""
    reason = _build_join_reason(into)
    cells: dict[str, str | None] = {"status": ARCHIVED, "archive_reason": reason, "joined_into": into}
    if other.draft.values.get(_REFERRED) == into:
        cells[_REFERRED] = None
    update_row(entry, _customers, {"customer_id": other.customer_id}, cells)
    for earlier, old_reason in entry.execute(
        "select customer_id, archive_reason from customers where joined_into = ?", other.customer_id
    ):
        # A reason that a file brought stays.
        new_reason = reason if old_reason == _build_join_reason(other.customer_id) else old_reason
        update_row(entry, _customers, {"customer_id": earlier}, {"archive_reason": new_reason, "joined_into": into})


def _build_join_reason(into: str) -> str:
    """Why a joined customer is archived, for people; the program reads `joined_into`."""
    return f"the same customer as {into}"
