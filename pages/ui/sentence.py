"""The filters in words: always in sight, on every print and in every file."""

from __future__ import annotations

from data.rules import rules
from pages.ui import facts
from pages.ui.choice import chosen
from pages.ui.criteria_words import in_words
from pages.ui.format import count, day, exact
from pages.ui.headings import value
from pages.ui.segment_names import called
from pages.ui.words import _, language, listing, n_
from queries import Filters
from queries.filters import FIELDS

SHOWN = 4


def period(filters: Filters) -> str:
    """`1 Jan 2011 to 9 Dec 2011`."""
    if filters.from_on is None:
        return _("up to {to}", to=day(filters.to_on)) if filters.to_on else _("no period")
    return _("{first} to {last}", first=day(filters.from_on), last=day(filters.to_on))


def labels(field: str, values: tuple[str, ...]) -> str:
    """The chosen values of a field in the reader's words, the first few by name."""
    named = [value(field, one) for one in values]
    if len(named) <= SHOWN:
        return listing(named)
    return _("{some} and {rest} more", some=listing(named[:SHOWN]), rest=len(named) - SHOWN)


def conditions(filters: Filters) -> list[str]:
    """Everything that narrows the choice or changes a rule, one piece each."""
    said = [
        _("{field}: {values}", field=value("field", field), values=labels(field, getattr(filters, field)))
        for field in FIELDS
        if getattr(filters, field)
    ]
    if filters.customer:
        said.append(_("Customer: {names}", names=labels("customer", filters.customer)))
    if filters.segment:
        said.append(_("Segment: {names}", names=listing([called(one) for one in filters.segment])))
    if filters.criteria:
        said.append(in_words(filters.criteria))
    said += [
        _("{rule}: {value}", rule=_(rules().named(name).says), value=rule_value(name, found))
        for name, found in filters.rules
        if rules().named(name).value != found
    ]
    return said


def rule_value(name: str, found: object) -> str:
    unit = rules().named(name).unit
    return exact(found, unit) if unit != "text" else value("rule", found)


def everyone(filters: Filters, customers: int) -> str:
    """The whole population in words: external customers, unless the reader set a side."""
    if filters.side:
        return n_("{all} customer", "all {all} customers", customers, all=count(customers))
    return n_("{all} external customer", "all {all} external customers", customers, all=count(customers))


def sentence(filters: Filters) -> str:
    """The whole choice in words, with the number of customers in it."""
    selected, everybody = facts.population(filters)
    crowd = (
        everyone(filters, everybody)
        if selected == everybody and not conditions(chosen())
        else n_(
            "{some} of {all} customer",
            "{some} of {all} customers",
            everybody,
            some=count(selected),
            all=count(everybody),
        )
    )
    pieces = [*conditions(filters), period(filters)]
    joined = ("；" if language() == "zh" else " · ").join(pieces)
    return _("{choice} — {crowd}", choice=joined, crowd=crowd)
