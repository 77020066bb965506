"""The names of saved segments, as the filter bar and the sentence need them."""

from __future__ import annotations

import streamlit as st

from data.entry.segments import Segment, load_segments
from pages.ui import load


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_segments(key: tuple[str, ...]) -> list[Segment]:
    return load_segments(load.get_warehouse())


def load_segments_by_id() -> dict[str, Segment]:
    """The saved segments that this reader may use, by number."""
    return {one.segment_id: one for one in _fetch_segments((load.get_warehouse().url, load.get_data_version()))}


def get_segment_name(segment: str) -> str:
    """A segment's name; what the address says where there is none of that number."""
    found = load_segments_by_id().get(segment)
    return found.name if found else segment
