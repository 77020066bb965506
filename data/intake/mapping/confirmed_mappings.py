"""What the columns of a layout meant when somebody confirmed it: kept in the warehouse, proposed the next time."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from data.intake.readers.header import build_unique_labels
from data.ledger.batches import get_current_user
from data.schema import metadata

_layouts = metadata.tables["app_layouts"]


def fingerprint_layout(layout: str, header: Sequence[str]) -> str:
    """The mark by which a file of the same layout and header is known again."""
    return hashlib.sha256("\0".join((layout, *header)).encode()).hexdigest()


def save_column_mapping(
    connection: Connection, table: str, header: Sequence[str], columns: Mapping[str, str | None], by: str | None
) -> None:
    """Keep which column each heading of a file into a table was said to mean."""
    named = build_unique_labels(header)
    told = json.dumps({name: columns[name] for name in named if name in columns}, ensure_ascii=False)
    save_mapping(connection, table, fingerprint_layout(table, named), told, by)


def save_mapping(connection: Connection, kind: str, layout: str, mapping: str, by: str | None) -> None:
    """Keep what somebody confirmed, in place of what was kept for the same layout; `kind` is survey or a table."""
    here = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    row = {"mapping": mapping, "by": by or get_current_user(), "at": datetime.now().replace(microsecond=0)}
    known = fetch_mapping(connection, kind, layout)
    if known is None:
        connection.execute(insert(_layouts).values(kind=kind, layout=layout, **row))
    elif known != mapping:
        connection.execute(update(_layouts).where(here).values(**row))


def fetch_mapping(connection: Connection, kind: str, layout: str) -> str | None:
    """What was kept for the layout; None when nothing was."""
    here = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    found = connection.scalar(select(_layouts.c.mapping).where(here))
    return None if found is None else str(found)
