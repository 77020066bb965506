"""The filters as the address of a page writes them, so that a copied link opens the same view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data.errors import QuestionError, RulesError
from data.rules import load_rules
from queries import Filters
from queries.catalog.fields import FIELDS
from queries.criteria import parse_criteria, write_criteria
from queries.criteria.expression import Part, join_parts

DAYS = {"from": "from_on", "to": "to_on", "as_of": "as_of"}
# Without bounds of its own a date input refuses days more than ten years from today.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
Address = dict[str, list[str]]
AddressErrors = list[QuestionError | RulesError]
# The filters besides the fields that go along from page to page.
NARROWING_NAMES = ("segment", "criteria")


def parse_address(address: Mapping[str, Sequence[str]]) -> tuple[Filters, AddressErrors]:
    """The filters that an address holds.

    Args:
        address: the parameters with their values; of days and rules the last one counts.

    Returns:
        The filters, and an error for each part that was left out because it cannot be understood.
    """
    filters, errors = Filters(), AddressErrors()
    for name, values in address.items():
        if name in FIELDS:
            filters = filters.with_changes(**{name: tuple(values)})
        elif name == "segment":
            filters = filters.with_changes(segment=tuple(value for value in values if value))
        elif name == "criteria":
            filters = _add_criteria(filters, values, errors)
        elif name in DAYS:
            day = parse_day(values[-1])
            filters = filters.with_changes(**{DAYS[name]: day})
            if day is None:
                errors.append(
                    QuestionError(
                        "The address says {name}={value}, which is no date like 2026-10-31; it was left out.",
                        name=name,
                        value=values[-1],
                    )
                )
        elif name in load_rules().single:
            try:
                filters = filters.with_rule(name, load_rules().get_rule(name).read(values[-1]))
            except RulesError as error:
                errors.append(error)
    if filters.from_on and filters.to_on and filters.from_on > filters.to_on:
        errors.append(QuestionError("The address has a period that ends before it begins; it was left out."))
        filters = filters.with_changes(from_on=None, to_on=None)
    return filters, errors


def extract_page_parameters(address: Mapping[str, Sequence[str]]) -> Address:
    """The part of an address that is neither filter nor rule but the page's own, such as which customer it shows."""
    filter_names = {*FIELDS, *DAYS, *NARROWING_NAMES, *load_rules().single}
    return {name: list(values) for name, values in address.items() if name not in filter_names}


def _add_criteria(filters: Filters, texts: Sequence[str], errors: AddressErrors) -> Filters:
    """The filters with the criteria of all texts, joined by `and`; for each that cannot be read an error is added."""
    parts: list[Part] = []
    for text in filter(None, (text.strip() for text in texts)):
        try:
            parts.append(parse_criteria(text).part)
        except QuestionError as error:
            errors.append(error)
    return filters.with_changes(criteria=write_criteria(join_parts("and", parts)) if parts else "")


def parse_day(text: str) -> date | None:
    """The day of an ISO date between `EARLIEST` and `LATEST`; None for any other text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def build_address(filters: Filters) -> Address:
    """The address of filters; a part that is not set is not in it."""
    days = {name: getattr(filters, part) for name, part in DAYS.items()}
    address = {name: [day.isoformat()] for name, day in days.items() if day}
    address |= {name: list(values) for name, values in filters.customer_fields.items()}
    address |= {"segment": list(filters.segment)} if filters.segment else {}
    address |= {"criteria": [filters.criteria]} if filters.criteria else {}
    return address | {name: [str(value)] for name, value in filters.rules}
