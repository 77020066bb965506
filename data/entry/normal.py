"""The keys by which customers are known again, however they were written."""

from data.entry.firms import without_form, without_place, words
from data.entry.folding import folded, is_han, pattern
from data.entry.mail import email
from data.entry.places import ways_of
from data.entry.telephone import mobile
from data.entry.tidy import narrow

_SHORT = 5
_GAP = r"[^\pL\pN]*"


def name_keys(name: str, kind: str, city: str = "") -> tuple[str, str]:
    """A name without its width, case, accents, blanks and punctuation, in simplified characters.

    A firm's is also without its legal form; the second key is besides without the city, given by its key. Both are
    empty where the name has no letter.
    """
    if kind != "enterprise":
        key = folded(name).replace(" ", "")
        return key, key
    bare = without_form(words(name))
    key = "".join(bare)
    return key, "".join(without_form(without_place(bare, ways_of(city)))) if city else key


def mobile_key(text: str) -> str:
    """The mobile number in one way of writing; empty where it is none."""
    if not text or (len(text) == 11 and text.isascii() and text.isdigit()):
        return text
    return mobile(text) or ("".join(filter(str.isdigit, narrow(text))) if text else "")


def email_key(text: str) -> str:
    """The address in small letters: nobody has two that differ in case only. Empty where it is none."""
    plain = text.strip().lower()
    return plain if plain.isascii() and "@" in plain else (email(text) or "").lower()


def name_pattern(key: str) -> str:
    """A pattern (RE2) of every name that may have this key: a wide net, for `name_keys` looks at what it catches.

    Anything may stand between the letters, as a city in brackets does; not so in a short name, which would be anywhere.
    """
    if len(key) < _SHORT and not is_han(key[0]):
        return rf"(?:^|[^\pL\pN]){pattern(key, _GAP)}(?:$|[^\pL\pN])"
    return f"(?s){pattern(key, '.*')}"
