"""Whom to call, where contracts stand, what the ways of finding customers bring, and who was reached: recounted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from tests.recount import days
from tests.recount.activity import ratio
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.population import labels

WAYS = (
    "door_to_door",
    "meeting",
    "club",
    "friends_and_relatives",
    "records_search",
    "consultancy",
    "scouts",
    "referral",
    "centre_of_influence",
    "telephone",
    "letter",
    "text_message",
    "internet",
    "from_competitor",
)
STATES = ("none", "in_contract", "expiring_90", "expiring_60", "expiring_30", "expired")
LONG_AGO = -10_000_000
Rows = list[dict[str, Any]]


def present(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def records(facts: Facts, table: str, *columns: str, dated: tuple[str, ...] = ()) -> Rows:
    """The rows of a table as mappings, its days as numbers."""
    frame = facts.table(table, *columns).copy()
    for column in dated:
        frame[column] = days.numbers(frame[column])
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def grouped(rows: Rows, key: str) -> dict[Any, Rows]:
    found: dict[Any, Rows] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def remembered(facts: Facts, name: str, resolved: ResolvedFilters, make: Callable[[], Any]) -> Any:
    key = (name, resolved.as_of, resolved.last)
    if key not in facts.remembered:
        facts.remembered[key] = make()
    return facts.remembered[key]


def people(facts: Facts) -> Rows:
    columns = ("customer_id", "name", "owner_id", "consent", "status", "channel", "created_on")
    return records(facts, "customers", *columns, dated=("created_on",))


def persons(facts: Facts) -> Callable[[str], str]:
    known = labels(facts, "employees", "employee_id")
    return lambda employee: known.get(employee, employee or "Unknown")


def assigned(facts: Facts, day: int) -> dict[str, list[str]]:
    """Who looks after each customer on a day, whoever was assigned last first; by owner without an assignment."""
    rows = records(facts, "assignments", "customer_id", "employee_id", "from_on", "to_on", dated=("from_on", "to_on"))
    held: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["from_on"] <= day and (row["to_on"] is None or row["to_on"] >= day):
            own = held.setdefault(row["customer_id"], {})
            own[row["employee_id"]] = max(own.get(row["employee_id"], LONG_AGO), row["from_on"])
    return {
        one["customer_id"]: sorted(held[one["customer_id"]], key=lambda e: (-held[one["customer_id"]][e], e))
        if one["customer_id"] in held
        else [one["owner_id"] or ""]
        for one in people(facts)
    }


def covers(contract: dict[str, Any]) -> bool:
    """Whether the contract began at all, and not after its own end."""
    begins, ends = contract["starts_on"], contract["ends_on"]
    return begins is not None and (ends is None or ends >= begins)


def contract_of(facts: Facts, resolved: ResolvedFilters) -> dict[str, tuple[str, float | None, float]]:
    """Each customer's state, last day (None without one) and amount of the contracts that make it."""

    def make() -> dict[str, tuple[str, float | None, float]]:
        columns = ("customer_id", "starts_on", "ends_on", "amount")
        rows = records(facts, "contracts", *columns, dated=("starts_on", "ends_on"))
        begun = [row for row in rows if covers(row) and row["starts_on"] <= resolved.as_of]
        result: dict[str, tuple[str, float | None, float]] = {}
        for customer, own in grouped(begun, "customer_id").items():
            endless = any(row["ends_on"] is None for row in own)
            end = None if endless else max(row["ends_on"] for row in own)
            left = 91 if end is None else end - resolved.as_of
            state = next(
                name
                for name, least in (
                    ("in_contract", 91),
                    ("expiring_90", 61),
                    ("expiring_60", 31),
                    ("expiring_30", 0),
                    ("expired", LONG_AGO),
                )
                if left >= least
            )
            since = end if state == "expired" else resolved.as_of
            amounts = [float(row["amount"] or 0) for row in own if row["ends_on"] is None or row["ends_on"] >= since]
            result[customer] = (state, end, sum(amounts))
        return result

    return remembered(facts, "contract_of", resolved, make)


def contracts(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers and amount of each state."""
    found = contract_of(facts, resolved)
    standing = [found.get(customer, ("none", None, 0.0)) for customer in customers]
    rows = [
        (state, sum(one[0] == state for one in standing), sum(one[2] for one in standing if one[0] == state))
        for state in STATES
    ]
    return pd.DataFrame(rows, columns=["state", "customers", "amount"])


def contract_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Every customer with the state, the last day and the days left."""
    found = contract_of(facts, resolved)
    rows = []
    for customer in customers:
        state, end, amount = found.get(customer, ("none", None, 0.0))
        left = None if end is None else end - resolved.as_of
        rows.append((state, customer, None if end is None else days.date(end), left, amount))
    return pd.DataFrame(rows, columns=["state", "customer_id", "ends_on", "days_left", "amount"])


def became(facts: Facts, resolved: ResolvedFilters) -> dict[str, float]:
    """The first day on which each customer bought, won as a deal or was under contract, up to as_of."""

    def make() -> dict[str, float]:
        pairs = list(zip(facts.purchases["customer_id"], facts.purchases["day"], strict=True))
        terms = records(facts, "contracts", "customer_id", "starts_on", "ends_on", dated=("starts_on", "ends_on"))
        pairs += [(row["customer_id"], row["starts_on"]) for row in terms if covers(row)]
        columns = ("customer_id", "outcome", "opened_on", "closed_on")
        for row in records(facts, "opportunities", *columns, dated=("opened_on", "closed_on")):
            if row["outcome"] == "won":
                pairs.append(
                    (
                        row["customer_id"],
                        next((d for d in (row["closed_on"], row["opened_on"]) if present(d)), LONG_AGO),
                    )
                )
        first: dict[str, float] = {}
        for customer, day in pairs:
            if present(customer) and day <= resolved.as_of:
                first[customer] = min(day, first.get(customer, day))
        return first

    return remembered(facts, "became", resolved, make)


def spent(facts: Facts, resolved: ResolvedFilters) -> dict[str, float]:
    """What campaigns spent on each customer before the customer became one."""

    def make() -> dict[str, float]:
        columns = ("campaign_id", "customer_id", "touched_at")
        touches = records(facts, "campaign_touches", *columns, dated=("touched_at",))
        touches = [row for row in touches if row["touched_at"] <= resolved.as_of]
        cost = {row["campaign_id"]: row["cost"] for row in records(facts, "campaigns", "campaign_id", "cost")}
        first = became(facts, resolved)
        result: dict[str, float] = {}
        for campaign, own in grouped(touches, "campaign_id").items():
            touched = {c: min(row["touched_at"] for row in rows) for c, rows in grouped(own, "customer_id").items()}
            for customer, day in touched.items():
                if present(cost.get(campaign)) and day <= first.get(customer, day):
                    result[customer] = result.get(customer, 0.0) + float(cost[campaign]) / len(touched)
        return result

    return remembered(facts, "spent", resolved, make)


def leads(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> Rows:
    first, cost = became(facts, resolved), spent(facts, resolved)
    rows = []
    for one in people(facts):
        came, customer = one["created_on"], one["customer_id"]
        in_time = not resolved.from_given if came is None else came <= resolved.last
        if customer not in customers or not in_time or (resolved.from_given and came < resolved.first):
            continue
        way = one["channel"] or "Unknown"
        rows.append(
            {
                "channel": way if way in (*WAYS, "Unknown") else "Other",
                "customer_id": customer,
                "created_on": None if came is None else days.date(came),
                "is_converted": customer in first,
                "converted_on": days.date(first[customer]) if first.get(customer, LONG_AGO) > LONG_AGO else None,
                "cost": cost.get(customer),
            }
        )
    return rows


def channel_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The customers found, by the way."""
    columns = ["channel", "customer_id", "created_on", "is_converted", "converted_on", "cost"]
    return pd.DataFrame(leads(facts, resolved, customers), columns=columns)


def channels(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Leads, conversion and cost of every way of finding customers."""
    by_way = grouped(leads(facts, resolved, customers), "channel")
    rows = []
    for way in (*WAYS, *(["Other"] if "Other" in by_way else []), "Unknown"):
        own = by_way.get(way, [])
        won = sum(row["is_converted"] for row in own)
        costs = [row["cost"] for row in own if row["cost"] is not None]
        cost = sum(costs) if costs else None
        new = None if cost is None or not won else cost / won
        rows.append((way, len(own), won, ratio(won, len(own)), cost, new, len(costs)))
    names = ["channel", "leads", "converted", "conversion_ratio", "cost", "cost_per_new_customer", "costed"]
    return pd.DataFrame(rows, columns=names)


def contacts(facts: Facts, resolved: ResolvedFilters) -> dict[str, Rows]:
    """Contacts and attempts up to as_of of each customer, the oldest first; `day` beside the moment."""

    def make() -> dict[str, Rows]:
        columns = ("interaction_id", "customer_id", "at", "result", "next_on")
        rows = records(facts, "interactions", *columns, dated=("next_on",))
        for row in rows:
            row["day"] = None if row["at"] is None else days.number(pd.Timestamp(row["at"]).date())
        seen = [row for row in rows if row["day"] is not None and row["day"] <= resolved.as_of]
        return grouped(sorted(seen, key=lambda row: (row["at"], row["interaction_id"])), "customer_id")

    return remembered(facts, "contacts", resolved, make)


def covered(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> Rows:
    """Each customer with each person who looks after them, and what happened in the month or in the period."""
    first = resolved.first if resolved.from_given else days.month_first(resolved.last)
    held, seen = assigned(facts, resolved.last), contacts(facts, resolved)
    rows = []
    for customer in customers:
        own = [row for row in seen.get(customer, []) if first <= row["day"] <= resolved.last]
        reached = any(row["result"] == "reached" for row in own)
        rows += [
            {"employee_id": employee, "customer_id": customer, "attempts": len(own), "is_reached": reached}
            for employee in held[customer]
        ]
    return rows


def coverage(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Assigned and reached customers of each person, the attempts, and the load."""
    name, rows = persons(facts), []
    loads = [employee for own in assigned(facts, resolved.last).values() for employee in own]
    counts = pd.Series(loads, dtype=object).value_counts().to_dict()
    for employee, own in grouped(covered(facts, resolved, customers), "employee_id").items():
        reached = sum(row["is_reached"] for row in own)
        over = employee != "" and counts[employee] > int(resolved.rules["load_limit"])
        tried = sum(row["attempts"] for row in own)
        rows.append((name(employee), len(own), reached, ratio(reached, len(own)), tried, over, counts[employee]))
    names = ["employee", "assigned", "reached", "coverage_ratio", "attempts", "over_load", "load"]
    return pd.DataFrame(rows, columns=names)


def branch_coverage(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The same by the branch of the person; a customer of two people in one branch counts once."""
    known = labels(facts, "branches", "branch_id")
    works = {row["employee_id"]: row["branch_id"] for row in records(facts, "employees", "employee_id", "branch_id")}
    loads = [employee for own in assigned(facts, resolved.last).values() for employee in own]
    counts = pd.Series(loads, dtype=object).value_counts().to_dict()
    rows = covered(facts, resolved, customers)
    for row in rows:
        row["branch"] = known.get(works.get(row["employee_id"]), "Unknown")
    result = []
    for branch, own in grouped(rows, "branch").items():
        each = {row["customer_id"]: row for row in own}.values()
        who = {row["employee_id"] for row in own if row["employee_id"]}
        reached, over = (
            sum(row["is_reached"] for row in each),
            [e for e in who if counts[e] > resolved.rules["load_limit"]],
        )
        tried = sum(row["attempts"] for row in each)
        result.append((branch, len(who), len(each), reached, ratio(reached, len(each)), tried, len(over)))
    names = ["branch", "employees", "assigned", "reached", "coverage_ratio", "attempts", "over_load"]
    return pd.DataFrame(result, columns=names)


def coverage_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The customers behind coverage."""
    name = persons(facts)
    rows = [row | {"employee": name(row["employee_id"])} for row in covered(facts, resolved, customers)]
    return pd.DataFrame(rows, columns=["employee", "customer_id", "is_reached", "attempts"])


def deals_of(facts: Facts, resolved: ResolvedFilters) -> dict[str, dict[str, Any]]:
    """What each customer's deals open at as_of say: stage, whether 4 or 5, intention, amount, owner."""

    def make() -> dict[str, dict[str, Any]]:
        known = {one["customer_id"] for one in people(facts)}
        columns = ("opportunity_id", "customer_id", "owner_id", "opened_on", "closed_on", "outcome", "stage")
        deals = records(
            facts, "opportunities", *columns, "intention", "expected_amount", dated=("opened_on", "closed_on")
        )
        events = records(facts, "stage_events", "opportunity_id", "stage", "entered_at", "intention")
        moves = grouped(events, "opportunity_id")
        result: dict[str, Rows] = {}
        for deal in deals:
            if deal["customer_id"] not in known or (present(deal["opened_on"]) and deal["opened_on"] > resolved.as_of):
                continue
            if deal["closed_on"] is not None:
                ended = deal["closed_on"] <= resolved.as_of
            else:
                ended = deal["outcome"] in ("won", "lost")
            if ended:
                continue
            own = sorted(moves.get(deal["opportunity_id"], []), key=lambda move: (move["entered_at"], move["stage"]))
            then = [move for move in own if days.number(pd.Timestamp(move["entered_at"]).date()) <= resolved.as_of]
            stage = then[-1]["stage"] if then else deal["stage"]
            moved_on = len(own) > len(then) and then and then[-1]["intention"] is not None
            intention = then[-1]["intention"] if moved_on else deal["intention"]
            result.setdefault(deal["customer_id"], []).append(
                {
                    "id": deal["opportunity_id"],
                    "stage": stage,
                    "intention": intention,
                    "amount": float(deal["expected_amount"] or 0),
                    "owner": deal["owner_id"] or "",
                }
            )
        return {customer: summed(own) for customer, own in result.items()}

    return remembered(facts, "deals_of", resolved, make)


def summed(deals: Rows) -> dict[str, Any]:
    furthest = min(
        deals, key=lambda one: (one["stage"] not in (4, 5), -(-1 if one["stage"] is None else one["stage"]), one["id"])
    )
    return {
        "stage": furthest["stage"],
        "owner": furthest["owner"],
        "is_closing": any(one["stage"] in (4, 5) for one in deals),
        "intention": max((one["intention"] for one in deals if one["intention"] is not None), default=None),
        "amount": sum(one["amount"] for one in deals),
    }


def by_hand(facts: Facts, resolved: ResolvedFilters) -> dict[str, dict[str, Any]]:
    """Calls put on a list by hand that are due and not answered since."""
    seen, result = contacts(facts, resolved), {}
    columns = ("customer_id", "employee_id", "due_on", "because", "at")
    rows = records(facts, "app_calls", *columns, dated=("due_on",))
    for row in sorted(rows, key=lambda one: (one["due_on"] is None, one["due_on"] or 0, one["employee_id"] or "")):
        said = [one["at"] for one in seen.get(row["customer_id"], []) if one["result"] in ("reached", "refused")]
        put_on = LONG_AGO if row["at"] is None else days.number(pd.Timestamp(row["at"]).date())
        due = row["due_on"] is None or row["due_on"] <= max(resolved.as_of, put_on)
        if due and (row["at"] is None or not any(moment > row["at"] for moment in said)):
            result.setdefault(row["customer_id"], row)
    return result


def agreed(own: Rows) -> float | None:
    """The day that the last word on it names; an answer without one takes it back."""
    for row in reversed(own):
        if row["next_on"] is not None or row["result"] in ("reached", "refused"):
            return row["next_on"]
    return None


def standings(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Where each customer stands with the day's calls; `order` is the place among those who may be called."""
    held, terms, deals = assigned(facts, resolved.as_of), contract_of(facts, resolved), deals_of(facts, resolved)
    wishes, seen, today = by_hand(facts, resolved), contacts(facts, resolved), resolved.as_of
    nothing = {"stage": None, "owner": "", "is_closing": False, "intention": None, "amount": None}
    rows = []
    for one in people(facts):
        customer = one["customer_id"]
        if customer not in customers:
            continue
        own, deal, wish = seen.get(customer, []), deals.get(customer, nothing), wishes.get(customer)
        before, now = [row for row in own if row["day"] < today], [row for row in own if row["day"] == today]
        state, end, _ = terms.get(customer, ("none", None, 0.0))
        then, later = agreed(before), agreed(now)
        due = end is not None and end - today <= int(resolved.rules["contract_due_days"])
        likely = (deal["intention"] or 0) >= 4
        agreed_due = then is not None and then <= today
        reason = next(
            name
            for name, holds in (
                ("by_hand", wish is not None),
                ("stage", deal["is_closing"]),
                ("intention", likely),
                ("contract", due),
                ("agreed", agreed_due),
                ("never", not before),
                ("silent", True),
            )
            if holds
        )
        postponed = wish is None and then is not None and then > today
        kept_out = "archived" if one["status"] == "archived" else "without_consent" if one["consent"] is False else ""
        order = (
            wish is None,
            not deal["is_closing"],
            not likely,
            not due,
            -then if reason == "agreed" else -LONG_AGO,
            before[-1]["day"] if before else LONG_AGO,
            customer,
        )
        rows.append(
            {
                "employee_id": (wish and wish["employee_id"]) or held[customer][0] or deal["owner"],
                "customer_id": customer,
                "kept_out": kept_out or ("agreed_later" if postponed else ""),
                "is_answered": any(row["result"] in ("reached", "refused") for row in now),
                "is_postponed_today": later is not None and later > today,
                "is_tried": bool(now),
                "order": order,
                "reason": reason,
                "last_tried_on": days.date(own[-1]["day"]) if own else None,
                "last_contact_on": next(
                    (days.date(row["day"]) for row in reversed(own) if row["result"] != "not_reached"), None
                ),
                "next_on": next((days.date(day) for day in (later, then) if day is not None), None),
                "stage": deal["stage"],
                "amount": deal["amount"],
                "intention": deal["intention"],
                "contract_state": state,
                "is_due": due,
                "because": (wish and wish["because"]) or "",
            }
        )
    return placed(facts, resolved, rows)


def placed(facts: Facts, resolved: ResolvedFilters, rows: Rows) -> pd.DataFrame:
    name, limit = persons(facts), int(resolved.rules["call_limit"])
    for _, own in grouped(rows, "employee_id").items():
        callable_ones = sorted((row for row in own if not row["kept_out"]), key=lambda row: row["order"])
        first = {row["customer_id"] for row in callable_ones[:limit]}
        for row in own:
            row["employee"] = name(row["employee_id"])
            if row["kept_out"] in ("archived", "without_consent"):
                row["standing"] = row["kept_out"]
            elif row["is_answered"]:
                row["standing"] = "done_today"
            elif row["kept_out"] or row["is_postponed_today"]:
                row["standing"] = "agreed_later"
            else:
                row["standing"] = "on_list" if row["customer_id"] in first else "waiting"
    columns = [
        "employee",
        "employee_id",
        "customer_id",
        "standing",
        "reason",
        "is_tried",
        "order",
        "last_contact_on",
        "last_tried_on",
    ]
    columns += ["next_on", "stage", "amount", "intention", "contract_state", "is_due", "because"]
    return pd.DataFrame(rows, columns=columns)


def call_list(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Each person's list in the order of calling."""
    found = standings(facts, resolved, customers)
    found = found[found["standing"] == "on_list"].copy()
    lists = []
    for _, own in found.groupby("employee_id"):
        order = sorted(own.index, key=lambda place: (own.at[place, "is_tried"], own.at[place, "order"]))
        lists.append(own.loc[order].assign(rank=range(1, len(own) + 1)))
    return pd.concat(lists) if lists else found.assign(rank=None)


def call_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Where everybody stands."""
    return standings(facts, resolved, customers)


def call_standing(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """How many of each person's customers stand where."""
    found, rows = standings(facts, resolved, customers), []
    for (employee, employee_id), own in found.groupby(["employee", "employee_id"]):
        told = {name: int((own["standing"] == name).sum()) for name in STANDINGS}
        tried = int((own["is_tried"] & (own["standing"] == "on_list")).sum())
        rows.append(
            {"employee": employee, "employee_id": employee_id, "customers": len(own), "tried_today": tried} | told
        )
    return pd.DataFrame(rows)


STANDINGS = ("on_list", "done_today", "agreed_later", "waiting", "without_consent", "archived")
