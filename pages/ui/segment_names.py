"""The names of saved segments, as the filter bar and the sentence need them."""

from __future__ import annotations

import streamlit as st

from data.entry.segments import Segment, segments
from pages.ui import load


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _known(key: tuple[str, ...]) -> list[Segment]:
    return segments(load.warehouse())


def known() -> dict[str, Segment]:
    """The saved segments that this reader may use, by number."""
    return {one.segment_id: one for one in _known((load.warehouse().url, load.version()))}


def called(segment: str) -> str:
    """A segment's name; what the address says where there is none of that number."""
    found = known().get(segment)
    return found.name if found else segment
