"""Segments: customer filters kept under a name, private or shared."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from data.errors import EntryError
from data.ledger.batches import get_current_user
from data.ledger.row_writes import Cells, insert_row, update_row
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.schema import metadata
from data.warehouse import Warehouse

_segments = metadata.tables["saved_segments"]
MAX_NAME_LENGTH = 80
# A deleted segment stays as a row of nulls, so that undo can restore it.
_NOT_DELETED = "(name is not null or filters is not null)"


@dataclass(frozen=True)
class Segment:
    """Filters under a name, as they stand in an address: `region=North&criteria=...`, never days."""

    segment_id: str
    name: str
    owner: str
    filters: str
    is_shared: bool
    batch_id: str = field(default="", compare=False)
    """The batch to undo, where the segment was saved just now."""


def load_segments(warehouse: Warehouse, owner: str | None = None) -> list[Segment]:
    """Shared segments and those of the owner (the current user where None), ordered by name."""
    frame = warehouse.read(
        "select segment_id, coalesce(name, segment_id) as name, coalesce(owner, '') as owner, "
        "coalesce(filters, '') as filters, coalesce(is_shared, false) as is_shared from saved_segments "
        f"where {_NOT_DELETED} and (coalesce(is_shared, false) or coalesce(owner, '') = :owner) "
        "order by lower(name), segment_id",
        {"owner": _resolve_owner(owner)},
    )
    return [
        Segment(str(number), str(name), str(segment_owner), str(filters), bool(is_shared))
        for number, name, segment_owner, filters, is_shared in frame.itertuples(index=False, name=None)
    ]


def save_segment(
    warehouse: Warehouse,
    name: str,
    filters: str,
    *,
    owner: str | None = None,
    is_shared: bool = False,
    segment_id: str | None = None,
    check: Callable[[str], None] | None = None,
) -> Segment:
    """Saves filters under a name.

    Args:
        warehouse: where to store it.
        name: 1 to 80 characters, unique for the owner regardless of case.
        filters: the query string of an address, such as `region=North`.
        owner: whose segment; the current user's where None.
        is_shared: whether everybody may use it.
        segment_id: the segment to change; a new one where None.
        check: raises where the filters cannot be read, which only a higher layer knows.

    Raises:
        EntryError: the name is empty, too long or in use, or the segment is somebody else's.
    """
    name, owner = " ".join(name.split()), _resolve_owner(owner)
    if not name or len(name) > MAX_NAME_LENGTH:
        raise EntryError("A segment needs a name of 1 to {most} characters.", most=MAX_NAME_LENGTH)
    if "=" not in filters:
        raise EntryError("{filters} are no filters. Write them as in an address: region=North", filters=filters or "—")
    if check is not None:
        check(filters)
    segment = Segment(segment_id or f"S{uuid.uuid4().hex[:12]}", name, owner, filters, is_shared)
    entry = run_unit_of_work(
        warehouse, "segment", name, owner or None, lambda entry: _store_segment(entry, segment, segment_id is None)
    )
    return replace(segment, batch_id=entry.batch_id)


def delete_segment(warehouse: Warehouse, segment_id: str, *, owner: str | None = None) -> str:
    """Deletes a segment; returns the batch to undo. Raises EntryError for an unknown one and for somebody else's."""

    def drop(entry: UnitOfWork) -> None:
        before = _load_own_segment(entry, segment_id, _resolve_owner(owner))
        entry.object_name, entry.subject_count = str(before["name"]), 0
        update_row(
            entry, _segments, {"segment_id": segment_id}, dict.fromkeys(("name", "owner", "filters", "is_shared"))
        )
        entry.append_audit_entry("drop", "segment", segment_id, before, None)

    return run_unit_of_work(warehouse, "drop", "", _resolve_owner(owner) or None, drop).batch_id


def _store_segment(entry: UnitOfWork, segment: Segment, is_new: bool) -> None:
    entry.subject_count = 0
    rows = entry.connection.execute(
        select(_segments.c.segment_id, _segments.c.name).where(_segments.c.owner == segment.owner)
    )
    if any(row.segment_id != segment.segment_id and _is_same_name(row.name, segment.name) for row in rows):
        raise EntryError("There is a segment called {name} already. Name it otherwise.", name=segment.name)
    own, before = {"segment_id": segment.segment_id}, None
    cells: Cells = {"name": segment.name, "filters": segment.filters, "is_shared": str(segment.is_shared).lower()}
    if is_new:
        insert_row(entry, _segments, {**own, "owner": segment.owner, **cells})
    else:
        before = _load_own_segment(entry, segment.segment_id, segment.owner)
        update_row(entry, _segments, own, cells)
    entry.append_audit_entry("save", "segment", segment.segment_id, before, {**cells, "is_shared": segment.is_shared})


def _load_own_segment(entry: UnitOfWork, segment_id: str, owner: str) -> dict[str, object]:
    row = entry.connection.execute(select(_segments).where(_segments.c.segment_id == segment_id)).first()
    if row is None or (row.name is None and row.filters is None):
        raise EntryError("There is no segment {segment}.", segment=segment_id)
    if (row.owner or "") != owner:
        raise EntryError("The segment {segment} is {owner}'s. Save one of your own.", segment=row.name, owner=row.owner)
    return {"name": row.name, "filters": row.filters, "is_shared": row.is_shared}


def _is_same_name(name: str | None, other: str) -> bool:
    return (name or "").casefold() == other.casefold()


def _resolve_owner(owner: str | None) -> str:
    return get_current_user() or "" if owner is None else owner
