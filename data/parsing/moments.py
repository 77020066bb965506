"""Days and points in time as people and tools write them: 2026年5月31日 下午2:05, 31 May 2026 14:05, 20260531."""

import re
from datetime import date, datetime, timedelta

from data.parsing.grammar import (
    AFTERNOON_WORDS,
    FORM_CONVENTIONS,
    MONTH_NAMES,
    MORNING_WORDS,
    NOON_WORDS,
    TWO_DIGIT_YEAR_PIVOT,
    WEEKDAY_NAMES,
    Conventions,
    Fault,
)
from data.parsing.text_cleaning import convert_to_half_width

_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)}
_MONTH_NAME = "sept|" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
_WEEKDAY_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAY_NAMES)
_HALF_DAY = "|".join(map(re.escape, (*MORNING_WORDS, *AFTERNOON_WORDS, *NOON_WORDS)))
_YEAR, _NUMBER, _SEPARATOR = "[12][0-9]{3}", "[0-9]{1,2}", "(?: ?[-/.] ?| )"
_DAY = (
    rf"(?:(?:{_WEEKDAY_NAME})[,.]? )?(?:"
    rf"(?P<year>{_YEAR})(?:{_SEPARATOR}| ?年 ?)(?P<month>{_NUMBER})(?:{_SEPARATOR}| ?月 ?)(?P<day>{_NUMBER})"
    r"(?: ?[日号]|\.)?"
    rf"|(?P<compact>{_YEAR}[0-9]{{4}})"
    rf"|(?P<first>{_NUMBER}){_SEPARATOR}(?P<second>{_NUMBER}){_SEPARATOR}(?P<third>[0-9]{{4}}|[0-9]{{2}})"
    rf"|(?P<day_first>{_NUMBER})(?:st|nd|rd|th|\.)?[-/ ](?P<month_second>{_MONTH_NAME})[.,]?[-/ ]"
    rf"(?P<year_third>{_YEAR})"
    rf"|(?P<month_first>{_MONTH_NAME})\.?[-/ ](?P<day_second>{_NUMBER})(?:st|nd|rd|th)?,?[-/ ](?P<year_last>{_YEAR}))"
)
# Nothing need stand between a Chinese day and its clock, nor before 上午 and its like.
_CLOCK = (
    r"(?:,? at |, ?|[ T]+|(?<=[日号])|(?=[^\x00-\x7f]))"
    rf"(?:(?P<half_before>{_HALF_DAY}) ?)?(?P<hour>{_NUMBER})"
    rf"(?::(?P<minute>{_NUMBER})(?::(?P<seconds>{_NUMBER})(?:\.(?P<fraction>[0-9]{{1,9}}))?)?"
    rf"| ?[时点時] ?(?P<minute_named>{_NUMBER}) ?分(?: ?(?P<seconds_named>{_NUMBER}) ?秒)?)"
    rf"(?: ?(?P<half_behind>{_HALF_DAY}))?"
)
_ZONE = r"(?: ?(?:(?:z|utc|gmt|(?-i:[A-Z]{2,4}))(?:[+-][0-9:]*)?|[+-][0-9]{2}(?::?[0-9]{2})?))?(?: ?\(.*\))?"
_MOMENT = re.compile(rf"{_DAY}(?:{_CLOCK}(?P<zone>{_ZONE}))?", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_NUMBER}{_SEPARATOR}{_NUMBER}{_SEPARATOR}(?:[0-9]{{4}}|[0-9]{{2}})\b")


def parse_day(text: str, conventions: Conventions = FORM_CONVENTIONS) -> date | None:
    """Parses a day; a clock behind it is left out. None if the text is no day."""
    moment = parse_moment(text, conventions)
    return moment.date() if moment else None


def parse_moment(text: str, conventions: Conventions = FORM_CONVENTIONS) -> datetime | None:
    """Parses a point in time; a day without a clock begins at midnight. None if the text is none."""
    result = _parse_or_explain(text, conventions)
    return result if isinstance(result, datetime) else None


def find_moment_fault(text: str, conventions: Conventions = FORM_CONVENTIONS) -> Fault | None:
    """Why the text is no day or point in time; None if it is one."""
    result = _parse_or_explain(text, conventions)
    return result if isinstance(result, Fault) else None


def _parse_or_explain(text: str, conventions: Conventions) -> datetime | Fault:
    bare = convert_to_half_width(text)
    matched = _MOMENT.fullmatch(bare)
    if matched is None:
        return Fault.DAY_FIRST if _DAY_FIRST.match(bare) else Fault.NOT_A_DAY
    parts = {name: part for name, part in matched.groupdict().items() if part}
    if "first" in parts and conventions.day_order not in ("mdy", "dmy"):
        return Fault.DAY_FIRST
    if "zone" in parts and not conventions.drops_time_zone:
        return Fault.HAS_TIME_ZONE
    year, month, day = _order_day_parts(parts, conventions)
    if not 1000 <= year < 3000:
        return Fault.NOT_A_DAY
    try:
        return datetime(year, month, day) + _parse_clock(parts)
    except ValueError:
        return Fault.NO_SUCH_DAY


def _order_day_parts(parts: dict[str, str], conventions: Conventions) -> tuple[int, int, int]:
    """Year, month and day."""
    if "compact" in parts:
        digits = parts["compact"]
        return int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if "year" in parts:
        return int(parts["year"]), int(parts["month"]), int(parts["day"])
    if "first" in parts:
        first, second, year = int(parts["first"]), int(parts["second"]), int(parts["third"])
        if len(parts["third"]) == 2:
            year += 1900 if year >= TWO_DIGIT_YEAR_PIVOT else 2000
        return (year, first, second) if conventions.day_order == "mdy" else (year, second, first)
    if "day_first" in parts:
        name, day, year = parts["month_second"], int(parts["day_first"]), int(parts["year_third"])
    else:
        name, day, year = parts["month_first"], int(parts["day_second"]), int(parts["year_last"])
    return year, _MONTH_NUMBERS[name[:3].lower()], day


def _parse_clock(parts: dict[str, str]) -> timedelta:
    """The time since midnight; fractions of a second beyond the sixth digit are cut off.

    Raises:
        ValueError: no clock shows it.
    """
    if "hour" not in parts:
        return timedelta()
    half = (parts.get("half_before") or parts.get("half_behind") or "").lower()
    hour = _convert_to_24_hours(int(parts["hour"]), half)
    minute = int(parts.get("minute") or parts["minute_named"])
    second = int(parts.get("seconds") or parts.get("seconds_named") or 0)
    fraction = int(parts.get("fraction", "0")[:6].ljust(6, "0"))
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second or fraction)):
        raise ValueError("no such time of day")
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=fraction)


def _convert_to_24_hours(hour: int, half: str) -> int:
    """The hour of 24 for one of a half-day; one that is of 24 already, as in 下午14:05, stays."""
    if half in MORNING_WORDS:
        if hour > 12:
            raise ValueError("no such time of day")
        return hour % 12
    if half in AFTERNOON_WORDS or (half in NOON_WORDS and hour < 10):
        return hour % 12 + 12 if hour <= 12 else hour
    return hour
