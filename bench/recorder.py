"""The server, noting every statement that a page asks: `python -m bench.recorder NOTES streamlit-arguments…`."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from streamlit.web.cli import main

from data.warehouse import Warehouse

ask = Warehouse.read


def record_into(notes: Path) -> None:
    def read(self: Warehouse, sql: str, binds: Mapping[str, object]) -> pd.DataFrame:
        with notes.open("ab") as file:
            pickle.dump((sql, dict(binds)), file)
        return ask(self, sql, binds)

    Warehouse.read = read  # type: ignore[method-assign]


if __name__ == "__main__":
    record_into(Path(sys.argv[1]))
    sys.argv[1:] = sys.argv[2:]
    main(prog_name="streamlit")
