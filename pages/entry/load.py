"""A file into a table, in five steps; nothing is stored before the last, and each can be taken again until then."""

import streamlit as st

from pages.entry import load_check, load_columns, load_done, load_file
from pages.ui import intake
from pages.ui.say import show_sentence
from pages.ui.words import _

PAGE_KEY = "entry_load"

show_sentence(_("Five steps from a file to its table. Nothing is stored before the last one."))
if intake.is_intake_open() and not load_done.render_outcome(PAGE_KEY):
    sent = load_file.select_file(PAGE_KEY)
    meant = load_columns.select_columns(PAGE_KEY, *sent) if sent else None
    if sent and meant:
        load_check.render_check_and_store(PAGE_KEY, *sent, meant)
st.caption(_("The same without a browser: `python -m data load TABLE FILE --dry-run`"))
