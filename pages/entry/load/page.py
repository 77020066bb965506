"""The load page: a file into a table in five steps; nothing is stored before the last one."""

import streamlit as st

from data.intake.checks.report import LoadReport
from pages.entry.load import check_steps, source_steps
from pages.entry.load.check_steps import REJECTS_CAPTION
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.labels.table_labels import label_table
from pages.ui.uploads import intake_report
from pages.ui.uploads.upload_steps import show_outcome

PAGE_KEY = "entry_load"


def render_outcome(page_key: str) -> bool:
    """What became of the storing, if it was started; whether the steps are over."""
    return show_outcome(
        page_key,
        describe_stored=_describe_stored,
        show_counts=check_steps.render_counts,
        nothing_stored=_("Nothing was stored: no row can be."),
        rejects_caption=_(REJECTS_CAPTION),
    )


def _describe_stored(report: LoadReport) -> str:
    return _("Stored in {table} as batch {batch}.", table=label_table(report.table), batch=report.batch_id)


show_sentence(_("Five steps from a file to its table. Nothing is stored before the last one."))
if intake_report.is_intake_open() and not render_outcome(PAGE_KEY):
    source = source_steps.select_file(PAGE_KEY)
    mapping = source_steps.select_columns(PAGE_KEY, *source) if source else None
    if source and mapping:
        check_steps.render_check_and_store(PAGE_KEY, *source, mapping)
st.caption(_("The same without a browser: `python -m data load TABLE FILE --dry-run`"))
