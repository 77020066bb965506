"""Builds the stored relations that the pages read, while the server starts; a million customers take seconds."""

from contextlib import suppress
from threading import Thread

import queries
from data.errors import CrmError
from data.settings import load_settings
from data.warehouse import open_warehouse
from pages.ui.session import periods
from queries import Filters

# With fewer customers the first reader waits less than a second, and nothing is built at the start.
MANY = 100_000
# The front page first. Together they need every stored relation that outlives a change of filters.
QUESTIONS = ("overview/headline", "lifecycle/states", "value/tiers", "explorer/summary", "explorer/values")


def start_warm_up() -> Thread:
    """Starts a thread that builds the relations; an error ends it, and meets the reader who asks the same question."""
    thread = Thread(target=_run_warm_up, name="warm-up")
    thread.start()
    return thread


def _run_warm_up() -> None:
    with suppress(CrmError):
        warehouse = open_warehouse(load_settings().warehouse_url)
        if int(queries.run(warehouse, "explorer/population")["customers"].sum()) >= MANY:
            _, latest = queries.days_on_record(warehouse, "purchases")
            for name in QUESTIONS:
                queries.run(warehouse, name, periods.fill_period(Filters(), latest))
