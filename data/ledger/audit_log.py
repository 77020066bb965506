"""The append-only audit log: who did what to which thing, how it was before and how it is after."""

import json
from collections.abc import Mapping
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, insert

from data.schema import metadata
from data.warehouse import Warehouse

audit_log = metadata.tables["audit_log"]


def append_audit_entry(
    connection: Connection,
    action: str,
    kind: str,
    object_id: str | None = None,
    *,
    who: str | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    rows: int = 1,
    role: str | None = None,
) -> None:
    """Append a line, in the connection's transaction.

    Args:
        connection: The connection in whose transaction the change is made.
        action: What was done: save, edit, undo …
        kind: To what kind of thing: customer, batch, segment …
        object_id: To which one; None for several.
        who: Who did it.
        before: How it was; stored as a JSON object.
        after: How it is; stored as a JSON object.
        rows: How many rows or customers were changed.
        role: In which role `who` did it.
    """
    connection.execute(
        insert(audit_log).values(
            at=datetime.now(),
            who=who,
            role=role,
            action=action,
            object=kind,
            object_id=object_id,
            before=None if before is None else json.dumps(before, ensure_ascii=False, default=str),
            after=None if after is None else json.dumps(after, ensure_ascii=False, default=str),
            rows=rows,
        )
    )


def fetch_audit_log(
    warehouse: Warehouse, kind: str | None = None, object_id: str | None = None, limit: int = 100, offset: int = 0
) -> pd.DataFrame:
    """The lines of the log, the latest first.

    Args:
        warehouse: The warehouse.
        kind: Only what was done to this kind of thing.
        object_id: Only what was done to the thing of this number.
        limit: At most so many lines.
        offset: How many of the latest lines to leave out.

    Returns:
        Columns at (time), who, role, action, object, object_id, before, after (texts), rows (count). `before` and
        `after` may hold personal data.
    """
    return warehouse.read(
        'select "at", who, "role", "action", "object", object_id, "before", "after", "rows" from audit_log '
        "where (cast(:kind as varchar) is null or object = :kind) "
        "and (cast(:object_id as varchar) is null or object_id = :object_id) "
        'order by "at" desc, object_id limit :limit offset :offset',
        {"kind": kind, "object_id": object_id, "limit": limit, "offset": offset},
    )
