"""The filters in force and the page's own parameters, in the session and in the address."""

from __future__ import annotations

import streamlit as st

from data.rules import RuleValue, load_rules
from pages.ui.i18n.translation import LANGUAGE_KEY, get_language, translate_message
from pages.ui.session import address, periods, warehouse_facts
from pages.ui.session.session_state import get_session
from queries import Filters


def get_filters() -> Filters:
    """The filters as the reader chose them; days that were left open are None."""
    return get_session().view.filters


def set_filters(filters: Filters) -> None:
    """Puts `filters` in force; the address follows in the next run."""
    view = get_session().view
    view.filters = filters
    view.is_changed = True


def narrow_filters(**fields: tuple[str, ...]) -> None:
    """Sets the values of some fields, as a click on a bar or a row does."""
    set_filters(get_filters().with_changes(**fields))


def get_page_parameter(name: str) -> tuple[str, ...]:
    """The values of an address parameter that belongs to the page that is shown; other pages do not see it."""
    return tuple(get_session().view.own_parameters.get(name, ()))


def set_page_parameters(page: str | None = None, **parts: str | tuple[str, ...]) -> None:
    """Sets address parameters that belong to one page.

    Before `st.switch_page` this says what the next page shows, and the filters stay in force; a link with query
    parameters would replace them.

    Args:
        page: the page's path; the page that is shown where None.
        **parts: parameter to value or values; an empty value removes the parameter.
    """
    view = get_session().view
    parameters = view.own_parameters if page is None else view.get_parameters(page)
    for name, value in parts.items():
        parameters[name] = [value] if isinstance(value, str) else list(value)
        if not any(parameters[name]):
            del parameters[name]
    view.is_changed = True


def reset_filters() -> None:
    """Removes all filters: all external customers, the last twelve months, the rules of the rules file."""
    set_filters(Filters())


def sync_from_address(page: str, subject: str) -> None:
    """Takes over what the address says where something other than a widget changed it: a link or the back button.

    Args:
        page: path of the page that this run shows.
        subject: the facts that the page counts; their latest day is its as-of day.
    """
    view = get_session().view
    view.subject = subject
    parameters = {name: st.query_params.get_all(name) for name in st.query_params if name != LANGUAGE_KEY}
    is_first_run = view.published_address is None
    is_changed, view.is_changed = view.is_changed, False
    # The menu's links carry no parameters, and the filters stay in force from page to page. Such a bare address remains
    # in the browser's history: the back button that meets it again must neither reset the filters nor be caught there.
    has_moved = view.page not in (None, page)
    view.is_back_on_bare_page = False
    if not parameters and has_moved:
        view.bare_page = page
    else:
        is_untouched = not is_first_run and not is_changed
        view.is_back_on_bare_page = not parameters and is_untouched and view.bare_page == page
        # A link on another page may carry the same parameters as the address of that page.
        is_followed = (has_moved or parameters != view.published_address) and not is_changed
        if is_first_run or (is_followed and not view.is_back_on_bare_page):
            view.filters, errors = address.parse_address(parameters)
            view.page_parameters[page] = address.extract_page_parameters(parameters)
            for error in errors:
                st.warning(translate_message(error), icon=":material/link_off:")
    view.previous_page, view.page = view.page, page


def sync_to_address() -> None:
    """Writes the filters, the page's own parameters and a chosen language into the address."""
    view = get_session().view
    parameters = build_page_address(get_filters())
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    wanted = parameters | _build_language_parameter()
    if current != wanted and not view.is_back_on_bare_page:
        st.query_params.from_dict(wanted)
    view.published_address = parameters


def _build_language_parameter() -> address.Address:
    return {LANGUAGE_KEY: [get_language()]} if get_session().is_language_pinned else {}


def build_link_address(**parameters: str) -> address.Address:
    """The address parameters of a link to another page: filters and language, and `parameters` of that page alone."""
    own = {name: [text] for name, text in parameters.items()}
    return address.build_address(get_filters()) | own | _build_language_parameter()


def build_page_address(filters: Filters) -> address.Address:
    """The address parameters of the page that is shown under these filters, without the language."""
    return address.build_address(filters) | get_session().view.own_parameters


def get_effective_filters() -> Filters:
    """The filters with their days filled in: the as-of day, and twelve calendar months up to it."""
    filters = get_filters()
    return periods.fill_period(filters, filters.as_of or warehouse_facts.load_days(filters).as_of)


def get_rule(name: str) -> RuleValue:
    """The value of a rule: the reader's where the filters change it, else that of the rules file."""
    return load_rules().values(get_filters().rules)[name]
