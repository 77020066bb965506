"""What the explorer asks before it does something with many, and says afterwards."""

from typing import Any

from pages.ui.form_offers import load_employee_names
from pages.ui.format import format_day, format_number
from pages.ui.words import _, n_


def describe_targets(many: int, is_ticked: bool) -> str:
    """Whom the actions mean."""
    if is_ticked:
        return n_(
            "**{count}** customer is ticked.", "**{count}** customers are ticked.", many, count=format_number(many)
        )
    return n_(
        "**{count}** customer fits; tick rows of the table to mean only those.",
        "**{count}** customers fit; tick rows of the table to mean only those.",
        many,
        count=format_number(many),
    )


def _build_question(what: str, many: int, values: tuple[Any, ...]) -> str:
    """What is about to be done, as a question."""
    some = format_number(many)
    if what == "tag":
        return n_(
            "Tag {count} customer with “{tag}”?", "Tag {count} customers with “{tag}”?", many, count=some, tag=values[0]
        )
    if what == "assign":
        return n_(
            "Hand {count} customer over to {name} from {day} on?",
            "Hand {count} customers over to {name} from {day} on?",
            many,
            count=some,
            name=_format_employee(values[0]),
            day=format_day(values[1]),
        )
    return n_(
        "Put {count} customer on the call list of {name}?",
        "Put {count} customers on the call list of {name}?",
        many,
        count=some,
        name=_format_employee(values[1]),
    )


def _describe_result(what: str, many: int, changed: int, values: tuple[Any, ...]) -> str:
    """What was done; for whom nothing changed is said too."""
    some = format_number(changed)
    said = {
        "tag": lambda: n_(
            "{count} customer now bears the tag “{tag}”.",
            "{count} customers now bear the tag “{tag}”.",
            changed,
            count=some,
            tag=values[0],
        ),
        "assign": lambda: n_(
            "{count} customer was handed over to {name}.",
            "{count} customers were handed over to {name}.",
            changed,
            count=some,
            name=_format_employee(values[0]),
        ),
        "call": lambda: n_(
            "{count} customer stands on the call list of {name}.",
            "{count} customers stand on the call list of {name}.",
            changed,
            count=some,
            name=_format_employee(values[1]),
        ),
        "uncall": lambda: n_(
            "{count} customer was taken off the call list.",
            "{count} customers were taken off the call list.",
            changed,
            count=some,
        ),
    }[what]()
    if changed == many:
        return said
    rest = many - changed
    same = n_(
        "For {count} other it was so already.", "For {count} others it was so already.", rest, count=format_number(rest)
    )
    return _("{first} {second}", first=said, second=same)


def _format_employee(employee: str) -> str:
    return load_employee_names().get(employee, employee) or _("whoever looks after them")
