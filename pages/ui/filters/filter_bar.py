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
from pages.ui.session import address, periods, view_state, warehouse_facts
from pages.ui.session.session_state import WidgetKey
from queries.catalog.fields import list_group

PLACE_FIELDS = list_group("place")
CUSTOMER_FIELDS = list_group("customers")
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
    """Shows the bar on top of a page, with the churn window where the page depends on it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filter_bar"):
        with st.popover(_("Period"), icon=":material/calendar_month:"):
            _show_period()
        with st.popover(_build_title(_("Place"), PLACE_FIELDS), icon=":material/location_on:"):
            _show_fields(PLACE_FIELDS)
        with st.popover(_build_title(_("Customers"), CUSTOMER_FIELDS), icon=":material/group:"):
            _show_fields(CUSTOMER_FIELDS)
        conditions = int(bool(view_state.get_filters().criteria))
        with st.popover(_build_title(_("Segments"), ("segment",), conditions), icon=":material/bookmark:"):
            segment_menu.show_segment_choice()
        if has_churn_window:
            with st.popover(_("Window"), icon=":material/hourglass_empty:"):
                _show_rule("churn_window_days")
        with st.popover(_("Copy link"), icon=":material/link:"):
            st.caption(_("Opens this view, with its days pinned, for everybody who may see it."))
            st.code(build_link(), language=None, wrap_lines=True)
        save_popover = st.popover(
            _("Save as segment"), icon=":material/bookmark_add:", key="keeping", on_change="rerun"
        )
        if save_popover.open:
            with save_popover:
                segment_menu.show_save_form()
        st.button(
            _("Reset"), icon=":material/restart_alt:", on_click=view_state.reset_filters, key="reset", type="tertiary"
        )
    show_sentence(describe_filters(view_state.get_effective_filters()))


def build_link() -> str:
    """The address of this view with the days written out, so that it shows the same when new data has come."""
    base = urlsplit(st.context.url or "http://localhost:8501/")
    address_parts = view_state.build_page_address(view_state.get_effective_filters())
    return urlunsplit(base._replace(query=urlencode(address_parts, doseq=True)))


def _build_title(title: str, fields: Sequence[str], more: int = 0) -> str:
    """The title with the number of values chosen in the fields, and of `more` conditions."""
    filters = view_state.get_filters()
    count = sum(len(getattr(filters, field)) for field in fields) + more
    return _("{title} ({count})", title=title, count=count) if count else title


def _show_period() -> None:
    filters = view_state.get_filters()
    presets = periods.list_period_presets(filters)
    preset = next((name for name, days in presets.items() if days == (filters.from_on, filters.to_on)), None)
    st.session_state[WidgetKey.PERIOD] = preset
    st.pills(
        _("Period"),
        list(presets),
        key=WidgetKey.PERIOD,
        format_func=lambda name: _(PERIOD_LABELS[name]),
        on_change=partial(_apply_period, presets),
        label_visibility="collapsed",
    )
    effective_filters = view_state.get_effective_filters()
    for part, label in DAY_LABELS.items():
        st.session_state[part] = getattr(effective_filters, part)
        st.date_input(
            _(label),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=part,
            format="YYYY-MM-DD",
            on_change=partial(_apply_day, part),
        )


def _apply_period(presets: Mapping[str, tuple[date | None, date | None]]) -> None:
    from_on, to_on = presets[st.session_state[WidgetKey.PERIOD] or "year"]
    view_state.set_filters(view_state.get_filters().with_changes(from_on=from_on, to_on=to_on))


def _apply_day(part: str) -> None:
    """Sets one day; an other end of the period that would then come before its begin goes back to its default."""
    filters = view_state.get_filters().with_changes(**{part: st.session_state[part]})
    effective_filters = view_state.get_effective_filters().with_changes(**{part: st.session_state[part]})
    from_on, to_on = effective_filters.from_on, effective_filters.to_on
    if from_on and to_on and from_on > to_on:
        filters = filters.with_changes(**{"from_on" if part != "from_on" else "to_on": None})
    view_state.set_filters(filters)


def _show_fields(fields: Sequence[str]) -> None:
    options = warehouse_facts.load_filter_options()
    for field in fields:
        field_options = options[options["field"] == field]
        sizes = dict(zip(field_options["value"].astype(str), field_options["customers"], strict=True))
        values = list(getattr(view_state.get_filters(), field))
        st.session_state[field] = values
        st.multiselect(
            label_value("field", field),
            [*sizes, *(value for value in values if value not in sizes)],
            key=field,
            format_func=partial(_label_option, field, sizes),
            on_change=partial(_apply_field, field),
            placeholder=_("external ones") if field == "side" else _("all"),
            disabled=not sizes and not values,
        )


def _label_option(field: str, sizes: Mapping[str, Any], value: str) -> str:
    """The value in the reader's words, with the number of customers who have it where that is known."""
    size = sizes.get(value)
    if is_missing(size):
        return label_value(field, value)
    return _("{name} ({count})", name=label_value(field, value), count=format_count(size))


def _apply_field(field: str) -> None:
    view_state.narrow_filters(**{field: tuple(st.session_state[field])})


def _show_rule(name: str) -> None:
    rule = load_rules().get_rule(name)
    st.session_state[name] = view_state.get_rule(name)
    st.number_input(
        _(rule.label),
        min_value=int(rule.minimum),
        max_value=int(rule.maximum),
        step=1,
        key=name,
        on_change=partial(_apply_rule, name),
    )


def _apply_rule(name: str) -> None:
    view_state.set_filters(view_state.get_filters().with_rule(name, st.session_state[name]))
