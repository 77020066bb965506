"""The audit log: who did what to which, how it was and how it is. Append-only."""

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
    """Note what was done, in the connection's transaction; `before` and `after` become JSON objects."""
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
    """What was done, the latest first; of one kind of thing, or to one, where that is said.

    Columns: at, who, role, action, object, object_id, before, after, rows. `before` and `after` may hold personal data.
    """
    return warehouse.read(
        'select "at", who, "role", "action", "object", object_id, "before", "after", "rows" from audit_log '
        "where (cast(:kind as varchar) is null or object = :kind) "
        "and (cast(:object_id as varchar) is null or object_id = :object_id) "
        'order by "at" desc, object_id limit :most offset :offset',
        {"kind": kind, "object_id": object_id, "most": limit, "offset": offset},
    )
