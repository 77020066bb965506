"""What an attribute is compared with: values from the data with their customers, numbers with their unit, days."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import address, choice, load
from pages.ui.criteria import FLAGS, FREE, PIECES, WORDS, Row
from pages.ui.format import as_day, count, missing
from pages.ui.funnel_words import PLACES, placed, places
from pages.ui.headings import value
from pages.ui.words import N_, _
from queries import Filters
from queries.criteria import Attribute, Value

UNITS = {"days": N_("days"), "hours": N_("hours"), "ratio": N_("%"), "money": N_("amount"), "count": N_("number")}
DATED = ("date", "time")

Taken = Callable[[Row], None]


def values(widget: str, about: Attribute, held: Row, taken: Taken) -> None:
    """The widgets for the values that the row's comparison takes, if it takes any."""
    if held.says in WORDS:
        _several(widget, about, held, taken)
    elif held.says in PIECES:
        st.session_state[widget] = str(held.values[0]) if held.values else ""
        st.text_input(
            _("Value"),
            key=widget,
            placeholder=_("a piece of the text"),
            label_visibility="collapsed",
            on_change=lambda: taken(_with(held, [st.session_state[widget].strip() or None])),
        )
    elif held.says == "between":
        for place, side in enumerate(st.columns(2)):
            with side:
                _one(f"{widget}_{place}", about, held, place, taken)
    elif held.says not in ("empty", "filled", *FLAGS):
        _one(widget, about, held, 0, taken)


def offered(name: str) -> dict[str, int]:
    """The values that customers have of an attribute, the most frequent first, with how many have each."""
    now = choice.current()
    days = Filters(as_of=now.as_of, from_on=now.from_on, to_on=now.to_on, side=now.side, rules=now.rules)
    found = load.ask("explorer/values", days).frame
    mine = found[found["attribute"] == name]
    return dict(zip(mine["value"].astype(str), mine["customers"].astype(int), strict=True))


def _several(widget: str, about: Attribute, held: Row, taken: Taken) -> None:
    chosen = [str(one) for one in held.values]
    sizes: dict[str, Any] = {} if about.name in FREE else offered(about.name)
    options = dict.fromkeys([*(about.among or sizes), *sizes, *chosen])
    st.session_state[widget] = chosen
    st.multiselect(
        _("Values"),
        list(options),
        key=widget,
        format_func=partial(_named, about.name, sizes),
        placeholder=_("Choose values"),
        label_visibility="collapsed",
        accept_new_options=not about.among and not sizes,
        on_change=lambda: taken(_with(held, st.session_state[widget])),
    )


def _named(name: str, sizes: dict[str, Any], one: str) -> str:
    size = sizes.get(one)
    return value(name, one) if missing(size) else _("{name} ({count})", name=value(name, one), count=count(size))


def _one(widget: str, about: Attribute, held: Row, place: int, taken: Taken) -> None:
    found: Any = held.values[place] if len(held.values) > place else None
    share = 100 if about.unit == "ratio" else 1

    def took() -> None:
        got = st.session_state[widget]
        both: list[Value | None] = [*held.values, None, None][: 2 if held.says == "between" else 1]
        both[place] = got if got is None or about.unit in DATED else _number(got / share)
        taken(_with(held, both))

    if about.unit in DATED:
        st.session_state[widget] = None if found is None else as_day(found)
        st.date_input(
            _("Day"),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=widget,
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            on_change=took,
        )
        return
    if about.name in PLACES and found in (None, *places(about.name)):
        st.session_state[widget] = found
        st.selectbox(
            _("Value"),
            list(places(about.name)),
            index=None,
            key=widget,
            format_func=partial(placed, about.name),
            placeholder=_("Choose values"),
            label_visibility="collapsed",
            on_change=took,
        )
        return
    st.session_state[widget] = None if found is None else float(found) * share
    st.number_input(
        _("Number"),
        value=None,
        key=widget,
        step=1.0,
        format="%0.10g",
        placeholder=_(UNITS.get(about.unit, "0")),
        label_visibility="collapsed",
        on_change=took,
    )


def _number(found: float) -> int | float:
    return int(found) if float(found).is_integer() else float(found)


def _with(held: Row, values: list[Value | None]) -> Row:
    return Row(held.attribute, held.says, tuple(values))
