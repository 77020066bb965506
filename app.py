"""The ASGI entry: `streamlit run app.py`. Warms up before the first reader comes; keeps what is typed when it ends."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import plotly.graph_objects  # noqa: F401 - imported here, so that no reader waits for it
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
    """Compiles the translations and reads every query once; composing them all would delay the start by seconds.

    What takes longer at a million customers goes on beside the server.
    """
    for language in LANGUAGES:
        load_catalogue(language)
    queries.read_all()
    warm_up.start_warm_up()
    yield
    draft_writer.write_pending_drafts()


def require_warehouse() -> None:
    """Ends the start with one sentence where a setting is wrong or the warehouse cannot be opened."""
    try:
        open_warehouse(load_settings().warehouse_url)
    except CrmError as error:
        sys.exit(f"{error}")


require_warehouse()
app = st.App("pages/frame.py", lifespan=prepare_server, on_script_error=handle_script_error)
