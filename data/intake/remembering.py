"""What the columns of a layout meant when somebody confirmed it, to be proposed when such a file comes again."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert

from data.intake.batches import whoever
from data.schema import metadata
from data.warehouse import Warehouse

layouts = metadata.tables["app_layouts"]


def layout_of(name: str, header: Sequence[str]) -> str:
    """The mark of a layout: files with the same name of a layout and the same header have the same."""
    return hashlib.sha256(json.dumps([name, *header], ensure_ascii=False).encode()).hexdigest()


def remember(connection: Connection, kind: str, layout: str, mapping: str, by: str | None) -> None:
    """Keep what was confirmed, in place of what was kept before; `kind` is survey, or a table's name."""
    connection.execute(delete(layouts).where(layouts.c.kind == kind, layouts.c.layout == layout))
    at = datetime.now().replace(microsecond=0)
    connection.execute(insert(layouts).values(kind=kind, layout=layout, mapping=mapping, by=by or whoever(), at=at))


def recalled(warehouse: Warehouse, kind: str, layout: str) -> str | None:
    """What was kept of the layout; None when nothing was."""
    found = warehouse.read(
        "select mapping from app_layouts where kind = :kind and layout = :layout", {"kind": kind, "layout": layout}
    )
    return None if found.empty else str(found.iat[0, 0])
