"""Any other table: one header row, and the columns by their names and by what stands in them."""

from collections.abc import Callable

from data.survey.layouts.headings import (
    get_record,
    is_email,
    is_timestamp,
    is_true_for_most,
    list_values_below,
    load_heading_names,
    name_columns,
    normalize_heading,
    split_bracketed_parts,
)
from data.survey.model.columns import Column, DetectedLayout, FileHead

# At most one of each; a second column of that name is a question or something else.
_SINGLE_METAS = ("response_id", "customer_id", "email", "phone", "finished", "status", "channel")
_VALUE_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (("email", is_email), ("submitted_at", is_timestamp))


def match_layout(head: FileHead) -> DetectedLayout:
    """The layout of every table, also of one without a header, and of nothing at all."""
    width = max(map(len, head.records[:1]), default=0)
    if not width:
        return DetectedLayout("plain", 0, ())
    if _is_data(get_record(head, 0)):
        return DetectedLayout("plain", 0, name_columns(_classify_column(head, at, "", 0, set()) for at in range(width)))
    taken: set[str] = set()
    columns = [_classify_column(head, at, heading, 1, taken) for at, heading in enumerate(get_record(head, 0))]
    return DetectedLayout("plain", 1, name_columns(split_bracketed_parts(columns)))


def _is_data(cells: list[str]) -> bool:
    """A first record of nothing but numbers, stamps and addresses is no header."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_is_number(cell) or is_timestamp(cell) or is_email(cell) for cell in filled)


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdecimal()


def _classify_column(head: FileHead, at: int, heading: str, header_rows: int, taken: set[str]) -> Column:
    meta = load_heading_names("plain").get(normalize_heading(heading) or heading, "")
    if meta in _SINGLE_METAS and meta in taken:
        meta = ""
    values = list_values_below(head, header_rows, at)
    if meta == "response_id" and len(set(values)) < len(values):
        meta = "other" if at == 0 else ""
    if meta in ("submitted_at", "started_at") and not is_true_for_most(values, is_timestamp) and values:
        meta = ""
    if meta in ("finished", "status", "channel") and at and taken & {"asked"}:
        # Behind a question it is one.
        meta = ""
    for guess, test in _VALUE_TESTS:
        if (
            not meta
            and guess not in taken
            and is_true_for_most(values, test)
            and (guess == "email" or "asked" not in taken)
        ):
            meta = guess
    taken.add(meta or "asked")
    question = "" if meta else heading or f"column {at + 1}"
    return Column(at, heading, question, meta=meta)
