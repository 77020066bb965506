"""Typeform: a hash, the questions with a column for each option, and at the end how and when it was answered."""

from data.survey.layouts.headings import (
    classify_headings,
    get_record,
    is_true_for_most,
    list_values_below,
    name_columns,
    normalize_heading,
)
from data.survey.model.columns import Column, DetectedLayout, FileHead

_HEX_DIGITS = set("0123456789abcdef")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    first = get_record(head, 0)
    own = classify_headings(head, "typeform")
    tail = [at for at in range(1, len(first)) if own[at] not in ("", "response_id")]
    stamps = [at for at in tail if own[at] in ("started_at", "submitted_at")]
    if len(stamps) < 2 or not any("utc" in normalize_heading(first[at]) or own[at] == "address" for at in tail):
        return None
    if first[0] != "#" and own[0] != "response_id" and not is_true_for_most(list_values_below(head, 1, 0), _is_hash):
        return None
    # A question may be called Tags: the tool's own columns begin with the kind of the response, or its moments.
    begin = stamps[0] - (own[stamps[0] - 1] == "finished")
    columns = [Column(0, first[0], meta="response_id")]
    for at, heading in enumerate(first[1:], start=1):
        meta = (own[at] or "other") if at >= begin else "" if heading else "other"
        columns.append(Column(at, heading, "" if meta else heading, meta=meta))
    return DetectedLayout("typeform", 1, name_columns(columns))


def _is_hash(value: str) -> bool:
    return len(value) >= 16 and set(value.lower()) <= _HEX_DIGITS or value.isalnum() and len(value) >= 20
