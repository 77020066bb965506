"""Google Forms: a stamp, perhaps an e-mail address, then the questions; rows of a grid in brackets."""

from dataclasses import replace

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import (
    below,
    bracketed,
    is_email,
    is_stamp,
    key,
    known,
    mostly,
    named,
    names,
    record,
)

_STARTS = ("submitted_at",)


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it: the first heading says stamp in some language, or stands over stamps."""
    first = record(head, 0)
    own = known(head, "google")
    if not first or (own[0] not in _STARTS and not _stamped(head, first)):
        return None
    columns = [Column(0, first[0], meta="submitted_at")]
    for at, heading in enumerate(first[1:], start=1):
        meta = ""
        if own[at] == "email" and at == 1 or mostly(below(head, 1, at), is_email):
            meta = "email"
        elif own[at] and at < 3 and own[at] != "submitted_at":
            meta = own[at]
        elif not heading:
            meta = "other"
        columns.append(Column(at, heading, "" if meta else heading, meta=meta))
    rows = bracketed(columns)
    return Recognised("google", 1, named(replace(column, name=column.name) for column in rows))


def _stamped(head: Head, first: list[str]) -> bool:
    # The stamp's heading follows the form's language. Stamps with a time, no name that another layout knows.
    values = below(head, 1, 0)
    timed = mostly(values, is_stamp, 1.0) and mostly(values, lambda value: ":" in value, 1.0)
    questions = [heading for heading in first[1:] if heading and key(heading) not in names("plain")]
    return timed and key(first[0]) not in names("plain") and bool(questions)
