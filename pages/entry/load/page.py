"""A file into a table, in five steps; nothing is stored before the last, and each can be taken again until then."""

import streamlit as st

from pages.entry.load import check_steps, source_steps
from pages.entry.load.check_steps import describe_counts, describe_stored_before, render_rejects
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.labels.table_labels import label_table
from pages.ui.uploads import intake_report
from pages.ui.uploads.upload_steps import show_next_steps, show_store_step


def render_outcome(page_key: str) -> bool:
    """Says what became of the storing, if it was begun; whether the steps are over."""
    is_over, report = show_store_step(page_key)
    if report is None:
        return is_over
    if report.stored_before is not None:
        st.info(describe_stored_before(report), icon=":material/done_all:")
    elif report.batch_id is None:
        st.error(_("Nothing was stored: no row can be."), icon=":material/error:")
    else:
        st.success(
            _("Stored in {table} as batch {batch}.", table=label_table(report.table), batch=report.batch_id),
            icon=":material/check_circle:",
        )
        show_sentence(describe_counts(report))
    render_rejects(page_key, report)
    show_next_steps(page_key, report.batch_id)
    return True


PAGE_KEY = "entry_load"

show_sentence(_("Five steps from a file to its table. Nothing is stored before the last one."))
if intake_report.is_intake_open() and not render_outcome(PAGE_KEY):
    sent = source_steps.select_file(PAGE_KEY)
    meant = source_steps.select_columns(PAGE_KEY, *sent) if sent else None
    if sent and meant:
        check_steps.render_check_and_store(PAGE_KEY, *sent, meant)
st.caption(_("The same without a browser: `python -m data load TABLE FILE --dry-run`"))
