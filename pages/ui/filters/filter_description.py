"""The filters in words, for the page, its print and its files."""

from __future__ import annotations

from data.rules import load_rules
from pages.ui.criteria.criteria_description import describe_criteria
from pages.ui.i18n.formatting import format_count, format_day, format_exact
from pages.ui.i18n.translation import _, format_list, get_language, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.session import warehouse_facts
from pages.ui.session.view_state import get_filters
from pages.ui.session.warehouse_facts import get_segment_name
from queries import Filters
from queries.catalog.fields import FIELDS

MAX_NAMED = 4


def describe_period(filters: Filters) -> str:
    """The period in words, such as `1 Jan 2011 to 9 Dec 2011`."""
    if filters.from_on is None:
        return _("up to {to}", to=format_day(filters.to_on)) if filters.to_on else _("no period")
    return _("{first} to {last}", first=format_day(filters.from_on), last=format_day(filters.to_on))


def describe_values(field: str, values: tuple[str, ...]) -> str:
    """The values of a field in the reader's words: the first `MAX_NAMED` by name, the others by their number."""
    labels = [label_value(field, value) for value in values]
    if len(labels) <= MAX_NAMED:
        return format_list(labels)
    return _("{some} and {rest} more", some=format_list(labels[:MAX_NAMED]), rest=len(labels) - MAX_NAMED)


def describe_conditions(filters: Filters) -> list[str]:
    """Everything that narrows the customers or changes a rule, one text each."""
    conditions = [
        _(
            "{field}: {values}",
            field=label_value("field", field),
            values=describe_values(field, getattr(filters, field)),
        )
        for field in FIELDS
        if getattr(filters, field)
    ]
    if filters.customer:
        conditions.append(_("Customer: {names}", names=describe_values("customer", filters.customer)))
    if filters.segment:
        names = [get_segment_name(segment) for segment in filters.segment]
        conditions.append(_("Segment: {names}", names=format_list(names)))
    if filters.criteria:
        conditions.append(describe_criteria(filters.criteria))
    conditions += [
        _("{rule}: {value}", rule=_(load_rules().get_rule(name).label), value=format_rule_value(name, value))
        for name, value in filters.rules
        if load_rules().get_rule(name).value != value
    ]
    return conditions


def format_rule_value(name: str, value: object) -> str:
    """The value of a rule in the reader's words."""
    unit = load_rules().get_rule(name).unit
    return format_exact(value, unit) if unit != "text" else label_value("rule", value)


def describe_population(filters: Filters, customers: int) -> str:
    """The number of all customers in words: of external ones, unless the reader set a side."""
    if filters.side:
        return n_("{all} customer", "all {all} customers", customers, all=format_count(customers))
    return n_("{all} external customer", "all {all} external customers", customers, all=format_count(customers))


def describe_filters(filters: Filters) -> str:
    """The filters in words, with the number of customers who pass them."""
    selected, everybody = warehouse_facts.count_population(filters)
    crowd = (
        describe_population(filters, everybody)
        if selected == everybody and not describe_conditions(get_filters())
        else n_(
            "{some} of {all} customer",
            "{some} of {all} customers",
            everybody,
            some=format_count(selected),
            all=format_count(everybody),
        )
    )
    parts = [*describe_conditions(filters), describe_period(filters)]
    joined = ("；" if get_language() == "zh" else " · ").join(parts)
    return _("{choice} — {crowd}", choice=joined, crowd=crowd)
