"""LimeSurvey: codes, full texts, or both, with the row or option in brackets."""

import re

from data.survey.layouts.headings import (
    classify_headings,
    get_record,
    list_values_below,
    load_heading_names,
    name_columns,
    normalize_heading,
    split_bracketed_parts,
)
from data.survey.model.columns import Column, DetectedLayout, FileHead
from data.survey.text import join_wording

_CODE = re.compile(r"([A-Za-z]\w*)((?:\[[^\[\]]*\])*)")
# Code and text: `AGR[SQ001]. Please rate [On time]`, also with a colon.
_CODE_AND_TEXT = re.compile(r"([A-Za-z]\w*(?:\[[\w#-]+\])*)\s?[.:]\s+(\S.*)")
_TIMING_COLUMN = re.compile(r"(groupTime\d+|.+Time|(Group|Question) time\s?:.*|题组时间.*|问题时间.*)")


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    first = get_record(head, 0)
    own = classify_headings(head, "limesurvey")
    both = [_CODE_AND_TEXT.fullmatch(heading) for heading in first]
    if sum(map(bool, own)) < 3:
        own = [load_heading_names("limesurvey").get(normalize_heading(found[1]), "") if found else "" for found in both]
    codes = own and normalize_heading(first[0]) == "id" and "submitdate" in map(normalize_heading, first)
    if "response_id" not in own[:2] or sum(map(bool, own)) < (2 if codes else 3):
        return None
    asked = [heading for heading, meta in zip(first, own, strict=True) if heading and not meta]
    has_codes = bool(asked) and all(_CODE.fullmatch(heading) for heading in asked)
    if not all(_CODE_AND_TEXT.fullmatch(heading) or _is_timing_column(heading, first, has_codes) for heading in asked):
        both = [None] * len(first)  # a colon within the text of some questions
    columns = []
    for at, heading in enumerate(first):
        code, text = (both[at][1], both[at][2]) if both[at] and not has_codes else ("", heading)  # type: ignore[index]
        if not own[at] and (not heading or _is_timing_column(heading, first, has_codes)):
            own[at] = "other"
        columns.append(Column(at, code or heading, "" if own[at] else text, "", "" if own[at] else code, own[at]))
    if has_codes:
        return DetectedLayout("limesurvey", 1, name_columns(map(_split_code, columns)), has_codes=True)
    answers = {value for column in columns if not column.meta for value in list_values_below(head, 1, column.position)}
    coded = any(re.fullmatch(r"A\d", value) for value in answers)
    return DetectedLayout("limesurvey", 1, name_columns(_split_rows(columns)), has_codes=coded)


def _is_timing_column(heading: str, first: list[str], has_codes: bool) -> bool:
    if not _TIMING_COLUMN.fullmatch(heading):
        return False
    if not heading.endswith("Time") or re.fullmatch(r"groupTime\d+", heading):
        return True
    return has_codes and any(
        other != heading and re.match(rf"{re.escape(heading[:-4])}(\[|$)", other) for other in first
    )


def _split_code(column: Column) -> Column:
    found = _CODE.fullmatch(column.question)
    if column.meta or not found:
        return column
    part = found[2].replace("][", ", ").strip("[]")
    return Column(column.position, column.name, found[1], part, found[1])


def _split_rows(columns: list[Column]) -> list[Column]:
    # The code of a row is Q[SQ001]; the question's own is what stands before the bracket.
    plain = [
        Column(column.position, column.name, column.question, "", column.code.partition("[")[0], column.meta)
        for column in columns
    ]
    return [
        column if not column.part or column.code else Column(column.position, name, column.question, column.part)
        for column in split_bracketed_parts(plain)
        for name in (join_wording(column.question, column.part),)
    ]
