"""The load page's second and third step: which table, and which column each heading means."""

import streamlit as st

from data.intake.admission import table_named
from data.intake.looking import Look
from data.intake.matching import absent_keys, columns_of, likely_tables, propose, remembered
from pages.ui import kept, load
from pages.ui.columns import Meant, headings
from pages.ui.table_names import OF_SURVEYS, column_name, table_name
from pages.ui.uploads import Upload
from pages.ui.words import _, listing, told


def meant(page: str, upload: Upload, seen: Look) -> Meant | None:
    """Table and columns as the person left them; None while something is missing."""
    st.header(_("2 · Table"), anchor=False)
    tables = [table for table in likely_tables(seen.headings) if table not in OF_SURVEYS]
    table = kept.select(
        _("Into which table? The one that fits the headings best stands first."),
        tables,
        key=f"{page}_table_{upload.turn}",
        default=tables[0],
        name=table_name,
    )
    st.caption(_(str(table_named(table).comment)))
    st.caption(_("Answers of a survey go in by the page Survey upload, which knows the tools that export them."))
    st.header(_("3 · Columns"), anchor=False)
    known = remembered(load.warehouse(), table, seen.headings)
    if known:
        st.info(
            _("A file with these headings was stored before; its columns are proposed again."),
            icon=":material/history:",
        )
    proposed = propose(seen.headings, table_named(table), known)
    chosen = headings(
        f"{page}_{upload.turn}_{table}",
        [(one.heading, one.column, told(one.reason), seen.samples(place)) for place, one in enumerate(proposed)],
        {column: column_name(table, column) for column in columns_of(table_named(table))},
    )
    twice = [one for one in dict.fromkeys(chosen.values()) if one and list(chosen.values()).count(one) > 1]
    absent = absent_keys(chosen.values(), table_named(table))
    if twice:
        st.warning(
            _("Two headings mean the same column: {columns}. Leave one of them out.", columns=listing(twice)),
            icon=":material/warning:",
        )
    if absent:
        st.warning(
            _(
                "{table} cannot do without {columns}. Say above which heading means it.",
                table=table_name(table),
                columns=listing(absent),
            ),
            icon=":material/key:",
        )
    return None if twice or absent else Meant(table, tuple(chosen.items()))
