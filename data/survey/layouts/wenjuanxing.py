"""问卷星: some of six columns of its own, then numbered questions; texts or numbers."""

import re
from itertools import groupby

from data.survey.layouts.headings import (
    classify_headings,
    get_record,
    list_values_below,
    load_heading_names,
    name_columns,
    normalize_heading,
    split_common_question,
)
from data.survey.model.columns import Column, DetectedLayout, FileHead
from data.survey.text import join_wording

_NUMBERED_QUESTION = re.compile(r"(\d{1,3})\s*(?:、\s*(.*)|([(（].+[)）]))", re.DOTALL)
_ROW_SEPARATORS = ("——", "—", "－", "–", ":", "：", "(", "（", "-")
_TOOL_HEADINGS = {normalize_heading(name) for name in ("提交答卷时间", "所用时间", "来源详情", "来自IP")}
_SKIPPED_TEXTS = ("(跳过)", "(空)", "（跳过）", "（空）")
_SKIPPED_CODES = ("-3", "-2")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    first = get_record(head, 0)
    asked = [_NUMBERED_QUESTION.fullmatch(heading) for heading in first]
    own = classify_headings(head, "wenjuanxing")
    marks = len(_TOOL_HEADINGS & set(map(normalize_heading, first)))
    its_own = marks >= 2 or any(asked) and (marks or own[0] == "response_id" or all(asked))
    if not its_own or sum(map(bool, asked)) * 2 < sum(not meta for meta in own):
        return None
    columns = []
    for at, heading in enumerate(first):
        found = asked[at]
        if found:
            columns.append(Column(at, heading, found[2] or found[3], "", found[1]))
        else:
            meta = own[at] or load_heading_names("plain").get(normalize_heading(heading), "other")
            columns.append(Column(at, heading, meta=meta))
    has_codes = any(found and found[3] for found in asked) or any(
        set(list_values_below(head, 1, column.position)) & set(_SKIPPED_CODES) for column in columns if not column.meta
    )
    skipped = _SKIPPED_TEXTS + (_SKIPPED_CODES if has_codes else ())
    return DetectedLayout(
        "wenjuanxing", 1, name_columns(group_numbered_questions(columns, _ROW_SEPARATORS)), skipped, has_codes
    )


def group_numbered_questions(columns: list[Column], separators: tuple[str, ...]) -> list[Column]:
    """Neighbours with the same number are one question: what they share is its wording, the rest are rows."""
    result: list[Column] = []
    for (code, _), run in groupby(columns, lambda column: (column.code, column.meta)):
        members = list(run)
        texts = [column.question for column in members]
        if code and all(re.fullmatch(r"[(（].+[)）]", text) for text in texts):
            # Only the option is told: 3(Web shop).
            result += [Column(c.position, c.name, "", c.question[1:-1].strip(), code) for c in members]
        elif code and (found := split_common_question(texts, separators)):
            result += [
                Column(column.position, column.name or join_wording(found[0], part), found[0], part, code)
                for column, part in zip(members, found[1], strict=True)
            ]
        else:
            result += members
    return result
