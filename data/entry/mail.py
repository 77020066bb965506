"""E-mail addresses: what they should look like, and one way to write each."""

from email_validator import EmailNotValidError, validate_email

from data.entry import reasons as say
from data.entry.tidy import narrow
from data.reason import Reason


def email(text: str) -> str | None:
    """The address with its domain in small letters; None where it is none."""
    try:
        # Whether mail arrives is another question, and asking it tells a stranger about the customer.
        return validate_email(narrow(text), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def email_reason(text: str) -> Reason | None:
    """Why this is no e-mail address."""
    if email(text) is not None:
        return None
    bare = narrow(text)
    if bare.count("@") != 1:
        return Reason(say.MAIL_AT)
    if " " in bare:
        return Reason(say.MAIL_BLANK)
    return Reason(say.MAIL_LOOKS if "." in bare.partition("@")[2].strip(".") else say.MAIL_DOMAIN)
