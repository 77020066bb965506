"""Telephone numbers: what they should look like, and one way to write each."""

import re

import phonenumbers

from data.entry import reasons as say
from data.entry.tidy import narrow
from data.reason import Reason

_MAINLAND = re.compile(r"1[3-9][0-9]{9}")
_CODE = re.compile(r"(?:\+|00)86(?=1)|86(?=1[0-9]{10}$)")
_GAPS = re.compile(r"[\s().·/_\-‐‑‒–—―−]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().·/\-‐‑‒–—―−]*(?:(?:转|轉|分机|ext\.?|x|#|,)\s*[0-9]{1,6})?", re.IGNORECASE)


def mobile(text: str) -> str | None:
    """One way to write a mobile number: 11 digits in the mainland, else + and all digits. None where it is none."""
    found, _ = _mobile(text)
    return found


def mobile_reason(text: str) -> Reason | None:
    """Why this is no mobile number."""
    _, reason = _mobile(text)
    return reason


def _mobile(text: str) -> tuple[str | None, Reason | None]:
    bare = _CODE.sub("", _GAPS.sub("", narrow(text)), count=1)
    if _MAINLAND.fullmatch(bare):
        return bare, None
    if not re.fullmatch(r"\+?[0-9]+", bare):
        return None, Reason(say.MOBILE_DIGITS)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    if bare.startswith("+"):
        return _abroad(bare)
    if not bare.startswith("1"):
        return None, Reason(say.MOBILE_ELSEWHERE)
    return None, Reason(say.MOBILE_LENGTH, {"found": len(bare)}) if len(bare) != 11 else Reason(say.MOBILE_BEGINS)


def _abroad(bare: str) -> tuple[str | None, Reason | None]:
    try:
        number = phonenumbers.parse(bare)
    except phonenumbers.NumberParseException:
        return None, Reason(say.NO_COUNTRY)
    code, rest = number.country_code, str(number.national_number)
    if code == 86:
        return None, Reason(say.MOBILE_LENGTH, {"found": len(rest)}) if len(rest) != 11 else Reason(say.MOBILE_BEGINS)
    # Only the length: which numbers of a country are in use changes faster than any list of them.
    if not phonenumbers.is_possible_number(number):
        return None, Reason(say.MOBILE_OF_COUNTRY, {"code": code})
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), None


def phone(text: str) -> str:
    """A telephone or fax number, narrow, as people write it otherwise."""
    return narrow(text)


def phone_reason(text: str) -> Reason | None:
    """Why this is no telephone number."""
    narrowed = narrow(text)
    if not _PHONE.fullmatch(narrowed.replace("(", "", 1) if narrowed.startswith("(") else narrowed):
        return Reason(say.PHONE_LOOKS)
    digits = sum(character.isdigit() for character in narrowed)
    return None if 5 <= digits <= 18 else Reason(say.PHONE_LENGTH, {"found": digits})
