"""What the columns of a layout meant when somebody confirmed it: kept in the warehouse, proposed the next time."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from data.errors import IntakeError
from data.intake.survey.columns import Recognised
from data.intake.survey.mapping import Mapping
from data.intake.survey.mapping_json import from_json, to_json
from data.schema import metadata

_layouts = metadata.tables["app_layouts"]
KIND = "survey"


def layout_key(layout: str, header: tuple[str, ...]) -> str:
    """The mark by which a file of the same layout and header is known again."""
    return hashlib.sha256("\0".join((layout, *header)).encode()).hexdigest()


def key_of(found: Recognised) -> str:
    """The mark of a survey file."""
    return layout_key(found.layout, tuple(column.name for column in found.columns))


def remember(connection: Connection, kind: str, layout: str, mapping: str, by: str | None) -> None:
    """Keep what somebody confirmed, in place of what was kept for the same layout."""
    here = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    row = {"mapping": mapping, "by": by, "at": datetime.now().replace(microsecond=0)}
    known = recalled(connection, kind, layout)
    if known is None:
        connection.execute(insert(_layouts).values(kind=kind, layout=layout, **row))
    elif known != mapping:
        connection.execute(update(_layouts).where(here).values(**row))


def recalled(connection: Connection, kind: str, layout: str) -> str | None:
    """What was kept for the layout."""
    here = (_layouts.c.kind == kind) & (_layouts.c.layout == layout)
    found = connection.scalar(select(_layouts.c.mapping).where(here))
    return None if found is None else str(found)


def remember_survey(connection: Connection, found: Recognised, mapping: Mapping, by: str | None) -> None:
    """Keep the mapping of a survey file."""
    remember(connection, KIND, key_of(found), to_json(mapping), by)


def recalled_survey(connection: Connection, found: Recognised) -> Mapping | None:
    """The mapping that was confirmed for a file of the same layout and header."""
    text = recalled(connection, KIND, key_of(found))
    try:
        return None if text is None else from_json(text)
    except IntakeError:
        return None  # kept by a version that said it in another way
