"""A data frame on a terminal or as JSON."""

import json

import pandas as pd

from data.entry.contacts.target_customers import ActionResult

MAX_LISTED = 20


def print_frame(frame: pd.DataFrame, format_name: str) -> None:
    """Print the rows. In JSON they are a list of objects, days and moments in ISO form, null for missing."""
    if format_name == "json":
        print(
            json.dumps(
                [{name: _to_json_value(value) for name, value in row.items()} for row in frame.to_dict("records")],
                indent=2,
            )
        )
        return
    texts = [[str(name) for name in frame.columns]]
    texts += [[_format_cell(value) for value in row] for row in frame.itertuples(index=False)]
    numeric = [pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes]
    widths = [max(len(row[position]) for row in texts) for position in range(len(frame.columns))]
    for row in texts:
        cells = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        ]
        print("  ".join(cells).rstrip())


def _to_json_value(value: object) -> object:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    return value.item() if hasattr(value, "item") else value


def _format_cell(value: object) -> str:
    plain = _to_json_value(value)
    if plain is None:
        return "—"
    return f"{plain:,}" if isinstance(plain, int) and not isinstance(plain, bool) else str(plain)


def print_action_result(acted: ActionResult, what: str) -> int:
    """Say for how many customers something changed, and how to take it back."""
    count = acted.customer_count
    who = f"{count:,} customer{'s' * (count != 1)}"
    if not count:
        print(f"{who}: nothing had to change.")
    else:
        print(f"{who} {what}, as batch {acted.batch_id}. {format_undo_hint(acted.batch_id)}")
    return 0


def format_undo_hint(batch: str) -> str:
    """How a batch is undone."""
    return f"Take it back: python -m data undo {batch}"


def format_row_count(count: int, what: str = "") -> str:
    """A number of rows in words."""
    return f"{count:,} {what}row{'s' * (count != 1)}"
