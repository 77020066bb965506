"""The batches: one entry for every file, form and example whose rows were stored."""

import getpass
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Integer, cast, func, insert, select

from data.schema import metadata

batches = metadata.tables["batches"]
# How the rows of a batch came.
LOAD, SURVEY, ENTRY = "load", "survey", "entry"
# The numbers of the batches that were undone, as a query.
UNDONE_BATCHES_SQL = "select batch_id from batches where undone_at is not null"


@dataclass(frozen=True)
class BatchKind:
    """Where the rows of a batch came from and what it is about; each field is a column of `batches`.

    Attributes:
        origin: LOAD, SURVEY or ENTRY.
        object_name: The table, the survey's number, or what an entry is about: a customer, a tag, an employee …
            The column is called `object`.
        action: What an entry did, such as `edit`; empty for files.
        joined_id: The customer that a join archived; empty for all else.
    """

    origin: str
    object_name: str = ""
    action: str = ""
    joined_id: str = ""

    @property
    def text(self) -> str:
        """The kind as people read it: `load customers`, `entry tag VIP`, `entry join A into B`."""
        about = f"{self.joined_id} into {self.object_name}" if self.joined_id else self.object_name
        return " ".join(part for part in (self.origin, self.action, about) if part)

    def to_columns(self) -> dict[str, str | None]:
        """The cells of `batches` that say of which kind a batch is."""
        return {
            "kind": self.text,
            "origin": self.origin,
            "action": self.action or None,
            "object": self.object_name or None,
            "joined_id": self.joined_id or None,
        }


@dataclass(frozen=True)
class BatchRecord:
    """When and by whom a batch was stored."""

    batch_id: str
    at: datetime
    by: str | None = None


def hash_file(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_stored_batch(connection: Connection, kind: BatchKind, sha256: str) -> BatchRecord | None:
    """The batch that stored the same file into the same table or survey and was not undone."""
    row = connection.execute(
        select(batches.c.batch_id, batches.c.at, batches.c.by)
        .where(
            batches.c.sha256 == sha256,
            batches.c.origin == kind.origin,
            batches.c.object == kind.object_name,
            batches.c.undone_at.is_(None),
        )
        .order_by(batches.c.at)
    ).first()
    return BatchRecord(row.batch_id, row.at, row.by) if row else None


def compute_next_batch_id(connection: Connection) -> str:
    """The number of the next batch: 1, 2, 3 …"""
    numbers = select(func.max(cast(batches.c.batch_id, Integer))).where(batches.c.batch_id.regexp_match("^[0-9]{1,9}$"))
    return str(int(connection.scalar(numbers) or 0) + 1)


def insert_batch(
    connection: Connection,
    batch: str,
    kind: BatchKind,
    path: Path,
    sha256: str,
    counts: tuple[int, int, int],
    by: str | None,
) -> BatchRecord:
    """Record a file's batch; `counts` are rows read, stored and rejected."""
    rows_in, rows_stored, rows_rejected = counts
    at = datetime.now().replace(microsecond=0)
    connection.execute(
        insert(batches).values(
            batch_id=batch,
            file_name=path.name,
            sha256=sha256,
            rows_in=rows_in,
            rows_stored=rows_stored,
            rows_rejected=rows_rejected,
            by=by or get_current_user(),
            at=at,
            **kind.to_columns(),
        )
    )
    return BatchRecord(batch, at)


def get_current_user() -> str | None:
    """The login name of whoever runs the program; None where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
