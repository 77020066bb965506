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
# One that was dropped stays as a row that says nothing, so that undo can bring it back.
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
    """The batch to undo it by, where it was saved just now."""


def load_segments(warehouse: Warehouse, owner: str | None = None) -> list[Segment]:
    """The shared ones and the owner's own, by name; the owner is `whoever` where none is named."""
    found = warehouse.read(
        "select segment_id, coalesce(name, segment_id) as name, coalesce(owner, '') as owner, "
        "coalesce(filters, '') as filters, coalesce(is_shared, false) as is_shared from saved_segments "
        f"where {_NOT_DELETED} and (coalesce(is_shared, false) or coalesce(owner, '') = :owner) "
        "order by lower(name), segment_id",
        {"owner": _resolve_owner(owner)},
    )
    return [
        Segment(str(number), str(name), str(mine), str(filters), bool(is_shared))
        for number, name, mine, filters, is_shared in found.itertuples(index=False, name=None)
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
    """Keep filters under a name; `segment_id` says which one of the owner's is to be changed.

    `check` raises where the filters cannot be read: what they mean is known above this layer. Raises EntryError for a
    name that is empty, long or in use by the owner (case aside), and for a segment that is somebody else's.
    """
    called, mine = " ".join(name.split()), _resolve_owner(owner)
    if not called or len(called) > MAX_NAME_LENGTH:
        raise EntryError("A segment needs a name of 1 to {most} characters.", most=MAX_NAME_LENGTH)
    if "=" not in filters:
        raise EntryError("{filters} are no filters. Write them as in an address: region=North", filters=filters or "—")
    if check is not None:
        check(filters)
    segment = Segment(segment_id or f"S{uuid.uuid4().hex[:12]}", called, mine, filters, is_shared)
    entry = run_unit_of_work(
        warehouse, "segment", called, mine or None, lambda entry: _store_segment(entry, segment, segment_id is None)
    )
    return replace(segment, batch_id=entry.batch_id)


def delete_segment(warehouse: Warehouse, segment_id: str, *, owner: str | None = None) -> str:
    """Forget a segment; returns the batch to undo it by. Raises EntryError for an unknown one and somebody else's."""

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
