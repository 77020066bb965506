"""Match keys: one spelling of name, mobile and e-mail for comparing customers."""

from data.entry.duplicates.city_names import list_spellings
from data.entry.duplicates.legal_forms import split_firm_name, strip_city, strip_legal_form
from data.entry.duplicates.text_normalization import build_pattern, is_han, normalize_text
from data.parsing.email_address import parse_email
from data.parsing.telephone import parse_mobile
from data.parsing.text_cleaning import convert_to_half_width

_SHORT_NAME = 5
_GAP = r"[^\pL\pN]*"


def build_name_keys(name: str, kind: str, city: str = "") -> tuple[str, str]:
    """Two keys of a name: in simplified characters, without width, case, accents, blanks and punctuation.

    Of an enterprise both leave out the legal form, and the second the city too, given by its key. Both are empty where
    the name has no letter.
    """
    if kind != "enterprise":
        key = normalize_text(name).replace(" ", "")
        return key, key
    bare = strip_legal_form(split_firm_name(name))
    key = "".join(bare)
    return key, "".join(strip_legal_form(strip_city(bare, list_spellings(city)))) if city else key


def build_mobile_key(text: str) -> str:
    """The mobile number in one spelling; empty where it is none."""
    if not text or (len(text) == 11 and text.isascii() and text.isdigit()):
        return text
    return parse_mobile(text) or ("".join(filter(str.isdigit, convert_to_half_width(text))) if text else "")


def build_email_key(text: str) -> str:
    """The address in lower case; empty where it is none."""
    plain = text.strip().lower()
    return plain if plain.isascii() and "@" in plain else (parse_email(text) or "").lower()


def build_name_pattern(key: str) -> str:
    """A pattern (RE2) of every name that may have this key; `build_name_keys` decides on what it matches.

    Anything may stand between the letters, such as a city in brackets, except in a short Latin name, which would match
    too much.
    """
    if len(key) < _SHORT_NAME and not is_han(key[0]):
        return rf"(?:^|[^\pL\pN]){build_pattern(key, _GAP)}(?:$|[^\pL\pN])"
    return f"(?s){build_pattern(key, '.*')}"
