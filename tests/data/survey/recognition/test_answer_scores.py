"""Answers in words and in numbers come to the scores that a reader would give them."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from data.survey.recognition.numeric_answers import parse_scale_hint
from tests.data.survey.tables import question

# Wording, and the labels from the highest score to the lowest; blank where a point has none.
ORDERED = [
    ("How satisfied are you?", "Very satisfied | Satisfied | Neutral | Dissatisfied | Very dissatisfied"),
    (
        "How satisfied are you?",
        "Extremely satisfied | Very satisfied | Somewhat satisfied | Not so satisfied | Not at all satisfied",
    ),
    (
        "How satisfied are you?",
        "Completely satisfied | Mostly satisfied | Somewhat satisfied"
        " | Neither satisfied nor dissatisfied"
        " | Somewhat dissatisfied | Mostly dissatisfied | Completely dissatisfied",
    ),
    ("How happy are you?", "Very happy | Happy | Neither happy nor unhappy | Unhappy | Very unhappy"),
    ("How satisfied?", "Very satisfied | Fairly satisfied | Neither/nor | Fairly dissatisfied | Very dissatisfied"),
    ("How was it?", "非常满意 | 满意 | 一般 | 不满意 | 非常不满意"),
    ("How was it?", "非常满意 | 比较满意 | 一般 | 不太满意 | 很不满意"),
    ("How was it?", "很满意 | 满意 | 基本满意 | 不满意 | 很不满意"),
    ("How was it?", "非常满意 | 满意 | 比较满意 | 一般 | 不满意"),
    ("How was it?", "非常满意 | 满意 | 有点满意 | 中立 | 有点不满意 | 不满意 | 非常不满意"),
    ("Staff are kind", "Strongly agree | Agree | Neither agree nor disagree | Disagree | Strongly disagree"),
    (
        "Staff are kind",
        "Strongly agree | Agree | Somewhat agree | Neutral | Somewhat disagree | Disagree | Strongly disagree",
    ),
    ("Staff are kind", "Agree strongly | Agree somewhat | Undecided | Disagree somewhat | Disagree strongly"),
    ("Staff are kind", "完全同意 | 同意 | 不确定 | 不同意 | 完全不同意"),
    ("Staff are kind", "非常符合 | 比较符合 | 一般 | 比较不符合 | 非常不符合"),
    ("The food", "Excellent | Very good | Good | Fair | Poor"),
    ("The food", "Excellent | Good | Average | Poor | Very poor"),
    ("The food", "Very high quality | High quality | Neither high nor low quality | Low quality | Very low quality"),
    ("The food", "非常好 | 好 | 一般 | 差 | 非常差"),
    ("Come again?", "Very likely | Likely | Neutral | Unlikely | Very unlikely"),
    ("Come again?", "Definitely will | Probably will | Might or might not | Probably will not | Definitely will not"),
    ("Come again?", "非常愿意 | 愿意 | 一般 | 不愿意 | 非常不愿意"),
    ("Is it so?", "Always | Often | Sometimes | Rarely | Never"),
    ("Is it so?", "总是 | 经常 | 有时 | 很少 | 从不"),
    (
        "It matters",
        "Extremely important | Very important | Moderately important | Slightly important | Not at all important",
    ),
    ("It matters", "Very important | Important | Neutral | Unimportant | Not important at all"),
    ("It matters", "非常重要 | 重要 | 一般 | 不重要 | 非常不重要"),
    ("Finding it", "Very easy | Easy | Neither easy nor difficult | Difficult | Very difficult"),
    ("Finding it", "非常省力 | 省力 | 一般 | 费力 | 非常费力"),
    ("How much?", "A great deal | A lot | A moderate amount | A little | None at all"),
    (
        "And so?",
        "Much better than expected | Better than expected | As expected"
        " | Worse than expected | Much worse than expected",
    ),
    ("And so?", "远超预期 | 超出预期 | 符合预期 | 低于预期 | 远低于预期"),
    ("Were they?", "Extremely helpful | Very helpful | Somewhat helpful | Not so helpful | Not at all helpful"),
    ("Were they?", "非常专业 | 比较专业 | 一般 | 不太专业 | 非常不专业"),
]


@pytest.mark.parametrize(("wording", "labels"), ORDERED)
def test_ordered_words_have_scores_from_the_best_down(wording: str, labels: str) -> None:
    ordered = [label.strip() for label in labels.split("|")]
    proposed = question(wording, ordered, rows=210)
    scores = dict(proposed.scores)
    assert [scores[label] for label in ordered] == list(range(len(ordered), 0, -1))
    assert (proposed.scale_min, proposed.scale_max) == (1, len(ordered))


@pytest.mark.parametrize(
    ("labels", "scores"),
    [
        ("Strongly agree | Agree | Disagree | Strongly disagree", [4, 3, 2, 1]),
        ("非常满意 | 满意 | 不满意 | 非常不满意", [4, 3, 2, 1]),
        ("Very likely | Somewhat likely | Not very likely | Not at all likely", [4, 3, 2, 1]),
        ("Excellent | Good | Fair | Poor", [4, 3, 2, 1]),
        ("Satisfied | Neutral | Dissatisfied", [3, 2, 1]),
        ("High | Medium | Low", [3, 2, 1]),
    ],
)
def test_a_short_scale_seen_whole_by_many_is_that_scale(labels: str, scores: list[int]) -> None:
    ordered = [label.strip() for label in labels.split("|")]
    proposed = question("The service", ordered, rows=100)
    assert [dict(proposed.scores)[label] for label in ordered] == scores
    assert proposed.scale_max == len(ordered)


def test_points_that_nobody_chose_yet_have_their_labels_too() -> None:
    scores = {label.casefold(): score for label, score in question("Staff", ["Agree", "Strongly agree"]).scores}
    for label, score in (("neutral", 3), ("neither agree nor disagree", 3), ("disagree", 2), ("strongly disagree", 1)):
        assert scores[label] == score
    scores = dict(question("员工", ["非常满意", "一般"]).scores)
    assert (scores["满意"], scores["不满意"], scores["非常不满意"]) == (4, 2, 1)


def test_two_languages_on_one_scale_have_the_same_scores() -> None:
    scores = dict(
        question("Satisfied?", ["Very satisfied", "满意", "Neutral", "不满意", "非常不满意", "Satisfied"]).scores
    )
    assert (scores["Very satisfied"], scores["满意"], scores["Satisfied"], scores["不满意"]) == (5, 4, 4, 2)


@pytest.mark.parametrize(
    ("answers", "scores"),
    [
        (["5 - Very satisfied", "4 - Satisfied", "1 - Very dissatisfied"], [5, 4, 1]),
        (
            ["1 - Very satisfied", "2 - Satisfied", "3 - Neutral", "4 - Dissatisfied", "5 - Very dissatisfied"],
            [5, 4, 3, 2, 1],
        ),
        (["Very satisfied (5)", "Satisfied (4)", "Very dissatisfied (1)"], [5, 4, 1]),
        (["5分", "4分", "1分"], [5, 4, 1]),
        (["5星", "3星"], [5, 3]),
        (["★★★★★", "★★★★☆", "★☆☆☆☆"], [5, 4, 1]),
        (["⭐⭐⭐", "⭐"], [3, 1]),
        (["５", "４", "１"], [5, 4, 1]),
        (["1 (Not at all)", "2", "3", "4", "5 (Completely)"], [1, None, None, None, 5]),
    ],
)
def test_numbers_in_any_dress_are_scores(answers: list[str], scores: list[int | None]) -> None:
    proposed = question("Please rate the service", answers)
    assert [dict(proposed.scores).get(answer) for answer in answers] == scores
    assert (proposed.scale_min, proposed.scale_max) == (1, 5)


def test_a_point_of_the_same_dress_that_nobody_chose_is_known() -> None:
    assert dict(question("请给服务打分", ["5分", "4分"]).scores)["2分"] == 2


@pytest.mark.parametrize(
    ("wording", "answers", "ends"),
    [
        ("Rate us", ["5", "4", "2"], (1, 5)),
        ("Rate us", ["5.0", "4.0", "3.0"], (1, 5)),
        ("Rate us", ["7", "4", "2"], (1, 7)),
        ("Rate us", ["6", "4", "2"], (1, 7)),
        ("Rate us", ["10", "8", "1"], (1, 10)),
        ("Rate us", ["10", "8", "0"], (0, 10)),
        ("Rate us (1-10)", ["5", "4", "2"], (1, 10)),
        ("Rate us from 0 to 10", ["5", "4", "2"], (0, 10)),
        ("请打分（1-7分）", ["5", "4", "2"], (1, 7)),
        ("Would you recommend us?", ["10", "8", "1"], (0, 10)),
        ("Would you recommend us? (1-10)", ["10", "8", "1"], (1, 10)),
        ("Would you recommend us?", ["5", "4", "1"], (1, 5)),
    ],
)
def test_the_ends_of_a_scale_of_numbers(wording: str, answers: list[str], ends: tuple[int, int]) -> None:
    proposed = question(wording, answers)
    assert (proposed.scale_min, proposed.scale_max) == ends


def test_one_slip_does_not_make_another_scale() -> None:
    answers = list(islice(cycle(["5", "4", "3", "2", "1"]), 59))
    for slip in ("9", "55", "abc", "-1"):
        proposed = question("Rate us", [*answers, slip])
        assert (proposed.role, proposed.scale_min, proposed.scale_max) == ("rating", 1, 5)


@pytest.mark.parametrize(
    ("wording", "ends"),
    [
        ("On a scale of 1 to 5, how good?", (1, 5)),
        ("0 = never, 10 = always", (0, 10)),
        ("1 (bad) to 7 (good)", (1, 7)),
        ("1分表示很不满意，10分表示很满意", (1, 10)),
        ("How was it in 2025-10?", None),
        ("How was it?", None),
    ],
)
def test_a_wording_may_name_the_ends(wording: str, ends: tuple[int, int] | None) -> None:
    assert parse_scale_hint(wording) == ends


@pytest.mark.parametrize(
    "answers",
    [
        ["Yes", "No", "Maybe"],
        ["Agree", "Disagree"],
        ["同意", "不同意"],
        ["Store", "Web", "Phone"],
        ["Male", "Female"],
        ["Weekly", "Daily"],
    ],
)
def test_options_that_have_no_order_have_no_scores(answers: list[str]) -> None:
    proposed = question("The service", answers)
    assert (proposed.role, proposed.scores, proposed.scale_min) == ("choice", (), None)
