"""Facts about the whole warehouse: days on record, filter options, population, checks, batches, segments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

import queries
from data.entry.segments import Segment, load_segments
from data.ledger.history import fetch_recent_batches
from data.warehouse.integrity_checks import check_integrity
from pages.ui.session import answers
from pages.ui.session.session_state import get_session
from queries import Filters

# Paths of the pages that read all attributes of customers.
ATTRIBUTE_PAGES = frozenset({"explorer", "scorecard"})


@dataclass(frozen=True)
class RecordedDays:
    """The first and last day on record, None in an empty warehouse, and the as-of day."""

    first: date | None
    last: date | None
    as_of: date | None

    @property
    def age(self) -> int | None:
        """The age of the data on the as-of day, in days; None where a day is missing."""
        return max(0, (self.as_of - self.last).days) if self.as_of and self.last else None


def get_subject() -> str:
    """The facts that the page counts: `purchases`, `responses` or `deals`."""
    return get_session().view.subject


def load_days(filters: Filters, about: str = "") -> RecordedDays:
    """The days on record of a subject, and the as-of day: the last day on record where the filters set none.

    Args:
        filters: the filters that may set the as-of day.
        about: the subject; that of the page where empty.
    """
    first, last = queries.days_on_record(answers.get_warehouse(), about or get_subject())
    return RecordedDays(first, last, filters.as_of or last)


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_table_checks(key: tuple[str, ...]) -> pd.DataFrame:
    return check_integrity(answers.get_warehouse())


def load_table_checks() -> pd.DataFrame:
    """Rows, freshness and faults of every table; columns as `check_integrity` returns them."""
    return _fetch_table_checks(answers.build_cache_key())


def load_recent_batches() -> pd.DataFrame:
    """The latest batches, newest first; columns as `fetch_recent_batches` returns them."""
    return fetch_recent_batches(answers.get_warehouse())


def load_filter_options() -> pd.DataFrame:
    """The values of every filter field: `field`, `value`, and `customers` who have it."""
    return answers.load_answer("overview/options", Filters()).frame


def count_population(filters: Filters) -> tuple[int, int]:
    """The number of customers who fit the filters, and of all customers of the filters' sides."""
    options = load_filter_options()
    sides = options[(options["field"] == "side") & options["value"].isin(filters.side or ("external",))]
    everyone = int(sides["customers"].sum())
    if not set(filters.customer_fields) - {"side"} and not filters.other_filters:
        return everyone, everyone
    # Counting in the attributes, which these pages read anyway, is faster than ranking the customers anew.
    if filters.other_filters or get_session().view.page in ATTRIBUTE_PAGES:
        return answers.count_rows(answers.QueryRequest("explorer/customers", filters)), everyone
    return int(answers.load_answer("explorer/population", filters).row()["customers"]), everyone


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_segments(key: tuple[str, ...]) -> list[Segment]:
    return load_segments(answers.get_warehouse())


def load_segments_by_id() -> dict[str, Segment]:
    """The saved segments that the reader may use, by segment_id."""
    return {segment.segment_id: segment for segment in _fetch_segments(answers.build_cache_key())}


def get_segment_name(segment_id: str) -> str:
    """A segment's name; the id itself where no such segment is saved."""
    segment = load_segments_by_id().get(segment_id)
    return segment.name if segment else segment_id
