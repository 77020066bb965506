"""What somebody typed and has not stored yet, kept in the warehouse, so that a reload or a lost line loses nothing."""

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
    """Keep what was typed, under its number or a new one, which is returned. Readers' answers stay as they are.

    `seen` is what was there when the writer looked last: where something else stands there, another window is typing
    into the same draft, and what is typed here gets a number of its own, so that neither loses anything. Drafts that
    nobody touched for longer than the rule `draft_days` go. Raises WarehouseError where nothing can be stored.
    """
    validate_writable(warehouse)
    now, numbers = datetime.now(), [draft_id or secrets.token_urlsafe(16)]
    oldest = now - timedelta(days=int(load_rules().get_rule("draft_days").value))

    def keep(connection: Connection) -> None:
        connection.execute(delete(_drafts).where(_drafts.c.at < oldest))
        there = connection.scalar(select(_drafts.c.content).where(_drafts.c.draft_id == numbers[-1]))
        if expected_content is not None and there not in (None, expected_content, content):
            numbers.append(secrets.token_urlsafe(16))
        kept = update(_drafts).where(_drafts.c.draft_id == numbers[-1]).values(page=page, content=content, at=now)
        if connection.execute(kept).rowcount < 1:
            one = {"draft_id": numbers[-1], "page": page, "content": content, "by": by or get_current_user(), "at": now}
            connection.execute(insert(_drafts).values(**one))

    _write_unlocked(warehouse, keep)
    return numbers[-1]


def load_draft(warehouse: Warehouse, draft_id: str) -> SavedDraft | None:
    """What was typed under this number; None where nothing is kept any more."""
    found = _load_drafts(warehouse, "draft_id = :value", draft_id)
    return found[0] if found else None


def load_own_drafts(warehouse: Warehouse, page: str) -> list[SavedDraft]:
    """What was typed into a form by the person at work and not stored yet, the latest first."""
    mine = get_current_user() or ""
    return [one for one in _load_drafts(warehouse, "page = :value", page) if one.by == mine]


def delete_draft(warehouse: Warehouse, draft_id: str) -> None:
    """Forget it: it was stored, or is not wanted. An unknown number is no error."""
    validate_writable(warehouse)
    _write_unlocked(
        warehouse, lambda connection: connection.execute(delete(_drafts).where(_drafts.c.draft_id == draft_id))
    )


def _write_unlocked(warehouse: Warehouse, work: Callable[[Connection], object]) -> None:
    """In a transaction that waits for no other writer: what is typed is kept also while a million rows are loaded.

    Nobody else writes this table, and no answer depends on it, so that the version stays.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with warehouse.engine.connect() as connection, connection.begin():
                work(connection)
            return
        except (SQLAlchemyError, duckdb.Error) as error:
            # Two first keystrokes of one draft at once: the second finds the row that the first has made.
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
