"""Qualtrics: the fields' ids, the questions' texts, and in most exports the import ids."""

import json
import re
from collections.abc import Sequence
from itertools import groupby

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import below, key, known, named, names, record, shared

_MEMBER = re.compile(r"(.+?)(?:_(\d+(?:_\d+)*))?(_TEXT)?")
_OWN = re.compile(
    r".*(_NPS_GROUP|_DO|_DO_\d+|_First Click|_Last Click|_Page Submit|_Click Count|_RANK_GROUP"
    r"| - (?:Parent )?Topics| - Sentiment.*| - Topic Sentiment.*)|SC\d+"
)
_SELECTED = re.compile(r" - Selected Choice\b")


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it."""
    own = known(head, "qualtrics")
    imports = [position for position in (1, 2) if _is_import(record(head, position))]
    ids = record(head, 0)
    titles = len(head.records) > 1 and _same(own, record(head, 1))
    if not imports and (sum(map(bool, own)) < 4 or not {"response_id", "finished", "status"} & set(own)):
        return None
    header_rows = imports[-1] + 1 if imports else 2 if titles else 1
    texts = record(head, 1, len(ids)) if header_rows == 3 or titles else ids
    keys = [_import_id(cell) for cell in record(head, imports[0], len(ids))] if imports else [""] * len(ids)
    columns = [_column(at, ids[at], texts[at], own[at], keys[at]) for at in range(len(ids))]
    if header_rows > 1:
        columns = _with_rows(columns)
    numeric = any(
        set(below(head, header_rows, at)) <= {"0", "1"} and below(head, header_rows, at)
        for at, meta in enumerate(own)
        if meta == "finished"
    )
    return Recognised("qualtrics", header_rows, named(columns), has_codes=numeric)


def _is_import(cells: Sequence[str]) -> bool:
    return any(cell.startswith("{") and "ImportId" in cell for cell in cells)


def _import_id(cell: str) -> str:
    try:
        found = json.loads(cell)
    except ValueError:
        return ""
    return str(found.get("ImportId", "")) if isinstance(found, dict) else ""


def _same(own: Sequence[str], titles: Sequence[str]) -> bool:
    return sum(bool(meta) and key(title) in names("qualtrics") for meta, title in zip(own, titles, strict=False)) > 2


def _column(at: int, name: str, text: str, meta: str, import_id: str) -> Column:
    if not meta and (_OWN.fullmatch(name) or (import_id and not import_id.startswith("QID"))):
        meta = names("plain").get(key(name), "other") if import_id == name else "other"
    if not meta and text == name and not import_id:
        # Embedded data: its text is its name. Without texts at all it may be a question.
        meta = names("plain").get(key(name), "")
    return Column(at, name, "" if meta else _SELECTED.sub("", text) or name, "", "" if meta else name, meta)


def _with_rows(columns: list[Column]) -> list[Column]:
    """The columns of one question share its code: what their texts share is the question, the rest are rows."""
    result: list[Column] = []
    for (code, meta), run in groupby(columns, lambda column: (_code(column.code), column.meta)):
        members = list(run)
        found = shared([column.question for column in members], [" - "]) if not meta else None
        if found is None and not meta:
            found = _alone(members)
        for at, column in enumerate(members):
            if column.code == column.question and len(column.question) < 60 and not meta:
                result.append(Column(column.position, column.name, meta=names("plain").get(key(column.name), "other")))
            elif found is None:
                result.append(column)
            else:
                part = found[1][at]
                result.append(Column(column.position, column.name, found[0], part, code or column.code, meta))
    return result


def _code(field: str) -> str:
    found = _MEMBER.fullmatch(field)
    return found[1] if found else field


def _alone(members: list[Column]) -> tuple[str, list[str]] | None:
    # The box behind an option comes alone with its question or with the others: the question is the shortest text.
    question = min((column.question for column in members), key=len)
    if len(members) > 1 and all(column.question.startswith(question) for column in members):
        return question, [column.question[len(question) :].removeprefix(" - ") for column in members]
    stem, mark, part = question.rpartition(" - ")
    if len(members) == 1 and mark and _code(members[0].code) != members[0].code:
        return stem, [part]
    return None
