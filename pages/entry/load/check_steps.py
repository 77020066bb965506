"""The load page's check and store steps: counts, changes, duplicates and rejected rows of a file."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.intake.checks.record_checks import REJECT, TELL
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import KEEP_UNKNOWN, load_files
from data.intake.mapping.vocabulary import load_vocabulary
from data.intake.problems import KEPT_AS_WRITTEN, ORPHAN
from data.intake.readers.preview import FilePreview
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _, n_, translate_message
from pages.ui.labels.table_labels import label_table
from pages.ui.session import background_jobs, persistent_widgets
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads import intake_report
from pages.ui.uploads.column_mapping import ColumnMapping
from pages.ui.uploads.upload_steps import (
    show_check_step,
    show_rejects,
    show_store_button,
    show_stored_before,
    start_job,
)
from pages.ui.uploads.uploaded_file import Upload

DUPLICATE_CHOICES = {
    TELL: N_("Store them all the same"),
    REJECT: N_("Leave them out: they go into the file of rejected rows, with who they look like"),
}
UNKNOWN_NAME_CHOICES = {
    REJECT: N_("Reject their rows, which go into the file of rejected rows"),
    KEEP_UNKNOWN: N_("Store the names as they are written; the page Data counts them until they are on record"),
}
REJECTS_CAPTION = N_("Rejected rows are not stored. What is wrong with them:")


def _get_duplicate_choice(page_key: str) -> str:
    """The selected choice for rows that look like a known customer; by default they are only shown."""
    return str(st.session_state.get(f"{page_key}_duplicates", TELL))


def _render_duplicate_choice(page_key: str, report: LoadReport, check_again: Callable[[], None]) -> None:
    """New customers who look like others, and the choice for them; a changed choice calls `check_again`."""
    if not report.lookalikes:
        return
    intake_report.warn_of_duplicates(report.lookalikes)
    persistent_widgets.show_radio(
        _("What is to become of them?"),
        [TELL, REJECT],
        key=f"{page_key}_duplicates",
        default=TELL,
        format_func=lambda choice: _(DUPLICATE_CHOICES[choice]),
        on_change=check_again,
    )
    # Where they are left out, the rejected rows show them.
    if _get_duplicate_choice(page_key) == TELL:
        intake_report.show_duplicates(report.lookalikes, key=f"{page_key}_lookalikes")


def _get_unknown_name_choice(page_key: str) -> str:
    """The selected choice for names that are not on record; by default their rows are rejected."""
    return str(st.session_state.get(f"{page_key}_unknown", REJECT))


def _render_interpretation(page_key: str, report: LoadReport, check_again: Callable[[], None]) -> None:
    """How words and names were interpreted, and the choice for unknown names, which calls `check_again`."""
    if report.interpretations:
        intake_report.show_interpretations(report.interpretations, key=f"{page_key}_understood")
    reasons = [*(item.reason for item in report.problems), *(item.reason for item in report.interpretations)]
    if load_vocabulary(report.table).name_columns and any(
        reason.template in (ORPHAN, KEPT_AS_WRITTEN) for reason in reasons
    ):
        persistent_widgets.show_radio(
            _("Some rows name an employee, a customer or a product who is not on record. What is to become of them?"),
            [REJECT, KEEP_UNKNOWN],
            key=f"{page_key}_unknown",
            default=REJECT,
            format_func=lambda choice: _(UNKNOWN_NAME_CHOICES[choice]),
            on_change=check_again,
        )


def _render_report(page_key: str, report: LoadReport, mapping: ColumnMapping, check_again: Callable[[], None]) -> bool:
    """What the check found; whether there is something to store. A changed choice calls `check_again`."""
    if report.stored_before:
        show_stored_before(report.stored_before)
        return False
    if report.is_unreadable:
        st.error(
            _("The file cannot be read as rows of {table}.", table=label_table(mapping.table)), icon=":material/error:"
        )
        intake_report.show_problems(report.problems, report.problem_count, key=f"{page_key}_problems")
        return False
    if not report.rows_in:
        st.info(_("There are no rows below the headings, so there is nothing to store."), icon=":material/inbox:")
        return False
    render_counts(report)
    if report.changes:
        intake_report.show_changes(report.changes, report.changed_cells, key=f"{page_key}_changes", of=_("Row"))
    _render_interpretation(page_key, report, check_again)
    # Above the rejected rows, so that the choice stays in its place when there are more of them.
    _render_duplicate_choice(page_key, report, check_again)
    show_rejects(page_key, report, _(REJECTS_CAPTION))
    if not report.new + report.changed:
        st.info(_("No row is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return report.new + report.changed > 0


def render_counts(report: LoadReport) -> None:
    """`400 rows: 381 new, 5 changed, 12 the same, 2 rejected.`"""
    show_sentence(
        _(
            "**{rows}** rows: **{new}** new, **{changed}** changed, **{same}** the same as stored, "
            "**{rejected}** rejected.",
            rows=format_number(report.rows_in),
            new=format_number(report.new),
            changed=format_number(report.changed),
            same=format_number(report.same),
            rejected=format_number(report.rejected),
        )
    )


def render_check_and_store(page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping) -> None:
    """The check of the file, what it found, and the button that stores the good rows."""
    st.header(_("4 · Check"), anchor=False)
    into_example = intake_report.ask_into_example(page_key)
    start = partial(_start_job, page_key, upload, preview, mapping, into_example)
    start_check = partial(start, dry_run=True)
    choices = _collect_choices(page_key, upload, preview, mapping, into_example)
    report: LoadReport | None = show_check_step(page_key, upload.name, choices, start_check)
    if report and _render_report(page_key, report, mapping, start_check):
        st.header(_("5 · Store"), anchor=False)
        count = report.new + report.changed
        label = n_("Store {count} row", "Store {count} rows", count, count=format_number(count))
        show_store_button(page_key, label, partial(start, dry_run=False))


def _collect_choices(
    page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping, into_example: bool
) -> object:
    """All that the person chose, as it stands now: a check holds for these choices only."""
    duplicates, unknown_names = _get_duplicate_choice(page_key), _get_unknown_name_choice(page_key)
    return upload.turn, preview.reading, mapping, into_example, duplicates, unknown_names


def _start_job(
    page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping, into_example: bool, *, dry_run: bool
) -> None:
    # Read here, for a thread of its own has no session.
    duplicates, unknown_names = _get_duplicate_choice(page_key), _get_unknown_name_choice(page_key)
    warehouse = get_warehouse()

    def run_load(_set_status: background_jobs.Progress) -> LoadReport:
        (report,) = load_files(
            warehouse,
            mapping.table,
            [upload.path],
            reject_rows=True,
            into_example=into_example,
            rejects=upload.rejects_file,
            dry_run=dry_run,
            columns=dict(mapping.columns),
            reading=preview.reading,
            translate=translate_message,
            duplicates=duplicates,
            unknown=unknown_names,
        )
        return report

    status = (
        _("Reading and checking {name} …", name=upload.name) if dry_run else _("Storing {name} …", name=upload.name)
    )
    choices = _collect_choices(page_key, upload, preview, mapping, into_example)
    start_job(page_key, choices, run_load, status, dry_run=dry_run)
