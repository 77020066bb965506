"""Tags: words put on customers, and taken off."""

from collections.abc import Sequence

from data.entry.contacts.target_customers import (
    TARGET_TABLE,
    ActionResult,
    exclude_customers,
    get_only_customer,
    run_for_customers,
)
from data.errors import EntryError
from data.ledger.unit_of_work import UnitOfWork
from data.schema import metadata
from data.warehouse import Warehouse

_tags = metadata.tables["customer_tags"]
MAX_TAG_LENGTH = 60


def add_tag(warehouse: Warehouse, customer_ids: Sequence[str], tag: str, by: str | None = None) -> ActionResult:
    """Adds a tag to the customers who do not have it, in the spelling that most customers have.

    Raises:
        EntryError: a customer is not on record, or the tag is empty or longer than 60 characters.
    """
    normalized_tag = _normalize_tag(tag)

    def work(entry: UnitOfWork) -> None:
        word = _find_spelling(entry, normalized_tag)
        if not exclude_customers(entry, "customer_id in (select customer_id from customer_tags where tag = ?)", word):
            return
        entry.object_name = word
        entry.rows_changed += entry.fetch_count(
            f"insert into customer_tags (customer_id, tag, batch_id) select customer_id, ?, ? from {TARGET_TABLE}",
            word,
            entry.batch_id,
        )
        entry.append_audit_entry(
            "tag", "customer", get_only_customer(customer_ids), None, {"tag": word}, entry.subject_count
        )

    return run_for_customers(warehouse, "tag", normalized_tag, customer_ids, by, work)


def remove_tag(warehouse: Warehouse, customer_ids: Sequence[str], tag: str, by: str | None = None) -> ActionResult:
    """Removes a tag from the customers who have it.

    Raises:
        EntryError: a customer is not on record, or the tag is empty or longer than 60 characters.
    """
    normalized_tag = _normalize_tag(tag)

    def work(entry: UnitOfWork) -> None:
        word = _find_spelling(entry, normalized_tag)
        if not exclude_customers(
            entry, "customer_id not in (select customer_id from customer_tags where tag = ?)", word
        ):
            return
        entry.object_name = word
        entry.execute(
            f"create or replace temp table entry_deleted as select customer_id, ?::varchar as tag from {TARGET_TABLE}",
            word,
        )
        entry.rows_changed += entry.delete_rows(_tags, "entry_deleted")
        entry.execute("drop table entry_deleted")
        entry.append_audit_entry(
            "untag", "customer", get_only_customer(customer_ids), {"tag": word}, None, entry.subject_count
        )

    return run_for_customers(warehouse, "untag", normalized_tag, customer_ids, by, work)


def _normalize_tag(tag: str) -> str:
    word = " ".join(tag.split())
    if not word:
        raise EntryError("The tag is empty.")
    if len(word) > MAX_TAG_LENGTH:
        raise EntryError("The tag {tag} is longer than {most} characters.", tag=f"{word[:20]}…", most=MAX_TAG_LENGTH)
    return word


def _find_spelling(entry: UnitOfWork, word: str) -> str:
    """The spelling of the tag that most customers have, so that VIP and vip do not become two."""
    rows = entry.execute(
        "select tag from customer_tags where lower(tag) = lower(?) group by tag order by tag = ? desc, count(*) desc, "
        "tag limit 1",
        word,
        word,
    )
    return str(rows[0][0]) if rows else word
