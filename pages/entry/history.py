"""The history of batches, from files and from entries: what each stored, when and by whom, and its undo."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.ledger import history
from data.ledger.history import Batch
from data.ledger.undo import UndoReport, undo
from pages.ui.i18n.formatting import format_number, format_timestamp
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.batch_labels import find_entry_customer, label_batch
from pages.ui.labels.table_labels import label_table
from pages.ui.report import customer_links
from pages.ui.report.result_table import show_records
from pages.ui.session import background_jobs, persistent_widgets
from pages.ui.session.answers import get_warehouse
from pages.ui.session.session_state import WidgetKey
from pages.ui.uploads import intake_report
from pages.ui.uploads.undo_description import describe_undo

PAGE_KEY = "entry_history"
BATCHES_PER_PAGE = 20


def _render_batch_summary(page_key: str, batch: Batch) -> None:
    """What the batch stored, in a sentence."""
    if batch.is_entry:
        _render_entry_batch(page_key, batch)
    else:
        _render_file_batch(batch)


def _render_file_batch(batch: Batch) -> None:
    show_sentence(
        _(
            "**{what}**: {file}, {when}, by {who}. **{rows}** rows read, **{stored}** stored, **{rejected}** rejected.",
            what=label_batch(batch),
            file=batch.file_name or _("no file"),
            when=format_timestamp(batch.at),
            who=batch.by or _("nobody named"),
            rows=format_number(batch.rows_in),
            stored=format_number(batch.rows_stored),
            rejected=format_number(batch.rows_rejected),
        )
    )


def _render_entry_batch(page_key: str, batch: Batch) -> None:
    action, when, user = label_batch(batch), format_timestamp(batch.at), batch.by or _("nobody named")
    customers = n_("{count} customer", "{count} customers", batch.rows_in, count=format_number(batch.rows_in))
    stored = n_("{count} row", "{count} rows", batch.rows_stored, count=format_number(batch.rows_stored))
    if batch.rows_in:
        sentence = _(
            "**{what}**: entered {when} by {who}, for {customers}; **{stored}**.",
            what=action,
            when=when,
            who=user,
            customers=customers,
            stored=stored,
        )
    else:
        sentence = _(
            "**{what}**: entered {when} by {who}; **{stored}**.", what=action, when=when, who=user, stored=stored
        )
    show_sentence(sentence)
    if (customer_id := find_entry_customer(batch)) and batch.undone_at is None:
        customer_links.open_requested_page()
        st.button(
            _("Open the customer"),
            icon=":material/person:",
            key=f"{page_key}_card",
            on_click=customer_links.request_card,
            args=(customer_id,),
        )


def _render_undo(page_key: str, batch: str) -> None:
    """The button that tries the undo, what it would do, and the button that does it."""
    st.button(
        _("Undo batch {batch}", batch=batch),
        icon=":material/undo:",
        key=f"{page_key}_try",
        on_click=partial(_start_undo, page_key, batch, dry_run=True),
    )
    job = (
        background_jobs.get_finished_job(f"{page_key}_trial")
        if st.session_state.get(f"{page_key}_tried") == batch
        else None
    )
    if job and job.error_message:
        st.error(job.error_message, icon=":material/error:")
    if not job or not isinstance(job.result, UndoReport):
        return
    rows = job.result.reversed
    with st.container(border=True, key=f"{page_key}_confirm"):
        st.markdown(_("**If you undo it:**"))
        st.markdown("\n".join(f"- {line}" for line in describe_undo(job.result)))
        with st.container(horizontal=True, key=f"{page_key}_decide"):
            st.button(
                n_("Undo: take {count} row back", "Undo: take {count} rows back", rows, count=format_number(rows)),
                icon=":material/undo:",
                type="primary",
                key=f"{page_key}_do",
                on_click=partial(_start_undo, page_key, batch, dry_run=False),
            )
            st.button(_("Leave it as it is"), key=f"{page_key}_leave", on_click=_cancel_undo, args=(page_key,))


def render_undo_outcome(page_key: str) -> None:
    """The result of the last undo; waits for its job, so that the page below shows the state after it."""
    job = background_jobs.get_finished_job(f"{page_key}_undone")
    if job and job.error_message:
        st.error(job.error_message, icon=":material/error:")
    if job and isinstance(job.result, UndoReport):
        st.success(_("Batch {batch} is undone.", batch=job.result.batch_id), icon=":material/check_circle:")
        st.markdown("\n".join(f"- {line}" for line in describe_undo(job.result)))


def _start_undo(page_key: str, batch: str, *, dry_run: bool) -> None:
    warehouse = get_warehouse()
    if dry_run:
        st.session_state[f"{page_key}_tried"] = batch
        st.session_state.pop(f"{page_key}_undone", None)
        status = _("Looking at what stands of batch {batch} …", batch=batch)
        background_jobs.start_job(f"{page_key}_trial", lambda _say: undo(warehouse, batch, dry_run=True), status)
    else:
        st.session_state[f"{page_key}_tried"] = None
        status = _("Undoing batch {batch} …", batch=batch)
        background_jobs.start_job_once(f"{page_key}_undone", lambda _say: undo(warehouse, batch), status)


def _cancel_undo(page_key: str) -> None:
    st.session_state[f"{page_key}_tried"] = None


def render_batch(page_key: str, batch_ids: Sequence[str]) -> None:
    """The selected batch: its summary, the rows that stand, and its undo; another page may have selected it."""
    requested = st.session_state.get(WidgetKey.HISTORY_BATCH)
    options = list(dict.fromkeys([*([requested] if requested else []), *batch_ids]))
    st.header(_("One of them"), anchor=False)
    batch_id = persistent_widgets.show_selectbox(
        _("Batch"), options, key=WidgetKey.HISTORY_BATCH, default=options[0], format_func=_format_batch, width=420
    )
    batch = history.fetch_batch(get_warehouse(), batch_id) if batch_id else None
    if batch is None:
        return
    _render_batch_summary(page_key, batch)
    row_counts = history.count_standing_rows(get_warehouse(), batch.batch_id)
    rows = [
        {
            _("Table"): label_table(table),
            _("Rows that stand as it stored them"): unchanged,
            _("Rows that it changed"): changed,
        }
        for table, (unchanged, changed) in row_counts.items()
    ]
    if rows:
        show_records(rows, key=f"{page_key}_standing", alt=_("What stands of this batch, by table"))
    if batch.undone_at is not None:
        show_sentence(
            _(
                "Undone on {when} by {who}.",
                when=format_timestamp(batch.undone_at),
                who=batch.undone_by or _("nobody named"),
            )
        )
    elif not batch.is_undoable:
        st.caption(_("This was built with the warehouse and cannot be undone."))
    elif intake_report.is_intake_open():
        _render_undo(page_key, batch.batch_id)


def _format_batch(batch: str) -> str:
    record = history.fetch_batch(get_warehouse(), batch)
    if record is None:
        return batch
    if not record.file_name:
        return _("{batch} · {what}", batch=batch, what=label_batch(record))
    return _("{batch} · {what} · {file}", batch=batch, what=label_batch(record), file=record.file_name)


render_undo_outcome(PAGE_KEY)
warehouse = get_warehouse()
total = history.count_batches(warehouse)
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
    batches = history.fetch_batches(warehouse, BATCHES_PER_PAGE, (number - 1) * BATCHES_PER_PAGE)
    rows = [
        {
            _("Batch"): batch.batch_id,
            _("What"): label_batch(batch),
            _("File"): batch.file_name,
            _("When"): format_timestamp(batch.at),
            _("By"): batch.by,
            _("Rows read"): batch.rows_in,
            _("Rows stored"): batch.rows_stored,
            _("Rows rejected"): batch.rows_rejected,
            _("Undone on"): format_timestamp(batch.undone_at),
        }
        for batch in batches
    ]
    show_records(rows, key=f"{PAGE_KEY}_rows", alt=_("The batches, the latest first"))
    render_batch(PAGE_KEY, [batch.batch_id for batch in batches])
st.caption(_("The same without a browser: `python -m data batches` and `python -m data undo BATCH`"))
