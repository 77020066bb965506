"""Whole files of each tool with questions that nobody here has asked, written out column by column."""

from __future__ import annotations

import pytest

from data.survey.model.mapping import Question
from tests.data.survey.tables import by_column, proposed, table

STAMPS = [f"2026-05-{day:02} 12:10:04" for day in range(1, 29)]
IDS = [str(at) for at in range(1, 61)]
FIVE = ["5", "4", "3", "2", "1"]
AGREE = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"]
REMARKS = ["Fine, thanks", "Too slow.\nAnd too loud", "N/A", "", "=1+1", "I like it, but not at night"]
QUALTRICS = ["StartDate", "EndDate", "Status", "Finished", "RecordedDate", "ResponseId"]
TITLES = ["Start Date", "End Date", "Response Type", "Finished", "Recorded Date", "Response ID"]


def _shape(one: Question) -> tuple[str, str, tuple[str, ...], str]:
    return one.question_id, one.role, one.options, one.delimiter


def _qualtrics(asked: dict[str, tuple[str, list[str]]], finished: str) -> list[Question]:
    ids = [*QUALTRICS, *asked]
    texts = [*TITLES, *(text for text, _ in asked.values())]
    imports = [f'{{"ImportId":"{name.lower()}"}}' for name in QUALTRICS] + [f'{{"ImportId":"QID{at}"}}' for at in asked]
    meta = [STAMPS, STAMPS, ["0"], [finished], STAMPS, IDS]
    return list(proposed(table([ids, texts, imports], [*meta, *(values for _, values in asked.values())])).questions)


def test_codes_of_qualtrics_are_ratings_only_where_the_wording_speaks_of_one() -> None:
    questions = _qualtrics(
        {
            "Q1": ("How satisfied are you overall?", FIVE),
            "Q2": ("Your region", FIVE),
            "Q3": ("Gender", ["1", "2"]),
            "Q4": ("Which of our brands do you like most?", FIVE),
            "Q5": ("Your last stay", FIVE),
            "Q6_1": ("The stay - Breakfast", FIVE),
            "Q6_2": ("The stay - Room", FIVE),
            "Q7": ("Which services did you use? (select all that apply)", ["1,3", "2", "1", "3,2", "3"]),
            "Q8": ("How likely are you to recommend us?", ["10", "8", "0", "7"]),
            "Q9": ("How old are you?", ["1", "2", "3", "4"]),
            "Q10": ("How often do you come?", FIVE),
        },
        "1",
    )
    assert {one.question_id: one.role for one in questions} == {
        "Q1": "csat",
        "Q2": "choice",
        "Q3": "choice",
        "Q4": "choice",
        "Q5": "choice",
        "Q6_1": "rating",
        "Q6_2": "rating",
        "Q7": "choice",
        "Q8": "nps",
        "Q9": "choice",
        "Q10": "choice",
    }
    assert questions[7].delimiter == ","
    assert "Choose rating if they are points" in str(questions[4].reason)


def test_the_same_numbers_are_points_where_options_come_as_texts() -> None:
    questions = _qualtrics({"Q5": ("Your last stay", FIVE), "Q9": ("How old are you?", ["34", "51", "28"])}, "True")
    assert [(one.role, one.scale_max) for one in questions] == [("rating", 5), ("choice", None)]


@pytest.mark.parametrize(("finished", "values"), [("True", ["Bar", "Pool", "Spa"]), ("1", ["1", "1", "1"])])
def test_qualtrics_may_split_a_choose_all_question_into_columns(finished: str, values: list[str]) -> None:
    bar, pool, spa = values
    questions = _qualtrics(
        {
            "Q3_1": ("Which did you use? - Selected Choice - Bar", [bar, "", ""]),
            "Q3_2": ("Which did you use? - Selected Choice - Pool", [pool, pool, ""]),
            "Q3_3": ("Which did you use? - Selected Choice - Spa", ["", spa, ""]),
            "Q3_3_TEXT": ("Which did you use? - Spa - Text", ["", "the sauna", ""]),
        },
        finished,
    )
    assert [(one.role, one.options) for one in questions] == [("choice", ("Bar", "Pool", "Spa")), ("comment", ())]
    assert questions[0].wording == "Which did you use?"
    assert [one.question_id for one in questions] == ["Q3", "Q3_3_TEXT"]


def test_surveymonkey_keeps_other_answers_beside_one_choice_and_among_several() -> None:
    headers = [
        ["Respondent ID", "Start Date", "End Date", "Where?", "", "Why?", "", "", "Your details", "", "And?"],
        [
            "",
            "",
            "",
            "Response",
            "Other (please specify)",
            "Price",
            "Range",
            "Other (please specify)",
            "Name",
            "Company",
        ]
        + ["Open-Ended Response"],
    ]
    names = [f"Ann Number{at}" for at in range(60)]
    answers = [["Here", "There"], ["", "", "in town", ""], ["Price", ""], ["", "Range"], ["", "", "my aunt"]]
    details = [names, ["Acme", "Beta", "Core"], REMARKS]
    mapping = proposed(table(headers, [IDS, STAMPS, STAMPS, *answers, *details]))
    assert [_shape(one) for one in mapping.questions] == [
        ("q1", "choice", (), ""),
        ("q1_2", "comment", (), ""),
        ("q2", "choice", ("Price", "Range", "Other (please specify)"), ""),
        ("q3_1", "ignore", (), ""),
        ("q3_2", "choice", (), ""),
        ("q4", "comment", (), ""),
    ]
    assert by_column(mapping)["Where? – Other (please specify)"].wording == "Where? – Other (please specify)"


def test_typeform_makes_one_question_of_the_options_that_stand_side_by_side() -> None:
    headers = [
        ["#", "What do you eat?", "Soup", "Salad", "Other", "Warm enough", "Fresh enough", "Else?", "Start Date (UTC)"]
    ]
    headers[0] += ["Submit Date (UTC)", "Network ID"]
    hashes = [f"{at:032x}" for at in range(60)]
    answers = [["Meat", "Fish"], ["Soup", ""], ["", "Salad"], ["", "", "bread"], FIVE, ["4", "5"], REMARKS]
    mapping = proposed(table(headers, [hashes, *answers, STAMPS, STAMPS, ["a1b2c3d4e5"]]))
    assert [_shape(one) for one in mapping.questions] == [
        ("q1", "choice", (), ""),
        ("q2", "choice", ("Soup", "Salad", "Other"), ""),
        ("q3_1", "rating", (), ""),
        ("q3_2", "rating", (), ""),
        ("q4", "comment", (), ""),
    ]
    assert mapping.finished is not None
    assert mapping.finished.column == "Submit Date (UTC)"
    assert mapping.submitted_at == ("Submit Date (UTC)", "Start Date (UTC)")


def test_limesurvey_codes_with_other_and_comments() -> None:
    headers = [
        ["id", "submitdate", "lastpage", "startdate", "OSAT", "REC", "SEX", "USE[SQ001]", "USE[SQ002]", "USE[other]"]
    ]
    headers[0] += [
        "WHERE",
        "WHERE[other]",
        "ARR[SQ001]",
        "ARR[SQ002]",
        "KNOW[SQ001]",
        "KNOW[SQ001comment]",
        "KNOW[SQ002]",
        "REMARK",
    ]
    answers = [
        ["A7", "A6", "A1"],
        [str(at) for at in range(11)],
        ["M", "F"],
        ["Y", ""],
        ["", "Y"],
        ["", "", "elsewhere"],
    ]
    answers += [
        ["A1", "A2", "-oth-"],
        ["", "", "at sea"],
        ["A1", "A5", "A3"],
        ["A2", "A4"],
        ["Y", ""],
        ["", "well, no"],
        ["", "Y"],
        REMARKS,
    ]
    mapping = proposed(table(headers, [IDS, STAMPS, ["3"], STAMPS, *answers]))
    assert [(one.question_id, one.role, one.options) for one in mapping.questions] == [
        ("OSAT", "csat", ()),
        ("REC", "nps", ()),
        ("SEX", "choice", ()),
        ("USE", "choice", ("SQ001", "SQ002", "other")),
        ("WHERE", "choice", ()),
        ("WHERE_other", "comment", ()),
        ("ARR_SQ001", "rating", ()),
        ("ARR_SQ002", "rating", ()),
        ("KNOW", "choice", ("SQ001", "SQ002")),
        ("KNOW_SQ001comment", "comment", ()),
        ("REMARK", "comment", ()),
    ]
    assert dict(mapping.questions[0].scores)["A7"] == 7
    assert mapping.questions[6].scale_max == 5


def test_wenjuanxing_numbers_are_codes_until_the_wording_says_otherwise() -> None:
    headers = [
        [
            "序号",
            "提交答卷时间",
            "来自IP",
            "1、您的性别",
            "2、您对酒店总体满意吗？",
            "3(泳池)",
            "3(酒吧)",
            "4、您常去的分店",
            "5、请评价—早餐",
        ]
    ]
    headers[0] += ["5、请评价—房间", "6、您有什么建议？", "7、您向朋友推荐我们的可能性"]
    answers = [["1", "2"], ["5", "4", "-2"], ["1", "0", "-3"], ["0", "1", "-3"], FIVE, FIVE, ["5", "4", "-3"]]
    answers += [["(空)", "早餐太早，房间不错", "很好，谢谢"], ["10", "0", "9"]]
    stamps = ["2026/5/1 12:10:04"]
    mapping = proposed(table(headers, [IDS, stamps, ["203.0.113.1(广东-深圳)"], *answers]))
    assert [(one.question_id, one.role) for one in mapping.questions] == [
        ("q1", "choice"),
        ("q2", "csat"),
        ("q3", "choice"),
        ("q4", "choice"),
        ("q5_1", "rating"),
        ("q5_2", "rating"),
        ("q6", "comment"),
        ("q7", "nps"),
    ]
    assert mapping.questions[2].options == ("泳池", "酒吧")
    assert mapping.questions[1].scale_max == 5


def test_tencent_may_have_options_in_columns_and_in_one_cell() -> None:
    headers = [
        [
            "编号",
            "开始答题时间",
            "结束答题时间",
            "答题时长",
            "1.您去过哪里:泳池",
            "1.您去过哪里:酒吧",
            "2.您用过什么？",
            "3.请评价:早餐",
            "3.请评价:房间",
        ]
    ]
    values = [["泳池", ""], ["", "酒吧"], ["WiFi┋停车", "WiFi", "停车"], ["满意", "非常满意"], ["不满意", "一般"]]
    mapping = proposed(table(headers, [IDS, STAMPS, STAMPS, ["60"], *values]))
    assert [_shape(one) for one in mapping.questions] == [
        ("q1", "choice", ("泳池", "酒吧"), ""),
        ("q2", "choice", (), "┋"),
        ("q3_1", "rating", (), ""),
        ("q3_2", "rating", (), ""),
    ]


def test_microsoft_forms_makes_rows_of_neighbours_with_one_scale() -> None:
    headers = [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "How was it?",
            "The room was quiet",
            "The bed was soft",
        ]
    ]
    headers[0] += ["Bookings are simple", "Which?", "Anything else?"]
    answers = [
        ["Good", "Poor", "Excellent"],
        AGREE,
        AGREE[:2],
        ["Agree", "Disagree"],
        ["Bar;", "Bar;Pool;", "Pool;"],
        REMARKS,
    ]
    mapping = proposed(table(headers, [IDS, STAMPS, STAMPS, ["anonymous"], [""], *answers]))
    assert [_shape(one) for one in mapping.questions] == [
        ("q1", "rating", (), ""),
        ("q2_1", "rating", (), ""),
        ("q2_2", "rating", (), ""),
        ("q2_3", "rating", (), ""),
        ("q3", "choice", (), ";"),
        ("q4", "comment", (), ""),
    ]
    assert {(one.scale_min, one.scale_max) for one in mapping.questions[1:4]} == {(1, 5)}


def test_the_plain_table_of_somebody_is_read_like_any_other() -> None:
    headers = [
        ["Respondent", "Date", "E-mail", "Overall satisfaction", "Would you recommend us?", "Used [Bar]", "Used [Pool]"]
    ]
    headers[0] += ["Comments"]
    mails = [f"u{at}@example.com" for at in range(60)]
    answers = [FIVE, [str(at) for at in range(11)], ["x", ""], ["", "x"], REMARKS]
    mapping = proposed(table(headers, [IDS, STAMPS, mails, *answers]))
    assert [_shape(one)[1:3] for one in mapping.questions] == [
        ("csat", ()),
        ("nps", ()),
        ("choice", ("Bar", "Pool")),
        ("comment", ()),
    ]
    assert (mapping.response_id, mapping.submitted_at, mapping.address) == ("Respondent", ("Date",), ("E-mail",))
