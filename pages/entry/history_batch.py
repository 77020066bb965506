"""One batch of the history: what it did, what of it stands, and undoing it."""

from collections.abc import Sequence

import streamlit as st

from data.intake import history
from pages.entry import history_undo
from pages.entry.history_told import _render_batch_summary
from pages.ui import acting, intake, kept
from pages.ui.format import format_timestamp
from pages.ui.load import get_warehouse
from pages.ui.say import show_sentence
from pages.ui.table_names import label_batch, label_table
from pages.ui.tables import show_records
from pages.ui.words import _

# Where other pages say which batch is to be opened.
BATCH_KEY = acting.HISTORY_BATCH_KEY


def render_batch(page: str, shown: Sequence[str]) -> None:
    """The batch that the person chose, by its number or by coming from where it was stored."""
    wanted = st.session_state.get(BATCH_KEY)
    options = list(dict.fromkeys([*([wanted] if wanted else []), *shown]))
    st.header(_("One of them"), anchor=False)
    number = kept.show_selectbox(_("Batch"), options, key=BATCH_KEY, default=options[0], name=_format_batch, width=420)
    one = history.fetch_batch(get_warehouse(), number) if number else None
    if one is None:
        return
    _render_batch_summary(page, one)
    standing = history.count_standing_rows(get_warehouse(), one.batch_id)
    rows = [
        {
            _("Table"): label_table(table),
            _("Rows that stand as it stored them"): here,
            _("Rows that it changed"): changed,
        }
        for table, (here, changed) in standing.items()
    ]
    if rows:
        show_records(rows, key=f"{page}_standing", alt=_("What stands of this batch, by table"))
    if one.undone_at is not None:
        show_sentence(
            _(
                "Undone on {when} by {who}.",
                when=format_timestamp(one.undone_at),
                who=one.undone_by or _("nobody named"),
            )
        )
    elif one.what[0] not in ("load", "survey", "entry"):
        st.caption(_("This was built with the warehouse and cannot be undone."))
    elif intake.is_intake_open():
        history_undo._render_undo(page, one.batch_id)


def _format_batch(batch: str) -> str:
    one = history.fetch_batch(get_warehouse(), batch)
    if one is None:
        return batch
    if not one.file_name:
        return _("{batch} · {what}", batch=batch, what=label_batch(one))
    return _("{batch} · {what} · {file}", batch=batch, what=label_batch(one), file=one.file_name)
