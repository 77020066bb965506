"""Google Forms: a stamp, perhaps an e-mail address, then the questions; rows of a grid in brackets."""

from dataclasses import replace

from data.survey.layouts.headings import (
    classify_headings,
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

_FIRST_METAS = ("submitted_at",)


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it: the first heading says stamp in some language, or stands over stamps."""
    first = get_record(head, 0)
    own = classify_headings(head, "google")
    if not first or (own[0] not in _FIRST_METAS and not _has_timestamp_column(head, first)):
        return None
    columns = [Column(0, first[0], meta="submitted_at")]
    for at, heading in enumerate(first[1:], start=1):
        meta = ""
        if own[at] == "email" and at == 1 or is_true_for_most(list_values_below(head, 1, at), is_email):
            meta = "email"
        elif own[at] and at < 3 and own[at] != "submitted_at":
            meta = own[at]
        elif not heading:
            meta = "other"
        columns.append(Column(at, heading, "" if meta else heading, meta=meta))
    rows = split_bracketed_parts(columns)
    return DetectedLayout("google", 1, name_columns(replace(column, name=column.name) for column in rows))


def _has_timestamp_column(head: FileHead, first: list[str]) -> bool:
    # The stamp's heading follows the form's language. Stamps with a time, no name that another layout knows.
    values = list_values_below(head, 1, 0)
    timed = is_true_for_most(values, is_timestamp, 1.0) and is_true_for_most(values, lambda value: ":" in value, 1.0)
    questions = [
        heading for heading in first[1:] if heading and normalize_heading(heading) not in load_heading_names("plain")
    ]
    return timed and normalize_heading(first[0]) not in load_heading_names("plain") and bool(questions)
