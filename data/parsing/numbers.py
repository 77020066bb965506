"""Numbers as people write them: 1,200.50, 1.200,50, 12 000, 12万."""

import re
from decimal import Context, Decimal

from data.parsing.grammar import (
    AMBIGUOUS_NUMBER,
    COMMA_NUMBER,
    DECIMAL_COMMA_NUMBER,
    FORM_CONVENTIONS,
    NUMBER_UNITS,
    PLAIN_NUMBER,
    POINT_NUMBER,
    Conventions,
    Fault,
)
from data.parsing.text_cleaning import convert_to_half_width

_PLAIN, _POINT, _COMMA = re.compile(PLAIN_NUMBER), re.compile(POINT_NUMBER), re.compile(COMMA_NUMBER)
_AMBIGUOUS, _DECIMAL_COMMA = re.compile(AMBIGUOUS_NUMBER), re.compile(DECIMAL_COMMA_NUMBER)
_UNIT = re.compile(rf"(.*[0-9.]) ?({'|'.join(NUMBER_UNITS)})")
_GROUPED_BY_BLANKS = re.compile(r"[+-]?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?")
# A number is written in plain digits up to 10^40, and as 1e300 beyond; a longer text is no number.
_MAX_PLAIN_EXPONENT, _MAX_EXPONENT, _MAX_LENGTH = 40, 999, 400
_EXACT = Context(prec=_MAX_LENGTH)


def parse_number(text: str, conventions: Conventions = FORM_CONVENTIONS) -> str | None:
    """Parses a number.

    Returns:
        The number in plain digits: 1,200.50 becomes 1200.5, and 12万 becomes 120000. None if the text is no number.
    """
    digits, exponent = _split_off_unit(text)
    plain = _normalize_separators(digits, conventions)
    if plain is None or len(plain) > _MAX_LENGTH:
        return None
    number = Decimal(plain).scaleb(exponent, _EXACT).normalize(_EXACT)
    if number == 0:
        return "0"
    if number.adjusted() > _MAX_EXPONENT:
        return None
    return f"{number:f}" if abs(number.adjusted()) <= _MAX_PLAIN_EXPONENT else f"{number:e}"


def find_number_fault(text: str, conventions: Conventions = FORM_CONVENTIONS) -> Fault | None:
    """Why the text is no number; None if it is one."""
    if parse_number(text, conventions) is not None:
        return None
    return Fault.AMBIGUOUS_COMMA if _AMBIGUOUS.fullmatch(_split_off_unit(text)[0]) else Fault.NOT_A_NUMBER


def _split_off_unit(text: str) -> tuple[str, int]:
    """The text before the unit, and the power of ten that the unit stands for."""
    bare = convert_to_half_width(text).lower()
    matched = _UNIT.fullmatch(bare)
    return (matched[1], NUMBER_UNITS[matched[2]]) if matched else (bare, 0)


def _normalize_separators(digits: str, conventions: Conventions) -> str | None:
    """The number with a decimal point and no other separator."""
    if conventions.ignores_blanks or _GROUPED_BY_BLANKS.fullmatch(digits):
        digits = digits.replace(" ", "")
    if _PLAIN.fullmatch(digits):
        return digits
    if _POINT.fullmatch(digits):
        return digits.replace(",", "")
    if _COMMA.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if conventions.lone_comma == "thousands" and _AMBIGUOUS.fullmatch(digits):
        return digits.replace(",", "")
    if conventions.lone_comma == "decimal" and _DECIMAL_COMMA.fullmatch(digits):
        return digits.replace(",", ".")
    return None
