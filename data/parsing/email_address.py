"""E-mail addresses: checked for their form, and written in one way."""

from email_validator import EmailNotValidError, validate_email

from data.parsing import reasons as say
from data.parsing.text_cleaning import convert_to_half_width
from data.reason import Reason


def parse_email(text: str) -> str | None:
    """The address with its domain in small letters; None if the text is no address."""
    try:
        # Asking the net whether mail arrives would tell strangers about the customer.
        return validate_email(convert_to_half_width(text), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def check_email(text: str) -> Reason | None:
    """Why the text is no e-mail address; None if it is one."""
    if parse_email(text) is not None:
        return None
    bare = convert_to_half_width(text)
    if bare.count("@") != 1:
        return Reason(say.MAIL_AT)
    if " " in bare:
        return Reason(say.MAIL_BLANK)
    return Reason(say.MAIL_MALFORMED if "." in bare.partition("@")[2].strip(".") else say.MAIL_DOMAIN)
