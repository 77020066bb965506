"""What a file would do to its table: new, changed, the same, rejected, and each of them to be looked at."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.intake.checks.record_checks import REJECT, TELL
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import KEEP_UNKNOWN, load_files
from data.intake.mapping.vocabulary import load_vocabulary
from data.intake.problems import KEPT_AS_WRITTEN, ORPHAN
from data.intake.readers.preview import FilePreview
from pages.ui.i18n.formatting import format_number, format_timestamp
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _, n_, translate_message
from pages.ui.labels.table_labels import label_table
from pages.ui.session import background_jobs, persistent_widgets
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads import intake_report
from pages.ui.uploads.column_mapping import ColumnMapping
from pages.ui.uploads.upload_steps import show_check_step
from pages.ui.uploads.uploaded_file import Upload

DUPLICATE_CHOICES = {
    TELL: N_("Store them all the same"),
    REJECT: N_("Leave them out: they go into the file of rejected rows, with who they look like"),
}


def _get_duplicate_choice(page_key: str) -> str:
    """What the person said, or that they are only told."""
    return str(st.session_state.get(f"{page_key}_duplicates", TELL))


def _render_duplicate_choice(page_key: str, report: LoadReport, check_again: Callable[[], None]) -> None:
    """Who looks like whom, if any do, and what becomes of them; the file is checked `again` when that changes."""
    if not report.lookalikes:
        return
    intake_report.warn_of_duplicates(report.lookalikes)
    persistent_widgets.show_radio(
        _("What is to become of them?"),
        [TELL, REJECT],
        key=f"{page_key}_duplicates",
        default=TELL,
        format_func=lambda one: _(DUPLICATE_CHOICES[one]),
        on_change=check_again,
    )
    # Left out, they stand among the rejected rows.
    if _get_duplicate_choice(page_key) == TELL:
        intake_report.show_duplicates(report.lookalikes, key=f"{page_key}_lookalikes")


UNKNOWN_NAME_CHOICES = {
    REJECT: N_("Reject their rows, which go into the file of rejected rows"),
    KEEP_UNKNOWN: N_("Store the names as they are written; the page Data counts them until they are on record"),
}


def _get_unknown_name_choice(page_key: str) -> str:
    """What the person said of such names, or that their rows are rejected."""
    return str(st.session_state.get(f"{page_key}_unknown", REJECT))


def _render_interpretation(page_key: str, report: LoadReport, check_again: Callable[[], None]) -> None:
    """What was taken for what, if anything; the file is checked `again` when the choice about names changes."""
    if report.interpretations:
        intake_report.show_interpretations(report.interpretations, key=f"{page_key}_understood")
    reasons = [*(one.reason for one in report.problems), *(one.reason for one in report.interpretations)]
    if load_vocabulary(report.table).name_columns and any(one.template in (ORPHAN, KEPT_AS_WRITTEN) for one in reasons):
        persistent_widgets.show_radio(
            _("Some rows name an employee, a customer or a product who is not on record. What is to become of them?"),
            [REJECT, KEEP_UNKNOWN],
            key=f"{page_key}_unknown",
            default=REJECT,
            format_func=lambda one: _(UNKNOWN_NAME_CHOICES[one]),
            on_change=check_again,
        )


def _render_report(page_key: str, report: LoadReport, mapping: ColumnMapping, check_again: Callable[[], None]) -> bool:
    """Says it; whether there is something to store. `again` checks the file anew."""
    if report.stored_before is not None:
        st.info(describe_stored_before(report), icon=":material/done_all:")
        return False
    if report.is_unreadable:
        st.error(
            _("The file cannot be read as rows of {table}.", table=label_table(mapping.table)), icon=":material/error:"
        )
        intake_report.show_problems(report.problems, len(report.problems), key=f"{page_key}_problems")
        return False
    if not report.rows_in:
        st.info(_("There are no rows below the headings, so there is nothing to store."), icon=":material/inbox:")
        return False
    show_sentence(describe_counts(report))
    if report.changes:
        intake_report.show_changes(report.changes, report.changed_cells, key=f"{page_key}_changes", of=_("Row"))
    _render_interpretation(page_key, report, check_again)
    # Above the rejected rows, so that the choice stays in its place when there are more of them.
    _render_duplicate_choice(page_key, report, check_again)
    render_rejects(page_key, report)
    if not report.new + report.changed:
        st.info(_("No row is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return report.new + report.changed > 0


def describe_counts(report: LoadReport) -> str:
    """`400 rows: 381 new, 5 changed, 12 the same, 2 rejected.`"""
    return _(
        "**{rows}** rows: **{new}** new, **{changed}** changed, **{same}** the same as stored, "
        "**{rejected}** rejected.",
        rows=format_number(report.rows_in),
        new=format_number(report.new),
        changed=format_number(report.changed),
        same=format_number(report.same),
        rejected=format_number(report.rejected),
    )


def render_rejects(page_key: str, report: LoadReport) -> None:
    """The rejected rows, if any, as a table and as a file."""
    if report.problems:
        st.caption(_("Rejected rows are not stored. What is wrong with them:"))
        intake_report.show_problems(report.problems, len(report.problems), key=f"{page_key}_problems")
        intake_report.show_rejects_download(report.rejects_file, key=f"{page_key}_rejects")


def describe_stored_before(report: LoadReport) -> str:
    """That the file is stored already, when and by whom."""
    when = format_timestamp(report.stored_before)
    if report.stored_by:
        return _(
            "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
            when=when,
            who=report.stored_by,
            batch=report.batch_id,
        )
    return _(
        "This file is already stored, on {when}, as batch {batch}. There is nothing to do.",
        when=when,
        batch=report.batch_id,
    )


def render_check_and_store(page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("4 · Check"), anchor=False)
    example = intake_report.ask_into_example(page_key)
    begin = partial(_start_job, page_key, upload, preview, mapping, example)
    look = partial(begin, dry_run=True)
    report: LoadReport | None = show_check_step(
        page_key, upload.name, _collect_choices(page_key, upload, preview, mapping, example), look
    )
    if report and _render_report(page_key, report, mapping, look):
        st.header(_("5 · Store"), anchor=False)
        rows = report.new + report.changed
        show_sentence(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} row", "Store {count} rows", rows, count=format_number(rows)),
            icon=":material/save:",
            key=f"{page_key}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _collect_choices(
    page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping, example: bool
) -> object:
    """All that was chosen, as it stands when it is asked: a check holds for these choices only."""
    return (
        upload.turn,
        preview.reading,
        mapping,
        example,
        _get_duplicate_choice(page_key),
        _get_unknown_name_choice(page_key),
    )


def _start_job(
    page_key: str, upload: Upload, preview: FilePreview, mapping: ColumnMapping, example: bool, *, dry_run: bool
) -> None:
    st.session_state[f"{page_key}_wish"] = _collect_choices(page_key, upload, preview, mapping, example)
    duplicates, unknown = _get_duplicate_choice(page_key), _get_unknown_name_choice(page_key)
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = get_warehouse()

    def work(_say: background_jobs.Progress) -> LoadReport:
        (report,) = load_files(
            house,
            mapping.table,
            [upload.path],
            reject_rows=True,
            into_example=example,
            rejects=rejects,
            dry_run=dry_run,
            columns=dict(mapping.columns),
            reading=preview.reading,
            translate=translate_message,
            duplicates=duplicates,
            unknown=unknown,
        )
        return report

    first = _("Reading and checking {name} …", name=upload.name) if dry_run else _("Storing {name} …", name=upload.name)
    if dry_run:
        background_jobs.start_job(f"{page_key}_job", work, first)
    else:
        background_jobs.start_job_once(f"{page_key}_stored", work, first)
