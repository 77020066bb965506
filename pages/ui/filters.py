"""The filter bar: widgets over the reader's choice, the choice in words, the link to it and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from data.rules import rules
from pages.ui import address, choice, facts, segments
from pages.ui.format import count, missing
from pages.ui.headings import value
from pages.ui.say import say
from pages.ui.sentence import sentence
from pages.ui.words import N_, _

PLACES = ("region", "branch", "owner")
PEOPLE = ("kind", "side", "tier", "lifecycle", "industry", "channel")
DAYS = {"from_on": N_("From"), "to_on": N_("To"), "as_of": N_("As of")}
PERIODS = {
    "year": N_("12 months"),
    "month": N_("This month"),
    "last_month": N_("Last month"),
    "quarter": N_("This quarter"),
    "calendar_year": N_("This year"),
    "all": N_("Everything on record"),
}


def bar(window: bool) -> None:
    """The bar on top of a page; `window` adds the churn window where the page depends on it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filter_bar"):
        with st.popover(_("Period"), icon=":material/calendar_month:"):
            _period()
        with st.popover(_titled(_("Place"), PLACES), icon=":material/location_on:"):
            _fields(PLACES)
        with st.popover(_titled(_("Customers"), PEOPLE), icon=":material/group:"):
            _fields(PEOPLE)
        condition = int(bool(choice.chosen().criteria))
        with st.popover(_titled(_("Segments"), ("segment",), condition), icon=":material/bookmark:"):
            segments.offered()
        if window:
            with st.popover(_("Window"), icon=":material/hourglass_empty:"):
                _rule("churn_window_days")
        with st.popover(_("Copy link"), icon=":material/link:"):
            st.caption(_("Opens this view, with its days pinned, for everybody who may see it."))
            st.code(link(), language=None, wrap_lines=True)
        keeping = st.popover(_("Save as segment"), icon=":material/bookmark_add:", key="keeping", on_change="rerun")
        if keeping.open:
            with keeping:
                segments.saving()
        st.button(_("Reset"), icon=":material/restart_alt:", on_click=choice.reset, key="reset", type="tertiary")
    say(sentence(choice.current()))


def link() -> str:
    """The address of this view with the days written out, so that it shows the same when new data has come."""
    base = urlsplit(st.context.url or "http://localhost:8501/")
    return urlunsplit(base._replace(query=urlencode(choice.written(choice.current()), doseq=True)))


def _titled(title: str, fields: Sequence[str], more: int = 0) -> str:
    chosen = sum(len(getattr(choice.chosen(), field)) for field in fields) + more
    return _("{title} ({count})", title=title, count=chosen) if chosen else title


def _period() -> None:
    periods = choice.presets(choice.chosen())
    held = (choice.chosen().from_on, choice.chosen().to_on)
    named = next((name for name, days in periods.items() if days == held), None)
    st.session_state["period"] = named
    st.pills(
        _("Period"),
        list(periods),
        key="period",
        format_func=lambda name: _(PERIODS[name]),
        on_change=partial(_took_period, periods),
        label_visibility="collapsed",
    )
    filled = choice.current()
    for part, label in DAYS.items():
        st.session_state[part] = getattr(filled, part)
        st.date_input(
            _(label),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=part,
            format="YYYY-MM-DD",
            on_change=partial(_took_day, part),
        )


def _took_period(periods: Mapping[str, tuple[date | None, date | None]]) -> None:
    from_on, to_on = periods[st.session_state["period"] or "year"]
    choice.choose(choice.chosen().but(from_on=from_on, to_on=to_on))


def _took_day(part: str) -> None:
    held = choice.chosen().but(**{part: st.session_state[part]})
    filled = choice.current().but(**{part: st.session_state[part]})
    if filled.from_on and filled.to_on and filled.from_on > filled.to_on:
        held = held.but(**{"from_on" if part != "from_on" else "to_on": None})
    choice.choose(held)


def _fields(fields: Sequence[str]) -> None:
    found = facts.options()
    for field in fields:
        mine = found[found["field"] == field]
        sizes = dict(zip(mine["value"].astype(str), mine["customers"], strict=True))
        held = list(getattr(choice.chosen(), field))
        st.session_state[field] = held
        st.multiselect(
            value("field", field),
            [*sizes, *(one for one in held if one not in sizes)],
            key=field,
            format_func=partial(_option, field, sizes),
            on_change=partial(_took_field, field),
            placeholder=_("external ones") if field == "side" else _("all"),
            disabled=not sizes and not held,
        )


def _option(field: str, sizes: dict[str, Any], one: str) -> str:
    size = sizes.get(one)
    return value(field, one) if missing(size) else _("{name} ({count})", name=value(field, one), count=count(size))


def _took_field(field: str) -> None:
    choice.narrow(**{field: tuple(st.session_state[field])})


def _rule(name: str) -> None:
    found = rules().named(name)
    st.session_state[name] = choice.rule(name)
    st.number_input(
        _(found.says),
        min_value=int(found.least),
        max_value=int(found.most),
        step=1,
        key=name,
        on_change=partial(_took_rule, name),
    )


def _took_rule(name: str) -> None:
    choice.choose(choice.chosen().rule(name, st.session_state[name]))
