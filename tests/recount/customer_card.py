"""One customer's card, recounted from the customer's own rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from data.schema import metadata
from data.schema.customer_archive import list_fields_of_kind
from data.warehouse import Warehouse
from tests.recount import days
from tests.recount.facts import RULES, Facts, ResolvedFilters
from tests.recount.lifecycle import states as states_on
from tests.recount.population import labels

Row = dict[str, Any]
OWN = (
    "customers",
    "customer_identities",
    "customer_profiles",
    "contact_persons",
    "customer_tags",
    "order_lines",
    "contracts",
    "receivables",
    "opportunities",
    "interactions",
    "survey_responses",
    "service_cases",
)
BESIDE = ("stage_events", "survey_answers", "survey_questions", "surveys", "products", "branches", "employees")


def nothing(value: Any) -> bool:
    """Null, in whatever form a frame writes it."""
    return value is None or value is pd.NaT or value is pd.NA or value != value or value == ""


def some(value: Any) -> Any:
    """The value, None where it is null."""
    return None if nothing(value) else value


def day_of(value: Any) -> dt.date | None:
    """The calendar day of a date or a moment."""
    return None if nothing(value) else pd.Timestamp(value).date()


@dataclass
class Card:
    """A few customers on a day, with nothing but the rows that are theirs."""

    customers: list[str]
    on: dt.date
    tables: dict[str, list[Row]]
    facts: Facts
    rules: dict[str, Any] = field(default_factory=lambda: dict(RULES))

    def of(self, table: str, customer: str) -> list[Row]:
        return [row for row in self.tables[table] if row["customer_id"] == customer]

    def seen(self, table: str, customer: str, column: str) -> list[Row]:
        """The customer's rows dated up to the day."""
        return [row for row in self.of(table, customer) if (day_of(row[column]) or dt.date.max) <= self.on]


def card_of(warehouse: Warehouse, customers: Iterable[str], on: dt.date) -> Card:
    """Reads the customers' rows."""
    wanted = sorted(customers)
    tables: dict[str, pd.DataFrame] = {}
    for name in (*OWN, *BESIDE):
        columns = ", ".join(f'"{column.name}"' for column in metadata.tables[name].columns)
        where = " where customer_id in (:wanted)" if name in OWN and name != "customers" else ""
        tables[name] = warehouse.read(
            f"select {columns} from {name}{where}", {"wanted": tuple(wanted)} if where else {}
        )
    # Of the answers and stages only those of the customers' own responses and deals, which are few.
    sent = tables["survey_responses"][["survey_id", "response_id"]]
    tables["survey_answers"] = tables["survey_answers"].merge(sent, on=["survey_id", "response_id"])
    own = tables["stage_events"]["opportunity_id"].isin(tables["opportunities"]["opportunity_id"])
    tables["stage_events"] = tables["stage_events"][own]
    mine = {name: frame.astype(object).to_dict("records") for name, frame in tables.items()}
    return Card(wanted, on, mine, Facts(tables))


def purchases(card: Card, customer: str) -> dict[str, dt.date]:
    """Orders with a line that is no return, with their day."""
    found: dict[str, dt.date] = {}
    for row in card.seen("order_lines", customer, "ordered_on"):
        if not some(row["is_return"]):
            day = day_of(row["ordered_on"]) or dt.date.max
            found[row["order_id"]] = min(day, found.get(row["order_id"], day))
    return found


def money(row: Row) -> tuple[float, float]:
    """Net amount and contribution of a line."""
    amount, cost = float(some(row["amount"]) or 0), float(some(row["cost"]) or 0)
    return (-abs(amount), abs(cost) - abs(amount)) if some(row["is_return"]) else (amount, amount - cost)


def month_ends(first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.date]]:
    """(first day, last day that counts) of each month."""
    return [(days.date(one), days.date(two)) for one, two in days.months(days.number(first), days.number(last))]


def value_by_month(card: Card, first: dt.date) -> list[tuple[Any, ...]]:
    rows = []
    for customer in card.customers:
        lines, orders = card.seen("order_lines", customer, "ordered_on"), purchases(card, customer)
        for begins, ends in month_ends(first, card.on):
            sold = [money(row) for row in lines if begins <= day_of(row["ordered_on"]) <= ends]  # type: ignore[operator]
            bought = len({day for day in orders.items() if begins <= day[1] <= ends})
            revenue, margin = (round(sum(one[place] for one in sold), 2) for place in (0, 1))
            rows.append((customer, begins.replace(day=1), bought, revenue, margin))
    return rows


def states(card: Card, first: dt.date) -> list[tuple[Any, ...]]:
    resolved = ResolvedFilters(days.number(card.on), days.number(first), days.number(card.on), True, card.rules)
    rows = []
    for begins, ends in month_ends(first, card.on):
        found = states_on(card.facts, resolved, set(card.customers), days.number(ends))
        rows += [(customer, begins.replace(day=1), state) for customer, state in found.items()]
    return rows


def usual_gap(card: Card, customer: str) -> float | None:
    """The 80th percentile of the gaps between purchase days, from three orders on."""
    orders = purchases(card, customer)
    bought = sorted(set(orders.values()))
    gaps = [(two - one).days for one, two in zip(bought, bought[1:], strict=False)]
    return float(np.percentile(gaps, 80)) if gaps and len(orders) >= card.rules["warning_purchases"] else None


def latest_answer(card: Card, customer: str, role: str) -> tuple[float, dt.date] | None:
    """The latest answer of a role, on the scale that the card shows it on, and its day."""
    asked = {
        (row["survey_id"], row["question_id"]): row for row in card.tables["survey_questions"] if row["role"] == role
    }
    closed = {row["survey_id"]: some(row["closed_on"]) or some(row["opened_on"]) for row in card.tables["surveys"]}
    sent = {}
    for row in card.of("survey_responses", customer):
        moment = some(row["submitted_at"]) or closed.get(row["survey_id"])
        if some(row["is_complete"]) and moment is not None and day_of(moment) <= card.on:  # type: ignore[operator]
            sent[row["survey_id"], row["response_id"]] = pd.Timestamp(moment)
    found = []
    for row in card.tables["survey_answers"]:
        question, moment = (
            asked.get((row["survey_id"], row["question_id"])),
            sent.get((row["survey_id"], row["response_id"])),
        )
        if question and moment is not None and not nothing(row["score"]):
            score = float(row["score"])
            if role == "csat":
                low, high = float(question["scale_min"]), float(question["scale_max"])
                score = (score - low) / (high - low) * 100
            found.append((moment, row["survey_id"], row["response_id"], score))
    return (max(found)[3], max(found)[0].date()) if found else None


def deals(card: Card) -> list[tuple[Any, ...]]:
    rows = []
    for customer in card.customers:
        for row in card.of("opportunities", customer):
            opened, closed = day_of(row["opened_on"]), day_of(row["closed_on"])
            if opened and opened > card.on:
                continue
            ended = closed or (opened or dt.date.min if row["outcome"] in ("won", "lost") else None)
            outcome = row["outcome"] if ended and ended <= card.on else "open"
            entered = [
                (pd.Timestamp(one["entered_at"]), int(one["stage"]))
                for one in card.tables["stage_events"]
                if one["opportunity_id"] == row["opportunity_id"] and day_of(one["entered_at"]) <= card.on  # type: ignore[operator]
            ]
            stage = max(entered)[1] if entered and outcome == "open" else some(row["stage"])
            amount = some(row["won_amount"] if outcome == "won" else row["expected_amount"])
            rows.append((customer, row["opportunity_id"], outcome, stage, None if amount is None else float(amount)))
    return rows


def owed(card: Card) -> list[tuple[Any, ...]]:
    rows = []
    for customer in card.customers:
        for row in card.seen("receivables", customer, "issued_on"):
            paid = 0.0 if (day_of(row["paid_on"]) or dt.date.min) > card.on else float(some(row["paid_amount"]) or 0)
            left, due = round(float(row["amount"]) - paid, 2), day_of(row["due_on"])
            if left > 0:
                rows.append((customer, row["invoice_id"], left, max(0, (card.on - due).days) if due else 0))
    return rows


def cases(card: Card) -> list[tuple[Any, ...]]:
    def by_now(moment: Any) -> bool:
        return not nothing(moment) and day_of(moment) <= card.on  # type: ignore[operator]

    rows = []
    for customer in card.customers:
        for row in card.seen("service_cases", customer, "opened_at"):
            promised = day_of(row["promised_at"])
            state = "closed" if by_now(row["closed_at"]) else "resolved" if by_now(row["resolved_at"]) else "open"
            if state == "open" and not by_now(row["first_response_at"]) and promised and promised < card.on:
                state = "late"
            rows.append((customer, row["case_id"], state))
    return rows


def contacts(card: Card) -> list[tuple[Any, ...]]:
    names = labels(card.facts, "employees", "employee_id")
    return [
        (
            customer,
            row["interaction_id"],
            (card.on - day_of(row["at"])).days <= 1,  # type: ignore[operator]
            names.get(row["employee_id"], "Unknown"),
            some(row["next_on"]) and day_of(row["next_on"]),
        )
        for customer in card.customers
        for row in card.seen("interactions", customer, "at")
    ]


def contracts(card: Card) -> list[tuple[Any, ...]]:
    rows = []
    for customer in card.customers:
        for row in card.seen("contracts", customer, "starts_on"):
            ends = day_of(row["ends_on"])
            expired = ends is not None and ends < card.on
            left = None if ends is None else (ends - card.on).days
            rows.append((customer, row["contract_id"], "expired" if expired else "in_contract", left))
    return rows


def referrals(card: Card) -> list[tuple[Any, ...]]:
    known = {row["customer_id"]: row for row in card.tables["customers"]}
    rows = [
        (one, "from", known[one]["referred_by"]) for one in card.customers if some(known[one]["referred_by"]) in known
    ]
    for other, row in known.items():
        if some(row["referred_by"]) in card.customers and (day_of(row["created_on"]) or card.on) <= card.on:
            rows.append((row["referred_by"], "to", other))
    return rows


def completeness(card: Card) -> list[tuple[Any, ...]]:
    rows = []
    for customer in card.customers:
        stored = {"customers": {}, "customer_identities": {}} | {
            table: (card.of(table, customer) or [{}])[0] for table in ("customers", "customer_identities")
        }
        noted = {(row["section"], row["field"]): row["value"] for row in card.of("customer_profiles", customer)}
        counts: dict[str, list[int]] = {}
        for name, one in list_fields_of_kind(str(stored["customers"]["kind"])).items():
            found = stored[one.table].get(one.column) if one.table else noted.get((one.section, name))
            counts.setdefault(one.group, []).append(0 if nothing(found) else 1)
        if "principals" in counts:
            people = [one for one in card.of("contact_persons", customer) if some(one["name"]) or some(one["role"])]
            counts["principals"].append(1 if people else 0)
        rows += [(customer, group, sum(filled), len(filled)) for group, filled in counts.items()]
    return rows


def figures(card: Card) -> list[tuple[Any, ...]]:
    """Revenue, contribution and orders of 365 days, silence, usual gap, answers, open deals, owed and overdue."""
    rows, open_deals, bills = [], deals(card), owed(card)
    for customer in card.customers:
        begins = card.on - dt.timedelta(days=364)
        lines = [row for row in card.seen("order_lines", customer, "ordered_on") if day_of(row["ordered_on"]) >= begins]  # type: ignore[operator]
        orders = purchases(card, customer)
        sold = [money(row) for row in lines]
        answers = [latest_answer(card, customer, role) for role in ("csat", "nps")]
        mine = [deal for deal in open_deals if deal[0] == customer and deal[2] == "open"]
        bill = [one for one in bills if one[0] == customer]
        rows.append(
            (
                customer,
                round(sum(one[0] for one in sold), 2),
                round(sum(one[1] for one in sold), 2),
                sum(day >= begins for day in orders.values()),
                (card.on - max(orders.values())).days if orders else None,
                usual_gap(card, customer),
                *(answer and answer[0] for answer in answers),
                max((answer[1] for answer in answers if answer), default=None),
                len(mine),
                round(sum(deal[4] or 0 for deal in mine), 2),
                round(sum(one[2] for one in bill), 2),
                round(sum(one[2] for one in bill if one[3] > 0), 2),
            )
        )
    return rows
