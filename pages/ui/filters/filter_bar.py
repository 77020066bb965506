"""The filter bar: widgets over the reader's choice, the choice in words, the link to it and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from data.rules import load_rules
from pages.ui.filters import segment_menu
from pages.ui.filters.filter_description import describe_filters
from pages.ui.i18n.formatting import format_count, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _
from pages.ui.labels.value_labels import label_value
from pages.ui.session import address, view_state, warehouse_facts
from pages.ui.session.session_state import WidgetKey

PLACE_FIELDS = ("region", "branch", "owner")
CUSTOMER_FIELDS = ("kind", "side", "tier", "lifecycle", "industry", "channel")
DAY_LABELS = {"from_on": N_("From"), "to_on": N_("To"), "as_of": N_("As of")}
PERIOD_LABELS = {
    "year": N_("12 months"),
    "month": N_("This month"),
    "last_month": N_("Last month"),
    "quarter": N_("This quarter"),
    "calendar_year": N_("This year"),
    "all": N_("Everything on record"),
}


def show_filter_bar(has_churn_window: bool) -> None:
    """The bar on top of a page; `window` adds the churn window where the page depends on it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filter_bar"):
        with st.popover(_("Period"), icon=":material/calendar_month:"):
            _show_period()
        with st.popover(_build_title(_("Place"), PLACE_FIELDS), icon=":material/location_on:"):
            _show_fields(PLACE_FIELDS)
        with st.popover(_build_title(_("Customers"), CUSTOMER_FIELDS), icon=":material/group:"):
            _show_fields(CUSTOMER_FIELDS)
        condition = int(bool(view_state.get_filters().criteria))
        with st.popover(_build_title(_("Segments"), ("segment",), condition), icon=":material/bookmark:"):
            segment_menu.show_segment_choice()
        if has_churn_window:
            with st.popover(_("Window"), icon=":material/hourglass_empty:"):
                _show_rule("churn_window_days")
        with st.popover(_("Copy link"), icon=":material/link:"):
            st.caption(_("Opens this view, with its days pinned, for everybody who may see it."))
            st.code(build_link(), language=None, wrap_lines=True)
        keeping = st.popover(_("Save as segment"), icon=":material/bookmark_add:", key="keeping", on_change="rerun")
        if keeping.open:
            with keeping:
                segment_menu.show_save_form()
        st.button(
            _("Reset"), icon=":material/restart_alt:", on_click=view_state.reset_filters, key="reset", type="tertiary"
        )
    show_sentence(describe_filters(view_state.get_effective_filters()))


def build_link() -> str:
    """The address of this view with the days written out, so that it shows the same when new data has come."""
    base = urlsplit(st.context.url or "http://localhost:8501/")
    return urlunsplit(
        base._replace(query=urlencode(view_state.build_page_address(view_state.get_effective_filters()), doseq=True))
    )


def _build_title(title: str, fields: Sequence[str], more: int = 0) -> str:
    chosen = sum(len(getattr(view_state.get_filters(), field)) for field in fields) + more
    return _("{title} ({count})", title=title, count=chosen) if chosen else title


def _show_period() -> None:
    periods = view_state.list_period_presets(view_state.get_filters())
    held = (view_state.get_filters().from_on, view_state.get_filters().to_on)
    named = next((name for name, days in periods.items() if days == held), None)
    st.session_state[WidgetKey.PERIOD] = named
    st.pills(
        _("Period"),
        list(periods),
        key=WidgetKey.PERIOD,
        format_func=lambda name: _(PERIOD_LABELS[name]),
        on_change=partial(_apply_period, periods),
        label_visibility="collapsed",
    )
    filled = view_state.get_effective_filters()
    for part, label in DAY_LABELS.items():
        st.session_state[part] = getattr(filled, part)
        st.date_input(
            _(label),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=part,
            format="YYYY-MM-DD",
            on_change=partial(_apply_day, part),
        )


def _apply_period(periods: Mapping[str, tuple[date | None, date | None]]) -> None:
    from_on, to_on = periods[st.session_state[WidgetKey.PERIOD] or "year"]
    view_state.set_filters(view_state.get_filters().with_changes(from_on=from_on, to_on=to_on))


def _apply_day(part: str) -> None:
    held = view_state.get_filters().with_changes(**{part: st.session_state[part]})
    filled = view_state.get_effective_filters().with_changes(**{part: st.session_state[part]})
    if filled.from_on and filled.to_on and filled.from_on > filled.to_on:
        held = held.with_changes(**{"from_on" if part != "from_on" else "to_on": None})
    view_state.set_filters(held)


def _show_fields(fields: Sequence[str]) -> None:
    found = warehouse_facts.load_filter_options()
    for field in fields:
        mine = found[found["field"] == field]
        sizes = dict(zip(mine["value"].astype(str), mine["customers"], strict=True))
        held = list(getattr(view_state.get_filters(), field))
        st.session_state[field] = held
        st.multiselect(
            label_value("field", field),
            [*sizes, *(one for one in held if one not in sizes)],
            key=field,
            format_func=partial(_label_option, field, sizes),
            on_change=partial(_apply_field, field),
            placeholder=_("external ones") if field == "side" else _("all"),
            disabled=not sizes and not held,
        )


def _label_option(field: str, sizes: dict[str, Any], one: str) -> str:
    size = sizes.get(one)
    return (
        label_value(field, one)
        if is_missing(size)
        else _("{name} ({count})", name=label_value(field, one), count=format_count(size))
    )


def _apply_field(field: str) -> None:
    view_state.narrow_filters(**{field: tuple(st.session_state[field])})


def _show_rule(name: str) -> None:
    found = load_rules().get_rule(name)
    st.session_state[name] = view_state.get_rule(name)
    st.number_input(
        _(found.label),
        min_value=int(found.minimum),
        max_value=int(found.maximum),
        step=1,
        key=name,
        on_change=partial(_apply_rule, name),
    )


def _apply_rule(name: str) -> None:
    view_state.set_filters(view_state.get_filters().with_rule(name, st.session_state[name]))
