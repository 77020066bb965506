"""What is on record as a whole: days, filter options, population, checks, loads."""

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

# The pages that look at everything known of customers, by their addresses.
ATTRIBUTE_PAGES = frozenset({"explorer", "scorecard"})


@dataclass(frozen=True)
class RecordedDays:
    """The first and last day on record, None in an empty warehouse, and the day that is looked from."""

    first: date | None
    last: date | None
    as_of: date | None

    @property
    def age(self) -> int | None:
        """How old the data is on the day that is looked from, in days."""
        return max(0, (self.as_of - self.last).days) if self.as_of and self.last else None


def get_subject() -> str:
    """The facts that the page in sight is about: purchases, responses where customers speak, or deals."""
    return get_session().view.subject


def load_days(filters: Filters, about: str = "") -> RecordedDays:
    """The days on record among the facts that the page (or `about`) counts, and the day that the reader looks from."""
    first, last = queries.days_on_record(answers.get_warehouse(), about or get_subject())
    return RecordedDays(first, last, filters.as_of or last)


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_table_checks(key: tuple[str, ...]) -> pd.DataFrame:
    return check_integrity(answers.get_warehouse())


def load_table_checks() -> pd.DataFrame:
    """Rows, freshness and faults of every table; see data.checks."""
    return _fetch_table_checks(answers.build_cache_key())


def load_recent_batches() -> pd.DataFrame:
    """The latest batches, newest first; see data.loads."""
    return fetch_recent_batches(answers.get_warehouse())


def load_filter_options() -> pd.DataFrame:
    """Every field that can be filtered by, its values, and how many customers have each."""
    return answers.load_answer("overview/options", Filters()).frame


def count_population(filters: Filters) -> tuple[int, int]:
    """How many customers are chosen, and out of how many."""
    found = load_filter_options()
    sides = found[(found["field"] == "side") & found["value"].isin(filters.side or ("external",))]
    everyone = int(sides["customers"].sum())
    if not set(filters.customer_fields) - {"side"} and not filters.other_filters:
        return everyone, everyone
    # Where all that is known of customers is at hand anyway, counting in it is faster than ranking them anew.
    if filters.other_filters or get_session().view.page in ATTRIBUTE_PAGES:
        return answers.count_rows(answers.QueryRequest("explorer/customers", filters)), everyone
    return int(answers.load_answer("explorer/population", filters).row()["customers"]), everyone


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_segments(key: tuple[str, ...]) -> list[Segment]:
    return load_segments(answers.get_warehouse())


def load_segments_by_id() -> dict[str, Segment]:
    """The saved segments that this reader may use, by number."""
    return {one.segment_id: one for one in _fetch_segments(answers.build_cache_key())}


def get_segment_name(segment_id: str) -> str:
    """A segment's name; what the address says where there is none of that number."""
    found = load_segments_by_id().get(segment_id)
    return found.name if found else segment_id
