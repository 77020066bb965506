"""Everything we ask the warehouse: one `.sql` file per result, one typed function beside it, no Streamlit."""

from queries._asked import describe
from queries._combined import without_segments
from queries._door import Query
from queries._known import days_on_record
from queries._run import count, run, statement
from queries._source import Column, Source, names, read_all
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
