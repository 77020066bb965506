"""What the explorer asks before it does something with many, and says afterwards."""

from typing import Any

from pages.ui.form_offers import employees
from pages.ui.format import day, decimal
from pages.ui.words import _, n_


def whom(many: int, is_ticked: bool) -> str:
    """Whom the actions mean."""
    if is_ticked:
        return n_("**{count}** customer is ticked.", "**{count}** customers are ticked.", many, count=decimal(many))
    return n_(
        "**{count}** customer fits; tick rows of the table to mean only those.",
        "**{count}** customers fit; tick rows of the table to mean only those.",
        many,
        count=decimal(many),
    )


def question(what: str, many: int, values: tuple[Any, ...]) -> str:
    """What is about to be done, as a question."""
    some = decimal(many)
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
            name=_named(values[0]),
            day=day(values[1]),
        )
    return n_(
        "Put {count} customer on the call list of {name}?",
        "Put {count} customers on the call list of {name}?",
        many,
        count=some,
        name=_named(values[1]),
    )


def answer(what: str, many: int, changed: int, values: tuple[Any, ...]) -> str:
    """What was done; for whom nothing changed is said too."""
    some = decimal(changed)
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
            name=_named(values[0]),
        ),
        "call": lambda: n_(
            "{count} customer stands on the call list of {name}.",
            "{count} customers stand on the call list of {name}.",
            changed,
            count=some,
            name=_named(values[1]),
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
        "For {count} other it was so already.", "For {count} others it was so already.", rest, count=decimal(rest)
    )
    return _("{first} {second}", first=said, second=same)


def _named(employee: str) -> str:
    return employees().get(employee, employee) or _("whoever looks after them")
