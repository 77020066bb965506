"""The warehouse's tables as plain frames, and what a reader chose, as the recount needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from queries import FIELDS
from tests.recount import days

RULES: dict[str, Any] = {
    "churn_window_days": 90,
    "contract_grace_days": 30,
    "churn_basis": "purchases",
    "recovered_days": 180,
    "left_again_days": 180,
    "returns": "deduct",
    "rfm_method": "rank",
    "rfm_days": "365",
    "abc_a": 0.80,
    "abc_b": 0.95,
    "window_percentile": 0.8,
    "warning_percentile": 0.8,
    "warning_purchases": 3,
    "warning_orders": 4,
    "warning_fall": 0.5,
    "loyal_orders": 3,
    "loyal_index": 75,
    "target_stage": 2,
    "tier_measure": "contribution",
    "responses": "complete",
    "satisfaction_step": "wave",
    "funnel_order": "any",
    "satisfied_target": 0.9,
    "before_churn_days": 180,
    "top_tiers": 1,
    "silent_detractor_days": 60,
    "acsi_overall_weight": 1.0,
    "acsi_expectation_weight": 1.0,
    "acsi_ideal_weight": 1.0,
    "call_limit": 60,
    "contract_due_days": 30,
    "load_limit": 1000,
}

FACT_DAYS = (
    ("order_lines", "ordered_on"),
    ("contracts", "starts_on"),
    ("opportunities", "opened_on"),
    ("opportunities", "closed_on"),
    ("stage_events", "entered_at"),
    ("interactions", "at"),
    ("service_cases", "opened_at"),
    ("churn_notes", "at"),
    ("campaign_touches", "touched_at"),
)

DEAL_DAYS = FACT_DAYS[2:6]


@dataclass(frozen=True)
class ResolvedFilters:
    """The part of the reader's choices that is not a set of customers."""

    as_of: int | None
    first: int | None
    last: int | None
    from_given: bool
    rules: dict[str, Any]
    sides: tuple[str, ...] = ("external",)
    with_nobody: bool = True

    @property
    def window(self) -> int:
        """Days of silence after which a customer is lost: W, or the grace period of contracts."""
        contracts = self.rules["churn_basis"] == "contracts"
        return int(self.rules["contract_grace_days" if contracts else "churn_window_days"])

    def own_window(self, length: int) -> tuple[int, int]:
        """The window of a windowed definition: its own, unless the reader set the period's start."""
        assert self.as_of is not None
        assert self.last is not None
        if self.from_given:
            assert self.first is not None
            return self.first, self.last
        return self.as_of - length + 1, self.as_of


@dataclass(frozen=True)
class Facts:
    """Frames named like the tables; missing tables and columns count as empty."""

    tables: Mapping[str, pd.DataFrame]
    remembered: dict[Any, Any] = field(default_factory=dict)

    def table(self, name: str, *columns: str) -> pd.DataFrame:
        """One table with at least these columns."""
        frame = self.tables.get(name, pd.DataFrame())
        return frame.reindex(columns=[*columns]) if len(frame) else pd.DataFrame({c: [] for c in columns}, dtype=object)

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Order lines with a day, of unknown customers too: customer_id, order_id, day, amount, cost, is_return."""
        lines = self.table("order_lines", "customer_id", "order_id", "ordered_on", "amount", "cost", "is_return")
        lines = lines[lines["ordered_on"].notna()].copy()
        lines["day"] = days.numbers(lines["ordered_on"]).astype("int64")
        lines["amount"] = lines["amount"].astype("float64").fillna(0.0)
        lines["cost"] = lines["cost"].astype("float64").fillna(0.0)
        lines["is_return"] = lines["is_return"].astype("boolean").fillna(False).astype(bool)
        for taken_back in ("amount", "cost"):
            lines[taken_back] = lines[taken_back].where(~lines["is_return"], -lines[taken_back].abs())
        return lines.drop(columns="ordered_on").reset_index(drop=True)

    @cached_property
    def purchases(self) -> pd.DataFrame:
        """One row per order of a known customer with a line that is no return: customer_id, order_id, day, amount."""
        bought = self.lines[~self.lines["is_return"]]
        keys = ["customer_id", "order_id", "day"]
        return bought.groupby(keys, as_index=False)["amount"].sum()

    @cached_property
    def responses(self) -> pd.DataFrame:
        """Responses with their moment (sent, else the survey closed, else it opened), day and customer on record."""
        columns = ["survey_id", "response_id", "customer_id", "submitted_at", "is_complete"]
        sent = self.table("survey_responses", *columns).copy()
        surveys = self.table("surveys", "survey_id", "opened_on", "closed_on").set_index("survey_id")
        moment = pd.to_datetime(sent["submitted_at"])
        for fallback in ("closed_on", "opened_on"):
            known = sent["survey_id"].map(surveys[fallback].to_dict())
            moment = moment.fillna(pd.to_datetime(known))
        known_customers = set(self.table("customers", "customer_id")["customer_id"])
        sent["moment"], sent["day"] = moment, days.numbers(moment)
        sent["is_complete"] = sent["is_complete"].astype("boolean").fillna(False).astype(bool)
        sent["customer_id"] = sent["customer_id"].where(sent["customer_id"].isin(known_customers), None)
        return sent.drop(columns="submitted_at")

    def resolve(self, filters: Any, subject: str = "purchases") -> ResolvedFilters:
        """Resolve the defaults of as_of and the period for a subject: purchases (also contracts), responses, deals."""
        rules, sides = RULES | dict(filters.rules), filters.side or ("external",)
        if subject == "responses":
            counted = list(self.responses["day"].dropna())
        elif subject == "deals":
            counted = [
                day for table, column in DEAL_DAYS for day in days.numbers(self.table(table, column)[column]).dropna()
            ]
        else:
            counted = list(self.lines.loc[~self.lines["is_return"], "day"])
        counted = counted or self.any_days()
        if not counted:
            return ResolvedFilters(None, None, None, False, rules, sides)
        as_of = days.number(filters.as_of) if filters.as_of else int(max(counted))
        first = days.number(filters.from_on) if filters.from_on else int(min(counted))
        last = days.number(filters.to_on) if filters.to_on else as_of
        nobody = all("Unknown" in getattr(filters, name) for name in FIELDS if getattr(filters, name))
        return ResolvedFilters(as_of, first, min(last, as_of), filters.from_on is not None, rules, sides, nobody)

    def population(self, chosen: ResolvedFilters) -> set[str]:
        """Every customer of the chosen sides, before any other filter."""
        customers = self.table("customers", "customer_id", "side")
        return set(customers.loc[customers["side"].fillna("Unknown").isin(chosen.sides), "customer_id"])

    def any_days(self) -> list[float]:
        """The days of all facts, for a subject that has none of its own."""
        found: list[float] = list(self.responses["day"].dropna())
        for name, column in FACT_DAYS:
            found += list(days.numbers(self.table(name, column)[column]).dropna())
        return found
