"""The customers whose rows are ticked; they stay ticked on other pages of the table and after sorting."""

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from pages.ui import card
from pages.ui.words import _

SELECTED_KEY = "explorer_ticked"


def get_selected_customers() -> dict[str, str]:
    """Their names by number."""
    return cast(dict[str, str], st.session_state.setdefault(SELECTED_KEY, {}))


def _find_selected_rows(people: Mapping[str, str]) -> list[int]:
    """Which rows of a page are ticked; `people` are the page's customers in their order."""
    return [place for place, number in enumerate(people) if number in get_selected_customers()]


def _store_selected(people: Mapping[str, str], rows: Sequence[int]) -> None:
    """Takes over the ticks of a page."""
    here = [number for place, number in enumerate(people) if place in rows]
    others = {number: name for number, name in get_selected_customers().items() if number not in people}
    st.session_state[SELECTED_KEY] = others | {number: people[number] for number in here}


def render_selection_controls() -> None:
    """Opening the one who is ticked, and taking the ticks off."""
    if len(get_selected_customers()) == 1:
        ((number, name),) = get_selected_customers().items()
        st.button(
            _("Open the card of {name}", name=name),
            icon=":material/badge:",
            key="explorer_card",
            on_click=card.request_card,
            args=(number,),
        )
    if get_selected_customers():
        st.button(
            _("Take the ticks off"),
            icon=":material/deselect:",
            key="explorer_untick",
            type="tertiary",
            on_click=_clear_selected,
        )


def _clear_selected() -> None:
    """Takes all ticks off."""
    st.session_state[SELECTED_KEY] = {}
