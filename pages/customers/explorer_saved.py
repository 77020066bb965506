"""The saved segments: what each says, opening it, renaming, sharing and forgetting it."""

from functools import partial

import streamlit as st

from data.entry.segments import Segment, delete_segment, save_segment
from data.intake.admission import check_writable
from data.intake.batches import get_current_user
from pages.ui import acting, choice, load, segments
from pages.ui.form_offers import load_employee_names
from pages.ui.format import format_number
from pages.ui.panel import show_heading
from pages.ui.say import show_sentence
from pages.ui.segment_names import load_segments_by_id
from pages.ui.words import _, n_
from queries import Filters

ACTION_SUBJECT = "segments"


def render_saved_segments() -> None:
    """Every segment that the reader may use."""
    found = load_segments_by_id()
    many = len(found)
    told = n_("**{count}** segment is saved.", "**{count}** segments are saved.", many, count=format_number(many))
    show_heading(
        _("Saved segments"),
        told if many else _("No segment yet: narrow the choice, then press “Save as segment” above."),
    )
    acting.show_action_result(ACTION_SUBJECT)
    is_open = check_writable(load.get_warehouse()) is None
    for one in found.values():
        _render_segment(one, is_open)


def _render_segment(one: Segment, is_open: bool) -> None:
    key = f"segment_{one.segment_id}"
    with st.container(key=f"row_{key}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            show_sentence(f"**{one.name}**")
            st.caption(_("{what} · {whose}", what=segments.describe_segment(one), whose=_describe_owner(one)))
        st.button(_("Open it"), key=f"{key}_open", icon=":material/filter_alt:", on_click=partial(_apply_segment, one))
        if is_open and one.owner == (get_current_user() or ""):
            with st.popover(_("Change"), key=f"{key}_change", icon=":material/edit:"):
                name = st.text_input(_("Name of the segment"), one.name, key=f"{key}_name", max_chars=80)
                shared = st.checkbox(_("Everybody may use it"), one.is_shared, key=f"{key}_shared")
                st.button(
                    _("Keep the change"),
                    key=f"{key}_keep",
                    type="primary",
                    on_click=acting.run_action,
                    args=(ACTION_SUBJECT, _("The segment is changed."), partial(_update_segment, one, name, shared)),
                )
                st.button(
                    _("Forget this segment"),
                    key=f"{key}_drop",
                    icon=":material/delete:",
                    on_click=acting.run_action,
                    args=(
                        ACTION_SUBJECT,
                        _("The segment {name} is forgotten.", name=one.name),
                        partial(_delete_segment, one),
                    ),
                )


def _describe_owner(one: Segment) -> str:
    if one.owner != (get_current_user() or ""):
        return _("shared by {name}", name=load_employee_names().get(one.owner, one.owner) or _("nobody named"))
    return _("yours, shared with everybody") if one.is_shared else _("only yours")


def _apply_segment(one: Segment) -> None:
    held = choice.get_filters()
    choice.set_filters(Filters(held.as_of, held.from_on, held.to_on, rules=held.rules, segment=(one.segment_id,)))


def _update_segment(one: Segment, name: str, is_shared: bool) -> str:
    return save_segment(
        load.get_warehouse(), name, one.filters, is_shared=is_shared, segment_id=one.segment_id
    ).batch_id


def _delete_segment(one: Segment) -> str:
    batch = delete_segment(load.get_warehouse(), one.segment_id)
    if one.segment_id in choice.get_filters().segment:
        choice.narrow_filters(segment=tuple(other for other in choice.get_filters().segment if other != one.segment_id))
    return batch
