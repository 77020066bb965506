"""The ASGI app that `streamlit run app.py` serves: warms up at the start, writes pending drafts at the end."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import plotly.graph_objects  # noqa: F401 - imported at the start, so that no reader waits for it
import streamlit as st

import queries
from data.errors import CrmError
from data.settings import load_settings
from data.warehouse import open_warehouse
from pages.ui.forms import draft_writer
from pages.ui.i18n.translation import LANGUAGES, load_catalogue
from pages.ui.session import warm_up
from pages.ui.session.error_boundary import handle_script_error


@asynccontextmanager
async def prepare_server(_app: st.App) -> AsyncIterator[None]:
    """Loads translations and questions before the first request, and writes pending drafts after the last.

    Questions are read and not composed, which would take seconds; stored relations are built in the background.
    """
    for language in LANGUAGES:
        load_catalogue(language)
    queries.read_all()
    warm_up.start_warm_up()
    yield
    draft_writer.write_pending_drafts()


def require_warehouse() -> None:
    """Exits with one sentence where a setting is wrong or the warehouse cannot be opened."""
    try:
        open_warehouse(load_settings().warehouse_url)
    except CrmError as error:
        sys.exit(f"{error}")


require_warehouse()
app = st.App("pages/frame.py", lifespan=prepare_server, on_script_error=handle_script_error)
