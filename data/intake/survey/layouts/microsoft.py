"""Microsoft Forms: ID, the two times, who it was, then the questions; rows of a grid without their question."""

import re

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import key, known, named, record

# What a quiz adds to each question.
_MARKS = re.compile(
    r"(points|feedback|得分|分数|评分|反馈|punkte|commentaires|puntos|comentarios)\s*[-–—:：]\s*\S.*", re.IGNORECASE
)
_NUMBERED = re.compile(r"(.*\D)\s?(\d{1,2})")


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it."""
    first = record(head, 0)
    own = known(head, "microsoft")
    leading = own[:6]
    if not leading or leading[0] != "response_id" or not {"started_at", "submitted_at"} <= set(leading):
        return None
    begin = max(at for at, meta in enumerate(leading) if meta)
    columns: list[Column] = []
    headings = {key(heading) for heading in first}
    for at, heading in enumerate(first):
        meta = own[at] if at <= begin or own[at] == "other" else ""
        if not meta and (not heading or (found := _MARKS.fullmatch(heading)) and _of_a_question(found[0], headings)):
            meta = "other"
        columns.append(Column(at, heading, "" if meta else _without_number(heading, first[:at]), meta=meta))
    return Recognised("microsoft", 1, named(columns))


def _of_a_question(heading: str, headings: set[str]) -> bool:
    return key(re.split(r"[-–—:：]", heading, maxsplit=1)[1]) in headings


def _without_number(heading: str, before: list[str]) -> str:
    # The form puts a number behind a question that it has had before.
    found = _NUMBERED.fullmatch(heading)
    return found[1].strip() if found and found[1].strip() in before else heading
