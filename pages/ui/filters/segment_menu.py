"""Saved segments in the filter bar: choosing them, and saving the filters as one."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import streamlit as st

from data.entry.segments import Segment, save_segment
from data.errors import CrmError
from data.ledger.write_access import check_writable
from pages.ui.criteria.criteria_description import describe_criteria
from pages.ui.filters.filter_description import describe_conditions
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_, translate_message
from pages.ui.session import address, answers, view_state, warehouse_facts
from pages.ui.session.error_boundary import show_errors
from pages.ui.session.session_state import WidgetKey
from pages.ui.session.warehouse_facts import get_segment_name, load_segments_by_id
from queries import Filters, without_segments


def describe_segment(segment: Segment) -> str:
    """The filters of a segment in words, with what in them cannot be understood; everybody where it has none."""
    filters, errors = address.parse_address(parse_qs(segment.filters.removeprefix("?")))
    try:
        parts = [*describe_conditions(filters), *(translate_message(error) for error in errors)]
        return "; ".join(parts) or _("everybody")
    except CrmError as error:
        return translate_message(error)


def show_segment_choice() -> None:
    """Shows the saved segments, and the condition in force with a button that removes it."""
    segment_ids = list(view_state.get_filters().segment)
    names = load_segments_by_id()
    st.session_state[WidgetKey.SEGMENT] = segment_ids
    st.multiselect(
        _("Saved segments"),
        [*names, *(segment_id for segment_id in segment_ids if segment_id not in names)],
        key=WidgetKey.SEGMENT,
        format_func=get_segment_name,
        placeholder=_("all"),
        on_change=_apply_segments,
        disabled=not names and not segment_ids,
    )
    if not names:
        st.caption(_("No segment is saved yet. Narrow the choice, then save it as a segment."))
    if condition := view_state.get_filters().criteria:
        show_sentence(_("Condition: {condition}", condition=describe_criteria(condition)))
        st.button(
            _("Leave the condition out"),
            icon=":material/filter_alt_off:",
            key="leave_criteria",
            type="tertiary",
            on_click=lambda: view_state.set_filters(view_state.get_filters().with_changes(criteria="")),
        )
    st.page_link("customers/explorer/page.py", label=_("Cut by any attribute: Explorer"), icon=":material/tune:")


def _apply_segments() -> None:
    view_state.set_filters(view_state.get_filters().with_changes(segment=tuple(st.session_state[WidgetKey.SEGMENT])))


def show_save_form() -> None:
    """Shows the form that saves the filters in force under a name, for the reader or for everybody."""
    filters = view_state.get_filters()
    if closed := check_writable(answers.get_warehouse()):
        st.info(translate_message(closed), icon=":material/lock:")
        return
    if not serialize_customer_filters(filters):
        st.caption(_("Everybody is chosen. Narrow the choice by the filters or in the explorer first."))
    size = warehouse_facts.count_population(view_state.get_effective_filters())[0]
    with st.form("segment_form", border=False, enter_to_submit=True):
        name = st.text_input(_("Name of the segment"), key="segment_name", max_chars=80)
        is_shared = st.checkbox(_("Everybody may use it"), key="segment_shared")
        st.caption(_("It keeps the filters, not the days: whoever meets them then belongs to it."))
        label = n_(
            "Save {count} customer as a segment", "Save {count} customers as a segment", size, count=format_number(size)
        )
        if st.form_submit_button(
            label, type="primary", icon=":material/bookmark_add:", disabled=not serialize_customer_filters(filters)
        ):
            _store_segment(name, is_shared, filters)


def _store_segment(name: str, is_shared: bool, filters: Filters) -> None:
    with show_errors():
        saved = save_segment(answers.get_warehouse(), name, serialize_customer_filters(filters), is_shared=is_shared)
        answers.refresh_data_version()
        st.success(
            _("Saved as the segment {name}. It stands in the filter bar of every report.", name=saved.name),
            icon=":material/check_circle:",
        )
        st.caption(_("It is batch {batch}; History can undo it", batch=saved.batch_id))


def serialize_customer_filters(filters: Filters) -> str:
    """The part of filters that a segment stores, as an address: no days, rules or keys; segments as criteria."""
    customer_filters = filters.with_changes(as_of=None, from_on=None, to_on=None, rules=(), customer=(), search="")
    return urlencode(address.build_address(without_segments(answers.get_warehouse(), customer_filters)), doseq=True)
