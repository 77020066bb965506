"""The saved segments: what each says, opening it, renaming, sharing and forgetting it."""

from functools import partial

import streamlit as st

from data.entry.segments import Segment, drop_segment, save_segment
from data.intake.admission import why_closed
from data.intake.batches import whoever
from pages.ui import acting, choice, load, segments
from pages.ui.form_offers import employees
from pages.ui.format import decimal
from pages.ui.panel import head
from pages.ui.say import say
from pages.ui.segment_names import known
from pages.ui.words import _, n_
from queries import Filters

ABOUT = "segments"


def saved() -> None:
    """Every segment that the reader may use."""
    found = known()
    many = len(found)
    told = n_("**{count}** segment is saved.", "**{count}** segments are saved.", many, count=decimal(many))
    head(
        _("Saved segments"),
        told if many else _("No segment yet: narrow the choice, then press “Save as segment” above."),
    )
    acting.told(ABOUT)
    is_open = why_closed(load.warehouse()) is None
    for one in found.values():
        _segment(one, is_open)


def _segment(one: Segment, is_open: bool) -> None:
    key = f"segment_{one.segment_id}"
    with st.container(key=f"row_{key}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            say(f"**{one.name}**")
            st.caption(_("{what} · {whose}", what=segments.meaning(one), whose=_whose(one)))
        st.button(_("Open it"), key=f"{key}_open", icon=":material/filter_alt:", on_click=partial(_open, one))
        if is_open and one.owner == (whoever() or ""):
            with st.popover(_("Change"), key=f"{key}_change", icon=":material/edit:"):
                name = st.text_input(_("Name of the segment"), one.name, key=f"{key}_name", max_chars=80)
                shared = st.checkbox(_("Everybody may use it"), one.is_shared, key=f"{key}_shared")
                st.button(
                    _("Keep the change"),
                    key=f"{key}_keep",
                    type="primary",
                    on_click=acting.act,
                    args=(ABOUT, _("The segment is changed."), partial(_kept, one, name, shared)),
                )
                st.button(
                    _("Forget this segment"),
                    key=f"{key}_drop",
                    icon=":material/delete:",
                    on_click=acting.act,
                    args=(ABOUT, _("The segment {name} is forgotten.", name=one.name), partial(_dropped, one)),
                )


def _whose(one: Segment) -> str:
    if one.owner != (whoever() or ""):
        return _("shared by {name}", name=employees().get(one.owner, one.owner) or _("nobody named"))
    return _("yours, shared with everybody") if one.is_shared else _("only yours")


def _open(one: Segment) -> None:
    held = choice.chosen()
    choice.choose(Filters(held.as_of, held.from_on, held.to_on, rules=held.rules, segment=(one.segment_id,)))


def _kept(one: Segment, name: str, is_shared: bool) -> str:
    return save_segment(load.warehouse(), name, one.filters, is_shared=is_shared, segment_id=one.segment_id).batch_id


def _dropped(one: Segment) -> str:
    batch = drop_segment(load.warehouse(), one.segment_id)
    if one.segment_id in choice.chosen().segment:
        choice.narrow(segment=tuple(other for other in choice.chosen().segment if other != one.segment_id))
    return batch
