"""The role of a question from its wording and its answers: what a person who knows surveys would choose."""

from __future__ import annotations

import pytest

from data.survey.model.mapping import SurveyMapping
from tests.data.survey.tables import by_column, proposed, question, table

FIVE = ["5", "4", "3", "2", "1"]
SEVEN = ["7", "6", "5", "4", "3", "2", "1"]
ELEVEN = [str(point) for point in range(11)]
TEN = [str(point) for point in range(1, 11)]
SATISFIED = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"]
KANO = ["I like it that way", "It must be that way, I expect it", "I am neutral", "I can live with it", "I dislike it"]
KANO_ZH = ["我喜欢这样", "理所当然", "无所谓", "勉强接受", "不喜欢"]
COMMENTS = [
    "Too many e-mails, please stop",
    "Très bien, merci à l'équipe",
    'Quick, friendly and "just right"',
    "Delivery took two weeks.\nNobody called me back.",
    "Great 👍",
    "N/A",
    "=1+1",
    "配送太慢，包装破损",
    "",
]
STAMPS = [f"2026/05/{day:02} 12:10:04" for day in range(1, 29)]


def _google(asked: dict[str, list[str]], rows: int = 60) -> SurveyMapping:
    return proposed(table([["Timestamp", *asked]], [STAMPS, *asked.values()], rows))


def _roles(asked: dict[str, list[str]], rows: int = 60) -> list[str]:
    return [one.role for one in _google(asked, rows).questions]


@pytest.mark.parametrize(
    ("wording", "answers", "role"),
    [
        ("How likely are you to recommend us to a colleague?", ELEVEN, "nps"),
        ("您有多大可能把我们推荐给亲友？", ELEVEN, "nps"),
        ("Would you recommend us?", FIVE, "rating"),
        ("Would you recommend us?", ["Yes", "No", "Maybe"], "choice"),
        ("How good was it?", ELEVEN, "rating"),
        ("How satisfied are you with your stay?", SEVEN, "csat"),
        ("您对本次服务满意吗", FIVE, "csat"),
        ("How was your visit?", SATISFIED, "csat"),
        ("How easy was it to get help?", SEVEN, "effort"),
        ("They made it easy for me to handle my issue", ["Strongly agree", "Agree", "Neutral", "Disagree"], "effort"),
        ("办理业务是否容易？", ["非常容易", "容易", "一般", "困难", "非常困难"], "effort"),
        ("How important is price to you?", FIVE, "importance"),
        ("价格对您有多重要？", ["非常重要", "重要", "一般", "不重要"], "importance"),
        ("The food was fresh", FIVE, "rating"),
        ("What is your age?", ["34", "51", "28", "67", "45", "19", "33", "72"], "choice"),
        ("How many children do you have?", ["0", "1", "2", "3"], "choice"),
        ("您的年龄", ["34", "51", "28", "67", "45"], "choice"),
        ("Which branch do you visit?", FIVE, "choice"),
        ("What is your postcode?", [str(10115 + 37 * at) for at in range(60)], "comment"),
        ("How much did you spend?", [f"{at}.{at % 90 + 10}" for at in range(20, 80)], "comment"),
        ("What should we improve?", COMMENTS, "comment"),
        ("IMPROVE", COMMENTS, "comment"),
        ("Something", COMMENTS, "comment"),
        ("您有什么建议？", ["很好", "送货快一点", "没有", "谢谢", "价格再低", "更多颜色", "不错哦"], "comment"),
        ("What did you like best?", ["Price", "Speed", "People"], "choice"),
        ("Who are you?", ["A customer", "A supplier", "Staff"], "choice"),
        ("性别", ["男", "女"], "choice"),
        ("城市", ["北京", "上海", "广州", "深圳"], "choice"),
        ("NPS group", ["Promoter", "Passive", "Detractor"], "ignore"),
        ("Anything else?", ["", "", ""], "ignore"),
    ],
)
def test_a_question_has_the_role_that_its_words_and_answers_say(wording: str, answers: list[str], role: str) -> None:
    one = question(wording, answers)
    assert (one.role, one.delimiter) == (role, "")
    assert str(one.reason)
    assert (one.scale_min is not None) == (role not in ("choice", "comment", "ignore"))


@pytest.mark.parametrize(
    ("wording", "answers"),
    [
        ("Your e-mail address", [f"u{at}@example.com" for at in range(60)]),
        ("How can we reach you?", [f"u{at}@example.com" for at in range(60)]),
        ("您的手机号", [f"138{at:08}" for at in range(60)]),
        ("Your name", [f"Ann Number{at}" for at in range(60)]),
        ("请填写您的姓名", [f"王{chr(0x4E00 + at)}" for at in range(60)]),
        ("Phone number", [f"030 555 {at:04}" for at in range(60)]),
    ],
)
def test_who_somebody_is_is_not_kept_as_an_answer(wording: str, answers: list[str]) -> None:
    heads = ["编号", "开始答题时间", "结束答题时间", f"1.{wording}"]
    (one,) = proposed(table([heads], [["1"], STAMPS, STAMPS, answers])).questions
    assert one.role == "ignore"
    assert "match people" in str(one.reason)


def test_a_remark_about_mail_is_a_comment() -> None:
    answers = [f"The newsletter number {at} was too long, I think" for at in range(60)]
    assert question("Comments on our e-mail newsletter and phone", answers).role == "comment"


def test_where_one_question_is_about_satisfaction_overall_the_others_are_about_parts() -> None:
    asked = {"Overall, how satisfied are you?": FIVE, "How satisfied are you with the price?": FIVE}
    assert _roles(asked) == ["csat", "rating"]
    assert _roles({"您对价格满意吗？": FIVE, "您对服务整体满意吗？": FIVE}) == ["rating", "csat"]
    assert _roles({"How satisfied are you with A?": FIVE, "How satisfied are you with B?": FIVE}) == ["csat", "csat"]


def test_the_rows_of_a_satisfaction_matrix_are_ratings() -> None:
    asked = {"How satisfied are you? [Price]": SATISFIED, "How satisfied are you? [Speed]": SATISFIED[:2]}
    mapping = _google(asked)
    assert [one.role for one in mapping.questions] == ["rating", "rating"]
    assert [one.question_id for one in mapping.questions] == ["q1_1", "q1_2"]
    assert [one.scale_max for one in mapping.questions] == [5, 5]


def test_the_three_of_the_index_are_so_only_together_and_from_one_to_ten() -> None:
    three = {
        "Overall satisfaction with us": TEN,
        "To what extent have we met your expectations?": TEN,
        "How close are we to the ideal company?": TEN,
    }
    assert _roles(three) == ["acsi_overall", "acsi_expectation", "acsi_ideal"]
    assert _roles(dict(list(three.items())[:2])) == ["csat", "rating"]
    assert "acsi_ideal" not in _roles(dict.fromkeys(three, FIVE))
    chinese = {"您的总体满意度": TEN, "与期望相比如何": TEN, "与理想中的公司相比如何": TEN}
    assert _roles(chinese) == ["acsi_overall", "acsi_expectation", "acsi_ideal"]


STATEMENTS = {
    "the shop looks cared for": "tangibles",
    "goods arrive on time as promised": "reliability",
    "questions are answered promptly": "responsiveness",
    "staff have the knowledge to be trusted": "assurance",
    "staff understand my needs": "empathy",
}
STATEMENTS_ZH = {
    "设施整洁美观": "tangibles",
    "按时准确送货": "reliability",
    "及时响应": "responsiveness",
    "员工专业可信": "assurance",
    "关心我的需求": "empathy",
}


@pytest.mark.parametrize(
    ("expected", "adequate", "perceived", "statements"),
    [
        ("An excellent company: {}", "Just acceptable: {}", "Ours: {}", STATEMENTS),
        ("Expectation: {}", "Minimum: {}", "Actual: {}", STATEMENTS),
        ("What do you expect? [{}]", "What is the minimum you accept? [{}]", "How do you find us? [{}]", STATEMENTS),
        ("您的期望 [{}]", "最低可接受 [{}]", "实际感受 [{}]", STATEMENTS_ZH),
        ("期望：{}", "最低可接受：{}", "实际感受：{}", STATEMENTS_ZH),
        ("{} (expectation)", "{} (minimum)", "{} (perception)", STATEMENTS),
    ],
)
def test_expected_just_acceptable_and_perceived_are_paired(
    expected: str, adequate: str, perceived: str, statements: dict[str, str]
) -> None:
    forms = {"servqual_expectation": expected, "servqual_adequate": adequate, "servqual_perception": perceived}
    asked = {form.format(text): SEVEN for form in forms.values() for text in statements}
    questions = _google(asked).questions
    assert [one.role for one in questions] == [role for role in forms for _ in statements]
    assert [one.dimension for one in questions] == list(statements.values()) * 3
    items = [one.item for one in questions]
    assert items[:5] == items[5:10] == items[10:]
    assert len(set(items)) == 5


def test_importance_bears_the_item_of_what_it_is_about() -> None:
    asked = {
        "How important is it? [Price]": FIVE,
        "How important is it? [Speed]": FIVE,
        "Please rate us [Price]": FIVE,
        "Please rate us [Speed]": FIVE,
        "Please rate us [Care]": FIVE,
    }
    questions = _google(asked).questions
    assert [(one.role, one.item) for one in questions] == [
        ("importance", "price"),
        ("importance", "speed"),
        ("rating", "price"),
        ("rating", "speed"),
        ("rating", None),
    ]
    alone = {"How important is the delivery?": FIVE, "How satisfied are you with the delivery?": FIVE}
    assert len({one.item for one in _google(alone).questions}) == 1


@pytest.mark.parametrize(
    ("having", "lacking", "features", "answers"),
    [
        ("If we had {}, how is it?", "If we did not have {}, how would you feel?", ("gift wrap", "live chat"), KANO),
        ("How do you feel with {}?", "How do you feel without {}?", ("gift wrap", "live chat"), KANO),
        ("如果有{}，您觉得如何？", "如果没有{}，您觉得如何？", ("免费退货", "在线客服"), KANO_ZH),
        ("With it [{}]", "Without it [{}]", ("gift wrap", "live chat"), KANO),
    ],
)
def test_kanos_questions_are_paired_by_their_feature(
    having: str, lacking: str, features: tuple[str, str], answers: list[str]
) -> None:
    asked = {form.format(feature): answers for form in (having, lacking) for feature in features}
    questions = _google(asked).questions
    assert [one.role for one in questions] == ["kano_functional"] * 2 + ["kano_dysfunctional"] * 2
    assert [one.item for one in questions[:2]] == [one.item for one in questions[2:]]
    assert len({one.item for one in questions}) == 2
    assert [dict(questions[0].scores)[answer] for answer in answers] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("wording", "dimension"),
    [
        ("The brand suits me", "brand"),
        ("I intend to go on buying", "relationship"),
        ("物有所值", "value"),
        ("What it costs in effort 花费的精力", "energy"),
        ("The food was warm", None),
        ("Staff were helpful", None),
    ],
)
def test_a_driver_of_value_is_named_only_where_the_wording_is_clear(wording: str, dimension: str | None) -> None:
    one = question(wording, TEN)
    assert (one.role, one.dimension) == ("rating", dimension)


@pytest.mark.parametrize(
    ("values", "delimiter"),
    [
        (["Web shop;Store;Phone", "Web shop", "Store", "Phone;App", "App", "Web shop;App"], ";"),
        (["Web shop;", "Web shop;Store;", "Store;Phone;", "Phone;"], ";"),
        (["Web shop;", "Store;", "Phone;"], ";"),
        (["网店, 门店", "网店", "门店", "电话, 网店", "电话"], ", "),
        (["Web shop,Store", "Web shop", "Store", "Phone,Web shop", "Phone"], ","),
        (["网店┋门店", "网店", "门店", "电话┋网店"], "┋"),
        (["Web shop|Store", "Web shop", "Store|Phone", "Phone"], "|"),
        (["Web shop\nStore", "Web shop", "Store\nPhone", "Phone"], "\n"),
    ],
)
def test_the_mark_between_options_in_one_cell_is_found(values: list[str], delimiter: str) -> None:
    one = question("Where do you buy?", values)
    assert (one.role, one.delimiter, one.options) == ("choice", delimiter, ())


def test_an_option_that_holds_the_mark_itself_stays_whole() -> None:
    values = ["Phone, mail or letter", "Web shop, Phone, mail or letter", "Web shop", "Web shop, Store", "Store"]
    one = question("Where do you buy?", values)
    assert (one.delimiter, one.options) == (", ", ("Phone, mail or letter",))
    values = ["Phone (home, work),Web shop", "Web shop,Store", "Store", "Phone (home, work)", "Web shop"]
    one = question("Where do you buy?", values)
    assert (one.delimiter, one.options) == (",", ("Phone (home, work)",))


@pytest.mark.parametrize("answers", [COMMENTS, ["Good, thanks", "Fine, really", "So, so", "No, never"]])
@pytest.mark.parametrize("wording", ["What should we improve?", "IMPROVE", "Q5", "您希望我们改进什么？"])
def test_commas_in_own_words_never_make_options(wording: str, answers: list[str]) -> None:
    for rows in (24, 60, 400):
        assert question(wording, answers, rows).delimiter == ""


def test_not_applicable_is_no_answer_on_a_scale_and_no_opinion_only_where_it_is_no_option() -> None:
    mapping = _google({"How satisfied?": [*SATISFIED, "N/A", "Don't know"], "Where?": ["Here", "There"]})
    assert mapping.questions[0].role == "csat"
    assert {"N/A", "Don't know"} <= set(mapping.not_applicable)
    mapping = _google({"How satisfied?": [*SATISFIED, "Don't know"], "Which?": ["This", "Don't know"]})
    assert "Don't know" not in mapping.not_applicable


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (["2026-05-01 12:00:00"], "ymd"),
        (["05/13/2026 11:56", "05/01/2026 11:56"], "mdy"),
        (["13/05/2026 11:56", "01/05/2026 11:56"], "dmy"),
        (["05/01/2026 11:56:00 AM"], "mdy"),
        (["01.05.2026 11:56"], "dmy"),
        (["01/05/2026 11:56"], ""),
        ([""], "ymd"),
    ],
)
def test_the_order_of_a_date_is_open_where_nothing_decides_it(stamps: list[str], order: str) -> None:
    mapping = proposed(table([["Timestamp", "How was it?"]], [stamps, FIVE]))
    assert mapping.date_order == order


def test_every_proposal_has_an_id_of_its_own() -> None:
    asked = ["How was it?", "How was it?2", "How was it?"]
    records = table([["ID", "Start time", "Completion time", *asked]], [["1"], STAMPS, STAMPS, FIVE, FIVE, FIVE])
    mapping = proposed(records)
    assert len({one.question_id for one in mapping.questions}) == 3
    assert set(by_column(mapping)) == {"How was it?", "How was it?2", "How was it? (2)"}
