"""The batch book: one entry for every file that was stored."""

import getpass
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Integer, cast, func, insert, select

from data.schema import metadata

batches = metadata.tables["batches"]
SURVEY_PREFIX = "survey "
# The numbers of the batches that were undone, as a query.
UNDONE_BATCHES_SQL = "select batch_id from batches where undone_at is not null"


@dataclass(frozen=True)
class BatchRecord:
    """A batch as it is written into the book."""

    batch_id: str
    at: datetime
    by: str | None = None


def hash_file(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def format_load_kind(table: str) -> str:
    """What the book says of a file loaded into a table."""
    return f"load {table}"


def format_survey_kind(survey_id: str) -> str:
    """What the book says of a file of responses to a survey."""
    return f"{SURVEY_PREFIX}{survey_id}"


def find_stored_batch(connection: Connection, kind: str, sha256: str) -> BatchRecord | None:
    """The batch of this kind that stored the same file and was not undone."""
    found = connection.execute(
        select(batches.c.batch_id, batches.c.at, batches.c.by)
        .where(batches.c.sha256 == sha256, batches.c.kind == kind, batches.c.undone_at.is_(None))
        .order_by(batches.c.at)
    ).first()
    return BatchRecord(found.batch_id, found.at, found.by) if found else None


def compute_next_batch_id(connection: Connection) -> str:
    """The number of the next batch: 1, 2, 3 …"""
    numbers = select(func.max(cast(batches.c.batch_id, Integer))).where(batches.c.batch_id.regexp_match("^[0-9]{1,9}$"))
    return str(int(connection.scalar(numbers) or 0) + 1)


def insert_batch(
    connection: Connection,
    batch: str,
    kind: str,
    path: Path,
    sha256: str,
    counts: tuple[int, int, int],
    by: str | None,
) -> BatchRecord:
    """Write the batch into the book; `counts` are rows read, stored and rejected."""
    rows_in, rows_stored, rows_rejected = counts
    at = datetime.now().replace(microsecond=0)
    connection.execute(
        insert(batches).values(
            batch_id=batch,
            kind=kind,
            file_name=path.name,
            sha256=sha256,
            rows_in=rows_in,
            rows_stored=rows_stored,
            rows_rejected=rows_rejected,
            by=by or get_current_user(),
            at=at,
        )
    )
    return BatchRecord(batch, at)


def get_current_user() -> str | None:
    """The name of the person at the computer, where it can be told."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
