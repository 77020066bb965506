"""The batch book as a table to look at: which files were stored, and which were taken back."""

import pandas as pd

from data.warehouse import Warehouse


def fetch_recent_batches(warehouse: Warehouse, most: int = 10) -> pd.DataFrame:
    """The latest batches, newest first.

    Columns: batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, at, undone_at.
    """
    return warehouse.read(
        'select batch_id, kind, file_name, rows_in, rows_stored, rows_rejected, "at", undone_at from batches '
        'order by "at" desc, batch_id desc limit :most',
        {"most": most},
    )
