"""What the pages stand on, made while the server starts: at a million orders or customers it takes seconds."""

from contextlib import suppress
from threading import Thread

import queries
from data.errors import CrmError
from data.settings import load_settings
from data.warehouse import open_warehouse
from pages.ui.session import view_state
from queries import Filters

# Below so many the first reader waits less than a second, and a start has better things to do.
MANY = 100_000
# The front page first; between them they stand on every table that is kept for longer than a filter.
QUESTIONS = ("overview/headline", "lifecycle/states", "value/tiers", "explorer/summary", "explorer/values")


def start_warm_up() -> Thread:
    """Starts the work beside the server; it ends by itself, and what goes wrong is told to the reader who asks."""
    work = Thread(target=_run_warm_up, name="warming")
    work.start()
    return work


def _run_warm_up() -> None:
    with suppress(CrmError):
        warehouse = open_warehouse(load_settings().warehouse_url)
        if int(queries.run(warehouse, "explorer/population")["customers"].sum()) >= MANY:
            _, latest = queries.days_on_record(warehouse, "purchases")
            for name in QUESTIONS:
                queries.run(warehouse, name, view_state.fill_period(Filters(), latest))
