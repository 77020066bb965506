"""What says something of the whole response: its number, its moment, whether it is complete or a test."""

import re
from collections.abc import Sequence

from data.survey.layouts.headings import normalize_heading
from data.survey.model.columns import ColumnProfile, DetectedLayout
from data.survey.model.mapping import FlagColumn, RespondentKey

_COMPLETE_TEXTS = ("True", "1", "1.0", "completed", "complete", "finished", "yes", "y", "是", "已完成", "完成")
# Previews and tests, by the texts and by the numbers that stand for them in an export of codes.
_TEST_TEXTS = (
    *("Survey Preview", "Survey Test", "Preview", "Test", "Spam", "Possible Spam", "Survey Preview Spam"),
    *("Imported Spam", "Offline Survey Preview", "EX Spam", "预览", "测试"),
)
_TEST_CODES = ("1", "2", "8", "9", "12", "17", "40")
_SUBMISSION_HEADING = re.compile(r"recorded|submi|提交|soumission|abgeschickt|envío")
_YEAR_FIRST = re.compile(r"\s*[12]\d{3}\s?[-/.年]")
_DATE_PARTS = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)


def _list_column_names(found: DetectedLayout, meta: str) -> list[str]:
    return [column.name for column in found.columns if column.meta == meta]


def find_response_id_column(found: DetectedLayout) -> str | None:
    """The tool's own number of the response."""
    return next(iter(_list_column_names(found, "response_id")), None)


def find_submission_columns(found: DetectedLayout) -> tuple[str, ...]:
    """When it was sent; the start where nothing else is filled."""
    sent = _list_column_names(found, "submitted_at")
    first = [name for name in sent if _SUBMISSION_HEADING.search(normalize_heading(name))]
    return (*first, *(name for name in sent if name not in first), *_list_column_names(found, "started_at"))


def find_address_columns(found: DetectedLayout) -> tuple[str, ...]:
    """Whence it came, by mail and by network."""
    return (*_list_column_names(found, "email"), *_list_column_names(found, "address"))


def find_respondent_key(found: DetectedLayout, profiles: Sequence[ColumnProfile]) -> RespondentKey | None:
    """By which filled column respondents are matched to customers: their number first, then e-mail, then phone."""
    filled = {column.name for column, profile in zip(found.columns, profiles, strict=False) if profile.filled}
    marks = [
        (name, by)
        for by in ("customer_id", "email", "phone")
        for name in _list_column_names(found, by)
        if name in filled
    ]
    return RespondentKey(*marks[0]) if marks else None


def find_channel_column(found: DetectedLayout) -> str | None:
    """How it was sent."""
    return next(iter(_list_column_names(found, "channel")), None)


def find_completion_flag(found: DetectedLayout) -> FlagColumn | None:
    """Which column says that the response is complete."""
    if own := _list_column_names(found, "finished"):
        return FlagColumn(own[0], _COMPLETE_TEXTS)
    if found.layout in ("limesurvey", "typeform"):
        # Without such a column: only who reached the end has a moment of sending.
        return next(
            (
                FlagColumn(name)
                for name in _list_column_names(found, "submitted_at")
                if _SUBMISSION_HEADING.search(normalize_heading(name))
            ),
            None,
        )
    return None


def find_exclusion_flag(found: DetectedLayout) -> FlagColumn | None:
    """Which column says that the response is a preview or a test."""
    if own := _list_column_names(found, "status"):
        return FlagColumn(own[0], _TEST_TEXTS + (_TEST_CODES if found.layout == "qualtrics" else ()))
    if found.layout == "qualtrics" and (own := _list_column_names(found, "channel")):
        return FlagColumn(own[0], ("preview",))
    return None


def detect_date_order(found: DetectedLayout, profiles: Sequence[ColumnProfile]) -> str:
    """In which order the parts of a date stand, by all the stamps of the file; '' where they leave it open."""
    stamps = [
        value
        for column, profile in zip(found.columns, profiles, strict=False)
        if column.meta in ("submitted_at", "started_at")
        for value, _ in profile.values
    ]
    matched = [parts for value in stamps if (parts := _DATE_PARTS.match(value))]
    if not matched:
        return "ymd"
    if any(int(parts[1]) > 12 for parts in matched):
        return "dmy"
    if any(int(parts[3]) > 12 for parts in matched):
        return "mdy"
    if all(parts[2] == "." for parts in matched):
        return "dmy"
    if any(parts[2] == "/" and re.search(r"\b[ap]\.?m\b", parts[4], re.IGNORECASE) for parts in matched):
        return "mdy"
    return ""
