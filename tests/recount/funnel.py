"""The funnel, recounted deal by deal in plain Python: stages, conversion, outcomes, velocity, forecast, cohorts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.facts import DEAL_DAYS, Facts, ResolvedFilters
from tests.recount.headline import spans
from tests.recount.population import labels

PROBABILITY = {1: 0.05, 2: 0.20, 3: 0.40, 4: 0.70, 5: 0.90}
PROGRESS = (1, 2, 3, 4, 5, 6)
COLUMNS = (
    "opportunity_id",
    "customer_id",
    "owner_id",
    "product_id",
    "opened_on",
    "stage",
    "intention",
    "expected_amount",
    "expected_on",
    "outcome",
    "closed_on",
    "won_amount",
    "loss_reason",
)
BEGINNING_OF_TIME = days.number(pd.Timestamp("1900-01-01").date())


@dataclass(frozen=True)
class Entry:
    """A stage entered, and what was thought then."""

    moment: pd.Timestamp
    day: int
    stage: int
    intention: int | None = None
    amount: float | None = None
    expected: int | None = None


@dataclass(frozen=True)
class Deal:
    """One opportunity as it is on record."""

    key: str
    customer: str
    owner: str | None
    product: str | None
    opened: int | None
    closed: int | None
    said: str | None
    stage: int | None
    intention: int | None
    expected: int | None
    amount: float | None
    won: float | None
    reason: str | None
    entries: tuple[Entry, ...]

    @property
    def ended(self) -> int | None:
        """The day from which it is not open; of one won or lost without a day its opening, or the beginning of time."""
        if self.closed is not None:
            return self.closed
        if self.said in ("won", "lost"):
            return BEGINNING_OF_TIME if self.opened is None else self.opened
        return None

    @property
    def ending(self) -> str:
        """Won or lost in the end; closed without a word is won where money came or a contract stands, else lost."""
        if self.said in ("won", "lost"):
            return self.said
        if self.closed is None:
            return "open"
        return "won" if (self.won or 0) > 0 or self.stage in (6, 7) else "lost"

    def state(self, day: int) -> str:
        return self.ending if self.ended is not None and self.ended <= day else "open"

    def has_begun(self, day: int) -> bool:
        return self.opened is None or self.opened <= day

    def is_open(self, day: int) -> bool:
        return self.has_begun(day) and (self.ended is None or self.ended > day)

    def seen(self, day: int) -> list[Entry]:
        """What it had entered by the day."""
        return [entry for entry in self.entries if entry.day <= day]

    def present(self, day: int) -> tuple[int | None, int | None]:
        """The stage it stands in, and since when."""
        seen = self.seen(day)
        return (seen[-1].stage, seen[-1].day) if seen else (self.stage, self.opened)

    def way(self, day: int) -> list[tuple[pd.Timestamp, int | None, int]]:
        """(moment, day, stage) of every entry; a won one without a contract on record entered 6 at its closing."""
        way: list[tuple[pd.Timestamp, int | None, int]] = [(e.moment, e.day, e.stage) for e in self.seen(day)]
        if self.state(day) == "won" and all(stage != 6 for *_, stage in way):
            end = day if self.closed is None else self.closed
            way.append((pd.Timestamp(days.date(end + 1)), self.closed, 6))
        return way

    def reached(self, day: int, order: str) -> int:
        """The highest of the stages 1 to 6 that it ever entered."""
        if order == "strict" and self.seen(day):
            at, found = pd.Timestamp.min, 0
            for stage in PROGRESS:
                later = [moment for moment, _, entered in self.way(day) if entered == stage and moment >= at]
                if not later:
                    break
                at, found = min(later), stage
            return found
        stages = [entry.stage for entry in self.seen(day)] or [self.stage or 0]
        return 6 if self.state(day) == "won" else min(6, max(stages))

    def step(self, stage: int, day: int) -> tuple[int, int] | None:
        """The days of its first entry into a stage and of the first one after it into the next."""
        here = [(moment, on) for moment, on, entered in self.way(day) if entered == stage and on is not None]
        if not here:
            return None
        after = [on for moment, on, entered in self.way(day) if entered == stage + 1 and moment >= min(here)[0]]
        known = [on for on in after if on is not None]
        return (min(on for _, on in here), min(known)) if known else None


def value_or_none(value: Any) -> Any:
    return None if value is None or pd.isna(value) or value == "" else value


def int_or_none(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def money(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def all_deals(facts: Facts) -> list[Deal]:
    """Every opportunity; an unknown customer, or one who is not on record, is ''."""
    if "deals" in facts.remembered:
        return facts.remembered["deals"]
    known = set(facts.table("customers", "customer_id")["customer_id"])
    events = facts.table(
        "stage_events", "opportunity_id", "stage", "entered_at", "intention", "expected_amount", "expected_on"
    )
    entered: dict[str, list[Entry]] = {}
    for row in events.to_dict("records"):
        moment = pd.Timestamp(row["entered_at"])
        expected = None if pd.isna(row["expected_on"]) else days.number(pd.Timestamp(row["expected_on"]).date())
        entry = Entry(
            moment,
            days.number(moment.date()),
            int(row["stage"]),
            int_or_none(row["intention"]),
            money(row["expected_amount"]),
            expected,
        )
        entered.setdefault(row["opportunity_id"], []).append(entry)
    table = facts.table("opportunities", *COLUMNS)
    on = {name: days.numbers(table[name]).tolist() for name in ("opened_on", "closed_on", "expected_on")}
    found = []
    for place, row in enumerate(table.to_dict("records")):
        dated = {name: int_or_none(column[place]) for name, column in on.items()}
        own = sorted(entered.get(row["opportunity_id"], []), key=lambda entry: (entry.moment, entry.stage))
        found.append(
            Deal(
                row["opportunity_id"],
                row["customer_id"] if row["customer_id"] in known else "",
                value_or_none(row["owner_id"]),
                value_or_none(row["product_id"]),
                dated["opened_on"],
                dated["closed_on"],
                value_or_none(row["outcome"]),
                int_or_none(row["stage"]),
                int_or_none(row["intention"]),
                dated["expected_on"],
                money(row["expected_amount"]),
                money(row["won_amount"]),
                value_or_none(row["loss_reason"]),
                tuple(own),
            )
        )
    facts.remembered["deals"] = found
    return found


def own_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> list[Deal]:
    """The deals of the customers that had begun by the day looked from, and those of nobody until a filter is set."""
    whose = customers | {""} if resolved.with_nobody else customers
    return [deal for deal in all_deals(facts) if deal.customer in whose and deal.has_begun(resolved.as_of)]


def opened_in(deals: Iterable[Deal], resolved: ResolvedFilters) -> list[Deal]:
    return [deal for deal in deals if deal.opened is not None and resolved.first <= deal.opened <= resolved.last]


def closed_in(deals: Iterable[Deal], resolved: ResolvedFilters, first: int | None) -> list[Deal]:
    """Ended between `first` (None: ever) and the period's last day."""
    least = -(10**9) if first is None else first
    return [
        deal
        for deal in deals
        if deal.ended is not None and least <= deal.ended <= resolved.last and deal.has_begun(resolved.last)
    ]


def quantile(values: list[float], share: float) -> float:
    return float(np.percentile(values, share * 100)) if values else np.nan


def ratio(part: float, of: float) -> float:
    return part / of if of else np.nan


def total(amounts: Iterable[float | None]) -> float:
    return round(sum(amount for amount in amounts if amount is not None), 2)


def days_to_win(deals: Iterable[Deal]) -> list[float]:
    return [
        deal.closed - deal.opened
        for deal in deals
        if deal.ending == "won" and deal.closed is not None and deal.opened is not None and deal.closed >= deal.opened
    ]


def stages(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Open deals by present stage."""
    standing: dict[int | None, list[Deal]] = {stage: [] for stage in range(8)}
    for deal in own_deals(facts, resolved, customers):
        if deal.state(resolved.as_of) == "open":
            standing.setdefault(deal.present(resolved.as_of)[0], []).append(deal)
    rows = []
    for stage, found in standing.items():
        since = [deal.present(resolved.as_of)[1] for deal in found]
        ages = [float(resolved.as_of - day) for day in since if day is not None]
        rows.append(
            {
                "stage": stage,
                "in_stage": len(found),
                "amount": total(deal.amount for deal in found),
                "median_age_days": quantile(ages, 0.5),
                "aged": len(ages),
            }
        )
    return pd.DataFrame(rows)


def conversion(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """How far the deals opened in the period came."""
    order, day = resolved.rules["funnel_order"], resolved.as_of
    everything = own_deals(facts, resolved, customers)
    opened = opened_in(everything, resolved) if resolved.first <= resolved.last else []
    undated = [deal for deal in everything if deal.opened is None] if resolved.first <= resolved.last else []
    highest = {deal.key: deal.reached(day, order) for deal in [*opened, *undated]}
    rows, before = [], len(opened)
    for stage in PROGRESS:
        there = [deal for deal in opened if highest[deal.key] >= stage]
        stuck = [deal.state(day) for deal in there if highest[deal.key] == stage]
        steps = [deal.step(stage, day) for deal in there if highest[deal.key] > stage]
        took = [float(end - begin) for begin, end in filter(None, steps)]
        rows.append(
            {
                "stage": stage,
                "reached": len(there),
                "lost_here": stuck.count("lost"),
                "step_ratio": ratio(len(there), before),
                "cumulative_ratio": ratio(len(there), len(opened)),
                "median_days_to_next": quantile(took, 0.5),
                "quartile_1_days_to_next": quantile(took, 0.25),
                "quartile_3_days_to_next": quantile(took, 0.75),
                "made_step": len(took),
                "open_here": stuck.count("open"),
                "won_here": stuck.count("won"),
                "opened": len(opened),
                "undated": sum(highest[deal.key] >= stage for deal in undated),
            }
        )
        before = len(there)
    return pd.DataFrame(rows)


def figures(deals: list[Deal], resolved: ResolvedFilters, is_own: bool = True) -> dict[str, Any]:
    """What closed in the period, what is open at its end, and how fast it flows."""
    first = resolved.first if resolved.from_given or not is_own else None
    closed = closed_in(deals, resolved, first) if resolved.first <= resolved.last else []
    won = [deal for deal in closed if deal.ending == "won"]
    lost = [deal for deal in closed if deal.ending == "lost"]
    standing = [deal for deal in deals if deal.is_open(resolved.last)] if resolved.first <= resolved.last else []
    recent = [deal for deal in closed if resolved.from_given or deal.ended > resolved.last - 365]
    prizes = [deal.won for deal in recent if deal.ending == "won" and deal.won is not None]
    mean = sum(prizes) / len(prizes) if prizes else np.nan
    rate = ratio(sum(deal.ending == "won" for deal in recent), len(recent))
    took = quantile(days_to_win(recent), 0.5)
    known = [deal.won for deal in won if deal.won is not None], [d.amount for d in lost if d.amount is not None]
    is_weighed = bool(closed) and all(amounts or not side for amounts, side in zip(known, (won, lost), strict=True))
    return {
        "won": len(won),
        "lost": len(lost),
        "open": len(standing),
        "closed": len(closed),
        "win_ratio": ratio(len(won), len(closed)),
        "won_amount": total(known[0]),
        "lost_amount": total(known[1]),
        "value_win_ratio": ratio(sum(known[0]), sum(known[0]) + sum(known[1])) if is_weighed else np.nan,
        "open_amount": total(deal.amount for deal in standing),
        "median_days_won": quantile(days_to_win(won), 0.5),
        "velocity": len(standing) * mean * rate / took if took else np.nan,
        "trailing": {
            "open": len(standing),
            "mean_won_amount": mean,
            "win_ratio": rate,
            "median_days_won": took,
            "won": sum(deal.ending == "won" for deal in recent),
            "closed": len(recent),
        },
    }


def outcomes(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Won, lost and open, in one row."""
    deals = own_deals(facts, resolved, customers)
    found = figures(deals, resolved)
    is_period = resolved.first <= resolved.last
    found["opened"] = len(opened_in(deals, resolved))
    found["undated"] = sum(deal.opened is None for deal in deals) if is_period else 0
    return pd.DataFrame([found])


def velocity(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """What the funnel wins per day, and of what that is made."""
    found = figures(own_deals(facts, resolved, customers), resolved)
    return pd.DataFrame([{**found["trailing"], "velocity": found["velocity"]}])


def segments(facts: Facts, resolved: ResolvedFilters, customers: set[str], by: str) -> dict[str, list[Deal]]:
    """The deals by their own owner, that owner's branch, or their product."""
    people = facts.table("customers", "customer_id", "owner_id", "branch_id").set_index("customer_id")
    staff = facts.table("employees", "employee_id", "branch_id").set_index("employee_id")["branch_id"].to_dict()
    names = {
        "owner": labels(facts, "employees", "employee_id"),
        "branch": labels(facts, "branches", "branch_id"),
        "product": labels(facts, "products", "product_id"),
    }[by]
    found: dict[str, list[Deal]] = {}
    for deal in own_deals(facts, resolved, customers):
        customer = people.loc[deal.customer] if deal.customer else {"owner_id": None, "branch_id": None}
        owner = deal.owner or value_or_none(customer["owner_id"])
        key = {"owner": owner, "product": deal.product}.get(by) or None
        if by == "branch":
            key = value_or_none(staff.get(owner)) or value_or_none(customer["branch_id"])
        found.setdefault("Unknown" if key is None else names.get(key, key), []).append(deal)
    return found


def by(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The whole in one row."""
    return pd.DataFrame([figures(own_deals(facts, resolved, customers), resolved)])


def by_field(facts: Facts, resolved: ResolvedFilters, customers: set[str], field: str) -> pd.DataFrame:
    """One row per owner, branch or product."""
    found = segments(facts, resolved, customers, field)
    return pd.DataFrame([{field: label, **figures(deals, resolved)} for label, deals in found.items()])


def forecast_parts(deals: list[Deal], resolved: ResolvedFilters) -> dict[int, list[tuple[Deal, int, float, int, bool]]]:
    """By month: what was expected of each deal then open, as (deal, intention, amount, day, within the month)."""
    found = {}
    for begin, end in months(resolved):
        ahead = begin > resolved.as_of
        looked = resolved.as_of if ahead else begin - 1
        found[begin] = []
        for deal in deals:
            if not deal.is_open(looked):
                continue
            seen = deal.seen(looked)
            then = Entry(pd.Timestamp(0), 0, 0, deal.intention, deal.amount, deal.expected) if ahead else None
            last = then or (seen[-1] if seen else None)
            if last and None not in (last.intention, last.amount, last.expected):
                found[begin].append((deal, last.intention, last.amount, last.expected, begin <= last.expected <= end))
    return found


def months(resolved: ResolvedFilters) -> list[tuple[int, int]]:
    """The months of the period, and three ahead where it reaches the day looked from."""
    found = days.months(resolved.first, resolved.last)
    if resolved.last == resolved.as_of and resolved.first <= resolved.as_of:
        end = days.month_last(resolved.as_of)
        for _ in range(3):
            found.append((end + 1, days.month_last(end + 1)))
            end = found[-1][1]
    return found


def forecast(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Promised at the start of each month, and won in it."""
    deals = own_deals(facts, resolved, customers)
    thought = forecast_parts(deals, resolved)
    rows = []
    for begin, end in months(resolved):
        ahead, last = begin > resolved.as_of, min(end, resolved.last)
        due = [(amount, PROBABILITY[level]) for _, level, amount, _, is_due in thought[begin] if is_due]
        hoped = sum(amount * share for amount, share in due) if thought[begin] else np.nan
        signed = [
            deal.won
            for deal in deals
            if deal.ending == "won" and deal.closed is not None and max(begin, resolved.first) <= deal.closed <= last
        ]
        actual = np.nan if ahead else total(signed)
        is_over = not ahead and end <= resolved.last and begin >= resolved.first
        rows.append(
            {
                "month": days.date(begin),
                "forecast": hoped,
                "actual": actual,
                "due": len(due),
                "is_ahead": ahead,
                "accuracy": 1 - abs(hoped - actual) / actual if is_over and actual else np.nan,
                "is_unfinished": ahead or end > resolved.last,
            }
        )
    return pd.DataFrame(rows)


def forecast_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The deals behind each month's forecast."""
    rows = [
        {
            "month": days.date(begin),
            "opportunity_id": deal.key,
            "intention": level,
            "expected_amount": amount,
            "forecast": amount * PROBABILITY[level],
        }
        for begin, found in forecast_parts(own_deals(facts, resolved, customers), resolved).items()
        for deal, level, amount, _, is_due in found
        if is_due
    ]
    return pd.DataFrame(rows)


def opened_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The deals opened in the period and those without a day, with how they stand."""
    deals = own_deals(facts, resolved, customers) if resolved.first <= resolved.last else []
    found = [*opened_in(deals, resolved), *(deal for deal in deals if deal.opened is None)]
    rows = [
        {
            "opportunity_id": deal.key,
            "is_undated": deal.opened is None,
            "cohort": None if deal.opened is None else days.date(days.month_first(deal.opened)),
            "reached_stage": deal.reached(resolved.as_of, resolved.rules["funnel_order"]),
            "outcome": deal.state(resolved.as_of),
        }
        for deal in found
    ]
    return pd.DataFrame(rows)


def reached_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Each stage that each of these deals reached, and what came of it there."""
    rows = [
        {**row, "stage": stage, "fate": "went_on" if row["reached_stage"] > stage else row["outcome"]}
        for row in opened_deals(facts, resolved, customers).to_dict("records")
        for stage in PROGRESS
        if row["reached_stage"] >= stage
    ]
    return pd.DataFrame(rows)


def dropped_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Those lost, by the stage they had reached, with the reason."""
    rows = [
        {
            "stage": deal.reached(resolved.as_of, resolved.rules["funnel_order"]),
            "opportunity_id": deal.key,
            "loss_reason": deal.reason or "Unknown",
        }
        for deal in opened_in(own_deals(facts, resolved, customers), resolved)
        if deal.state(resolved.as_of) == "lost"
    ]
    return pd.DataFrame(rows)


def reasons(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The reasons of those lost, Unknown outside the 100 %."""
    lost: dict[str, list[Deal]] = {}
    for deal in opened_in(own_deals(facts, resolved, customers), resolved):
        if deal.state(resolved.as_of) == "lost":
            lost.setdefault(deal.reason or "Unknown", []).append(deal)
    named = sum(len(found) for reason, found in lost.items() if reason != "Unknown")
    rows = [
        {
            "loss_reason": reason,
            "lost": len(found),
            "ratio": np.nan if reason == "Unknown" else len(found) / named,
            "lost_amount": total(deal.amount for deal in found),
        }
        for reason, found in lost.items()
    ]
    return pd.DataFrame(rows)


def ageing(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The open deals with the days in their stage."""
    rows = []
    for deal in own_deals(facts, resolved, customers):
        if deal.state(resolved.as_of) == "open":
            stage, since = deal.present(resolved.as_of)
            rows.append(
                {
                    "opportunity_id": deal.key,
                    "stage": stage,
                    "intention": deal.intention,
                    "days_in_stage": None if since is None else resolved.as_of - since,
                }
            )
    return pd.DataFrame(rows)


def closed_deals(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The deals closed in the period."""
    first = resolved.first if resolved.from_given else None
    found = closed_in(own_deals(facts, resolved, customers), resolved, first) if resolved.first <= resolved.last else []
    return pd.DataFrame([{"opportunity_id": deal.key, "outcome": deal.ending} for deal in found])


def steps(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The steps that the deals opened in the period made, with their days."""
    order = resolved.rules["funnel_order"]
    rows = []
    for deal in opened_in(own_deals(facts, resolved, customers), resolved):
        for stage in range(1, deal.reached(resolved.as_of, order)):
            if step := deal.step(stage, resolved.as_of):
                rows.append({"stage": stage, "opportunity_id": deal.key, "days": step[1] - step[0]})
    return pd.DataFrame(rows)


def cohorts(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """By month of opening: how many reached each stage, and how they stand."""
    found = opened_deals(facts, resolved, customers)
    if found.empty or not (~found["is_undated"].astype(bool)).any():
        return pd.DataFrame()
    rows = []
    for cohort, part in found[~found["is_undated"].astype(bool)].groupby("cohort"):
        states = part["outcome"].tolist()
        for stage in PROGRESS:
            there = int((part["reached_stage"] >= stage).sum())
            rows.append(
                {
                    "cohort": cohort,
                    "stage": stage,
                    "opened": len(part),
                    "reached": there,
                    "reached_ratio": there / len(part),
                    **{state: states.count(state) for state in ("won", "lost", "open")},
                    "is_unfinished": days.month_last(days.number(cohort)) > resolved.last,
                }
            )
    return pd.DataFrame(rows)


def intentions(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Open deals by intention, and the forecast of each level."""
    levels: dict[int | None, list[Deal]] = {level: [] for level in PROBABILITY}
    for deal in own_deals(facts, resolved, customers):
        if deal.state(resolved.as_of) == "open":
            levels.setdefault(deal.intention, []).append(deal)
    rows = []
    for level, found in levels.items():
        amount = total(deal.amount for deal in found)
        share = np.nan if level is None else PROBABILITY[level]
        rows.append(
            {
                "intention": level,
                "deals": len(found),
                "amount": amount,
                "probability": share,
                "forecast": amount * share,
            }
        )
    return pd.DataFrame(rows)


def headline(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The page's four figures, with the days before and a year earlier."""
    counted = [day for table, column in DEAL_DAYS for day in days.numbers(facts.table(table, column)[column]).dropna()]
    record = int(min(counted or facts.any_days()))
    deals = own_deals(facts, resolved, customers)
    told = {
        name: None if span is None else figures(deals, replace(span, rules=resolved.rules), name == "value")
        for name, span in spans(resolved, record).items()
    }
    rows = []
    for metric in ("open_amount", "win_ratio", "velocity", "won_amount"):
        row: dict[str, Any] = {"metric": metric, "value": told["value"][metric]}
        row |= {name: np.nan if told[name] is None else told[name][metric] for name in ("previous", "last_year")}
        rows.append(row)
    return pd.DataFrame(rows)
