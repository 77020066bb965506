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


def _list_column_names(detected: DetectedLayout, meta: str) -> list[str]:
    return [column.name for column in detected.columns if column.meta == meta]


def find_response_id_column(detected: DetectedLayout) -> str | None:
    """The tool's own number of the response."""
    return next(iter(_list_column_names(detected, "response_id")), None)


def find_submission_columns(detected: DetectedLayout) -> tuple[str, ...]:
    """When it was sent; the start where nothing else is filled."""
    sent = _list_column_names(detected, "submitted_at")
    first = [name for name in sent if _SUBMISSION_HEADING.search(normalize_heading(name))]
    return (*first, *(name for name in sent if name not in first), *_list_column_names(detected, "started_at"))


def find_address_columns(detected: DetectedLayout) -> tuple[str, ...]:
    """Whence it came, by mail and by network."""
    return (*_list_column_names(detected, "email"), *_list_column_names(detected, "address"))


def find_respondent_key(detected: DetectedLayout, profiles: Sequence[ColumnProfile]) -> RespondentKey | None:
    """By which filled column respondents are matched to customers: their number first, then e-mail, then phone."""
    filled = {column.name for column, profile in zip(detected.columns, profiles, strict=False) if profile.filled}
    marks = [
        (name, by)
        for by in ("customer_id", "email", "phone")
        for name in _list_column_names(detected, by)
        if name in filled
    ]
    return RespondentKey(*marks[0]) if marks else None


def find_channel_column(detected: DetectedLayout) -> str | None:
    """How it was sent."""
    return next(iter(_list_column_names(detected, "channel")), None)


def find_completion_flag(detected: DetectedLayout) -> FlagColumn | None:
    """Which column says that the response is complete."""
    if own := _list_column_names(detected, "finished"):
        return FlagColumn(own[0], _COMPLETE_TEXTS)
    if detected.layout in ("limesurvey", "typeform"):
        # Without such a column: only who reached the end has a moment of sending.
        return next(
            (
                FlagColumn(name)
                for name in _list_column_names(detected, "submitted_at")
                if _SUBMISSION_HEADING.search(normalize_heading(name))
            ),
            None,
        )
    return None


def find_exclusion_flag(detected: DetectedLayout) -> FlagColumn | None:
    """Which column says that the response is a preview or a test."""
    if own := _list_column_names(detected, "status"):
        return FlagColumn(own[0], _TEST_TEXTS + (_TEST_CODES if detected.layout == "qualtrics" else ()))
    if detected.layout == "qualtrics" and (own := _list_column_names(detected, "channel")):
        return FlagColumn(own[0], ("preview",))
    return None


def detect_date_order(detected: DetectedLayout, profiles: Sequence[ColumnProfile]) -> str:
    """In which order the parts of a date stand, by all the stamps of the file; '' where they leave it open."""
    stamps = [
        value
        for column, profile in zip(detected.columns, profiles, strict=False)
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
