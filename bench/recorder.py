"""Runs the server and records the time of each statement: `python -m bench.recorder NOTES streamlit-arguments…`."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
from streamlit.web.cli import main

from data.warehouse import Warehouse

ROUNDS = 7
read_original = Warehouse.read


def record_statements(notes: Path) -> None:
    def read(self: Warehouse, sql: str, binds: Mapping[str, object]) -> pd.DataFrame:
        answer = read_original(self, sql, binds)
        # Timed here, as the relations under a statement stay materialized only while it runs.
        seconds = statistics.median(measure_seconds(lambda: read_original(self, sql, binds)) for _ in range(ROUNDS))
        with notes.open("a") as file:
            file.write(f"{seconds * 1000}\n")
        return answer

    Warehouse.read = read  # type: ignore[method-assign]


def measure_seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    record_statements(Path(sys.argv[1]))
    sys.argv[1:] = sys.argv[2:]
    main(prog_name="streamlit")
