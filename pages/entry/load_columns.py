"""The load page's second and third step: which table, and which column each heading means."""

import streamlit as st

from data.intake.admission import find_target_table
from data.intake.looking import FilePreview
from data.intake.matching import (
    fetch_confirmed_columns,
    find_missing_keys,
    list_loadable_columns,
    propose_columns,
    rank_tables,
)
from pages.ui import kept, load
from pages.ui.columns import ColumnMapping, map_headings
from pages.ui.table_names import SURVEY_TABLES, label_table, label_table_column
from pages.ui.uploads import Upload
from pages.ui.words import _, format_list, translate_message


def select_columns(page: str, upload: Upload, seen: FilePreview) -> ColumnMapping | None:
    """Table and columns as the person left them; None while something is missing."""
    st.header(_("2 · Table"), anchor=False)
    tables = [table for table in rank_tables(seen.headings) if table not in SURVEY_TABLES]
    table = kept.show_selectbox(
        _("Into which table? The one that fits the headings best stands first."),
        tables,
        key=f"{page}_table_{upload.turn}",
        default=tables[0],
        name=label_table,
    )
    st.caption(_(str(find_target_table(table).comment)))
    st.caption(_("Answers of a survey go in by the page Survey upload, which knows the tools that export them."))
    st.header(_("3 · Columns"), anchor=False)
    known = fetch_confirmed_columns(load.get_warehouse(), table, seen.headings)
    if known:
        st.info(
            _("A file with these headings was stored before; its columns are proposed again."),
            icon=":material/history:",
        )
    proposed = propose_columns(seen.headings, find_target_table(table), known)
    chosen = map_headings(
        f"{page}_{upload.turn}_{table}",
        [
            (one.heading, one.column, translate_message(one.reason), seen.samples(place))
            for place, one in enumerate(proposed)
        ],
        {column: label_table_column(table, column) for column in list_loadable_columns(find_target_table(table))},
    )
    twice = [one for one in dict.fromkeys(chosen.values()) if one and list(chosen.values()).count(one) > 1]
    absent = find_missing_keys(chosen.values(), find_target_table(table))
    if twice:
        st.warning(
            _("Two headings mean the same column: {columns}. Leave one of them out.", columns=format_list(twice)),
            icon=":material/warning:",
        )
    if absent:
        st.warning(
            _(
                "{table} cannot do without {columns}. Say above which heading means it.",
                table=label_table(table),
                columns=format_list(absent),
            ),
            icon=":material/key:",
        )
    return None if twice or absent else ColumnMapping(table, tuple(chosen.items()))
