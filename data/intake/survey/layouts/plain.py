"""Any other table: one header row, and the columns by their names and by what stands in them."""

from collections.abc import Callable

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import (
    below,
    bracketed,
    is_email,
    is_stamp,
    key,
    mostly,
    named,
    names,
    record,
)

# At most one of each; a second column of that name is a question or something else.
_ONCE = ("response_id", "customer_id", "email", "phone", "finished", "status", "channel")
_BY_VALUE: tuple[tuple[str, Callable[[str], bool]], ...] = (("email", is_email), ("submitted_at", is_stamp))


def read(head: Head) -> Recognised:
    """The layout of every table, also of one without a header, and of nothing at all."""
    width = max(map(len, head.records[:1]), default=0)
    if not width:
        return Recognised("plain", 0, ())
    if _is_data(record(head, 0)):
        return Recognised("plain", 0, named(_column(head, at, "", 0, set()) for at in range(width)))
    taken: set[str] = set()
    columns = [_column(head, at, heading, 1, taken) for at, heading in enumerate(record(head, 0))]
    return Recognised("plain", 1, named(bracketed(columns)))


def _is_data(cells: list[str]) -> bool:
    """A first record of nothing but numbers, stamps and addresses is no header."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_is_number(cell) or is_stamp(cell) or is_email(cell) for cell in filled)


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdecimal()


def _column(head: Head, at: int, heading: str, header_rows: int, taken: set[str]) -> Column:
    meta = names("plain").get(key(heading) or heading, "")
    if meta in _ONCE and meta in taken:
        meta = ""
    values = below(head, header_rows, at)
    if meta == "response_id" and len(set(values)) < len(values):
        meta = "other" if at == 0 else ""
    if meta in ("submitted_at", "started_at") and not mostly(values, is_stamp) and values:
        meta = ""
    if meta in ("finished", "status", "channel") and at and taken & {"asked"}:
        # Behind a question it is one.
        meta = ""
    for guess, test in _BY_VALUE:
        if not meta and guess not in taken and mostly(values, test) and (guess == "email" or "asked" not in taken):
            meta = guess
    taken.add(meta or "asked")
    question = "" if meta else heading or f"column {at + 1}"
    return Column(at, heading, question, meta=meta)
