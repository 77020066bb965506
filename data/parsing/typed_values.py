"""Days, numbers, flags and choices as they are typed into a form, and why one cannot be read or taken."""

from collections.abc import Sequence
from datetime import date

from data.parsing import reasons as say
from data.parsing.grammar import FALSE_WORDS, FORM_CONVENTIONS, TRUE_WORDS, Fault
from data.parsing.moments import find_moment_fault, parse_day
from data.parsing.numbers import find_number_fault, parse_number
from data.parsing.text_cleaning import convert_to_half_width
from data.parsing.text_keys import build_letter_key
from data.reason import Reason

__all__ = ["check_day", "check_number", "parse_choice", "parse_day", "parse_flag", "parse_number"]

_TRUE_WORDS, _FALSE_WORDS = frozenset(TRUE_WORDS), frozenset(FALSE_WORDS)
# The oldest person of whom there is proof became 122.
MAX_AGE_YEARS = 130
_DAY_REASONS = {Fault.NO_SUCH_DAY: say.NO_SUCH_DAY, Fault.DAY_FIRST: say.DAY_FIRST}


def check_day(text: str, today: date, *, is_past: bool = False, is_birth: bool = False) -> Reason | None:
    """Checks a day.

    Args:
        text: What was typed.
        today: The present day.
        is_past: The day may not be after `today`.
        is_birth: Somebody who lives was born on it.

    Returns:
        Why the day cannot be taken; None if it can.
    """
    day = parse_day(text, FORM_CONVENTIONS)
    if day is None:
        fault = find_moment_fault(text, FORM_CONVENTIONS) or Fault.NOT_A_DAY
        return Reason(_DAY_REASONS.get(fault, say.NOT_A_DAY))
    if is_past and day > today:
        return Reason(say.DAY_IN_FUTURE, {"today": today.isoformat()})
    if is_birth and day.year < today.year - MAX_AGE_YEARS:
        return Reason(say.DAY_TOO_LONG_AGO)
    return None


def check_number(text: str, least: float | None, most: float | None) -> Reason | None:
    """Why the text is no number, or none within these limits; None if it is."""
    if find_number_fault(text, FORM_CONVENTIONS):
        return Reason(say.NOT_A_NUMBER)
    number = float(parse_number(text, FORM_CONVENTIONS) or 0)
    if least is not None and number < least:
        return Reason(say.TOO_SMALL, {"least": f"{least:,.15g}"})
    if most is not None and number > most:
        return Reason(say.TOO_LARGE, {"most": f"{most:,.15g}"})
    return None


def parse_flag(text: str) -> str | None:
    """Parses a yes or no in several languages: `true`, `false`, or None if the text is neither."""
    word = convert_to_half_width(text).casefold()
    return "true" if word in _TRUE_WORDS else "false" if word in _FALSE_WORDS else None


def parse_choice(text: str, among: Sequence[str]) -> str | None:
    """The value of a closed list that the text names, whatever its case, blanks and marks; None if it names none."""
    key = build_letter_key(text)
    return next((value for value in among if build_letter_key(value) == key), None)
