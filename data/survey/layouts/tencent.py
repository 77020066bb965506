"""腾讯问卷: its own columns, then numbered questions with rows and options behind a colon."""

import re

from data.survey.layouts.headings import (
    classify_headings,
    get_record,
    load_heading_names,
    name_columns,
    normalize_heading,
)
from data.survey.layouts.wenjuanxing import group_numbered_questions
from data.survey.model.columns import Column, DetectedLayout, FileHead

_NUMBERED_QUESTION = re.compile(r"[QＱ]?(\d{1,3})\s*[.．]\s*(\S.*)", re.DOTALL)
_ROW_SEPARATORS = (":", "：")
_TOOL_HEADINGS = {normalize_heading(name) for name in ("开始答题时间", "结束答题时间", "答题时长")}


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    first = get_record(head, 0)
    asked = [_NUMBERED_QUESTION.fullmatch(heading) for heading in first]
    own = classify_headings(head, "tencent")
    begin = next((at for at, found in enumerate(asked) if found), len(first))
    named_so = sum(map(bool, own[:begin]))
    marks = len(_TOOL_HEADINGS & set(map(normalize_heading, first)))
    if not (marks >= 2 or any(asked) and named_so and (marks or own[0] == "response_id")):
        return None
    columns = []
    for at, heading in enumerate(first):
        found = asked[at]
        if found and not own[at]:
            columns.append(Column(at, heading, found[2], "", found[1]))
        else:
            meta = own[at] or load_heading_names("plain").get(normalize_heading(heading), "other")
            columns.append(Column(at, heading, meta=meta))
    return DetectedLayout("tencent", 1, name_columns(group_numbered_questions(columns, _ROW_SEPARATORS)))
