"""Saved segments in the filter bar: choosing them, and keeping the choice as one."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import streamlit as st

from data.entry.segments import Segment, save_segment
from data.errors import CrmError
from data.intake.admission import why_closed
from pages.ui import address, choice, facts, load
from pages.ui.boundary import shown
from pages.ui.criteria_words import in_words
from pages.ui.format import decimal
from pages.ui.say import say
from pages.ui.segment_names import called, known
from pages.ui.sentence import conditions
from pages.ui.words import _, n_, told
from queries import Filters, without_segments


def meaning(one: Segment) -> str:
    """What a segment says, in words; everybody where it says nothing."""
    held, wrong = address.parse(parse_qs(one.filters.removeprefix("?")))
    try:
        return "; ".join([*conditions(held), *(told(error) for error in wrong)]) or _("everybody")
    except CrmError as error:
        return told(error)


def offered() -> None:
    """The saved segments, and the condition in force with the way out of it."""
    held = list(choice.chosen().segment)
    names = known()
    st.session_state["segment"] = held
    st.multiselect(
        _("Saved segments"),
        [*names, *(one for one in held if one not in names)],
        key="segment",
        format_func=called,
        placeholder=_("all"),
        on_change=_took,
        disabled=not names and not held,
    )
    if not names:
        st.caption(_("No segment is saved yet. Narrow the choice, then save it as a segment."))
    if condition := choice.chosen().criteria:
        say(_("Condition: {condition}", condition=in_words(condition)))
        st.button(
            _("Leave the condition out"),
            icon=":material/filter_alt_off:",
            key="leave_criteria",
            type="tertiary",
            on_click=lambda: choice.choose(choice.chosen().but(criteria="")),
        )
    st.page_link("customers/explorer.py", label=_("Cut by any attribute: Explorer"), icon=":material/tune:")


def _took() -> None:
    choice.choose(choice.chosen().but(segment=tuple(st.session_state["segment"])))


def saving() -> None:
    """Keeps the customers in force under a name, for oneself or for everybody."""
    filters = choice.chosen()
    if closed := why_closed(load.warehouse()):
        st.info(told(closed), icon=":material/lock:")
        return
    if not kept_by(filters):
        st.caption(_("Everybody is chosen. Narrow the choice by the filters or in the explorer first."))
    size = facts.population(choice.current())[0]
    with st.form("segment_form", border=False, enter_to_submit=True):
        name = st.text_input(_("Name of the segment"), key="segment_name", max_chars=80)
        is_shared = st.checkbox(_("Everybody may use it"), key="segment_shared")
        st.caption(_("It keeps the filters, not the days: whoever meets them then belongs to it."))
        label = n_(
            "Save {count} customer as a segment", "Save {count} customers as a segment", size, count=decimal(size)
        )
        if st.form_submit_button(label, type="primary", icon=":material/bookmark_add:", disabled=not kept_by(filters)):
            _save(name, is_shared, filters)


def _save(name: str, is_shared: bool, filters: Filters) -> None:
    with shown():
        saved = save_segment(load.warehouse(), name, kept_by(filters), is_shared=is_shared)
        load.look_again()
        st.success(
            _("Saved as the segment {name}. It stands in the filter bar of every report.", name=saved.name),
            icon=":material/check_circle:",
        )
        st.caption(_("It is batch {batch}; History can undo it", batch=saved.batch_id))


def kept_by(filters: Filters) -> str:
    """What a segment keeps of a choice: the customers, not the days; segments in it as what they say now."""
    whole = filters.but(as_of=None, from_on=None, to_on=None, rules=(), customer=(), search="")
    return urlencode(address.write(without_segments(load.warehouse(), whole)), doseq=True)
