"""Qualtrics: the fields' ids, the questions' texts, and in most exports the import ids."""

import json
import re
from collections.abc import Sequence
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

_FIELD_NAME = re.compile(r"(.+?)(?:_(\d+(?:_\d+)*))?(_TEXT)?")
_TOOL_COLUMN = re.compile(
    r".*(_NPS_GROUP|_DO|_DO_\d+|_First Click|_Last Click|_Page Submit|_Click Count|_RANK_GROUP"
    r"| - (?:Parent )?Topics| - Sentiment.*| - Topic Sentiment.*)|SC\d+"
)
_SELECTED_CHOICE = re.compile(r" - Selected Choice\b")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    own = classify_headings(head, "qualtrics")
    imports = [position for position in (1, 2) if _is_import_row(get_record(head, position))]
    ids = get_record(head, 0)
    titles = len(head.records) > 1 and _has_matching_titles(own, get_record(head, 1))
    if not imports and (sum(map(bool, own)) < 4 or not {"response_id", "finished", "status"} & set(own)):
        return None
    header_rows = imports[-1] + 1 if imports else 2 if titles else 1
    texts = get_record(head, 1, len(ids)) if header_rows == 3 or titles else ids
    keys = [_parse_import_id(cell) for cell in get_record(head, imports[0], len(ids))] if imports else [""] * len(ids)
    columns = [_build_column(at, ids[at], texts[at], own[at], keys[at]) for at in range(len(ids))]
    if header_rows > 1:
        columns = _group_rows(columns)
    numeric = any(
        set(list_values_below(head, header_rows, at)) <= {"0", "1"} and list_values_below(head, header_rows, at)
        for at, meta in enumerate(own)
        if meta == "finished"
    )
    return DetectedLayout("qualtrics", header_rows, name_columns(columns), has_codes=numeric)


def _is_import_row(cells: Sequence[str]) -> bool:
    return any(cell.startswith("{") and "ImportId" in cell for cell in cells)


def _parse_import_id(cell: str) -> str:
    try:
        found = json.loads(cell)
    except ValueError:
        return ""
    return str(found.get("ImportId", "")) if isinstance(found, dict) else ""


def _has_matching_titles(own: Sequence[str], titles: Sequence[str]) -> bool:
    return (
        sum(
            bool(meta) and normalize_heading(title) in load_heading_names("qualtrics")
            for meta, title in zip(own, titles, strict=False)
        )
        > 2
    )


def _build_column(at: int, name: str, text: str, meta: str, import_id: str) -> Column:
    if not meta and (_TOOL_COLUMN.fullmatch(name) or (import_id and not import_id.startswith("QID"))):
        meta = load_heading_names("plain").get(normalize_heading(name), "other") if import_id == name else "other"
    if not meta and text == name and not import_id:
        # Embedded data: its text is its name. Without texts at all it may be a question.
        meta = load_heading_names("plain").get(normalize_heading(name), "")
    return Column(at, name, "" if meta else _SELECTED_CHOICE.sub("", text) or name, "", "" if meta else name, meta)


def _group_rows(columns: list[Column]) -> list[Column]:
    """The columns of one question share its code: what their texts share is the question, the rest are rows."""
    result: list[Column] = []
    for (code, meta), run in groupby(columns, lambda column: (_parse_question_code(column.code), column.meta)):
        members = list(run)
        found = split_common_question([column.question for column in members], [" - "]) if not meta else None
        if found is None and not meta:
            found = _split_text_box(members)
        for at, column in enumerate(members):
            if column.code == column.question and len(column.question) < 60 and not meta:
                result.append(
                    Column(
                        column.position,
                        column.name,
                        meta=load_heading_names("plain").get(normalize_heading(column.name), "other"),
                    )
                )
            elif found is None:
                result.append(column)
            else:
                part = found[1][at]
                result.append(Column(column.position, column.name, found[0], part, code or column.code, meta))
    return result


def _parse_question_code(field: str) -> str:
    found = _FIELD_NAME.fullmatch(field)
    return found[1] if found else field


def _split_text_box(members: list[Column]) -> tuple[str, list[str]] | None:
    # The box behind an option comes alone with its question or with the others: the question is the shortest text.
    question = min((column.question for column in members), key=len)
    if len(members) > 1 and all(column.question.startswith(question) for column in members):
        return question, [column.question[len(question) :].removeprefix(" - ") for column in members]
    stem, mark, part = question.rpartition(" - ")
    if len(members) == 1 and mark and _parse_question_code(members[0].code) != members[0].code:
        return stem, [part]
    return None
