"""Published examples and examples by hand: Wilson, NPS, Kano, SERVQUAL, the formula of the ACSI, the shared files."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

from data.warehouse import Warehouse
from queries import Filters, run

Small = Callable[..., Warehouse]
Answers = Sequence[Mapping[str, Any]]
SENT = dt.datetime(2026, 5, 1, 12)
CSAT = {"question_id": "csat", "role": "csat", "wording": "How satisfied are you?", "scale_min": 1, "scale_max": 5}
NPS = {"question_id": "nps", "role": "nps", "wording": "Would you recommend us?", "scale_min": 0, "scale_max": 10}


def survey(questions: Sequence[dict[str, Any]], said: Answers, name: str = "s") -> dict[str, list[dict[str, Any]]]:
    """The rows of one survey: each of `said` is a response, its scores by question; None is a blank."""
    keys = [{"survey_id": name, "response_id": f"{name}-{number}"} for number in range(len(said))]
    return {
        "survey_questions": [{"survey_id": name, **question} for question in questions],
        "survey_responses": [key | {"submitted_at": SENT, "is_complete": True} for key in keys],
        "survey_answers": [
            key | {"question_id": question, "option": "", "score": score}
            for key, scores in zip(keys, said, strict=True)
            for question, score in scores.items()
        ],
    }


def only_row(frame: pd.DataFrame, **cells: object) -> pd.Series:
    """The only row with these values."""
    for column, value in cells.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1
    return frame.iloc[0]


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_rate_is_wilsons(small_warehouse: Small, hits: int, n: int, low: float, high: float) -> None:
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998).

    Table I, method 3, Wilson's score interval without continuity correction, for 81/263, 15/148, 0/20 and 1/29.
    """
    warehouse = small_warehouse(**survey([CSAT], [{"csat": 5 if number < hits else 1} for number in range(n)]))
    told = only_row(run(warehouse, "satisfaction/headline"), metric="satisfied_ratio")
    assert (told["n"], told["numerator"]) == (n, hits)
    assert round(told["low"], 4) == low
    assert round(told["high"], 4) == high
    row = run(warehouse, "satisfaction/by_segment").iloc[0]
    item = run(warehouse, "satisfaction/items").iloc[0]
    for other_low, other_high in ((row["satisfied_low"], row["satisfied_high"]), (item["low"], item["high"])):
        assert (other_low, other_high) == pytest.approx((told["low"], told["high"]))


def test_the_shared_answers_give_the_figures_that_every_file_must_import_to(small_warehouse: Small) -> None:
    """`survey_formats/expected.json`: 23 complete responses, one unfinished; 2, 2, 5, 7, 6 times 1 to 5 and one blank.

    Mean 79 / 22 = 3.590909, best two 13 / 22 = .590909, NPS 100 × (7 - 10) / 23 = -13.043478.
    """
    csat = [1] * 2 + [2] * 2 + [3] * 5 + [4] * 7 + [5] * 6 + [None]
    nps = [9, 10, 9, 10, 9, 10, 9, *[7, 8, 7, 8, 7, 8], *[0, 1, 2, 3, 4, 5, 6, 6, 5, 4]]
    rows = survey([CSAT, NPS], [{"csat": s, "nps": r} for s, r in zip([*csat, 5], [*nps, 10], strict=True)])
    rows["survey_responses"][-1]["is_complete"] = False
    warehouse = small_warehouse(**rows)
    told = run(warehouse, "satisfaction/headline").set_index("metric")
    assert told["n"].to_dict() == {"satisfied_ratio": 22, "nps": 23, "index": 22}
    assert told.loc["satisfied_ratio", "value"] == pytest.approx(0.590909, abs=5e-7)
    assert told.loc["nps", "value"] == pytest.approx(-13.043478, abs=5e-7)
    assert told.loc["index", "value"] == pytest.approx((79 / 22 - 1) / 4 * 100)
    item = only_row(run(warehouse, "satisfaction/items"), role="csat")
    assert item["mean"] == pytest.approx(3.590909, abs=5e-7)
    assert item["top2_ratio"] == pytest.approx(0.590909, abs=5e-7)
    assert (item["n"], item["blank"]) == (22, 1)
    back = run(warehouse, "satisfaction/response").iloc[0]
    assert (back["responses"], back["complete"], back["partial"], back["unmatched"]) == (24, 23, 1, 24)
    every = run(warehouse, "satisfaction/headline", Filters().with_rule("responses", "all")).set_index("metric")
    assert every["n"].to_dict() == {"satisfied_ratio": 23, "nps": 24, "index": 23}


def test_the_net_promoter_score_has_the_variance_of_promoters_less_detractors(small_warehouse: Small) -> None:
    """By hand: p = 5/10, d = 2/10; variance 100² × (.5 + .2 - .3²) / 10 = 610, so 30 ± 1.96 × 24.698."""
    warehouse = small_warehouse(**survey([NPS], [{"nps": score} for score in (9, 9, 10, 10, 9, 7, 8, 7, 6, 0)]))
    told = only_row(run(warehouse, "satisfaction/headline"), metric="nps")
    assert told["value"] == pytest.approx(30)
    assert told["low"] == pytest.approx(30 - 1.96 * math.sqrt(610))
    assert told["high"] == pytest.approx(30 + 1.96 * math.sqrt(610))


def waves(small_warehouse: Small, earlier: Answers, later: Answers, wording: str) -> Warehouse:
    """Two waves of one survey, the later one asking in these words."""
    first = survey([CSAT, NPS], earlier, "w1")
    second = survey([CSAT | {"wording": wording}, NPS], later, "w2")
    rows = {name: first[name] + second[name] for name in first}
    rows["surveys"] = [
        {"survey_id": "w1", "name": "Spring", "opened_on": dt.date(2026, 3, 1), "closed_on": dt.date(2026, 3, 9)},
        {"survey_id": "w2", "name": "Summer", "opened_on": dt.date(2026, 5, 1), "closed_on": dt.date(2026, 5, 9)},
    ]
    for response in rows["survey_responses"]:
        if response["survey_id"] == "w1":
            response["submitted_at"] = dt.datetime(2026, 3, 2, 9)
    return small_warehouse(**rows)


def test_a_change_between_waves_is_larger_than_chance_beyond_both_errors(small_warehouse: Small) -> None:
    """By hand. NPS 0 (p = d = .5: variance 10000 / 100 = 100) to 40 (p .7, d .3: 84): 40 > 1.96 √184 = 26.6.

    Satisfaction 50 to 60 of 100: pooled .55, 1.96 × √(.55 × .45 × 2 / 100) = .1379 > .10, so chance may explain it.
    """
    earlier = [{"csat": 5 if n < 50 else 1, "nps": 10 if n < 50 else 0} for n in range(100)]
    later = [{"csat": 5 if n < 60 else 1, "nps": 10 if n < 70 else 0} for n in range(100)]
    told = run(waves(small_warehouse, earlier, later, "how satisfied  are you?"), "satisfaction/changes")
    nps = only_row(told, wave="w2", metric="nps")
    assert (nps["before"], nps["before_name"], nps["before_n"]) == ("w1", "Spring", 100)
    assert nps["change"] == pytest.approx(40)
    assert nps["by_chance"] == pytest.approx(1.96 * math.sqrt(184))
    assert nps["is_larger"]
    rate = only_row(told, wave="w2", metric="satisfied_ratio")
    assert rate["change"] == pytest.approx(0.10)
    assert rate["by_chance"] == pytest.approx(1.96 * math.sqrt(0.55 * 0.45 * 2 / 100))
    assert not rate["is_larger"]
    first = only_row(told, wave="w1", metric="nps")
    assert not first["is_comparable"]
    assert pd.isna(first["change"])


def test_waves_that_ask_in_other_words_are_not_compared(small_warehouse: Small) -> None:
    said = [{"csat": 4, "nps": 9}] * 12
    told = run(waves(small_warehouse, said, said, "Are you happy with us?"), "satisfaction/changes")
    for metric in ("satisfied_ratio", "index"):
        row = only_row(told, wave="w2", metric=metric)
        assert not row["is_comparable"]
        assert row[["before", "previous", "change", "is_larger"]].isna().all()
    assert only_row(told, wave="w2", metric="nps")["is_comparable"]


def test_the_wave_before_is_compared_with_also_when_it_lies_before_the_period(small_warehouse: Small) -> None:
    warehouse = waves(small_warehouse, [{"nps": 0}] * 10, [{"nps": 10}] * 10, "")
    told = run(warehouse, "satisfaction/changes", Filters(from_on=dt.date(2026, 4, 1)))
    assert told["wave"].unique().tolist() == ["w2"]
    assert only_row(told, metric="nps")["change"] == pytest.approx(200)


def test_one_question_on_two_scales_is_two_items(small_warehouse: Small) -> None:
    five = survey([CSAT], [{"csat": 4}, {"csat": 2}], "a")
    ten = survey([CSAT | {"scale_max": 10}], [{"csat": 9}], "b")
    warehouse = small_warehouse(**{name: five[name] + ten[name] for name in five})
    told = run(warehouse, "satisfaction/items").set_index("scale_max")["mean"].to_dict()
    assert told == {5: 3, 10: 9}


# The evaluation table as printed: rows the feature is there, columns it is not; both from like to dislike.
PRINTED = {"like": "QAAAO", "must-be": "RIIIM", "neutral": "RIIIM", "live with": "RIIIM", "dislike": "RRRRQ"}


@pytest.mark.parametrize("functional", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("dysfunctional", [1, 2, 3, 4, 5])
def test_a_pair_of_answers_falls_into_kanos_category(
    small_warehouse: Small, functional: int, dysfunctional: int
) -> None:
    """C. Berger et al., Kano's methods for understanding customer-defined quality.

    Center for Quality Management Journal 2 (4), 1993: the evaluation table.
    """
    warehouse = small_warehouse(**survey(kano_questions(), [{"f": functional, "d": dysfunctional}]))
    told = run(warehouse, "satisfaction/kano").iloc[0]
    assert told["category"] == list(PRINTED.values())[functional - 1][dysfunctional - 1]
    assert told[told["category"]] == told["n"] == 1


def kano_questions() -> list[dict[str, Any]]:
    common = {"item": "edge grip", "scale_min": 1, "scale_max": 5}
    return [
        {"question_id": "f", "role": "kano_functional", "wording": "If it is there?", **common},
        {"question_id": "d", "role": "kano_dysfunctional", "wording": "If it is not?", **common},
    ]


PAIRS = {"A": (1, 3), "O": (1, 5), "M": (2, 5), "I": (3, 3), "R": (3, 1), "Q": (1, 1)}


@pytest.mark.parametrize(
    ("counts", "category", "better", "worse"),
    [
        ({"A": 70, "O": 323, "M": 493, "I": 95, "R": 3, "Q": 15}, "M", 393 / 981, -816 / 981),
        ({"A": 104, "O": 451, "M": 305, "I": 115, "R": 12, "Q": 12}, "O", 555 / 975, -756 / 975),
        ({"A": 64, "O": 22, "M": 8, "I": 5, "R": 1}, "A", 86 / 99, -30 / 99),
        ({"A": 2, "O": 2, "M": 2, "I": 2, "R": 2, "Q": 2}, "M", 0.5, -0.5),
        ({"A": 3, "O": 3, "I": 3, "R": 3}, "O", 6 / 9, -3 / 9),
        ({"A": 1, "I": 1, "R": 1, "Q": 1}, "A", 0.5, 0),
        ({"R": 2, "Q": 2}, "R", None, None),
    ],
)
def test_the_most_frequent_category_wins_and_better_and_worse_leave_r_and_q_out(
    small_warehouse: Small, counts: dict[str, int], category: str, better: float | None, worse: float | None
) -> None:
    """Better is (A + O) / (A + O + M + I), worse -(O + M) / the same; ties go M > O > A > I > R > Q.

    E. Sauerwein et al., The Kano model: how to delight your customers, Innsbruck 1996: skis. Edge grip 7 % A, 32.3 % O,
    49.3 % M, 9.5 % I, .3 % R, 1.5 % Q is must-be; ease of turn 10.4, 45.1, 30.5, 11.5, 1.2, 1.2 % is one-dimensional.
    The other cases are by hand.
    """
    said = [dict(zip("fd", PAIRS[letter], strict=True)) for letter, times in counts.items() for _ in range(times)]
    warehouse = small_warehouse(**survey(kano_questions(), [*said, {"f": 1, "d": None}]))
    told = run(warehouse, "satisfaction/kano").iloc[0]
    assert {letter: told[letter] for letter in "AOMIRQ"} == dict.fromkeys("AOMIRQ", 0) | counts
    assert told["n"] == sum(counts.values()) == told[list("AOMIRQ")].sum()
    assert told["category"] == category
    if better is None:
        assert told[["better", "worse", "better_low", "worse_low"]].isna().all()
    else:
        assert (told["better"], told["worse"]) == (pytest.approx(better), pytest.approx(worse))
        assert told["better_low"] <= told["better"] <= told["better_high"]
        assert told["worse_low"] <= told["worse"] <= told["worse_high"]


def pair(item: str, dimension: str, points: float | None = None) -> list[dict[str, Any]]:
    common = {"item": item, "dimension": dimension, "scale_min": 1, "scale_max": 7}
    return [
        {"question_id": f"{item}-e", "role": "servqual_expectation", "wording": f"An excellent one: {item}", **common},
        {"question_id": f"{item}-p", "role": "servqual_perception", "wording": f"Ours: {item}", **common}
        | {"weight": points},
    ]


def test_a_gap_is_perception_less_expectation_of_respondents_with_both(small_warehouse: Small) -> None:
    """By hand, as Parasuraman, Zeithaml & Berry (1988) define it: P - E per item; a dimension is the mean of its items.

    Prompt: E 7 and 6, P 5 and 4: gap -2; a third respondent left P blank. Willing: E 6, P 7: gap 1. Kind: E 5, P 4: -1.
    Responsiveness (-2 + 1) / 2 = -.5 with 60 of 100 points, empathy -1 with 40: overall .6 × -.5 + .4 × -1 = -.7.
    """
    questions = [
        *pair("prompt", "responsiveness", 30),
        *pair("willing", "responsiveness", 30),
        *pair("kind", "empathy", 40),
    ]
    said = [
        {"prompt-e": 7, "prompt-p": 5, "willing-e": 6, "willing-p": 7, "kind-e": 5, "kind-p": 4},
        {"prompt-e": 6, "prompt-p": 4},
        {"prompt-e": 1, "prompt-p": None},
    ]
    told = run(small_warehouse(**survey(questions, said)), "satisfaction/servqual")
    prompt = only_row(told, level="item", item="prompt")
    assert prompt[["expectation", "perception", "gap", "n", "weight"]].tolist() == [6.5, 4.5, -2, 2, 0.3]
    responsive = only_row(told, level="dimension", dimension="responsiveness")
    assert responsive[["expectation", "perception", "gap", "n"]].tolist() == [6.25, 5.75, -0.5, 2]
    whole = only_row(told, level="overall")
    assert whole["gap"] == pytest.approx(-0.7)
    assert whole["expectation"] == pytest.approx(0.6 * 6.25 + 0.4 * 5)
    assert told.loc[told["level"] == "dimension", "weight"].sum() == pytest.approx(1)


def test_dimensions_without_points_count_alike(small_warehouse: Small) -> None:
    questions = [*pair("prompt", "responsiveness"), *pair("willing", "responsiveness"), *pair("kind", "empathy")]
    said = [{"prompt-e": 5, "prompt-p": 3, "willing-e": 5, "willing-p": 3, "kind-e": 5, "kind-p": 5}] * 3
    whole = only_row(run(small_warehouse(**survey(questions, said)), "satisfaction/servqual"), level="overall")
    assert whole["gap"] == pytest.approx((-2 + 0) / 2)
    assert whole[["low", "high"]].tolist() == pytest.approx([-1, -1])


def test_the_zone_of_tolerance_lies_between_adequate_and_desired(small_warehouse: Small) -> None:
    """By hand, after Zeithaml, Berry & Parasuraman (1993): desired 6, adequate 4; perceived 7, 6, 5, 4, 3."""
    adequate = {"question_id": "a", "role": "servqual_adequate", "item": "prompt", "dimension": "responsiveness"}
    questions = [*pair("prompt", "responsiveness"), adequate | {"wording": "Enough", "scale_min": 1, "scale_max": 7}]
    said = [{"prompt-e": 6, "a": 4, "prompt-p": perceived} for perceived in (7, 6, 5, 4, 3)]
    warehouse = small_warehouse(**survey(questions, [*said, {"prompt-e": 6, "prompt-p": 6, "a": None}]))
    told = run(warehouse, "satisfaction/tolerance")
    for level in ("item", "dimension"):
        row = only_row(told, level=level)
        assert row[["satisfied", "basically_satisfied", "dissatisfied", "n"]].tolist() == [2, 2, 1, 5]
        assert row[["desired", "adequate", "perceived"]].tolist() == [6, 4, 5]


ACSI = [
    {"question_id": name, "role": f"acsi_{name}", "wording": name, "scale_min": 1, "scale_max": 10}
    for name in ("overall", "expectation", "ideal")
]


def test_the_acsi_style_index_rescales_the_weighted_means_from_1_10_to_0_100(small_warehouse: Small) -> None:
    """The formula of C. Fornell et al., The American Customer Satisfaction Index, Journal of Marketing 60 (4), 1996.

    (Σ wᵢ x̄ᵢ - Σ wᵢ) / (9 Σ wᵢ) × 100. By hand: means 8, 7 and 6 with equal weights: (21 - 3) / 27 × 100 = 66.67;
    weights 2, 1 and 1: (16 + 7 + 6 - 4) / 36 × 100 = 69.44. All 10 is 100, all 1 is 0.
    """
    said = [
        {"overall": 9, "expectation": 8, "ideal": 7},
        {"overall": 7, "expectation": 6, "ideal": 5},
        {"overall": 8, "expectation": None, "ideal": 6},
    ]
    warehouse = small_warehouse(**survey(ACSI, said))
    equal = run(warehouse, "satisfaction/acsi_style").iloc[0]
    assert equal[["overall", "expectation", "ideal", "n", "expectation_n"]].tolist() == [8, 7, 6, 3, 2]
    assert equal["index"] == pytest.approx(18 / 27 * 100)
    weighted = run(warehouse, "satisfaction/acsi_style", Filters().with_rule("acsi_overall_weight", 2.0)).iloc[0]
    assert weighted["index"] == pytest.approx(25 / 36 * 100)
    assert weighted["overall_weight"] == pytest.approx(0.5)


@pytest.mark.parametrize(("score", "index"), [(1, 0), (10, 100)])
def test_the_acsi_style_index_runs_from_0_to_100(small_warehouse: Small, score: int, index: int) -> None:
    said = [dict.fromkeys(("overall", "expectation", "ideal"), score)] * 4
    row = run(small_warehouse(**survey(ACSI, said)), "satisfaction/acsi_style").iloc[0]
    assert row[["index", "low", "high"]].tolist() == pytest.approx([index] * 3)


def test_delivered_value_is_weighted_benefits_less_weighted_costs(small_warehouse: Small) -> None:
    """By hand on 0 to 100: product 75 (points 60), image 50 (40); money 25 (50), time 100 (50): 65 - 62.5 = 2.5."""
    points = {"product": (4, 60), "image": (3, 40), "money": (2, 50), "time": (5, 50)}
    questions = [
        {"question_id": name, "role": "rating", "wording": name, "dimension": name, "item": name, "weight": weight}
        | {"scale_min": 1, "scale_max": 5}
        for name, (_, weight) in points.items()
    ]
    said = [{name: score for name, (score, _) in points.items()}] * 2
    told = run(small_warehouse(**survey(questions, said)), "satisfaction/delivered_value").set_index("dimension")
    assert told["mean"].to_dict() == {"total": 2.5, "product": 75, "image": 50, "money": 25, "time": 100}
    assert told["weight"].drop("total").to_dict() == {"product": 0.6, "image": 0.4, "money": 0.5, "time": 0.5}
    assert told["side"].to_dict() == {
        "total": "total",
        "product": "benefit",
        "image": "benefit",
        "money": "cost",
        "time": "cost",
    }


def test_importance_is_stated_where_it_is_asked_and_else_the_correlation(small_warehouse: Small) -> None:
    """By hand: prices 1, 2, 3 against satisfaction 2, 2, 5: covariance 1, standard deviations 1 and √3: r = .866."""
    questions = [
        CSAT,
        {"question_id": "p", "role": "rating", "wording": "Price", "item": "price", "scale_min": 1, "scale_max": 5},
        {"question_id": "g", "role": "rating", "wording": "Goods", "item": "goods", "scale_min": 1, "scale_max": 5},
        {"question_id": "i", "role": "importance", "wording": "Goods matter", "item": "goods"}
        | {"scale_min": 1, "scale_max": 5},
    ]
    said = [
        {"csat": 2, "p": 1, "g": 3, "i": 4},
        {"csat": 2, "p": 2, "g": 3, "i": 5},
        {"csat": 5, "p": 3, "g": 3, "i": 3},
    ]
    told = run(small_warehouse(**survey(questions, said)), "satisfaction/items")
    goods, price = only_row(told, question="g"), only_row(told, question="p")
    assert goods[["importance", "importance_n", "importance_from"]].tolist() == [4, 3, "stated"]
    assert price["importance"] == pytest.approx(math.sqrt(3) / 2)
    assert price["importance_from"] == "derived"


def test_a_blank_answer_counts_nowhere(small_warehouse: Small) -> None:
    """A corrected file leaves a row with neither score nor text where an answer was taken back."""
    rows = survey([CSAT, {"question_id": "why", "role": "comment", "wording": "Why?"}], [{"csat": None, "why": None}])
    rows["survey_questions"].append({"survey_id": "s", "question_id": "ch", "role": "choice", "wording": "Where?"})
    rows["survey_answers"].append({"survey_id": "s", "response_id": "s-0", "question_id": "ch", "option": "Shop"})
    warehouse = small_warehouse(**rows)
    assert run(warehouse, "satisfaction/headline")["n"].tolist() == [0, 0, 0]
    for name in ("items", "choices", "comments", "answers", "trend", "item_answers", "choice_respondents"):
        assert run(warehouse, f"satisfaction/{name}").empty
    assert run(warehouse, "satisfaction/response").iloc[0]["complete"] == 1


def test_a_response_without_a_day_counts_on_the_day_its_survey_closed_or_opened(small_warehouse: Small) -> None:
    rows = {name: [] for name in survey([CSAT], [])}
    for name in ("closed", "opened", "never"):
        for table, found in survey([CSAT], [{"csat": 5}], name).items():
            rows[table] += found
    for response in rows["survey_responses"]:
        response["submitted_at"] = None
    rows["surveys"] = [
        {"survey_id": "closed", "opened_on": dt.date(2026, 1, 1), "closed_on": dt.date(2026, 1, 31)},
        {"survey_id": "opened", "opened_on": dt.date(2026, 2, 3)},
    ]
    answers = run(small_warehouse(**rows), "satisfaction/answers")
    days = answers[answers["metric"] == "index"].set_index("survey_id")["answered_on"].dt.date.to_dict()
    assert days == {"closed": dt.date(2026, 1, 31), "opened": dt.date(2026, 2, 3)}


def test_choices_count_respondents_of_any_option_and_options_by_their_label(small_warehouse: Small) -> None:
    """Choose-all keeps the option with what was typed beside it; single choice only a text."""
    rows = survey([{"question_id": "ch", "role": "choice", "wording": "Where?"}], [{}, {}, {}])
    said = [("s-0", "Shop", "Shop"), ("s-0", "Other", "at a fair"), ("s-1", "", "Shop"), ("s-2", "Web", "Web")]
    rows["survey_answers"] = [
        {"survey_id": "s", "response_id": response, "question_id": "ch", "option": option, "text": text}
        for response, option, text in said
    ]
    told = run(small_warehouse(**rows), "satisfaction/choices").set_index("option")
    assert told["chosen"].to_dict() == {"Shop": 2, "Other": 1, "Web": 1}
    assert set(told["n"]) == {3}
    assert told.loc["Shop", "ratio"] == pytest.approx(2 / 3)


def test_a_detractor_of_the_top_tier_who_buys_no_more_is_marked(small_warehouse: Small) -> None:
    people = [f"c{number:02d}" for number in range(20)]
    rows = survey([NPS], [{"nps": 3}, {"nps": 9}, {"nps": 2}])
    for response, customer in zip(rows["survey_responses"], ("c00", "c00", "c05"), strict=True):
        response["customer_id"] = customer
    rows["survey_responses"][1]["submitted_at"] = dt.datetime(2026, 4, 1)
    bought = {"c00": dt.date(2026, 2, 1), "c05": dt.date(2026, 4, 30)}
    warehouse = small_warehouse(
        customers=[{"customer_id": customer} for customer in people],
        order_lines=[
            {"order_id": customer, "customer_id": customer, "amount": 1000 - number}
            | {"ordered_on": bought.get(customer, dt.date(2026, 1, 1))}
            for number, customer in enumerate(people)
        ],
        **rows,
    )
    told = run(warehouse, "satisfaction/detractors").set_index("customer_id")
    assert told.index.tolist() == ["c00", "c05"]
    assert told["score"].to_dict() == {"c00": 3, "c05": 2}
    assert told["tier"].to_dict() == {"c00": "core", "c05": "ordinary"}
    assert told["silent_days"].to_dict() == {"c00": 89, "c05": 1}
    assert told["is_top_tier"].to_dict() == {"c00": True, "c05": False}
    assert told["is_silent"].to_dict() == {"c00": True, "c05": False}


def test_churn_after_an_answer_is_counted_of_customers_active_then_and_long_enough_ago(small_warehouse: Small) -> None:
    """Window 90 days: c1 bought on 1 January, says 0 on 1 March and is lost on 2 April; c2 keeps buying.

    c3 was lost before its answer, c4 answers too late to know.
    """
    rows = survey([NPS], [{"nps": 0}, {"nps": 10}, {"nps": 0}, {"nps": 0}])
    when = {"c1": (2025, 3, 1), "c2": (2025, 3, 1), "c3": (2025, 3, 1), "c4": (2025, 12, 1)}
    for response, (customer, day) in zip(rows["survey_responses"], when.items(), strict=True):
        response |= {"customer_id": customer, "submitted_at": dt.datetime(*day)}
    bought = {"c1": [1], "c2": [1, 3, 5, 7, 9, 11], "c3": [], "c4": [10]}
    lines = [("c3", dt.date(2024, 6, 1))]
    lines += [(customer, dt.date(2025, month, 1)) for customer, months in bought.items() for month in months]
    warehouse = small_warehouse(
        customers=[{"customer_id": customer} for customer in when],
        order_lines=[
            {"order_id": f"o{number}", "customer_id": customer, "ordered_on": day, "amount": 10}
            for number, (customer, day) in enumerate(lines)
        ],
        **rows,
    )
    told = run(warehouse, "satisfaction/before_churn", Filters(as_of=dt.date(2025, 12, 31)))
    told = told[told["metric"] == "nps"].set_index("verdict")
    assert told["customers"].to_dict() == {"promoter": 1, "passive": 0, "detractor": 1}
    assert told["churned"].to_dict() == {"promoter": 0, "passive": 0, "detractor": 1}
    assert pd.isna(told.loc["passive", "churn_ratio"])
    people = run(warehouse, "satisfaction/before_churn_customers", Filters(as_of=dt.date(2025, 12, 31)))
    lost = only_row(people, is_churned=True)
    assert (lost["customer_id"], lost["churned_on"].date()) == ("c1", dt.date(2025, 4, 2))
