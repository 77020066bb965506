"""Pins today's date and the time of day for code that is imported afterwards.

Results of questions do not depend on the clock. What does: when something was stored, the day of a call list, the
proposed days of forms, and checks for days that are still to come.
"""

from __future__ import annotations

import datetime as clock
import sys
from importlib import import_module
from typing import Any

REAL_DATE, REAL_DATETIME = clock.date, clock.datetime
# Two days after the latest day of the sample, so that its call list is for today.
NOW = REAL_DATETIME(2026, 11, 2, 9, 30)
LIBRARIES = (
    "duckdb",
    "duckdb_sqlalchemy",
    "openpyxl",
    "pandas",
    "plotly.graph_objects",
    "pyarrow.compute",
    "pyarrow.csv",
    "pyarrow.dataset",
    "pyarrow.json",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "python_calamine",
    "sqlalchemy.orm",
    "sqlglot",
    "streamlit.testing.v1",
    "xlsxwriter",
)
_pinned = [NOW]


class _StandIn(type):
    """Instances of the real class count as instances of its stand-in."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.real)  # type: ignore[attr-defined]

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, cls.real)  # type: ignore[attr-defined]


class PinnedDate(REAL_DATE, metaclass=_StandIn):
    """`date` with a fixed today. Makes real dates."""

    real = REAL_DATE

    def __new__(cls, *parts: Any, **named: Any) -> Any:
        return REAL_DATE(*parts, **named)

    @classmethod
    def today(cls) -> Any:
        return _pinned[0].date()


class PinnedDatetime(REAL_DATETIME, metaclass=_StandIn):
    """`datetime` with a fixed now. Makes real datetimes."""

    real = REAL_DATETIME

    def __new__(cls, *parts: Any, **named: Any) -> Any:
        return REAL_DATETIME(*parts, **named)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return _pinned[0] if tz is None else _pinned[0].replace(tzinfo=clock.UTC).astimezone(tz)

    @classmethod
    def today(cls) -> Any:
        return _pinned[0]

    @classmethod
    def utcnow(cls) -> Any:
        return _pinned[0]


def pin_clock(moment: clock.datetime = NOW) -> None:
    """Makes `date.today()` and `datetime.now()` answer `moment` in modules that are imported from now on.

    The libraries are imported before that, so that they keep the real classes.
    """
    for name in LIBRARIES:
        try:
            import_module(name)
        except ModuleNotFoundError:
            continue
    pin_threads()
    _pinned[0] = moment
    clock.date, clock.datetime = PinnedDate, PinnedDatetime  # type: ignore[misc]
    # A field that asks for a day proposes Streamlit's today.
    fields = sys.modules.get("streamlit.elements.widgets.time_widgets")
    if fields is not None:
        fields.date, fields.datetime = PinnedDate, PinnedDatetime  # type: ignore[attr-defined]


def pin_threads() -> None:
    """Makes DuckDB work in one thread, so that sums and ties come out the same in every run."""
    import duckdb

    real = duckdb.connect
    if getattr(real, "is_pinned", False):
        return

    def connect(database: Any = ":memory:", read_only: bool = False, config: Any = None, **more: Any) -> Any:
        return real(database, read_only=read_only, config={"threads": 1} | dict(config or {}), **more)

    connect.is_pinned = True  # type: ignore[attr-defined]
    duckdb.connect = connect
