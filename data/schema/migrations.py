"""How a warehouse made by an older version becomes one of this version: one ordered list of steps."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Migration:
    """One step: afterwards the warehouse has schema version `to`. Runs in one transaction."""

    version: int
    description: str
    apply: Callable[[Connection], None]


def _create_layouts(connection: Connection) -> None:
    # Written out, for the table as this step made it stays so when the schema moves on.
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


# Append only; the version of the program is that of the last step, or 1.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, "What the columns of a layout mean is remembered", _create_layouts),
    Migration(3, "What is typed is kept until it is stored, and calls can be listed by hand", _create_drafts_and_calls),
    Migration(4, "Calls put on a list by hand can be taken back", _add_batch_to_calls),
)
