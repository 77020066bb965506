"""The history of batches: what was stored when and by whom, and what of it stands."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data.ledger.batches import ENTRY, LOAD, SURVEY
from data.schema import BATCH_TABLES
from data.warehouse import Warehouse
from data.warehouse.sql_fragments import quote_names


@dataclass(frozen=True)
class Batch:
    """One row of `batches`; an empty text where the cell is null.

    Attributes:
        kind: `load TABLE`, `survey SURVEY_ID`, `entry ACTION …` or `example`, for people.
        origin: How the rows came: load, survey, entry or example.
        action: What an entry did, such as `edit`.
        object_name: The table, survey, customer, tag, employee, purpose or segment it is about.
        joined_id: The customer that a join archived.
    """

    batch_id: str
    kind: str
    origin: str
    action: str
    object_name: str
    joined_id: str
    file_name: str | None
    rows_in: int
    rows_stored: int
    rows_rejected: int
    by: str | None
    at: datetime | None
    undone_at: datetime | None
    undone_by: str | None

    @property
    def is_entry(self) -> bool:
        """Whether the rows were entered by hand."""
        return self.origin == ENTRY

    @property
    def is_undoable(self) -> bool:
        """Whether `undo` can take the batch back: what was built with the warehouse stays."""
        return self.origin in UNDOABLE_ORIGINS


UNDOABLE_ORIGINS = (LOAD, SURVEY, ENTRY)
_COLUMNS = (
    *("batch_id", "kind", "origin", "action", "object", "joined_id", "file_name"),
    *("rows_in", "rows_stored", "rows_rejected", "by", "at", "undone_at", "undone_by"),
)
_BATCHES_SQL = f"select {quote_names(_COLUMNS)} from batches"


def count_batches(warehouse: Warehouse) -> int:
    """How many batches there are."""
    return int(warehouse.read("select count(*) as count from batches", {})["count"].sum())


def fetch_batches(warehouse: Warehouse, limit: int = 20, offset: int = 0) -> list[Batch]:
    """One page of the batches, the latest first."""
    return _build_batches(
        warehouse.read(
            f'{_BATCHES_SQL} order by "at" desc, try_cast(batch_id as integer) desc, batch_id desc '
            "limit :limit offset :offset",
            {"limit": limit, "offset": offset},
        )
    )


def fetch_batch(warehouse: Warehouse, batch_id: str) -> Batch | None:
    """The batch of this number; None where there is none."""
    rows = warehouse.read(f"{_BATCHES_SQL} where batch_id = :batch", {"batch": batch_id})
    return next(iter(_build_batches(rows)), None)


def count_standing_rows(warehouse: Warehouse, batch_id: str) -> dict[str, tuple[int, int]]:
    """The rows of a batch, by table.

    Returns:
        For each table with rows of the batch: how many stand as it stored them, and how many rows it changed.
    """
    counts = [
        f"select '{table.name}' as name, (select count(*) from \"{table.name}\" where batch_id = :batch) as standing, "
        f"(select count(*) from app_changes where batch_id = :batch and table_name = '{table.name}') as changed"
        for table in BATCH_TABLES
    ]
    rows = warehouse.read(" union all ".join(counts), {"batch": batch_id}).itertuples(index=False)
    return {str(name): (int(standing), int(changed)) for name, standing, changed in rows if standing or changed}


def fetch_recent_batches(warehouse: Warehouse, limit: int = 10) -> pd.DataFrame:
    """The latest batches, newest first.

    Returns:
        Columns batch_id, kind, file_name (texts), rows_in, rows_stored, rows_rejected (counts), at, undone_at (times).
    """
    return warehouse.read(
        'select batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, "at", undone_at from batches '
        'order by "at" desc, batch_id desc limit :limit',
        {"limit": limit},
    )


def _build_batches(frame: pd.DataFrame) -> list[Batch]:
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [
        Batch(
            batch_id=str(row["batch_id"]),
            kind=row["kind"] or "",
            origin=row["origin"] or "",
            action=row["action"] or "",
            object_name=row["object"] or "",
            joined_id=row["joined_id"] or "",
            file_name=row["file_name"],
            rows_in=int(row["rows_in"] or 0),
            rows_stored=int(row["rows_stored"] or 0),
            rows_rejected=int(row["rows_rejected"] or 0),
            by=row["by"],
            at=row["at"],
            undone_at=row["undone_at"],
            undone_by=row["undone_by"],
        )
        for row in rows
    ]
