"""All that was stored, by file or by hand: what it did, when and by whom, and the way to take it back."""

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


def _render_batch_summary(page_key: str, one: Batch) -> None:
    """In a sentence."""
    if one.is_entry:
        _render_entry_batch(page_key, one)
    else:
        _render_file_batch(one)


def _render_file_batch(one: Batch) -> None:
    show_sentence(
        _(
            "**{what}**: {file}, {when}, by {who}. **{rows}** rows read, **{stored}** stored, **{rejected}** rejected.",
            what=label_batch(one),
            file=one.file_name or _("no file"),
            when=format_timestamp(one.at),
            who=one.by or _("nobody named"),
            rows=format_number(one.rows_in),
            stored=format_number(one.rows_stored),
            rejected=format_number(one.rows_rejected),
        )
    )


def _render_entry_batch(page_key: str, one: Batch) -> None:
    what, when, who = label_batch(one), format_timestamp(one.at), one.by or _("nobody named")
    customers = n_("{count} customer", "{count} customers", one.rows_in, count=format_number(one.rows_in))
    stored = n_("{count} row", "{count} rows", one.rows_stored, count=format_number(one.rows_stored))
    if one.rows_in:
        said = _(
            "**{what}**: entered {when} by {who}, for {customers}; **{stored}**.",
            what=what,
            when=when,
            who=who,
            customers=customers,
            stored=stored,
        )
    else:
        said = _("**{what}**: entered {when} by {who}; **{stored}**.", what=what, when=when, who=who, stored=stored)
    show_sentence(said)
    if (customer := find_entry_customer(one)) and one.undone_at is None:
        customer_links.open_requested_page()
        st.button(
            _("Open the customer"),
            icon=":material/person:",
            key=f"{page_key}_card",
            on_click=customer_links.request_card,
            args=(customer,),
        )


def _render_undo(page_key: str, batch: str) -> None:
    """The button, what it would do, and the button that does it."""
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
    """What became of the batch that was undone last; waits for it, so that all below shows what is now."""
    job = background_jobs.get_finished_job(f"{page_key}_undone")
    if job and job.error_message:
        st.error(job.error_message, icon=":material/error:")
    if job and isinstance(job.result, UndoReport):
        st.success(_("Batch {batch} is undone.", batch=job.result.batch_id), icon=":material/check_circle:")
        st.markdown("\n".join(f"- {line}" for line in describe_undo(job.result)))


def _start_undo(page_key: str, batch: str, *, dry_run: bool) -> None:
    house = get_warehouse()
    if dry_run:
        st.session_state[f"{page_key}_tried"] = batch
        st.session_state.pop(f"{page_key}_undone", None)
        first = _("Looking at what stands of batch {batch} …", batch=batch)
        background_jobs.start_job(f"{page_key}_trial", lambda _say: undo(house, batch, dry_run=True), first)
    else:
        st.session_state[f"{page_key}_tried"] = None
        first = _("Undoing batch {batch} …", batch=batch)
        background_jobs.start_job_once(f"{page_key}_undone", lambda _say: undo(house, batch), first)


def _cancel_undo(page_key: str) -> None:
    st.session_state[f"{page_key}_tried"] = None


def render_batch(page_key: str, batch_ids: Sequence[str]) -> None:
    """The batch that the person chose, by its number or by coming from where it was stored."""
    wanted = st.session_state.get(WidgetKey.HISTORY_BATCH)
    options = list(dict.fromkeys([*([wanted] if wanted else []), *batch_ids]))
    st.header(_("One of them"), anchor=False)
    number = persistent_widgets.show_selectbox(
        _("Batch"), options, key=WidgetKey.HISTORY_BATCH, default=options[0], format_func=_format_batch, width=420
    )
    one = history.fetch_batch(get_warehouse(), number) if number else None
    if one is None:
        return
    _render_batch_summary(page_key, one)
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
        show_records(rows, key=f"{page_key}_standing", alt=_("What stands of this batch, by table"))
    if one.undone_at is not None:
        show_sentence(
            _(
                "Undone on {when} by {who}.",
                when=format_timestamp(one.undone_at),
                who=one.undone_by or _("nobody named"),
            )
        )
    elif not one.is_undoable:
        st.caption(_("This was built with the warehouse and cannot be undone."))
    elif intake_report.is_intake_open():
        _render_undo(page_key, one.batch_id)


def _format_batch(batch: str) -> str:
    one = history.fetch_batch(get_warehouse(), batch)
    if one is None:
        return batch
    if not one.file_name:
        return _("{batch} · {what}", batch=batch, what=label_batch(one))
    return _("{batch} · {what} · {file}", batch=batch, what=label_batch(one), file=one.file_name)


PAGE_KEY = "entry_history"
BATCHES_PER_PAGE = 20

render_undo_outcome(PAGE_KEY)
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
    render_batch(PAGE_KEY, [one.batch_id for one in found])
st.caption(_("The same without a browser: `python -m data batches` and `python -m data undo BATCH`"))
