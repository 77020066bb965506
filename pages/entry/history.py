"""All that was stored, by file or by hand: what it did, when and by whom, and the way to take it back."""

import streamlit as st

from data.intake import history
from pages.entry import history_batch, history_undo
from pages.ui.format import format_number, format_timestamp
from pages.ui.load import get_warehouse
from pages.ui.say import show_sentence
from pages.ui.table_names import label_batch
from pages.ui.tables import show_records
from pages.ui.words import _, n_

PAGE_KEY = "entry_history"
BATCHES_PER_PAGE = 20

history_undo.render_undo_outcome(PAGE_KEY)
store = get_warehouse()
total = history.count_batches(store)
st.header(_("What was stored"), anchor=False)
if not total:
    st.info(
        _("Nothing has been stored yet. Each file and each entry stands here, with the way to undo it."),
        icon=":material/inbox:",
    )
else:
    show_sentence(
        n_(
            "**{count}** entry, the latest first.",
            "**{count}** entries, the latest first.",
            total,
            count=format_number(total),
        )
    )
    pages = -(-total // BATCHES_PER_PAGE)
    number = st.pagination(pages, key=f"{PAGE_KEY}_page") if pages > 1 else 1
    found = history.fetch_batches(store, BATCHES_PER_PAGE, (number - 1) * BATCHES_PER_PAGE)
    rows = [
        {
            _("Batch"): one.batch_id,
            _("What"): label_batch(one),
            _("File"): one.file_name,
            _("When"): format_timestamp(one.at),
            _("By"): one.by,
            _("Rows read"): one.rows_in,
            _("Rows stored"): one.rows_stored,
            _("Rows rejected"): one.rows_rejected,
            _("Undone on"): format_timestamp(one.undone_at),
        }
        for one in found
    ]
    show_records(rows, key=f"{PAGE_KEY}_rows", alt=_("The batches, the latest first"))
    history_batch.render_batch(PAGE_KEY, [one.batch_id for one in found])
st.caption(_("The same without a browser: `python -m data batches` and `python -m data undo BATCH`"))
