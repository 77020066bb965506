"""The moments of survey tools, in their many styles. A zone is dropped: the clock on the wall counts.

DuckDB reads the formats that most stamps of a file have; `data.parsing.moments` reads the others.
"""

import re
from dataclasses import replace

import pyarrow as pa
from duckdb import DuckDBPyConnection

from data.intake.readers.staged_rows import append_columns
from data.parsing.grammar import SURVEY_CONVENTIONS
from data.parsing.moments import find_moment_fault, parse_moment

OTHER_TIMESTAMPS = "intake_stamps"

_TIME_FORMATS = (" %H:%M:%S", " %H:%M", " %H:%M:%S.%f", " %I:%M:%S %p", " %I:%M %p", "")
_DATE_FORMATS = {
    "ymd": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"),
    "mdy": ("%m/%d/%y", "%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"),
    "dmy": ("%d/%m/%y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"),
}
_ZONE_SUFFIX = re.compile(r"\s*(Z|[A-Z]{2,4}([+-][0-9:]*)?|[+-][0-9]{2}:?[0-9]{2})$")
_AM_PM = re.compile(r"[0-9 ][aApP]\.?[mM]\.?$")
_EARLIEST = "timestamp '1000-01-01'"


def build_fast_timestamp_sql(raw: DuckDBPyConnection, table: str, text: str, date_order: str) -> str:
    """The SQL expression of the moments that the SQL expression `text` says, for most rows of a staged table.

    It tries the formats that fit the first values, for to try one that does not fit takes long. `date_order` is ymd,
    mdy or dmy and tells how dates are read that do not begin with the year.
    """
    formats = _detect_formats(raw, table, text, date_order)
    return _build_parse_sql(text, formats) if formats else "null::timestamp"


def stage_other_timestamps(raw: DuckDBPyConnection, texts_query: str, date_order: str) -> None:
    """Parse the stamps that fit none of the usual formats, each text once.

    They come into the temporary table OTHER_TIMESTAMPS: the text, the moment or null, and else the fault.
    """
    conventions = replace(SURVEY_CONVENTIONS, day_order=date_order)
    texts = [text for (text,) in raw.execute(texts_query).fetchall()]
    moments = [parse_moment(text, conventions) for text in texts]
    faults = [find_moment_fault(text, conventions) for text in texts]
    raw.execute(f"create or replace temp table {OTHER_TIMESTAMPS} (text varchar, moment timestamp, fault varchar)")
    append_columns(
        raw,
        OTHER_TIMESTAMPS,
        {
            "text": pa.array(texts, pa.string()),
            "moment": pa.array(moments, pa.timestamp("us")),
            "fault": pa.array(faults, pa.string()),
        },
    )


def build_stored_timestamp_sql(moment: str) -> str:
    """The SQL expression of the moment that is stored: not LimeSurvey's, of surveys that keep nobody's."""
    return f"nullif(date_trunc('second', {moment}), timestamp '1980-01-01 00:00:00')"


def _detect_formats(raw: DuckDBPyConnection, table: str, text: str, date_order: str) -> tuple[str, ...]:
    """The formats that fit the first values, most used first."""
    values = [v for (v,) in raw.execute(f"select {text} from {table} where {text} is not null limit 1000").fetchall()]
    endings = {found[0] for value in values if (found := _ZONE_SUFFIX.search(value)) and not _AM_PM.search(value)}
    formats = [one + ending for one in _list_formats(date_order) for ending in ("", *sorted(endings)[:4])]
    counted = ", ".join(f"count({_build_parse_sql('text', (one,))})" for one in formats)
    counts = raw.execute(f"select {counted} from (select unnest($values) as text)", {"values": values}).fetchall()[0]
    return tuple(one for count, one in sorted(zip(counts, formats, strict=True), reverse=True) if count)


def _list_formats(date_order: str) -> tuple[str, ...]:
    days = (*(_DATE_FORMATS[date_order] if date_order in ("mdy", "dmy") else ()), *_DATE_FORMATS["ymd"])
    joined = [f"{day}{clock}" for day in days for clock in _TIME_FORMATS]
    return (*joined, *(f"%Y-%m-%dT{clock.strip()}" for clock in _TIME_FORMATS[:3]))


def _build_parse_sql(text: str, formats: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{one}'" for one in formats)
    # A year of two digits would be one of the first century, where the longer year was tried first.
    return f"nullif(greatest(try_strptime({text}, [{listed}]), {_EARLIEST}), {_EARLIEST})"
