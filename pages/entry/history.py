"""All that was stored, by file or by hand: what it did, when and by whom, and the way to take it back."""

import streamlit as st

from data.intake import history
from pages.entry import history_batch, history_undo
from pages.ui.format import decimal, moment
from pages.ui.load import warehouse
from pages.ui.say import say
from pages.ui.table_names import kind_name
from pages.ui.tables import listed
from pages.ui.words import _, n_

PAGE = "entry_history"
AT_ONCE = 20

history_undo.told(PAGE)
house = warehouse()
total = history.count(house)
st.header(_("What was stored"), anchor=False)
if not total:
    st.info(
        _("Nothing has been stored yet. Each file and each entry stands here, with the way to undo it."),
        icon=":material/inbox:",
    )
else:
    say(
        n_(
            "**{count}** entry, the latest first.",
            "**{count}** entries, the latest first.",
            total,
            count=decimal(total),
        )
    )
    pages = -(-total // AT_ONCE)
    number = st.pagination(pages, key=f"{PAGE}_page") if pages > 1 else 1
    found = history.batches(house, AT_ONCE, (number - 1) * AT_ONCE)
    rows = [
        {
            _("Batch"): one.batch_id,
            _("What"): kind_name(one),
            _("File"): one.file_name,
            _("When"): moment(one.at),
            _("By"): one.by,
            _("Rows read"): one.rows_in,
            _("Rows stored"): one.rows_stored,
            _("Rows rejected"): one.rows_rejected,
            _("Undone on"): moment(one.undone_at),
        }
        for one in found
    ]
    listed(rows, key=f"{PAGE}_rows", alt=_("The batches, the latest first"))
    history_batch.opened(PAGE, [one.batch_id for one in found])
st.caption(_("The same without a browser: `python -m data batches` and `python -m data undo BATCH`"))
