"""Drafts: what is typed and not stored yet, kept in the warehouse so that a reload loses nothing."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from data.ledger.batches import get_current_user
from data.ledger.write_access import validate_writable
from data.rules import load_rules
from data.schema import metadata
from data.warehouse import ATTEMPTS, Warehouse
from data.warehouse.engines import is_write_conflict, translate_write_error

_drafts = metadata.tables["app_drafts"]


@dataclass(frozen=True)
class SavedDraft:
    """What was typed into a form, under a number that cannot be guessed."""

    draft_id: str
    page: str
    content: str
    by: str
    at: datetime


def save_draft(
    warehouse: Warehouse,
    page: str,
    content: str,
    draft_id: str | None = None,
    by: str | None = None,
    *,
    expected_content: str | None = None,
) -> str:
    """Saves a draft without moving the data version, and deletes drafts older than the rule `draft_days`.

    Args:
        warehouse: where to store it.
        page: the form it belongs to.
        content: the form's JSON.
        draft_id: its number; a new one where None.
        by: who types; the current user where None.
        expected_content: the content that the writer saw last. Where another one is stored, another window writes the
            same draft, and this one is saved under a new number.

    Returns:
        The number under which the draft is stored.

    Raises:
        WarehouseError: nothing can be stored.
    """
    validate_writable(warehouse)
    now, numbers = datetime.now(), [draft_id or secrets.token_urlsafe(16)]
    oldest = now - timedelta(days=int(load_rules().get_rule("draft_days").value))

    def write(connection: Connection) -> None:
        connection.execute(delete(_drafts).where(_drafts.c.at < oldest))
        stored_content = connection.scalar(select(_drafts.c.content).where(_drafts.c.draft_id == numbers[-1]))
        if expected_content is not None and stored_content not in (None, expected_content, content):
            numbers.append(secrets.token_urlsafe(16))
        change = update(_drafts).where(_drafts.c.draft_id == numbers[-1]).values(page=page, content=content, at=now)
        if connection.execute(change).rowcount < 1:
            row = {"draft_id": numbers[-1], "page": page, "content": content, "by": by or get_current_user(), "at": now}
            connection.execute(insert(_drafts).values(**row))

    _write_unlocked(warehouse, write)
    return numbers[-1]


def load_draft(warehouse: Warehouse, draft_id: str) -> SavedDraft | None:
    """The draft of this number; None where there is none any more."""
    drafts = _load_drafts(warehouse, "draft_id = :value", draft_id)
    return drafts[0] if drafts else None


def load_own_drafts(warehouse: Warehouse, page: str) -> list[SavedDraft]:
    """The current user's drafts of a form, latest first."""
    user = get_current_user() or ""
    return [draft for draft in _load_drafts(warehouse, "page = :value", page) if draft.by == user]


def delete_draft(warehouse: Warehouse, draft_id: str) -> None:
    """Deletes a draft; does nothing where there is none."""
    validate_writable(warehouse)
    _write_unlocked(
        warehouse, lambda connection: connection.execute(delete(_drafts).where(_drafts.c.draft_id == draft_id))
    )


def _write_unlocked(warehouse: Warehouse, work: Callable[[Connection], object]) -> None:
    """Runs `work` in a transaction that does not wait for the writer lock, so a long load does not block typing.

    Only this module writes the table, and no answer depends on it, so the data version stays.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with warehouse.engine.connect() as connection, connection.begin():
                work(connection)
            return
        except (SQLAlchemyError, duckdb.Error) as error:
            # Two concurrent first saves of one draft: the second violates the key of the row of the first.
            is_raced = isinstance(getattr(error, "orig", None), duckdb.ConstraintException)
            if attempt == ATTEMPTS or not (is_raced or is_write_conflict(error)):
                raise translate_write_error(error) from error


def _load_drafts(warehouse: Warehouse, where: str, value: str) -> list[SavedDraft]:
    rows = warehouse.read(
        "select draft_id, coalesce(page, '') as page, coalesce(content, '') as content, coalesce(\"by\", '') as who, "
        f'"at" from app_drafts where {where} order by "at" desc, draft_id',
        {"value": value},
    )
    return [
        SavedDraft(str(number), str(page), str(content), str(who), at.to_pydatetime())
        for number, page, content, who, at in rows.itertuples(index=False, name=None)
    ]
