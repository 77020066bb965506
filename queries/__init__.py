"""Everything we ask the warehouse: one `.sql` file per result, one typed function beside it, no Streamlit."""

from queries.catalog.header import Column, Source, names, read_all
from queries.composer.execution import count, run, statement
from queries.composer.query import Query
from queries.composer.reference_data import days_on_record
from queries.composer.request import describe
from queries.composer.segments import without_segments
from queries.filters import FIELDS, UNKNOWN, Filters

__all__ = [
    "FIELDS",
    "UNKNOWN",
    "Column",
    "Query",
    "Filters",
    "Source",
    "count",
    "days_on_record",
    "describe",
    "names",
    "read_all",
    "run",
    "statement",
    "without_segments",
]
