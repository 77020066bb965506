"""Numbers of identity documents and of registered firms: what they should look like, and one way to write each."""

import re
from datetime import date

from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

from data.entry import reasons as say
from data.entry.tidy import narrow
from data.reason import Reason

_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_NEW, _OLD = re.compile(r"[0-9]{17}[0-9X]"), re.compile(r"[0-9]{15}")
_OTHER = re.compile(r"[A-Z0-9](?:[A-Z0-9()./-]{2,28}[A-Z0-9)])")
_FIRM = re.compile(r"[0-9A-HJ-NPQRTUWXY]{17}[0-9A-Z]")
# An old number was made before 2000, and everybody in it was born in the twentieth century.
_CENTURY = "19"


def id_number(text: str) -> str:
    """The number in narrow capital letters; gaps leave a mainland number, and stay in any other."""
    narrowed = narrow(text).upper()
    bare = re.sub(r"[\s\-‐‑–—−.]+", "", narrowed)
    return bare if _NEW.fullmatch(bare) or _OLD.fullmatch(bare) or _FIRM.fullmatch(bare) else narrowed


def id_key(text: str) -> str:
    """By which the same number is found again: an old number as the new one of the same person."""
    is_plain = text.isascii() and text.isalnum()
    bare = text.upper() if is_plain else re.sub(r"[^0-9A-Z]+", "", narrow(text).upper())
    if _OLD.fullmatch(bare) and _PROVINCE.fullmatch(bare[:2]) and _day(_CENTURY + bare[6:12]):
        longer = bare[:6] + _CENTURY + bare[6:]
        return longer + mod_11_2.calc_check_digit(longer)
    return bare


def birth_of(text: str) -> date | None:
    """The day of birth that a mainland number of a person says; None where it says none."""
    bare = id_number(text)
    if _NEW.fullmatch(bare):
        return _day(bare[6:14])
    return _day(_CENTURY + bare[6:12]) if _OLD.fullmatch(bare) else None


def id_reason(text: str, kind: str, today: date, birth_on: date | None = None) -> Reason | None:
    """Why this is no number of a person (or of a firm, by `kind`), or of nobody born on that day."""
    bare = id_number(text)
    if not _OTHER.fullmatch(bare.replace(" ", "")):
        return Reason(say.ID_LOOKS)
    return _firm_reason(bare) if kind == "enterprise" else _person_reason(bare, today, birth_on)


def _person_reason(bare: str, today: date, birth_on: date | None) -> Reason | None:
    if not (_NEW.fullmatch(bare) or _OLD.fullmatch(bare)):
        if len(bare) == 18 and bare.isalnum():
            return Reason(say.ID_LETTERS)
        is_miscounted = bare.rstrip("X").isdigit() and len(bare) >= 14
        return Reason(say.ID_LENGTH, {"found": len(bare)}) if is_miscounted else None
    # 9 and a province: a foreigner who lives here for good.
    if not _PROVINCE.fullmatch(bare[:2]) and not (bare[0] == "9" and _PROVINCE.fullmatch(bare[1:3])):
        return Reason(say.ID_REGION, {"found": bare[:2]})
    born, digits = birth_of(bare), bare[6:14] if len(bare) == 18 else bare[6:12]
    if born is None or born.year < 1850:
        return Reason(say.ID_DAY, {"found": digits})
    if born > today:
        return Reason(say.ID_AHEAD, {"found": born.isoformat()})
    if len(bare) == 18 and bare[17] != (right := mod_11_2.calc_check_digit(bare[:17])):
        return Reason(say.LAST, {"right": right})
    if birth_on is not None and born != birth_on:
        return Reason(say.ID_BIRTH, {"found": born.isoformat(), "given": birth_on.isoformat()})
    return None


def _firm_reason(bare: str) -> Reason | None:
    if not bare.isalnum() or len(bare) not in (17, 18, 19):
        return None
    if len(bare) != 18:
        return Reason(say.FIRM_LENGTH, {"found": len(bare)})
    if not _FIRM.fullmatch(bare) or not bare[2:8].isdigit():
        return Reason(say.FIRM_LETTERS)
    right = uscc.calc_check_digit(bare[:17])
    return None if bare[17] == right else Reason(say.LAST, {"right": right})


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
