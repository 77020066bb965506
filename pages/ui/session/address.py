"""The choice as the address of the page writes it, so that a copied link opens the same view."""

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
# What narrows the customers besides the fields, and goes along from page to page as they do.
NARROWING_NAMES = ("segment", "criteria")


def parse_address(address: Mapping[str, Sequence[str]]) -> tuple[Filters, AddressErrors]:
    """The choice that an address carries, and what in it could not be understood."""
    chosen, wrong = Filters(), AddressErrors()
    for name, values in address.items():
        if name in FIELDS:
            chosen = chosen.with_changes(**{name: tuple(values)})
        elif name == "segment":
            chosen = chosen.with_changes(segment=tuple(value for value in values if value))
        elif name == "criteria":
            chosen, wrong = _add_criteria(chosen, values, wrong)
        elif name in DAYS:
            day = parse_day(values[-1])
            chosen = chosen.with_changes(**{DAYS[name]: day})
            if day is None:
                wrong.append(
                    QuestionError(
                        "The address says {name}={value}, which is no date like 2026-10-31; it was left out.",
                        name=name,
                        value=values[-1],
                    )
                )
        elif name in load_rules().single:
            try:
                chosen = chosen.with_rule(name, load_rules().get_rule(name).read(values[-1]))
            except RulesError as error:
                wrong.append(error)
    if chosen.from_on and chosen.to_on and chosen.from_on > chosen.to_on:
        wrong.append(QuestionError("The address has a period that ends before it begins; it was left out."))
        chosen = chosen.with_changes(from_on=None, to_on=None)
    return chosen, wrong


def extract_page_parameters(address: Mapping[str, Sequence[str]]) -> Address:
    """What in an address is neither filter nor rule: it belongs to the page alone, such as which customer it shows."""
    known = {*FIELDS, *DAYS, *NARROWING_NAMES, *load_rules().single}
    return {name: list(values) for name, values in address.items() if name not in known}


def _add_criteria(filters: Filters, texts: Sequence[str], errors: AddressErrors) -> tuple[Filters, AddressErrors]:
    """Several expressions narrow each other; one that cannot be read is left out and told."""
    understood: list[Part] = []
    for text in filter(None, (text.strip() for text in texts)):
        try:
            understood.append(parse_criteria(text).part)
        except QuestionError as error:
            errors = [*errors, error]
    return filters.with_changes(criteria=write_criteria(join_parts("and", understood)) if understood else ""), errors


def parse_day(text: str) -> date | None:
    """The day that is written, None where there is none that a person could mean."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def build_address(filters: Filters) -> Address:
    """The address of a choice; what was not chosen is not in it."""
    days = {name: getattr(filters, part) for name, part in DAYS.items()}
    address = {name: [day.isoformat()] for name, day in days.items() if day}
    address |= {name: list(values) for name, values in filters.customer_fields.items()}
    address |= {"segment": list(filters.segment)} if filters.segment else {}
    address |= {"criteria": [filters.criteria]} if filters.criteria else {}
    return address | {name: [str(value)] for name, value in filters.rules}
