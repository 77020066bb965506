"""Numbers of identity documents and of registered firms: checked, and written in one way."""

import re
from datetime import date

from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

from data.parsing import reasons as say
from data.parsing.text_cleaning import convert_to_half_width
from data.reason import Reason

_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_NEW_NUMBER, _OLD_NUMBER = re.compile(r"[0-9]{17}[0-9X]"), re.compile(r"[0-9]{15}")
_OTHER_NUMBER = re.compile(r"[A-Z0-9](?:[A-Z0-9()./-]{2,28}[A-Z0-9)])")
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{17}[0-9A-Z]")
# Numbers of 15 digits were given before 2000, to people born in the twentieth century.
_CENTURY = "19"


def normalize_id_number(text: str) -> str:
    """The number in half width and capital letters; without the blanks and dashes in it if it is of the mainland."""
    narrowed = convert_to_half_width(text).upper()
    bare = re.sub(r"[\s\-‐‑–—−.]+", "", narrowed)
    return (
        bare if _NEW_NUMBER.fullmatch(bare) or _OLD_NUMBER.fullmatch(bare) or _CREDIT_CODE.fullmatch(bare) else narrowed
    )


def build_id_key(text: str) -> str:
    """The key by which the same number is found again: a number of 15 digits as the 18 of the same person."""
    is_plain = text.isascii() and text.isalnum()
    bare = text.upper() if is_plain else re.sub(r"[^0-9A-Z]+", "", convert_to_half_width(text).upper())
    if _OLD_NUMBER.fullmatch(bare) and _PROVINCE.fullmatch(bare[:2]) and _parse_compact_day(_CENTURY + bare[6:12]):
        first_17_digits = bare[:6] + _CENTURY + bare[6:]
        return first_17_digits + mod_11_2.calc_check_digit(first_17_digits)
    return bare


def extract_birth_date(text: str) -> date | None:
    """The day of birth in a mainland number of a person; None if there is none."""
    bare = normalize_id_number(text)
    if _NEW_NUMBER.fullmatch(bare):
        return _parse_compact_day(bare[6:14])
    return _parse_compact_day(_CENTURY + bare[6:12]) if _OLD_NUMBER.fullmatch(bare) else None


def check_id_number(text: str, kind: str, today: date, birth_on: date | None = None) -> Reason | None:
    """Checks the number of a person or a firm.

    Args:
        text: The number.
        kind: `enterprise` for a firm; else a person.
        today: The present day, after which nobody was born.
        birth_on: The day of birth given beside the number of a person.

    Returns:
        What is wrong with the number, or that it belongs to somebody born on another day; None if nothing is.
    """
    bare = normalize_id_number(text)
    if not _OTHER_NUMBER.fullmatch(bare.replace(" ", "")):
        return Reason(say.ID_MALFORMED)
    return _check_credit_code(bare) if kind == "enterprise" else _check_person_number(bare, today, birth_on)


def _check_person_number(bare: str, today: date, birth_on: date | None) -> Reason | None:
    if not (_NEW_NUMBER.fullmatch(bare) or _OLD_NUMBER.fullmatch(bare)):
        if len(bare) == 18 and bare.isalnum():
            return Reason(say.ID_LETTERS)
        is_miscounted = bare.rstrip("X").isdigit() and len(bare) >= 14
        return Reason(say.ID_LENGTH, {"found": len(bare)}) if is_miscounted else None
    # 9 and a province: a foreigner with permanent residence.
    if not _PROVINCE.fullmatch(bare[:2]) and not (bare[0] == "9" and _PROVINCE.fullmatch(bare[1:3])):
        return Reason(say.ID_REGION, {"found": bare[:2]})
    birth_date, digits = extract_birth_date(bare), bare[6:14] if len(bare) == 18 else bare[6:12]
    if birth_date is None or birth_date.year < 1850:
        return Reason(say.ID_DAY, {"found": digits})
    if birth_date > today:
        return Reason(say.ID_BIRTH_IN_FUTURE, {"found": birth_date.isoformat()})
    if len(bare) == 18 and bare[17] != (expected := mod_11_2.calc_check_digit(bare[:17])):
        return Reason(say.WRONG_CHECK_DIGIT, {"right": expected})
    if birth_on is not None and birth_date != birth_on:
        return Reason(say.ID_BIRTH_DIFFERS, {"found": birth_date.isoformat(), "given": birth_on.isoformat()})
    return None


def _check_credit_code(bare: str) -> Reason | None:
    if not bare.isalnum() or len(bare) not in (17, 18, 19):
        return None
    if len(bare) != 18:
        return Reason(say.CREDIT_CODE_LENGTH, {"found": len(bare)})
    if not _CREDIT_CODE.fullmatch(bare) or not bare[2:8].isdigit():
        return Reason(say.CREDIT_CODE_LETTERS)
    expected = uscc.calc_check_digit(bare[:17])
    return None if bare[17] == expected else Reason(say.WRONG_CHECK_DIGIT, {"right": expected})


def _parse_compact_day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
