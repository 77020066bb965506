"""Days, numbers, flags and choices as people type them: one way to write each, and why one cannot be read."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.entry import reasons as say
from data.entry.tidy import line, narrow
from data.reason import Reason

_DAY = re.compile(
    r"([12][0-9]{3})(?:[-/. ]|年)([0-9]{1,2})(?:[-/. ]|月)([0-9]{1,2})日?|([12][0-9]{3})([0-9]{2})([0-9]{2})"
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:[0-9]{4}|[0-9]{2})")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?|[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_UNITS = {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "k": 10**3, "m": 10**6, "bn": 10**9}
_TRUE = frozenset(("true", "t", "yes", "y", "1", "是", "有", "对"))
_FALSE = frozenset(("false", "f", "no", "n", "0", "否", "没有", "无", "不"))
# The oldest person of whom there is proof became 122.
OLDEST = 130


def day(text: str) -> date | None:
    """The day that a text says: 2026-05-31, 2026/5/31, 2026年5月31日, 20260531. None where it says none."""
    found = _DAY.fullmatch(narrow(text))
    if not found:
        return None
    year, month, number = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, number)
    except ValueError:
        return None


def day_reason(text: str, today: date, *, is_past: bool = False, is_birth: bool = False) -> Reason | None:
    """Why this is no day, or none that can be: `is_past` it has been, `is_birth` somebody who lives was born on it."""
    found, bare = day(text), narrow(text)
    if found is None:
        if _DAY.fullmatch(bare):
            return Reason(say.NO_SUCH_DAY)
        return Reason(say.DAY_FIRST if _DAY_FIRST.fullmatch(bare) else say.NO_DAY)
    if is_past and found > today:
        return Reason(say.AHEAD, {"today": today.isoformat()})
    if is_birth and found.year < today.year - OLDEST:
        return Reason(say.LONG_AGO)
    return None


def number(text: str) -> str | None:
    """The number in plain digits: 1,200.50 becomes 1200.5, and 12万 becomes 120000. None where it is none."""
    bare = narrow(text).lower().replace(" ", "")
    unit = next((unit for unit in _UNITS if bare.endswith(unit)), "")
    bare = bare.removesuffix(unit)
    if not _NUMBER.fullmatch(bare) or len(bare) > 40:
        return None
    plain = f"{Decimal(bare.replace(',', '')) * _UNITS.get(unit, 1):f}".removeprefix("+")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def number_reason(text: str, least: float | None, most: float | None) -> Reason | None:
    """Why this is no number, or none within these limits."""
    found = number(text)
    if found is None:
        return Reason(say.NO_NUMBER)
    if least is not None and float(found) < least:
        return Reason(say.TOO_SMALL, {"least": f"{least:,.15g}"})
    if most is not None and float(found) > most:
        return Reason(say.TOO_LARGE, {"most": f"{most:,.15g}"})
    return None


def flag(text: str) -> str | None:
    """true or false; None where it is neither."""
    bare = narrow(text).casefold()
    return "true" if bare in _TRUE else "false" if bare in _FALSE else None


def choice(text: str, among: Sequence[str]) -> str | None:
    """The value on the list that is meant, whatever its case and blanks; None where none is."""
    bare = _plain(text)
    return next((one for one in among if _plain(one) == bare), None)


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", line(text).casefold())
