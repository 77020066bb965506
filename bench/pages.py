"""Times a rerun of each page on the server, beside the page's bare SQL and an empty page."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.session import Session, open_session
from tests.browser.pages import PAGES
from tests.browser.server import serve
from tests.examples import example_file

EMPTY_SCRIPT = 'import streamlit as st\n\nst.title("Empty")\n'
ROUNDS = 7


@dataclass(frozen=True)
class Timing:
    """Medians in milliseconds; `statements` counts the statements of the page when nothing is cached."""

    page: str
    cached: float
    uncached: float
    sql: float
    statements: int
    empty: float


def measure_pages(example: str = "online_retail") -> Iterator[Timing]:
    """Time each page of the menu on the example, one after the other, each on a server of its own."""
    url = f"duckdb:///{example_file(example)}?access_mode=read_only"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = measure_empty_page(folder)
        with serve(url, folder) as server:
            for page in PAGES:
                statement_times = measure_statements(url, page.path, folder)
                with open_session(server.address) as reader:
                    cached, uncached = measure_reruns(reader, page.path)
                yield Timing(
                    page.path or "overview", cached, uncached, sum(statement_times), len(statement_times), empty
                )


def measure_reruns(reader: Session, page: str) -> tuple[float, float]:
    """Milliseconds of a rerun with everything cached, and with nothing."""
    reader.rerun(page)
    cached = statistics.median(reader.rerun(page) for _ in range(ROUNDS))

    def rerun_uncached() -> float:
        reader.forget()
        return reader.rerun(page)

    return cached * 1000, statistics.median(rerun_uncached() for _ in range(ROUNDS)) * 1000


def measure_empty_page(folder: Path) -> float:
    """Milliseconds of a rerun of a page with a title and nothing else, on a server of its own."""
    script = folder / "empty.py"
    script.write_text(EMPTY_SCRIPT)
    with serve("", folder, script=str(script)) as server, open_session(server.address) as reader:
        return measure_reruns(reader, "")[0]


def measure_statements(url: str, page: str, folder: Path) -> list[float]:
    """Median milliseconds of each statement of the page on a server that has cached nothing."""
    notes = folder / f"{page or 'overview'}.statements"
    notes.touch()
    with serve(url, folder, module=("bench.recorder", str(notes))) as server, open_session(server.address) as reader:
        reader.rerun(page)
    return [float(line) for line in notes.read_text().splitlines()]
