"""Telephone numbers: checked, and written in one way."""

import re

import phonenumbers

from data.parsing import reasons as say
from data.parsing.text_cleaning import convert_to_half_width
from data.reason import Reason

_MAINLAND = re.compile(r"1[3-9][0-9]{9}")
_MAINLAND_PREFIX = re.compile(r"(?:\+|00)86(?=1)|86(?=1[0-9]{10}$)")
_GAPS = re.compile(r"[\s().·/_\-‐‑‒–—―−]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().·/\-‐‑‒–—―−]*(?:(?:转|轉|分机|ext\.?|x|#|,)\s*[0-9]{1,6})?", re.IGNORECASE)


def parse_mobile(text: str) -> str | None:
    """A mobile number as 11 digits in the mainland, else as + and all digits; None if the text is none."""
    number, _ = _parse_or_explain_mobile(text)
    return number


def check_mobile(text: str) -> Reason | None:
    """Why the text is no mobile number; None if it is one."""
    _, reason = _parse_or_explain_mobile(text)
    return reason


def _parse_or_explain_mobile(text: str) -> tuple[str | None, Reason | None]:
    bare = _MAINLAND_PREFIX.sub("", _GAPS.sub("", convert_to_half_width(text)), count=1)
    if _MAINLAND.fullmatch(bare):
        return bare, None
    if not re.fullmatch(r"\+?[0-9]+", bare):
        return None, Reason(say.MOBILE_DIGITS)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    if bare.startswith("+"):
        return _parse_foreign_mobile(bare)
    if not bare.startswith("1"):
        return None, Reason(say.MOBILE_FOREIGN)
    return None, Reason(say.MOBILE_LENGTH, {"found": len(bare)}) if len(bare) != 11 else Reason(say.MOBILE_BEGINS)


def _parse_foreign_mobile(bare: str) -> tuple[str | None, Reason | None]:
    try:
        number = phonenumbers.parse(bare)
    except phonenumbers.NumberParseException:
        return None, Reason(say.UNKNOWN_COUNTRY_CODE)
    code, rest = number.country_code, str(number.national_number)
    if code == 86:
        return None, Reason(say.MOBILE_LENGTH, {"found": len(rest)}) if len(rest) != 11 else Reason(say.MOBILE_BEGINS)
    # Only the length is checked: which numbers of a country are in use changes faster than any list of them.
    if not phonenumbers.is_possible_number(number):
        return None, Reason(say.MOBILE_OF_COUNTRY, {"code": code})
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), None


def clean_phone(text: str) -> str:
    """A telephone or fax number in half width; blanks and dashes stay."""
    return convert_to_half_width(text)


def check_phone(text: str) -> Reason | None:
    """Why the text is no telephone number; None if it is one."""
    narrowed = convert_to_half_width(text)
    if not _PHONE.fullmatch(narrowed.replace("(", "", 1) if narrowed.startswith("(") else narrowed):
        return Reason(say.PHONE_MALFORMED)
    digits = sum(character.isdigit() for character in narrowed)
    return None if 5 <= digits <= 18 else Reason(say.PHONE_LENGTH, {"found": digits})
