"""The load page's fourth and fifth step: what the file would do, and storing it."""

from functools import partial

import streamlit as st

from data.intake import Report, load
from data.intake.looking import Look
from pages.entry import load_alike, load_taken
from pages.entry.load_report import found
from pages.ui import intake, jobs
from pages.ui.columns import Meant
from pages.ui.format import decimal
from pages.ui.load import warehouse
from pages.ui.say import say
from pages.ui.steps import checked
from pages.ui.uploads import Upload
from pages.ui.words import _, n_, told


def check(page: str, upload: Upload, seen: Look, meant: Meant) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("4 · Check"), anchor=False)
    example = intake.into_example(page)
    begin = partial(_begin, page, upload, seen, meant, example)
    look = partial(begin, dry_run=True)
    report: Report | None = checked(page, upload.name, _wish(page, upload, seen, meant, example), look)
    if report and found(page, report, meant, look):
        st.header(_("5 · Store"), anchor=False)
        rows = report.new + report.changed
        say(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} row", "Store {count} rows", rows, count=decimal(rows)),
            icon=":material/save:",
            key=f"{page}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _wish(page: str, upload: Upload, seen: Look, meant: Meant, example: bool) -> object:
    """All that was chosen, as it stands when it is asked: a check holds for these choices only."""
    return upload.turn, seen.reading, meant, example, load_alike.chosen(page), load_taken.chosen(page)


def _begin(page: str, upload: Upload, seen: Look, meant: Meant, example: bool, *, dry_run: bool) -> None:
    st.session_state[f"{page}_wish"] = _wish(page, upload, seen, meant, example)
    duplicates, unknown = load_alike.chosen(page), load_taken.chosen(page)
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = warehouse()

    def work(_say: jobs.Progress) -> Report:
        (report,) = load(
            house,
            meant.table,
            [upload.path],
            reject_rows=True,
            into_example=example,
            rejects=rejects,
            dry_run=dry_run,
            columns=dict(meant.columns),
            reading=seen.reading,
            say=told,
            duplicates=duplicates,
            unknown=unknown,
        )
        return report

    first = _("Reading and checking {name} …", name=upload.name) if dry_run else _("Storing {name} …", name=upload.name)
    if dry_run:
        jobs.begin(f"{page}_job", work, first)
    else:
        jobs.begin_once(f"{page}_stored", work, first)
