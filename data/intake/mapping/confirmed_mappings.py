"""What the columns of a layout meant when somebody confirmed it: stored in the warehouse, proposed the next time."""

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
    """The hash by which a file of the same layout and header is recognised."""
    return hashlib.sha256("\0".join((layout, *header)).encode()).hexdigest()


def save_column_mapping(
    connection: Connection, table: str, header: Sequence[str], columns: Mapping[str, str | None], by: str | None
) -> None:
    """Store the column that a person confirmed for each heading of a file into a table."""
    labels = build_unique_labels(header)
    mapping = json.dumps({label: columns[label] for label in labels if label in columns}, ensure_ascii=False)
    save_mapping(connection, table, fingerprint_layout(table, labels), mapping, by)


def save_mapping(connection: Connection, kind: str, layout: str, mapping: str, by: str | None) -> None:
    """Store what somebody confirmed, in place of what was stored for the same layout; `kind` is survey or a table."""
    is_layout = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    row = {"mapping": mapping, "by": by or get_current_user(), "at": datetime.now().replace(microsecond=0)}
    known = fetch_mapping(connection, kind, layout)
    if known is None:
        connection.execute(insert(_layouts).values(kind=kind, layout=layout, **row))
    elif known != mapping:
        connection.execute(update(_layouts).where(is_layout).values(**row))


def fetch_mapping(connection: Connection, kind: str, layout: str) -> str | None:
    """What was confirmed for the layout; None if nothing was."""
    is_layout = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    mapping = connection.scalar(select(_layouts.c.mapping).where(is_layout))
    return None if mapping is None else str(mapping)
