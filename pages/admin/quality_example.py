"""The data page's beginning and end: whose data this is, and how to bring one's own."""

import streamlit as st

from data.sample.about import EXAMPLE_DESCRIPTIONS
from data.warehouse import Warehouse
from pages.ui.say import show_sentence
from pages.ui.words import _


def render_data_source(warehouse: Warehouse) -> None:
    """Which example this is, with its attribution; one's own data where it is none."""
    about = EXAMPLE_DESCRIPTIONS.get(warehouse.example or "empty", EXAMPLE_DESCRIPTIONS["empty"])
    st.header(_("Whose data this is"), anchor=False)
    show_sentence(f"**{_(about.title)}**")
    if about.attribution:
        st.caption(_("{attribution} Licence: {licence}.", attribution=_(about.attribution), licence=_(about.licence)))
    if about.is_made_up:
        st.info(_("Every figure on these pages is sample data."), icon=":material/science:")


def render_own_data_help() -> None:
    """The one command for an empty warehouse of one's own, and how rows get into it."""
    st.header(_("Your own data"), anchor=False)
    st.markdown(_("Make an empty warehouse, load your tables, and start the dashboard on it:"))
    st.code(
        "python -m data init --example empty --url duckdb:///mine.duckdb\n"
        "python -m data load customers customers.csv --url duckdb:///mine.duckdb\n"
        "python -m data load order_lines orders.xlsx --url duckdb:///mine.duckdb\n"
        "WAREHOUSE_URL=duckdb:///mine.duckdb make run",
        language="bash",
    )
    st.caption(
        _(
            "CSV, TSV, XLSX and Parquet are read; rows that do not fit are listed with line, column and reason, "
            "and a load can be taken back with python -m data undo."
        )
    )
