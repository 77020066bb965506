"""The ordered list of steps by which a warehouse made by an older version becomes one of this version."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text


def _fill_nothing(_connection: Connection) -> None:
    """The step adds nothing that older rows could fill."""


@dataclass(frozen=True)
class Migration:
    """One step, run in one transaction; afterwards the warehouse has schema version `version`.

    `apply` changes tables and columns. `fill` then computes new columns from what older versions stored; it also runs
    over the rows of a backup that an older version made.
    """

    version: int
    description: str
    apply: Callable[[Connection], None]
    fill: Callable[[Connection], None] = _fill_nothing


# The statements of a step are written out: a table must stay as its step made it when the schema moves on.
def _create_layouts(connection: Connection) -> None:
    connection.execute(
        text(
            "create table if not exists app_layouts (kind text not null, layout text not null, mapping text, "
            '"by" text, "at" timestamp, primary key (kind, layout))'
        )
    )


def _create_drafts_and_calls(connection: Connection) -> None:
    connection.execute(
        text(
            "create table if not exists app_drafts (draft_id text not null, page text, content text, "
            '"by" text, "at" timestamp, primary key (draft_id))'
        )
    )
    connection.execute(
        text(
            "create table if not exists app_calls (customer_id text not null, employee_id text not null, "
            'due_on date, because text, "by" text, "at" timestamp, primary key (customer_id, employee_id))'
        )
    )


def _add_batch_to_calls(connection: Connection) -> None:
    connection.execute(text("alter table app_calls add column if not exists batch_id text"))


def _add_columns_for_sentences(connection: Connection) -> None:
    for column in (
        "customers add column if not exists joined_into",
        "batches add column if not exists origin",
        "batches add column if not exists action",
        'batches add column if not exists "object"',
        "batches add column if not exists joined_id",
        "app_changes add column if not exists moved_to",
    ):
        connection.execute(text(f"alter table {column} text"))


def _read_sentences(connection: Connection) -> None:
    _fill_batches(connection)
    _fill_joins(connection)
    if connection.dialect.name == "duckdb":  # only warehouses in DuckDB files have changes to undo
        _fill_changes(connection)


def _fill_batches(connection: Connection) -> None:
    """Take `load customers`, `entry tag VIP` and `entry join A into B` apart."""
    connection.execute(
        text(
            "update batches set origin = split_part(kind, ' ', 1), "
            "action = case when kind like 'entry %' then split_part(kind, ' ', 2) end, "
            "\"object\" = nullif(case when kind like 'entry join % into %' then split_part(kind, ' into ', 2) "
            "when kind like 'entry %' then substr(kind, length('entry ' || split_part(kind, ' ', 2)) + 2) "
            "else substr(kind, length(split_part(kind, ' ', 1)) + 2) end, ''), "
            "joined_id = case when kind like 'entry join % into %' "
            "then substr(split_part(kind, ' into ', 1), length('entry join ') + 1) end "
            "where origin is null"
        )
    )


_JOINED_SENTENCE = "the same customer as "
# Whether {customer} was joined into {other}: that one exists, and the audit log does not say that the sentence was
# typed by hand as the reason of an archiving.
_IS_JOIN = (
    "exists (select 1 from customers as other where other.customer_id = {other} and other.customer_id <> {customer}) "
    "and (not exists (select 1 from audit_log where \"object\" = 'customer' and \"action\" = 'archive' "
    "and object_id = {customer}) or exists (select 1 from audit_log where \"object\" = 'customer' "
    'and "action" = \'archive\' and object_id = {customer} and "after" like \'%"joined_into"\\: "%\'))'
)


def _fill_joins(connection: Connection) -> None:
    other = f"substr(customers.archive_reason, {len(_JOINED_SENTENCE) + 1})"
    connection.execute(
        text(
            f"update customers set joined_into = {other} where status = 'archived' and joined_into is null "
            f"and archive_reason like '{_JOINED_SENTENCE}%' "
            f"and {_IS_JOIN.format(customer='customers.customer_id', other=other)}"
        )
    )


def _fill_changes(connection: Connection) -> None:
    """Rows that went away, and customers as they were while they were joined into another."""
    connection.execute(
        text(
            "update app_changes set moved_to = coalesce(json_extract_string(before, '$.moved_to'), '') "
            # A tag has no cell that could change: an older version took it off without saying so.
            "where moved_to is null and (table_name = 'customer_tags' or contains(before, '\"moved_to\"\\:'))"
        )
    )
    reason, customer = (
        f"json_extract_string(app_changes.before, '$.{name}')" for name in ("archive_reason", "customer_id")
    )
    other = f"substr({reason}, {len(_JOINED_SENTENCE) + 1})"
    connection.execute(
        text(
            f"update app_changes set before = json_merge_patch(before, json_object('joined_into', {other}))::varchar "
            f"where table_name = 'customers' and starts_with({reason}, '{_JOINED_SENTENCE}') "
            "and json_extract_string(before, '$.status') = 'archived' and not contains(before, '\"joined_into\"\\:') "
            f"and {_IS_JOIN.format(customer=customer, other=other)}"
        )
    )


# Append only; the version of the program is that of the last step, or 1.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, "What the columns of a layout mean is remembered", _create_layouts),
    Migration(3, "What is typed is kept until it is stored, and calls can be listed by hand", _create_drafts_and_calls),
    Migration(4, "Calls put on a list by hand can be taken back", _add_batch_to_calls),
    Migration(5, "What the program reads back is a column", _add_columns_for_sentences, _read_sentences),
)
