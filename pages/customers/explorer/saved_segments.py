"""The explorer's saved segments: apply, rename, share and delete them."""

from functools import partial

import streamlit as st

from data.entry.segments import Segment, delete_segment, save_segment
from data.ledger.batches import get_current_user
from data.ledger.write_access import check_writable
from pages.ui.filters import segment_menu
from pages.ui.forms import quick_actions
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.directory import load_employee_names
from pages.ui.report.chart_panel import show_heading
from pages.ui.session import answers, view_state
from pages.ui.session.warehouse_facts import load_segments_by_id
from queries import Filters

ACTION_SUBJECT = "segments"


def render_saved_segments() -> None:
    """Every segment that the reader may use, own and shared."""
    segments = load_segments_by_id()
    count = len(segments)
    summary = n_("**{count}** segment is saved.", "**{count}** segments are saved.", count, count=format_number(count))
    show_heading(
        _("Saved segments"),
        summary if count else _("No segment yet: narrow the choice, then press “Save as segment” above."),
    )
    quick_actions.show_action_result(ACTION_SUBJECT)
    is_open = check_writable(answers.get_warehouse()) is None
    for segment in segments.values():
        _render_segment(segment, is_open)


def _render_segment(segment: Segment, is_open: bool) -> None:
    key = f"segment_{segment.segment_id}"
    with st.container(key=f"row_{key}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            show_sentence(f"**{segment.name}**")
            st.caption(
                _("{what} · {whose}", what=segment_menu.describe_segment(segment), whose=_describe_owner(segment))
            )
        st.button(
            _("Open it"), key=f"{key}_open", icon=":material/filter_alt:", on_click=partial(_apply_segment, segment)
        )
        if is_open and segment.owner == (get_current_user() or ""):
            with st.popover(_("Change"), key=f"{key}_change", icon=":material/edit:"):
                name = st.text_input(_("Name of the segment"), segment.name, key=f"{key}_name", max_chars=80)
                shared = st.checkbox(_("Everybody may use it"), segment.is_shared, key=f"{key}_shared")
                st.button(
                    _("Keep the change"),
                    key=f"{key}_keep",
                    type="primary",
                    on_click=quick_actions.run_action,
                    args=(
                        ACTION_SUBJECT,
                        _("The segment is changed."),
                        partial(_update_segment, segment, name, shared),
                    ),
                )
                st.button(
                    _("Forget this segment"),
                    key=f"{key}_drop",
                    icon=":material/delete:",
                    on_click=quick_actions.run_action,
                    args=(
                        ACTION_SUBJECT,
                        _("The segment {name} is forgotten.", name=segment.name),
                        partial(_delete_segment, segment),
                    ),
                )


def _describe_owner(segment: Segment) -> str:
    if segment.owner != (get_current_user() or ""):
        return _("shared by {name}", name=load_employee_names().get(segment.owner, segment.owner) or _("nobody named"))
    return _("yours, shared with everybody") if segment.is_shared else _("only yours")


def _apply_segment(segment: Segment) -> None:
    filters = view_state.get_filters()
    view_state.set_filters(
        Filters(filters.as_of, filters.from_on, filters.to_on, rules=filters.rules, segment=(segment.segment_id,))
    )


def _update_segment(segment: Segment, name: str, is_shared: bool) -> str:
    return save_segment(
        answers.get_warehouse(), name, segment.filters, is_shared=is_shared, segment_id=segment.segment_id
    ).batch_id


def _delete_segment(segment: Segment) -> str:
    batch_id = delete_segment(answers.get_warehouse(), segment.segment_id)
    if segment.segment_id in view_state.get_filters().segment:
        view_state.narrow_filters(
            segment=tuple(
                segment_id for segment_id in view_state.get_filters().segment if segment_id != segment.segment_id
            )
        )
    return batch_id
