"""The explorer's table: columns of the reader's choice, the whole result sorted in the warehouse, a page at a time."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.customers import explorer_columns, explorer_ticked
from pages.ui import load
from pages.ui.customer_link import links, look_of_links
from pages.ui.explain import explanation
from pages.ui.format import NONE
from pages.ui.panel import downloads, head
from pages.ui.tables import cells, look
from pages.ui.words import _
from queries import Filters

PAGE = 50
HEIGHT = 560
NAME = "explorer/customers"


def asked(filters: Filters) -> load.Asked:
    """The result as the table shows it."""
    columns = dict.fromkeys(("customer_id", "name", *explorer_columns.chosen()))
    return load.Asked(NAME, filters, sort=explorer_columns.sort(), columns=tuple(columns))


def table(filters: Filters, found: int) -> None:
    """One page of the table with its controls."""
    result = asked(filters)
    head(_("Customers"), "")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools_explorer"):
        explorer_columns.controls()
        files = st.popover(_("Download"), icon=":material/download:", key="explorer_files", on_change="rerun")
        how = st.popover(
            _("How is this computed?"), icon=":material/info:", key="explorer_how", on_change="rerun", type="tertiary"
        )
    if files.open:
        with files:
            downloads(result, key="explorer")
    if how.open:
        with how:
            explanation(result)
    turn = repr((filters, explorer_columns.sort()))
    pages = -(-found // PAGE)
    number = st.pagination(pages, key=f"explorer_page_{turn}") if pages > 1 else 1
    _rows(load.rows(result, PAGE, (number - 1) * PAGE), f"explorer_rows_{number}_{turn}")


def _rows(answer: load.Answer, key: str) -> None:
    frame = answer.frame
    ((by, is_descending),) = explorer_columns.sort()
    names = [name for name in answer.asked.columns if name != "customer_id" or "customer_id" in (by,)]
    shown = pd.DataFrame({name: cells(answer, name) for name in names}, index=frame.index)
    shown["name"] = links(frame)
    looks = {name: look(name, answer.unit(name)) for name in names} | {"name": look_of_links("name")}
    for name in looks:
        looks[name]["label"] = explorer_columns.called(name)
    if by in looks:
        looks[by]["label"] += " ▼" if is_descending else " ▲"
    people = dict(zip(frame["customer_id"].astype(str), frame["name"].astype(str), strict=True))
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        column_config=looks,
        placeholder=NONE,
        height=HEIGHT if len(shown) > 14 else "auto",
        alt=_("The customers who fit, a page of them"),
        selection_mode=["multi-row", "single-column"],
        on_select=partial(_took, key, people),
        selection_default={"selection": {"rows": explorer_ticked.places(people)}},
    )


def _took(key: str, people: dict[str, str]) -> None:
    chosen: Any = st.session_state[key]["selection"]
    explorer_ticked.tick(people, chosen["rows"])
    for name in chosen["columns"]:
        explorer_columns.sorted_by(str(name))
