"""Items, service quality, Kano, indexes, choices, comments and lists of customers, recounted from the plain tables."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import mean, stdev
from typing import Any

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.activity import islands
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.overview_facts import belonging
from tests.recount.population import attributes
from tests.recount.satisfaction import heard, judged, missing, questions, scored, verdict, wilson

Z = 1.96
SCORED = ("csat", "nps", "effort", "servqual_expectation", "servqual_adequate", "servqual_perception", "acsi_overall")
SCORED += ("acsi_expectation", "acsi_ideal", "rating", "importance")
PERFORMANCE = ("rating", "effort", "servqual_perception")
SIDES = {"product": 1, "service": 1, "personnel": 1, "image": 1, "money": -1, "time": -1, "energy": -1}
DRIVERS = ("value", "brand", "relationship")
# Rows: the feature is there; columns: it is not. 1 like it, 2 expect it, 3 neutral, 4 can live with it, 5 dislike it.
KANO = {1: "QAAAO", 2: "RIIIM", 3: "RIIIM", 4: "RIIIM", 5: "RRRRQ"}


def items(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row per question; equal wording, role and scale in several surveys is one."""
    rows = heard(facts, resolved, customers, SCORED)
    counted = responses_of(facts, resolved, customers)
    counted = counted[counted["is_counted"]]
    sizes = counted.groupby("survey_id").size()
    asked, overall = questions(facts), satisfaction_of(rows)
    found = []
    for key, own in rows.groupby("key"):
        n, scores = len(own), list(own["score"])
        asking = [survey for survey, other in zip(asked["survey_id"], asked["key"], strict=True) if other == key]
        known = own["is_satisfied"].notna().all()
        top = int(own["is_satisfied"].fillna(False).astype(bool).sum()) if known else np.nan
        low, high = wilson(top, n) if known else (np.nan, np.nan)
        error = stdev(scores) / math.sqrt(n) if n > 1 else np.nan
        row = {
            "question": own["question"].iloc[0],
            "wording": own["wording"].iloc[0],
            "role": key[1],
            "scale_min": key[2],
            "scale_max": key[3],
            "surveys": own["survey_id"].nunique(),
            "n": n,
            "blank": int(sum(sizes.get(survey, 0) for survey in asking)) - n,
            "mean": mean(scores),
            "mean_low": mean(scores) - Z * error,
            "mean_high": mean(scores) + Z * error,
            "top2_ratio": top / n,
            "low": low,
            "high": high,
            "index": own["on_100"].mean(),
        }
        found.append(row | importance(rows, own, key[1], overall))
    return pd.DataFrame(found)


def satisfaction_of(rows: pd.DataFrame) -> dict[Any, float]:
    """Overall satisfaction of each response on 0 to 100: the mean of its csat answers, else of the ACSI-style one."""
    overall: dict[Any, float] = {}
    for wanted in ("csat", "acsi_overall"):
        told = rows[(rows["role"] == wanted) & rows["on_100"].notna()]
        for response, scores in told.groupby(["survey_id", "response_id"])["on_100"]:
            overall.setdefault(response, scores.mean())
    return overall


def importance(rows: pd.DataFrame, own: pd.DataFrame, role: str, overall: dict[Any, float]) -> dict[str, Any]:
    """What a question of importance for the same item says; else the correlation with overall satisfaction."""
    if role not in PERFORMANCE:
        return {}
    named = own["item"].dropna()
    named = named[named != ""]
    if len(named):
        stated = rows[(rows["role"] == "importance") & (rows["item"] == max(named))]
        if len(stated) and stated["scale_min"].nunique() == 1 and stated["scale_max"].nunique() == 1:
            return {"importance": stated["score"].mean(), "importance_n": len(stated), "importance_from": "stated"}
    pairs = [
        (row.score, overall[row.survey_id, row.response_id])
        for row in own.itertuples()
        if (row.survey_id, row.response_id) in overall
    ]
    if len({round(x, 6) for x, _ in pairs}) < 2 or len({round(y, 6) for _, y in pairs}) < 2:
        return {}
    correlation = float(np.corrcoef(np.array(pairs).T)[0, 1])
    return {"importance": correlation, "importance_n": len(pairs), "importance_from": "derived"}


def responses_of(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Responses of the chosen customers in the period, complete or not."""
    rows = belonging(facts.responses, customers, resolved.with_nobody)
    rows = rows[rows["day"].between(resolved.first, min(resolved.last, resolved.as_of))].copy()
    rows["is_counted"] = rows["is_complete"] | (resolved.rules["responses"] == "all")
    return rows


def response(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """How many answered each survey, and how many of them are known."""
    surveys = facts.table("surveys", "survey_id", "name", "invited").set_index("survey_id")
    found = []
    for survey, own in responses_of(facts, resolved, customers).groupby("survey_id"):
        invited = surveys["invited"].get(survey, np.nan)
        complete = int(own["is_complete"].sum())
        found.append(
            {
                "survey_id": survey,
                "responses": len(own),
                "complete": complete,
                "partial": len(own) - complete,
                "matched": int(own["customer_id"].notna().sum()),
                "unmatched": int(own["customer_id"].isna().sum()),
                "invited": invited,
                "response_ratio": complete / invited if invited else np.nan,
                "first_on": days.date(own["day"].min()),
                "last_on": days.date(own["day"].max()),
            }
        )
    return pd.DataFrame(found)


def pairs(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> list[dict[str, Any]]:
    """Expectation, adequate and perception of an item by one respondent on one scale, with both ends answered."""
    roles = {
        "servqual_expectation": "expectation",
        "servqual_adequate": "adequate",
        "servqual_perception": "perception",
    }
    rows = heard(facts, resolved, customers, list(roles))
    answers_by_item: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.itertuples():
        dimension = None if missing(row.dimension) or not row.dimension else row.dimension
        item = dimension if missing(row.item) or not row.item else row.item
        if item is None:
            continue
        own = answers_by_item[row.survey_id, row.response_id, row.scale_min, row.scale_max, item]
        own[roles[row.role]].append(row.score)
        own["dimension"] += [dimension] if dimension else []
        if not missing(row.weight):
            own[f"{roles[row.role]} weight"].append(row.weight)
    found = []
    for (survey, answer, least, most, item), own in answers_by_item.items():
        if own["expectation"] and own["perception"]:
            weights = own["perception weight"] or own["expectation weight"]
            found.append(
                {
                    "respondent": (survey, answer),
                    "scale": (least, most),
                    "item": item,
                    "dimension": max(own["dimension"], default="Unknown"),
                    "expectation": mean(own["expectation"]),
                    "perception": mean(own["perception"]),
                    "adequate": mean(own["adequate"]) if own["adequate"] else None,
                    "weight": max(weights) if weights else None,
                }
            )
    return found


def servqual(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Expectation, perception and gap of the whole, of each dimension and of each item."""
    found = []
    told = pairs(facts, resolved, customers)
    for scale in {pair["scale"] for pair in told}:
        mine = [pair for pair in told if pair["scale"] == scale]
        by_item = grouped(mine, "dimension", "item")
        points = {key: averages(own, "weight") for key, own in by_item.items()}
        dimensions = sorted({dimension for dimension, _ in by_item})
        size = {d: sum(1 for dimension, _ in by_item if dimension == d) for d in dimensions}
        given = math.fsum(value for value in points.values() if value is not None)
        share = {key: (points[key] or 0) / given if given else 1 / size[key[0]] / len(dimensions) for key in by_item}
        whole = {d: math.fsum(part for key, part in share.items() if key[0] == d) for d in dimensions}
        rows: list[tuple[str, Any, Any, float, dict[Any, float]]] = [
            ("overall", None, None, 1.0, {key: whole[key[0]] / size[key[0]] for key in by_item})
        ]
        rows += [
            ("dimension", d, None, whole[d], {key: 1 / size[d] for key in by_item if key[0] == d}) for d in dimensions
        ]
        rows += [("item", *key, share[key], {key: 1.0}) for key in by_item]
        for level, dimension, item, weight, parts in rows:
            made = combined({key: by_item[key] for key in parts}, parts)
            found.append(
                {"level": level, "dimension": dimension, "item": item, "weight": weight, **made}
                | {"scale_min": scale[0], "scale_max": scale[1]}
            )
    return pd.DataFrame(found)


def grouped(rows: Sequence[dict[str, Any]], *names: str) -> dict[Any, list[dict[str, Any]]]:
    """Rows by the values of these fields."""
    found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in names)].append(row)
    return found


def averages(rows: Sequence[Mapping[str, Any]], name: str) -> float | None:
    """The mean of what is there."""
    there = [row[name] for row in rows if row[name] is not None]
    return mean(there) if there else None


def combined(by_item: dict[Any, list[dict[str, Any]]], parts: dict[Any, float]) -> dict[str, float]:
    """Weighted means of several items, and how uncertain their gap is when the same people answer several of them."""
    expected = math.fsum(parts[key] * mean(row["expectation"] for row in own) for key, own in by_item.items())
    perceived = math.fsum(parts[key] * mean(row["perception"] for row in own) for key, own in by_item.items())
    moved: dict[Any, float] = defaultdict(float)
    for key, own in by_item.items():
        gap = mean(row["perception"] - row["expectation"] for row in own)
        for row in own:
            moved[row["respondent"]] += parts[key] / len(own) * (row["perception"] - row["expectation"] - gap)
    error = clustered(moved.values())
    return {
        "expectation": expected,
        "perception": perceived,
        "gap": perceived - expected,
        "low": perceived - expected - Z * error,
        "high": perceived - expected + Z * error,
        "n": len(moved),
    }


def clustered(moved: Any) -> float:
    """The standard error of a sum to which each respondent adds once."""
    steps = list(moved)
    n = len(steps)
    return math.sqrt(math.fsum(step * step for step in steps) * n / (n - 1)) if n > 1 else np.nan


def tolerance(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Answers within, above and below the zone of tolerance."""
    told = [pair for pair in pairs(facts, resolved, customers) if pair["adequate"] is not None]
    found = []
    for level, names in (("item", ("scale", "dimension", "item")), ("dimension", ("scale", "dimension"))):
        for key, own in grouped(told, *names).items():
            fully = sum(1 for row in own if row["perception"] >= row["expectation"])
            partly = sum(1 for row in own if row["adequate"] <= row["perception"] < row["expectation"])
            low, high = wilson(fully, len(own))
            found.append(
                {
                    "level": level,
                    "dimension": key[1],
                    "item": key[2] if level == "item" else None,
                    "satisfied": fully,
                    "basically_satisfied": partly,
                    "dissatisfied": len(own) - fully - partly,
                    "n": len(own),
                    "satisfied_ratio": fully / len(own),
                    "low": low,
                    "high": high,
                    "desired": averages(own, "expectation"),
                    "adequate": averages(own, "adequate"),
                    "perceived": averages(own, "perception"),
                    "scale_min": key[0][0],
                    "scale_max": key[0][1],
                }
            )
    return pd.DataFrame(found)


def kano(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Categories of each feature by Kano's table."""
    rows = heard(facts, resolved, customers, ["kano_functional", "kano_dysfunctional"])
    told: dict[Any, dict[str, float]] = defaultdict(dict)
    for row in rows.itertuples():
        if not missing(row.item) and row.item:
            own = told[row.survey_id, row.response_id, row.item]
            own[row.role] = max(row.score, own.get(row.role, row.score))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, _, feature), own in told.items():
        if len(own) == 2 and {own["kano_functional"], own["kano_dysfunctional"]} <= {1, 2, 3, 4, 5}:
            counts[feature][KANO[int(own["kano_functional"])][int(own["kano_dysfunctional"]) - 1]] += 1
    found = []
    for feature, c in counts.items():
        clear = c["A"] + c["O"] + c["M"] + c["I"]
        better, worse = c["A"] + c["O"], c["O"] + c["M"]
        (better_low, better_high), (worse_low, worse_high) = wilson(better, clear), wilson(worse, clear)
        most = max(c.values())
        found.append(
            {"feature": feature, **{letter: c[letter] for letter in "AOMIRQ"}, "n": sum(c.values())}
            | {"category": next(letter for letter in "MOAIRQ" if c[letter] == most)}
            | {"better": better / clear if clear else np.nan, "better_low": better_low, "better_high": better_high}
            | {"worse": -worse / clear if clear else np.nan, "worse_low": -worse_high, "worse_high": -worse_low}
        )
    return pd.DataFrame(found)


def acsi_style(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The weighted index of three items of 1 to 10; a blank is left out of its own mean."""
    names = ("overall", "expectation", "ideal")
    rows = heard(facts, resolved, customers, [f"acsi_{name}" for name in names])
    rows = rows[(rows["scale_min"] == 1) & (rows["scale_max"] == 10)]
    weights = {name: float(resolved.rules[f"acsi_{name}_weight"]) for name in names}
    told: dict[str, dict[Any, float]] = {name: {} for name in names}
    for name in names:
        mine = rows[rows["role"] == f"acsi_{name}"]
        for key, scores in mine.groupby(["survey_id", "response_id"])["score"]:
            told[name][key] = scores.mean()
    means = {name: mean(told[name].values()) if told[name] else np.nan for name in names}
    everybody = set(itertools.chain(*told.values()))
    row: dict[str, Any] = {**means, "n": len(everybody)} | {f"{name}_n": len(told[name]) for name in names}
    total = math.fsum(weights.values())
    index = (math.fsum(weights[name] * means[name] for name in names) - total) / (9 * total) * 100
    moved = [
        math.fsum(
            weights[name] / total * (told[name][key] - means[name]) / len(told[name])
            for name in names
            if key in told[name]
        )
        for key in everybody
    ]
    error = clustered(moved) * 100 / 9 if moved else np.nan
    ends = (np.nan, np.nan) if math.isnan(error + index) else (max(index - Z * error, 0), min(index + Z * error, 100))
    return pd.DataFrame([row | {"index": index, "low": ends[0], "high": ends[1]}])


def rated(
    facts: Facts, resolved: ResolvedFilters, customers: set[str]
) -> dict[str, tuple[float, dict[Any, float], float | None]]:
    """Per dimension: the mean of its items' means on 0 to 100, how far each respondent moves it, and its points."""
    rows = heard(facts, resolved, customers, ["rating"])
    rows = rows[rows["on_100"].notna()]
    answers_by_item: dict[str, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.itertuples():
        if not missing(row.dimension) and row.dimension:
            item = row.key if missing(row.item) or not row.item else row.item
            answers_by_item[row.dimension][item].append(row)
    found = {}
    for dimension, own in answers_by_item.items():
        middle = {item: mean(row.on_100 for row in told) for item, told in own.items()}
        moved: dict[Any, float] = defaultdict(float)
        for item, told in own.items():
            for row in told:
                moved[row.survey_id, row.response_id] += (row.on_100 - middle[item]) / len(told) / len(own)
        weights = [
            mean(there) for told in own.values() if (there := [row.weight for row in told if not missing(row.weight)])
        ]
        found[dimension] = (mean(middle.values()), moved, math.fsum(weights) if weights else None)
    return found


def equity_drivers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Value, brand and relationship."""
    told = rated(facts, resolved, customers)
    return pd.DataFrame(
        [
            {"driver": name, "index": told[name][0], "n": len(told[name][1]), **ends(*told[name][:2])}
            for name in DRIVERS
            if name in told
        ]
    )


def ends(middle: float, moved: dict[Any, float], least: float = 0) -> dict[str, float]:
    """1.96 standard errors to both sides, cut at the ends of the scale."""
    error = clustered(moved.values())
    if math.isnan(error):
        return {"low": np.nan, "high": np.nan}
    return {"low": max(middle - Z * error, least), "high": min(middle + Z * error, 100)}


def delivered_value(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Weighted benefits less weighted costs."""
    told = {name: own for name, own in rated(facts, resolved, customers).items() if name in SIDES}
    weight = {}
    for side in (1, -1):
        mine = [name for name in told if SIDES[name] == side]
        points = math.fsum(told[name][2] or 0 for name in mine)
        weight |= {name: (told[name][2] or 0) / points if points else 1 / len(mine) for name in mine}
    found = [
        {"dimension": name, "side": "benefit" if SIDES[name] > 0 else "cost", "mean": own[0], "weight": weight[name]}
        | {"n": len(own[1]), **ends(own[0], own[1])}
        for name, own in told.items()
    ]
    if {SIDES[name] for name in told} == {1, -1}:
        total = math.fsum(SIDES[name] * weight[name] * own[0] for name, own in told.items())
        moved: dict[Any, float] = defaultdict(float)
        for name, own in told.items():
            for key, step in own[1].items():
                moved[key] += SIDES[name] * weight[name] * step
        found.append(
            {"dimension": "total", "side": "total", "mean": total, "n": len(moved), **ends(total, moved, -100)}
        )
    return pd.DataFrame(found)


def worded(facts: Facts, resolved: ResolvedFilters, customers: set[str], role: str) -> pd.DataFrame:
    """Answers in words to questions of one role, of the responses that count."""
    given = facts.table("survey_answers", "survey_id", "response_id", "question_id", "option", "score", "text")
    asked = questions(facts).drop(columns=["weight"])
    mine = responses_of(facts, resolved, customers)
    rows = given.merge(asked[asked["role"] == role], on=["survey_id", "question_id"])
    return rows.merge(mine[mine["is_counted"]], on=["survey_id", "response_id"])


def choices(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """How many chose each option, of those who chose any."""
    told: dict[Any, dict[Any, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in worded(facts, resolved, customers, "choice").itertuples():
        text = "" if missing(row.text) else row.text
        option = row.option or text
        if option and (text or not missing(row.score)):
            told[row.key, row.question, row.wording][row.survey_id, row.response_id].add(option)
    found = []
    for (_, question, wording), own in told.items():
        for option, chosen_by in Counter(itertools.chain(*own.values())).items():
            low, high = wilson(chosen_by, len(own))
            found.append(
                {"question": question, "wording": wording, "option": option, "chosen": chosen_by, "n": len(own)}
                | {"ratio": chosen_by / len(own), "low": low, "high": high}
            )
    return pd.DataFrame(found)


def comments(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """What was written, beside the satisfaction of the same response."""
    rows = scored(facts, resolved)
    csat, nps = (
        judged(rows, metric).groupby(["survey_id", "response_id"])["score"].min().to_dict()
        for metric in ("satisfied_ratio", "nps")
    )
    found = []
    for row in worded(facts, resolved, customers, "comment").itertuples():
        if missing(row.text) or not row.text.replace(" ", ""):
            continue
        key = (row.survey_id, row.response_id)
        found.append(
            {
                "respondent": "" if missing(row.customer_id) else row.customer_id,
                "submitted_on": days.date(row.day),
                "score": csat.get(key, nps.get(key)),
                "score_of": "csat" if key in csat else "nps" if key in nps else None,
                "nps": nps.get(key),
                "text": row.text,
                "survey_id": row.survey_id,
                "response_id": row.response_id,
            }
        )
    return pd.DataFrame(found)


def detractors(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers whose latest recommendation is 6 or less."""
    rows = judged(heard(facts, resolved, customers, ["nps"]), "nps")
    rows = latest(rows[rows["customer_id"].isin(customers)])
    people = attributes(facts, resolved).set_index("customer_id")
    bought = facts.purchases[facts.purchases["day"] <= resolved.as_of].groupby("customer_id")["day"].max()
    lines = facts.lines[facts.lines["day"].between(resolved.as_of - 364, resolved.as_of)]
    if resolved.rules["returns"] == "ignore":
        lines = lines[~lines["is_return"]]
    amounts = lines.groupby("customer_id")["amount"].sum()
    found = []
    for row in rows[rows["score"] <= 6].itertuples():
        silent = resolved.as_of - bought[row.customer_id] if row.customer_id in bought.index else None
        person = people.loc[row.customer_id]
        found.append(
            {
                "customer_id": row.customer_id,
                "tier": person["tier"],
                "owner": person["owner"],
                "branch": person["branch"],
                "score": row.score,
                "said_on": days.date(row.day),
                "silent_days": silent,
                "amount": amounts.get(row.customer_id, 0.0),
                "is_top_tier": person["tier"]
                in ("core", "important", "ordinary", "small")[: resolved.rules["top_tiers"]],
                "is_silent": silent is None or silent >= resolved.rules["silent_detractor_days"],
            }
        )
    return pd.DataFrame(found)


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The latest answer of each customer."""
    order = ["moment", "survey_id", "response_id", "question_id"]
    return rows.sort_values(order, ascending=[False, False, False, True]).drop_duplicates("customer_id")


def before_churn(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Later churn of customers who were active when they answered."""
    told = later(facts, resolved, customers)
    found = []
    for metric, verdicts in (
        ("nps", ("promoter", "passive", "detractor")),
        ("satisfied_ratio", ("satisfied", "not_satisfied")),
    ):
        for name in verdicts:
            own = [row for row in told if (row["metric"], row["verdict"]) == (metric, name)]
            lost = sum(1 for row in own if row["is_churned"])
            low, high = wilson(lost, len(own))
            found.append(
                {"metric": metric, "verdict": name, "customers": len(own), "churned": lost}
                | {"churn_ratio": lost / len(own) if own else np.nan, "low": low, "high": high}
            )
    return pd.DataFrame(found)


def later(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> list[dict[str, Any]]:
    """The latest answer with enough days after it of each customer who was active on its day, and what followed."""
    horizon = resolved.rules["before_churn_days"]
    isles: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for isle in islands(facts, resolved).itertuples():
        isles[isle.customer_id].append((isle.began, isle.ended + resolved.window))
    rows = heard(facts, resolved, customers, ["csat", "nps"])
    rows = rows[rows["customer_id"].isin(customers) & (rows["day"] <= resolved.as_of - horizon)]
    found = []
    for metric in ("nps", "satisfied_ratio"):
        mine = judged(rows, metric)
        active = [
            any(began <= day <= ended for began, ended in isles[customer])
            for customer, day in zip(mine["customer_id"], mine["day"], strict=True)
        ]
        mine = mine[pd.Series(active, index=mine.index, dtype=bool)]
        for row in latest(mine).itertuples():
            lost = any(
                began <= row.day <= ended and ended + 1 <= row.day + horizon for began, ended in isles[row.customer_id]
            )
            found.append(
                {"metric": metric, "verdict": verdict(metric, row), "customer_id": row.customer_id}
                | {"said_on": days.date(row.day), "score": row.score, "is_churned": lost}
            )
    return found


def before_churn_customers(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The list behind it."""
    return pd.DataFrame(later(facts, resolved, customers))
