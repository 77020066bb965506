"""Numbers of identity documents and of registered firms: what they should look like, and one way to write each."""

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
# An old number was made before 2000, and everybody in it was born in the twentieth century.
_CENTURY = "19"


def normalize_id_number(text: str) -> str:
    """The number in narrow capital letters; gaps leave a mainland number, and stay in any other."""
    narrowed = convert_to_half_width(text).upper()
    bare = re.sub(r"[\s\-‐‑–—−.]+", "", narrowed)
    return (
        bare if _NEW_NUMBER.fullmatch(bare) or _OLD_NUMBER.fullmatch(bare) or _CREDIT_CODE.fullmatch(bare) else narrowed
    )


def build_id_key(text: str) -> str:
    """By which the same number is found again: an old number as the new one of the same person."""
    is_plain = text.isascii() and text.isalnum()
    bare = text.upper() if is_plain else re.sub(r"[^0-9A-Z]+", "", convert_to_half_width(text).upper())
    if _OLD_NUMBER.fullmatch(bare) and _PROVINCE.fullmatch(bare[:2]) and _parse_compact_day(_CENTURY + bare[6:12]):
        longer = bare[:6] + _CENTURY + bare[6:]
        return longer + mod_11_2.calc_check_digit(longer)
    return bare


def extract_birth_date(text: str) -> date | None:
    """The day of birth that a mainland number of a person says; None where it says none."""
    bare = normalize_id_number(text)
    if _NEW_NUMBER.fullmatch(bare):
        return _parse_compact_day(bare[6:14])
    return _parse_compact_day(_CENTURY + bare[6:12]) if _OLD_NUMBER.fullmatch(bare) else None


def check_id_number(text: str, kind: str, today: date, birth_on: date | None = None) -> Reason | None:
    """Why this is no number of a person (or of a firm, by `kind`), or of nobody born on that day."""
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
    # 9 and a province: a foreigner who lives here for good.
    if not _PROVINCE.fullmatch(bare[:2]) and not (bare[0] == "9" and _PROVINCE.fullmatch(bare[1:3])):
        return Reason(say.ID_REGION, {"found": bare[:2]})
    born, digits = extract_birth_date(bare), bare[6:14] if len(bare) == 18 else bare[6:12]
    if born is None or born.year < 1850:
        return Reason(say.ID_DAY, {"found": digits})
    if born > today:
        return Reason(say.ID_BIRTH_IN_FUTURE, {"found": born.isoformat()})
    if len(bare) == 18 and bare[17] != (right := mod_11_2.calc_check_digit(bare[:17])):
        return Reason(say.WRONG_CHECK_DIGIT, {"right": right})
    if birth_on is not None and born != birth_on:
        return Reason(say.ID_BIRTH_DIFFERS, {"found": born.isoformat(), "given": birth_on.isoformat()})
    return None


def _check_credit_code(bare: str) -> Reason | None:
    if not bare.isalnum() or len(bare) not in (17, 18, 19):
        return None
    if len(bare) != 18:
        return Reason(say.CREDIT_CODE_LENGTH, {"found": len(bare)})
    if not _CREDIT_CODE.fullmatch(bare) or not bare[2:8].isdigit():
        return Reason(say.CREDIT_CODE_LETTERS)
    right = uscc.calc_check_digit(bare[:17])
    return None if bare[17] == right else Reason(say.WRONG_CHECK_DIGIT, {"right": right})


def _parse_compact_day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
