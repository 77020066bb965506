"""The load page's fourth and fifth step: what the file would do, and storing it."""

from functools import partial

import streamlit as st

from data.intake import LoadReport, load_files
from data.intake.looking import FilePreview
from pages.entry import load_alike, load_taken
from pages.entry.load_report import _render_report
from pages.ui import intake, jobs
from pages.ui.columns import ColumnMapping
from pages.ui.format import format_number
from pages.ui.load import get_warehouse
from pages.ui.say import show_sentence
from pages.ui.steps import show_check_step
from pages.ui.uploads import Upload
from pages.ui.words import _, n_, translate_message


def render_check_and_store(page: str, upload: Upload, seen: FilePreview, meant: ColumnMapping) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("4 · Check"), anchor=False)
    example = intake.ask_into_example(page)
    begin = partial(_start_job, page, upload, seen, meant, example)
    look = partial(begin, dry_run=True)
    report: LoadReport | None = show_check_step(
        page, upload.name, _collect_choices(page, upload, seen, meant, example), look
    )
    if report and _render_report(page, report, meant, look):
        st.header(_("5 · Store"), anchor=False)
        rows = report.new + report.changed
        show_sentence(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} row", "Store {count} rows", rows, count=format_number(rows)),
            icon=":material/save:",
            key=f"{page}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _collect_choices(page: str, upload: Upload, seen: FilePreview, meant: ColumnMapping, example: bool) -> object:
    """All that was chosen, as it stands when it is asked: a check holds for these choices only."""
    return (
        upload.turn,
        seen.reading,
        meant,
        example,
        load_alike._get_duplicate_choice(page),
        load_taken._get_unknown_name_choice(page),
    )


def _start_job(
    page: str, upload: Upload, seen: FilePreview, meant: ColumnMapping, example: bool, *, dry_run: bool
) -> None:
    st.session_state[f"{page}_wish"] = _collect_choices(page, upload, seen, meant, example)
    duplicates, unknown = load_alike._get_duplicate_choice(page), load_taken._get_unknown_name_choice(page)
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = get_warehouse()

    def work(_say: jobs.Progress) -> LoadReport:
        (report,) = load_files(
            house,
            meant.table,
            [upload.path],
            reject_rows=True,
            into_example=example,
            rejects=rejects,
            dry_run=dry_run,
            columns=dict(meant.columns),
            reading=seen.reading,
            say=translate_message,
            duplicates=duplicates,
            unknown=unknown,
        )
        return report

    first = _("Reading and checking {name} …", name=upload.name) if dry_run else _("Storing {name} …", name=upload.name)
    if dry_run:
        jobs.start_job(f"{page}_job", work, first)
    else:
        jobs.start_job_once(f"{page}_stored", work, first)
