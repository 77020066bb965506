"""The plain long form: one row for each answer, `survey,customer_id,answered_at,channel,question,score,text`."""

from collections.abc import Sequence

from data.survey.layouts.headings import classify_headings, get_record, name_columns
from data.survey.model.columns import Column, DetectedLayout, FileHead

# What says something of the response, and not of one answer.
RESPONSE_METAS = ("response_id", "customer_id", "email", "phone", "submitted_at", "channel")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it: a question, and a score or a text, and whose or when."""
    own = classify_headings(head, "long")
    metas = set(own)
    if "question" not in metas or not {"score", "text"} & metas or not {*RESPONSE_METAS, "survey"} & metas:
        return None
    if own.count("question") > 1 and "survey" not in metas:
        return None
    columns = [Column(at, heading, meta=own[at] or "other") for at, heading in enumerate(get_record(head, 0))]
    return DetectedLayout("long", 1, name_columns(columns))


def widen_layout(detected: DetectedLayout, questions: Sequence[str]) -> DetectedLayout:
    """The same file with one row for each response: the response's own columns, then one for each question."""
    response_columns = [column for column in detected.columns if column.meta in RESPONSE_METAS]
    asked = [Column(0, name="", question=question) for question in questions]
    return DetectedLayout("long", 1, name_columns([*response_columns, *asked]), detected.skipped, detected.has_codes)
