"""Microsoft Forms: ID, the two times, who it was, then the questions; rows of a grid without their question."""

import re

from data.survey.layouts.headings import classify_headings, get_record, name_columns, normalize_heading
from data.survey.model.columns import Column, DetectedLayout, FileHead

# What a quiz adds to each question.
_QUIZ_COLUMN = re.compile(
    r"(points|feedback|得分|分数|评分|反馈|punkte|commentaires|puntos|comentarios)\s*[-–—:：]\s*\S.*", re.IGNORECASE
)
_NUMBERED_HEADING = re.compile(r"(.*\D)\s?(\d{1,2})")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    first = get_record(head, 0)
    own = classify_headings(head, "microsoft")
    leading = own[:6]
    if not leading or leading[0] != "response_id" or not {"started_at", "submitted_at"} <= set(leading):
        return None
    begin = max(at for at, meta in enumerate(leading) if meta)
    columns: list[Column] = []
    headings = {normalize_heading(heading) for heading in first}
    for at, heading in enumerate(first):
        meta = own[at] if at <= begin or own[at] == "other" else ""
        if not meta and (
            not heading or (found := _QUIZ_COLUMN.fullmatch(heading)) and _is_about_question(found[0], headings)
        ):
            meta = "other"
        columns.append(Column(at, heading, "" if meta else _strip_repeat_number(heading, first[:at]), meta=meta))
    return DetectedLayout("microsoft", 1, name_columns(columns))


def _is_about_question(heading: str, headings: set[str]) -> bool:
    return normalize_heading(re.split(r"[-–—:：]", heading, maxsplit=1)[1]) in headings


def _strip_repeat_number(heading: str, before: list[str]) -> str:
    # The form puts a number behind a question that it has had before.
    found = _NUMBERED_HEADING.fullmatch(heading)
    return found[1].strip() if found and found[1].strip() in before else heading
