"""Days, numbers, flags and choices as people type them: one way to write each, and why one cannot be read."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.parsing import reasons as say
from data.parsing.text_cleaning import clean_line, convert_to_half_width
from data.reason import Reason

_DAY_PATTERN = re.compile(
    r"([12][0-9]{3})(?:[-/. ]|年)([0-9]{1,2})(?:[-/. ]|月)([0-9]{1,2})日?|([12][0-9]{3})([0-9]{2})([0-9]{2})"
)
_DAY_FIRST_PATTERN = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:[0-9]{4}|[0-9]{2})")
_NUMBER_PATTERN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?|[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER_UNITS = {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "k": 10**3, "m": 10**6, "bn": 10**9}
_TRUE_WORDS = frozenset(("true", "t", "yes", "y", "1", "是", "有", "对"))
_FALSE_WORDS = frozenset(("false", "f", "no", "n", "0", "否", "没有", "无", "不"))
# The oldest person of whom there is proof became 122.
MAX_AGE_YEARS = 130


def parse_day(text: str) -> date | None:
    """The day that a text says: 2026-05-31, 2026/5/31, 2026年5月31日, 20260531. None where it says none."""
    found = _DAY_PATTERN.fullmatch(convert_to_half_width(text))
    if not found:
        return None
    year, month, number = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, number)
    except ValueError:
        return None


def check_day(text: str, today: date, *, is_past: bool = False, is_birth: bool = False) -> Reason | None:
    """Why this is no day, or none that can be: `is_past` it has been, `is_birth` somebody who lives was born on it."""
    found, bare = parse_day(text), convert_to_half_width(text)
    if found is None:
        if _DAY_PATTERN.fullmatch(bare):
            return Reason(say.NO_SUCH_DAY)
        return Reason(say.DAY_FIRST if _DAY_FIRST_PATTERN.fullmatch(bare) else say.NOT_A_DAY)
    if is_past and found > today:
        return Reason(say.DAY_IN_FUTURE, {"today": today.isoformat()})
    if is_birth and found.year < today.year - MAX_AGE_YEARS:
        return Reason(say.DAY_TOO_LONG_AGO)
    return None


def parse_number(text: str) -> str | None:
    """The number in plain digits: 1,200.50 becomes 1200.5, and 12万 becomes 120000. None where it is none."""
    bare = convert_to_half_width(text).lower().replace(" ", "")
    unit = next((unit for unit in _NUMBER_UNITS if bare.endswith(unit)), "")
    bare = bare.removesuffix(unit)
    if not _NUMBER_PATTERN.fullmatch(bare) or len(bare) > 40:
        return None
    plain = f"{Decimal(bare.replace(',', '')) * _NUMBER_UNITS.get(unit, 1):f}".removeprefix("+")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def check_number(text: str, least: float | None, most: float | None) -> Reason | None:
    """Why this is no number, or none within these limits."""
    found = parse_number(text)
    if found is None:
        return Reason(say.NOT_A_NUMBER)
    if least is not None and float(found) < least:
        return Reason(say.TOO_SMALL, {"least": f"{least:,.15g}"})
    if most is not None and float(found) > most:
        return Reason(say.TOO_LARGE, {"most": f"{most:,.15g}"})
    return None


def parse_flag(text: str) -> str | None:
    """true or false; None where it is neither."""
    bare = convert_to_half_width(text).casefold()
    return "true" if bare in _TRUE_WORDS else "false" if bare in _FALSE_WORDS else None


def parse_choice(text: str, among: Sequence[str]) -> str | None:
    """The value on the list that is meant, whatever its case and blanks; None where none is."""
    bare = _normalize_choice(text)
    return next((one for one in among if _normalize_choice(one) == bare), None)


def _normalize_choice(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", clean_line(text).casefold())
