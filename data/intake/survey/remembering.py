"""What the columns of a survey file meant when somebody confirmed it: kept in the warehouse, proposed the next time."""

from sqlalchemy import Connection

from data.errors import IntakeError
from data.intake.remembering import layout_of, recalled, remember
from data.intake.survey.columns import Recognised
from data.intake.survey.mapping import Mapping
from data.intake.survey.mapping_json import from_json, to_json

KIND = "survey"


def key_of(found: Recognised) -> str:
    """The mark of a survey file."""
    return layout_of(found.layout, tuple(column.name for column in found.columns))


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
