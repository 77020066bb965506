"""What the columns of a survey file meant when somebody confirmed it: kept in the warehouse, proposed the next time."""

from sqlalchemy import Connection

from data.errors import IntakeError
from data.intake.mapping.confirmed_mappings import fetch_mapping, fingerprint_layout, save_mapping
from data.survey.model.columns import DetectedLayout
from data.survey.model.mapping import SurveyMapping
from data.survey.review.mapping_json import dump_mapping_json, parse_mapping_json

MAPPING_KIND = "survey"


def compute_layout_key(detected: DetectedLayout) -> str:
    """The mark of a survey file."""
    return fingerprint_layout(detected.layout, tuple(column.name for column in detected.columns))


def store_confirmed_mapping(
    connection: Connection, detected: DetectedLayout, mapping: SurveyMapping, by: str | None
) -> None:
    """Keep the mapping of a survey file."""
    save_mapping(connection, MAPPING_KIND, compute_layout_key(detected), dump_mapping_json(mapping), by)


def load_confirmed_mapping(connection: Connection, detected: DetectedLayout) -> SurveyMapping | None:
    """The mapping that was confirmed for a file of the same layout and header."""
    text = fetch_mapping(connection, MAPPING_KIND, compute_layout_key(detected))
    try:
        return None if text is None else parse_mapping_json(text)
    except IntakeError:
        return None  # kept by a version that said it in another way
