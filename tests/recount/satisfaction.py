"""What customers say, recounted from the plain tables: figures with their intervals, waves and their changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean, stdev
from typing import Any

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.headline import spans
from tests.recount.overview_facts import belonging

Z = 1.96
METRICS = (("satisfied_ratio", "csat"), ("nps", "nps"), ("index", "csat"))


def wilson(hits: float, n: float) -> tuple[float, float]:
    """Wilson's interval: the centre and the half width as his paper writes them."""
    if not n:
        return np.nan, np.nan
    share, square = hits / n, Z * Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return centre - half, centre + half


def question_key(wording: Any, question: str, role: Any, least: Any, most: Any) -> tuple[Any, ...]:
    """What makes two questions one: wording (case and blanks aside), role and scale."""
    plain = "" if missing(wording) else wording.lower()
    for blank in (" ", "\u3000", "\n"):
        plain = plain.replace(blank, "")
    return plain or question, role, None if missing(least) else least, None if missing(most) else most


def missing(value: Any) -> bool:
    """None, NaN and NaT are all nothing."""
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def questions(facts: Facts) -> pd.DataFrame:
    """All questions with the key of equal ones, and number and wording of the latest of them."""
    columns = ["survey_id", "question_id", "position", "wording", "role"]
    columns += ["dimension", "item", "scale_min", "scale_max", "weight"]
    asked = facts.table("survey_questions", *columns)
    asked = asked.merge(facts.table("surveys", "survey_id", "opened_on"), on="survey_id", how="left").astype(object)
    asked["key"] = [
        question_key(q.wording, q.question_id, q.role, q.scale_min, q.scale_max) for q in asked.itertuples()
    ]
    latest: dict[Any, Any] = {}
    for q in asked.itertuples():
        opened = -1.0 if missing(q.opened_on) else pd.Timestamp(q.opened_on).toordinal()
        place = math.inf if missing(q.position) else q.position
        if q.key not in latest or newer((opened, q.survey_id, place, q.question_id), latest[q.key][0]):
            words = q.question_id if missing(q.wording) or not q.wording else q.wording
            latest[q.key] = ((opened, q.survey_id, place, q.question_id), q.question_id, words)
    asked["question"] = [latest[key][1] for key in asked["key"]]
    asked["wording"] = [latest[key][2] for key in asked["key"]]
    return asked.drop(columns=["opened_on", "position"])


def newer(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Opened later, else the greater survey, else the smaller place, else the smaller number."""
    if one[:2] != other[:2]:
        return bool(one[:2] > other[:2])
    return bool(one[2:] < other[2:])


def is_satisfied(score: float, least: Any, most: Any) -> bool | None:
    """Top two of 5 or 7 points, 8 and more of 10 or 11, else the top 40 %; unknown without a scale."""
    if missing(least) or missing(most) or most <= least:
        return None
    points = most - least + 1
    if points in (5, 7):
        return bool(score >= most - 1)
    if most == 10 and points in (10, 11):
        return bool(score >= 8)
    return bool(score > most - max(1, math.floor(0.4 * points)))


def scored(facts: Facts, resolved: ResolvedFilters) -> pd.DataFrame:
    """Scored answers up to as_of of the responses that count, with their question."""
    key = ("scored", resolved.as_of, resolved.rules["responses"])
    if key in facts.remembered:
        return facts.remembered[key]
    rows = facts.table("survey_answers", "survey_id", "response_id", "question_id", "score")
    rows = rows[rows["score"].notna()]
    rows = rows.merge(questions(facts), on=["survey_id", "question_id"])
    rows = rows.merge(facts.responses, on=["survey_id", "response_id"])
    rows = rows[rows["day"] <= resolved.as_of]
    if resolved.rules["responses"] == "complete":
        rows = rows[rows["is_complete"]]
    rows = rows.reset_index(drop=True)
    rows["score"] = rows["score"].astype(float)
    scales = list(zip(rows["score"], rows["scale_min"], rows["scale_max"], strict=True))
    rows["is_satisfied"] = pd.Series([is_satisfied(*one) for one in scales], dtype=object)
    rows["on_100"] = pd.Series(
        [np.nan if is_satisfied(*one) is None else (one[0] - one[1]) / (one[2] - one[1]) * 100 for one in scales],
        dtype=float,
    )
    facts.remembered[key] = rows
    return rows


def heard(facts: Facts, resolved: ResolvedFilters, customers: set[str], roles: Sequence[str]) -> pd.DataFrame:
    """The scored answers of the chosen customers in the period to questions of these roles."""
    rows = belonging(scored(facts, resolved), customers, resolved.with_nobody)
    return rows[rows["role"].isin(roles) & rows["day"].between(resolved.first, resolved.last)]


def judged(rows: pd.DataFrame, metric: str) -> pd.DataFrame:
    """Of scored answers those that the figure counts."""
    if metric == "nps":
        return rows[rows["role"] == "nps"]
    return rows[(rows["role"] == "csat") & rows["is_satisfied"].notna()]


def figure(metric: str, rows: pd.DataFrame) -> dict[str, float]:
    """Value, interval, standard error, numerator and answers of one figure over scored answers."""
    mine = judged(rows, metric)
    n = len(mine)
    if n == 0:
        return {"value": np.nan, "low": np.nan, "high": np.nan, "error": np.nan, "numerator": 0, "n": 0}
    if metric == "satisfied_ratio":
        hits = int(mine["is_satisfied"].astype(bool).sum())
        low, high = wilson(hits, n)
        return {"value": hits / n, "low": low, "high": high, "error": np.nan, "numerator": hits, "n": n}
    if metric == "nps":
        p, d = float((mine["score"] >= 9).mean()), float((mine["score"] <= 6).mean())
        error = math.sqrt(100**2 * max(p + d - (p - d) ** 2, 0) / n)
        value = 100 * (p - d)
        count = int((mine["score"] >= 9).sum()) - int((mine["score"] <= 6).sum())
        return spread(value, error, -math.inf, math.inf) | {"numerator": count, "n": n}
    scores = list(mine["on_100"])
    error = stdev(scores) / math.sqrt(n) if n > 1 else np.nan
    return spread(mean(scores), error, 0, 100) | {"numerator": math.fsum(scores), "n": n}


def spread(value: float, error: float, least: float, most: float) -> dict[str, float]:
    """A value with 1.96 standard errors to both sides, cut at the ends of what it can be."""
    if math.isnan(error):
        return {"value": value, "low": np.nan, "high": np.nan, "error": np.nan}
    return {
        "value": value,
        "low": max(value - Z * error, least),
        "high": min(value + Z * error, most),
        "error": error,
    }


def headline(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The three figures of the period, of the days before, of the year before, and what is wanted."""
    first_days = list(facts.responses["day"].dropna()) or facts.any_days()
    found = []
    for metric, role in METRICS:
        told = {
            look: None if span is None else figure(metric, heard(facts, span, customers, [role]))
            for look, span in spans(resolved, int(min(first_days))).items()
        }
        row = {name: told["value"][name] for name in ("value", "low", "high", "n", "numerator")}
        for look in ("previous", "last_year"):
            row[look] = told[look]["value"] if told[look] else np.nan
        found.append({"metric": metric, **row, "target": wanted(facts, resolved, metric)})
    return pd.DataFrame(found)


def wanted(facts: Facts, resolved: ResolvedFilters, metric: str) -> float:
    """The latest target that began by the end of the period; 90 % satisfied where there is none."""
    targets = facts.table("targets", "metric", "period_start", "value")
    begun = targets[(targets["metric"] == metric) & (days.numbers(targets["period_start"]) <= resolved.last)]
    if len(begun) and metric != "index":
        return float(begun.sort_values("period_start")["value"].iloc[-1])
    return resolved.rules["satisfied_target"] if metric == "satisfied_ratio" else np.nan


def by_segment(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row: the three figures and the counts behind them."""
    rows = heard(facts, resolved, customers, ["csat", "nps"])
    told = {metric: figure(metric, rows) for metric, _ in METRICS}
    scores = judged(rows, "nps")["score"]
    row: dict[str, float] = {
        "satisfied": told["satisfied_ratio"]["numerator"],
        "satisfied_n": told["satisfied_ratio"]["n"],
        "nps_n": len(scores),
        "promoters": int((scores >= 9).sum()),
        "passives": int(scores.isin([7, 8]).sum()),
        "detractors": int((scores <= 6).sum()),
    }
    return pd.DataFrame([row | wide(told)])


def wide(told: dict[str, dict[str, float]]) -> dict[str, float]:
    """The three figures with their intervals as columns of one row."""
    row: dict[str, float] = {"n": max(told["nps"]["n"], told["index"]["n"])}
    for metric, name, column in (
        ("satisfied_ratio", "satisfied", "satisfied_ratio"),
        ("nps", "nps", "nps"),
        ("index", "index", "index"),
    ):
        row |= {column: told[metric]["value"], f"{name}_low": told[metric]["low"], f"{name}_high": told[metric]["high"]}
    return row


def part_of(row: Any, step: str) -> str:
    """The wave or month that an answer belongs to."""
    return row.survey_id if step == "wave" else days.date(days.month_first(row.day)).isoformat()


def parts(facts: Facts, resolved: ResolvedFilters) -> dict[str, tuple[float, str, bool, pd.DataFrame]]:
    """Waves or months with judged answers up to the period's end: first day, name, unfinished, everybody's answers."""
    step = resolved.rules["satisfaction_step"]
    rows = scored(facts, resolved)
    rows = rows[(rows["role"] == "nps") | ((rows["role"] == "csat") & rows["is_satisfied"].notna())]
    rows = rows[rows["day"] <= resolved.last]
    label = [part_of(row, step) for row in rows.itertuples()]
    surveys = facts.table("surveys", "survey_id", "name", "opened_on", "closed_on").set_index("survey_id")
    opened, closed = days.numbers(surveys["opened_on"]), days.numbers(surveys["closed_on"])
    found = {}
    for name, own in rows.groupby(pd.Series(label, index=rows.index, dtype=object)):
        first = float(own["day"].min())
        if step == "month":
            month = days.month_first(first)
            found[name] = (float(month), name, days.month_last(first) > resolved.last, own)
            continue
        start, end = opened.get(name, np.nan), closed.get(name, np.nan)
        called = surveys["name"].get(name)
        called = name if missing(called) or not called else called
        found[name] = (first if math.isnan(start) else start, called, bool(end > resolved.last), own)
    return found


def trend(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row per wave or month with answers of the chosen customers in the period."""
    found = []
    for name, (started, called, unfinished, everybody) in parts(facts, resolved).items():
        rows = belonging(everybody, customers, resolved.with_nobody)
        rows = rows[rows["day"] >= resolved.first]
        if rows.empty:
            continue
        told = {metric: figure(metric, rows) for metric, _ in METRICS}
        row = {"wave": name, "name": called, "started_on": days.date(started), "is_unfinished": unfinished}
        row |= {"satisfied_n": told["satisfied_ratio"]["n"], "nps_n": told["nps"]["n"]}
        found.append(row | wide(told))
    return pd.DataFrame(found)


def changes(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Each figure of each wave or month against the latest earlier one that asked exactly the same questions."""
    known = parts(facts, resolved)
    found = []
    for name, (started, called, unfinished, everybody) in known.items():
        rows = belonging(everybody, customers, resolved.with_nobody)
        for metric, _ in METRICS:
            now = figure(metric, rows[rows["day"] >= resolved.first])
            if not now["n"]:
                continue
            asked = set(judged(everybody, metric)["key"])
            earlier = [
                (other_start, other)
                for other, (other_start, _, _, theirs) in known.items()
                if (other_start, other) < (started, name) and set(judged(theirs, metric)["key"]) == asked
            ]
            before = max(earlier)[1] if earlier else None
            row = {"wave": name, "name": called, "started_on": days.date(started), "metric": metric}
            row |= {"is_unfinished": unfinished, "is_comparable": before is not None, "before": before}
            row |= {key: now[key] for key in ("value", "low", "high", "n")}
            if before is not None:
                row |= compared(metric, now, before_of(known[before], resolved, customers, metric), known[before][1])
            found.append(row)
    return pd.DataFrame(found)


def before_of(part: tuple[Any, ...], resolved: ResolvedFilters, customers: set[str], metric: str) -> dict[str, float]:
    """An earlier part's figure: its answers in the period, and where it has none there, those before the period."""
    rows = belonging(part[3], customers, resolved.with_nobody)
    shown = figure(metric, rows[rows["day"] >= resolved.first])
    return shown if shown["n"] else figure(metric, rows[rows["day"] < resolved.first])


def compared(metric: str, now: dict[str, float], then: dict[str, float], called: str) -> dict[str, Any]:
    """The change and what chance explains of it."""
    told: dict[str, Any] = {"before_name": called}
    if not then["n"]:
        return told
    if metric == "satisfied_ratio":
        pooled = (now["numerator"] + then["numerator"]) / (now["n"] + then["n"])
        chance = Z * math.sqrt(pooled * (1 - pooled) * (1 / now["n"] + 1 / then["n"]))
    else:
        chance = Z * math.sqrt(now["error"] ** 2 + then["error"] ** 2)
    change = now["value"] - then["value"]
    larger = None if math.isnan(chance) else abs(change) > chance
    told |= {"before_n": then["n"], "previous": then["value"], "change": change, "by_chance": chance}
    return told | {"is_larger": larger}


def answers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The list behind the three figures."""
    rows = heard(facts, resolved, customers, ["csat", "nps"])
    found = []
    for metric, _ in METRICS:
        for row in judged(rows, metric).itertuples():
            found.append(
                {
                    "metric": metric,
                    "respondent": "" if missing(row.customer_id) else row.customer_id,
                    "answered_on": days.date(row.day),
                    "score": row.score,
                    "verdict": verdict(metric, row),
                    "survey_id": row.survey_id,
                    "response_id": row.response_id,
                }
            )
    return pd.DataFrame(found)


def verdict(metric: str, row: Any) -> str:
    """What an answer makes of its respondent."""
    if metric != "nps":
        return "satisfied" if row.is_satisfied else "not_satisfied"
    return "promoter" if row.score >= 9 else "detractor" if row.score <= 6 else "passive"
