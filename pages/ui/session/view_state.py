"""What the reader chose, kept for the session and in the address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import streamlit as st

from data.rules import RuleValue, load_rules
from pages.ui.i18n.translation import translate_message
from pages.ui.session import address, warehouse_facts
from queries import Filters


def get_filters() -> Filters:
    """The choice as the reader made it; days that were left open are None."""
    return cast(Filters, st.session_state.get("chosen", Filters()))


def set_filters(filters: Filters) -> None:
    """Makes `filters` the reader's choice; the address follows in the next run."""
    st.session_state["chosen"] = filters
    st.session_state["touched"] = True


def narrow_filters(**fields: tuple[str, ...]) -> None:
    """Narrows the choice, as a click on a bar or a row does."""
    set_filters(get_filters().with_changes(**fields))


def get_page_parameter(name: str) -> tuple[str, ...]:
    """What the page in sight keeps under `name` in its own part of the address; other pages neither see nor lose it."""
    return tuple(_get_page_parameters(str(st.session_state["page"])).get(name, ()))


def set_page_parameters(page: str | None = None, **parts: str | tuple[str, ...]) -> None:
    """Sets parts of the own address of a page, of the page in sight when None; an empty part leaves it.

    Before `st.switch_page` it says what the next page shows, and the reader's choice goes along; a link with query
    parameters would replace the choice.
    """
    held = _get_page_parameters(page if page is not None else str(st.session_state["page"]))
    for name, found in parts.items():
        held[name] = [found] if isinstance(found, str) else list(found)
        if not any(held[name]):
            del held[name]
    st.session_state["touched"] = True


def _get_page_parameters(page: str) -> address.Address:
    kept = cast(dict[str, address.Address], st.session_state.setdefault("own", {}))
    return kept.setdefault(page, {})


def reset_filters() -> None:
    """Everybody, over the last twelve months, by the rules file."""
    set_filters(Filters())


def sync_from_address(page: str, subject: str) -> None:
    """Takes over what the address says when it changed by other means than the widgets: a link, the back button.

    `subject` names the facts that the page counts; their latest day is the one that it looks from.
    """
    st.session_state["subject"] = subject
    now = {name: st.query_params.get_all(name) for name in st.query_params if name != "lang"}
    fresh = "written" not in st.session_state
    touched = st.session_state.pop("touched", False)
    # The menu's links carry no filters; the choice goes along from page to page. Such a bare address stays in the
    # browser's history, and the back button that meets it again must neither lose the choice nor be caught there.
    moved = st.session_state.get("page") not in (None, page)
    if not now and moved:
        st.session_state["bare_page"] = page
        back_on_bare = False
    else:
        back_on_bare = not now and not fresh and not touched and st.session_state.get("bare_page") == page
        # A link from another page may carry the very words that stand in the address there.
        if fresh or ((moved or now != st.session_state["written"]) and not touched and not back_on_bare):
            st.session_state["chosen"], wrong = address.parse_address(now)
            st.session_state.setdefault("own", {})[page] = address.extract_page_parameters(now)
            for error in wrong:
                st.warning(translate_message(error), icon=":material/link_off:")
    st.session_state["came_from"] = st.session_state.get("page")
    st.session_state["page"] = page
    st.session_state["back_on_bare"] = back_on_bare


def sync_to_address() -> None:
    """Writes the choice into the address."""
    address_now = build_page_address(get_filters())
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    language = {"lang": [st.session_state["lang"]]} if st.session_state.get("lang_asked") else {}
    if now != address_now | language and not st.session_state["back_on_bare"]:
        st.query_params.from_dict(address_now | language)
    st.session_state["written"] = address_now


def build_link_address(**parameters: str) -> address.Address:
    """The address of a link to another page: the reader's choice and language go along, `own` is that page's alone."""
    language = {"lang": [str(st.session_state["lang"])]} if st.session_state.get("lang_asked") else {}
    return address.build_address(get_filters()) | {name: [text] for name, text in parameters.items()} | language


def build_page_address(filters: Filters) -> address.Address:
    """The address of the page in sight with a choice: the filters, and what belongs to the page alone."""
    return address.build_address(filters) | _get_page_parameters(str(st.session_state["page"]))


def get_effective_filters() -> Filters:
    """The choice with its days filled in: twelve calendar months up to the day that is looked from."""
    filters = get_filters()
    return fill_period(filters, filters.as_of or warehouse_facts.load_days(filters).as_of)


def fill_period(filters: Filters, as_of: date | None) -> Filters:
    """The filters, looked at from that day, over twelve calendar months where they name no period."""
    to_on = filters.to_on or as_of
    return filters.with_changes(
        as_of=as_of, to_on=to_on, from_on=filters.from_on or (subtract_months(to_on, 11) if to_on else None)
    )


def subtract_months(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, 1)


def list_period_presets(filters: Filters) -> dict[str, tuple[date | None, date | None]]:
    """Periods that a reader names rather than types, as (from, to); the default is (None, None)."""
    days = warehouse_facts.load_days(filters)
    if days.as_of is None:
        return {"year": (None, None)}
    month = subtract_months(days.as_of, 0)
    before = month - timedelta(days=1)
    quarter = subtract_months(days.as_of, (days.as_of.month - 1) % 3)
    return {
        "year": (None, None),
        "month": (month, days.as_of),
        "last_month": (before.replace(day=1), before),
        "quarter": (quarter, days.as_of),
        "calendar_year": (date(days.as_of.year, 1, 1), days.as_of),
        "all": (days.first, days.as_of),
    }


def get_rule(name: str) -> RuleValue:
    """A rule's value as the reader has it."""
    return load_rules().values(get_filters().rules)[name]
