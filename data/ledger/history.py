"""The batch book to look at: what was stored when and by whom, and what of it stands."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data.schema import BATCH_TABLES
from data.warehouse import Warehouse


@dataclass(frozen=True)
class Batch:
    """One entry of the book."""

    batch_id: str
    kind: str
    """load TABLE, survey SURVEY_ID, or how else the rows came."""
    file_name: str | None
    rows_in: int
    rows_stored: int
    rows_rejected: int
    by: str | None
    at: datetime | None
    undone_at: datetime | None
    undone_by: str | None

    @property
    def kind_parts(self) -> tuple[str, str]:
        """How the rows came, and into what: ("load", "customers")."""
        how, _, into = self.kind.partition(" ")
        return how, into


def count_batches(warehouse: Warehouse) -> int:
    """How many batches there are."""
    return int(warehouse.read("select count(*) as count from batches", {})["count"].sum())


def fetch_batches(warehouse: Warehouse, limit: int = 20, offset: int = 0) -> list[Batch]:
    """A page of the book, the latest first."""
    return _build_batches(
        warehouse.read(
            'select batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, "by", "at", undone_at, undone_by '
            'from batches order by "at" desc, try_cast(batch_id as integer) desc, batch_id desc '
            "limit :most offset :offset",
            {"most": limit, "offset": offset},
        )
    )


def fetch_batch(warehouse: Warehouse, batch_id: str) -> Batch | None:
    """One batch; None when there is none of that number."""
    found = warehouse.read(
        'select batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, "by", "at", undone_at, undone_by '
        "from batches where batch_id = :batch",
        {"batch": batch_id},
    )
    return next(iter(_build_batches(found)), None)


def count_standing_rows(warehouse: Warehouse, batch_id: str) -> dict[str, tuple[int, int]]:
    """For each table with rows of the batch: how many stand as it stored them, and how many it changed when it did."""
    parts = [
        f"select '{table.name}' as name, (select count(*) from \"{table.name}\" where batch_id = :batch) as standing, "
        f"(select count(*) from app_changes where batch_id = :batch and table_name = '{table.name}') as changed"
        for table in BATCH_TABLES
    ]
    rows = warehouse.read(" union all ".join(parts), {"batch": batch_id}).itertuples(index=False)
    return {str(name): (int(here), int(changed)) for name, here, changed in rows if here or changed}


def _build_batches(frame: pd.DataFrame) -> list[Batch]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        Batch(
            batch_id=str(row["batch_id"]),
            kind=str(row["kind"] or ""),
            file_name=row["file_name"],
            rows_in=int(row["rows_in"] or 0),
            rows_stored=int(row["rows_stored"] or 0),
            rows_rejected=int(row["rows_rejected"] or 0),
            by=row["by"],
            at=row["at"],
            undone_at=row["undone_at"],
            undone_by=row["undone_by"],
        )
        for row in plain.to_dict("records")
    ]


def fetch_recent_batches(warehouse: Warehouse, limit: int = 10) -> pd.DataFrame:
    """The latest batches, newest first.

    Columns: batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, at, undone_at.
    """
    return warehouse.read(
        'select batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, "at", undone_at from batches '
        'order by "at" desc, batch_id desc limit :most',
        {"most": limit},
    )
