"""The sample company: a trading house that does not exist, the same to the last row whenever it is made."""

import pandas as pd

from data.sample.company.places import branches, employees
from data.sample.company.who import customers


def company() -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Frames of every table of the warehouse, and what there is to say about them."""
    who = customers()
    frames = {
        "branches": branches(),
        "employees": employees(),
        "customers": who.table,
    }
    return frames, [f"{len(frame):,} rows in {name}" for name, frame in frames.items()]
