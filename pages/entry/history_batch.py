"""One batch of the history: what it did, what of it stands, and undoing it."""

from collections.abc import Sequence

import streamlit as st

from data.intake import history
from pages.entry import history_undo
from pages.entry.history_told import told
from pages.ui import acting, intake, kept
from pages.ui.format import moment
from pages.ui.load import warehouse
from pages.ui.say import say
from pages.ui.table_names import kind_name, table_name
from pages.ui.tables import listed
from pages.ui.words import _

# Where other pages say which batch is to be opened.
CHOSEN = acting.BATCH


def opened(page: str, shown: Sequence[str]) -> None:
    """The batch that the person chose, by its number or by coming from where it was stored."""
    wanted = st.session_state.get(CHOSEN)
    options = list(dict.fromkeys([*([wanted] if wanted else []), *shown]))
    st.header(_("One of them"), anchor=False)
    number = kept.select(_("Batch"), options, key=CHOSEN, default=options[0], name=_called, width=420)
    one = history.batch(warehouse(), number) if number else None
    if one is None:
        return
    told(page, one)
    standing = history.standing(warehouse(), one.batch_id)
    rows = [
        {
            _("Table"): table_name(table),
            _("Rows that stand as it stored them"): here,
            _("Rows that it changed"): changed,
        }
        for table, (here, changed) in standing.items()
    ]
    if rows:
        listed(rows, key=f"{page}_standing", alt=_("What stands of this batch, by table"))
    if one.undone_at is not None:
        say(_("Undone on {when} by {who}.", when=moment(one.undone_at), who=one.undone_by or _("nobody named")))
    elif one.what[0] not in ("load", "survey", "entry"):
        st.caption(_("This was built with the warehouse and cannot be undone."))
    elif intake.is_open():
        history_undo.offered(page, one.batch_id)


def _called(batch: str) -> str:
    one = history.batch(warehouse(), batch)
    if one is None:
        return batch
    if not one.file_name:
        return _("{batch} · {what}", batch=batch, what=kind_name(one))
    return _("{batch} · {what} · {file}", batch=batch, what=kind_name(one), file=one.file_name)
