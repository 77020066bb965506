"""What somebody typed into the form of a new customer and did not store: typed in one tree, opened in the other."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

from .lookup import find_object
from .pages import list_lines, visit

NAME, TOWN = "Draft Person", "Lanzhou"
PATH = "new-customer"
# The form writes what is typed at most about once a second.
PATIENCE = 2.0


def type_draft(folder: Path, warehouse: str = "mine.duckdb") -> dict[str, Any]:
    """Types a name and a city into the form on a warehouse, and keeps the draft's number beside it."""
    os.environ["WAREHOUSE_URL"] = f"duckdb:///{folder / warehouse}"
    app = visit(PATH, {})
    for label, text in (("Name", NAME), ("City", TOWN)):
        field = next(one for one in app.text_input if one.label.removesuffix(" *") == label)
        field.set_value(text)
        app.run()
    time.sleep(PATIENCE)
    find_object("open_warehouse")(os.environ["WAREHOUSE_URL"]).close()
    number = app.query_params["draft"]
    number = number[0] if isinstance(number, list) else number
    (folder / "draft.json").write_text(json.dumps({"draft": number}))
    return {"shows": list_lines(app)}


def open_draft(folder: Path, warehouse: str = "mine.duckdb") -> dict[str, Any]:
    """What the form shows when the draft is opened by its address, and what the bare form offers to go on with."""
    os.environ["WAREHOUSE_URL"] = f"duckdb:///{folder / warehouse}"
    number = json.loads((folder / "draft.json").read_text())["draft"]
    by_address, bare = visit(PATH, {"draft": number}), visit(PATH, {})
    find_object("open_warehouse")(os.environ["WAREHOUSE_URL"]).close()
    return {
        "failed": [str(error.value) for app in (by_address, bare) for error in app.exception],
        "by address": list_lines(by_address),
        "offered": list_lines(bare),
    }
