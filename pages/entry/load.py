"""A file into a table, in five steps; nothing is stored before the last, and each can be taken again until then."""

import streamlit as st

from pages.entry import load_check, load_columns, load_done, load_file
from pages.ui import intake
from pages.ui.say import say
from pages.ui.words import _

PAGE = "entry_load"

say(_("Five steps from a file to its table. Nothing is stored before the last one."))
if intake.is_open() and not load_done.told(PAGE):
    sent = load_file.chosen(PAGE)
    meant = load_columns.meant(PAGE, *sent) if sent else None
    if sent and meant:
        load_check.check(PAGE, *sent, meant)
st.caption(_("The same without a browser: `python -m data load TABLE FILE --dry-run`"))
