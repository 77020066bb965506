"""A survey file's layout, by its own columns and the build of its header and not by its questions."""

from __future__ import annotations

import pytest

from data.survey.model.columns import META
from tests.data.survey.tables import detect

HASH = "d7872ca2cd3c9d6e15b7193ee4a7c5b9"


def _shown(records: list[list[str]]) -> list[tuple[str, str, str, str]]:
    """meta, question, part and code of each column."""
    recognised = detect(records)
    assert {column.meta for column in recognised.columns} <= {"", *META}
    return [(column.meta, column.question, column.part, column.code) for column in recognised.columns]


def test_surveymonkey_names_a_column_by_both_of_its_header_rows() -> None:
    records = [
        ["Respondent ID", "Start Date", "End Date", "Why do you come?", "", "", "Rate us", "", "Else?"],
        ["", "", "", "Price", "Range", "Other (please specify)", "Speed", "Care", "Open-Ended Response"],
        ["1", "05/01/2026 11:56:00 AM", "05/01/2026 12:10:04 PM", "Price", "", "my aunt", "5", "4", "no"],
    ]
    assert detect(records).layout == "surveymonkey"
    assert detect(records).header_rows == 2
    assert _shown(records)[3:] == [
        ("", "Why do you come?", "Price", ""),
        ("", "Why do you come?", "Range", ""),
        ("", "Why do you come?", "Other (please specify)", ""),
        ("", "Rate us", "Speed", ""),
        ("", "Rate us", "Care", ""),
        ("", "Else?", "Open-Ended Response", ""),
    ]


def test_surveymonkey_may_begin_with_a_question_that_has_no_second_row() -> None:
    records = [
        [
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "End Date",
            "How likely are you to recommend us?",
            "Rate us",
            "",
        ],
        ["", "", "", "", "", "Speed", "Care"],
        ["1", "2", "05/01/2026 11:56:00 AM", "05/01/2026 12:10:04 PM", "9", "5", "4"],
    ]
    assert [meta for meta, *_ in _shown(records)] == ["response_id", "other", "started_at", "submitted_at", "", "", ""]


def test_surveymonkey_in_another_language_is_known_by_its_two_rows() -> None:
    records = [
        ["Vastaajan tunnus", "Keräin", "Alku", "Loppu", "Kuinka tyytyväinen olet?", "Mitä kanavia käytit?", ""],
        ["", "", "", "", "Response", "Kauppa", "Puhelin"],
        ["17019921250", "446111201", "05/01/2026 11:56:00", "05/01/2026 12:10:04", "5", "Kauppa", ""],
    ]
    assert detect(records).layout == "surveymonkey"
    assert [column.part for column in detect(records).columns][4:] == ["Response", "Kauppa", "Puhelin"]


def test_qualtrics_takes_the_rows_of_a_matrix_from_what_the_texts_share() -> None:
    records = [
        ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "Q4_1", "Q4_2", "Q7", "Q7_4_TEXT", "tier"],
        ["Start Date", "End Date", "Response Type", "Finished", "Response ID", "Rate - us - Speed", "Rate - us - Care"]
        + ["Which? - Selected Choice", "Which? - Other - Text", "tier"],
        ['{"ImportId":"startDate"}', '{"ImportId":"endDate"}', '{"ImportId":"status"}', '{"ImportId":"finished"}']
        + ['{"ImportId":"_recordId"}', '{"ImportId":"QID4_1"}', '{"ImportId":"QID4_2"}', '{"ImportId":"QID7"}']
        + ['{"ImportId":"QID7_4_TEXT"}', '{"ImportId":"tier"}'],
        ["2026-05-01 11:56:00", "2026-05-01 12:10:04", "0", "1", "R_1", "5", "4", "2", "", "gold"],
    ]
    recognised = detect(records)
    assert (recognised.layout, recognised.header_rows, recognised.has_codes) == ("qualtrics", 3, True)
    assert _shown(records)[5:] == [
        ("", "Rate - us", "Speed", "Q4"),
        ("", "Rate - us", "Care", "Q4"),
        ("", "Which?", "", "Q7"),
        ("", "Which?", "Other - Text", "Q7"),
        ("other", "", "", ""),
    ]


def test_qualtrics_without_import_ids_has_two_rows() -> None:
    records = [
        [
            "StartDate",
            "EndDate",
            "Status",
            "Finished",
            "RecordedDate",
            "ResponseId",
            "Q1",
            "Q2_NPS_GROUP",
            "Q2",
            "customer_id",
        ],
        [
            "Start Date",
            "End Date",
            "Response Type",
            "Finished",
            "Recorded Date",
            "Response ID",
            "How was it?",
            "Recommend? - Group",
        ]
        + ["Recommend?", "customer_id"],
        [
            "2026-05-01 11:56:00",
            "2026-05-01 12:10:04",
            "IP Address",
            "True",
            "2026-05-01 12:10:04",
            "R_1",
            "Good",
            "Passive",
            "8",
        ]
        + ["C1"],
    ]
    recognised = detect(records)
    assert (recognised.layout, recognised.header_rows, recognised.has_codes) == ("qualtrics", 2, False)
    assert [meta for meta, *_ in _shown(records)][6:] == ["", "other", "", "customer_id"]


@pytest.mark.parametrize("stamp", ["Timestamp", "时间戳记", "Marca temporal", "타임스탬프", "Ajaleima"])
def test_google_forms_begins_with_a_stamp_in_any_language(stamp: str) -> None:
    records = [
        [stamp, "Fragst du? [A]", "Fragst du? [B]", "Noch etwas?"],
        ["2026/05/01 12:10:04 PM GMT+8", "3", "4", "Nein"],
        ["2026/05/02 12:10:04 PM GMT+8", "3", "4", "Ja"],
    ]
    assert detect(records).layout == "google"
    assert [(question, part) for _, question, part, _ in _shown(records)][1:] == [
        ("Fragst du?", "A"),
        ("Fragst du?", "B"),
        ("Noch etwas?", ""),
    ]


def test_a_bracket_at_the_end_of_one_question_alone_is_wording() -> None:
    records = [
        [
            "Timestamp",
            "Anything else? [optional]",
            "Rate [1-5] the following [Mail [paper]]",
            "Rate [1-5] the following [Web]",
        ],
        ["2026/05/01 12:10:04", "no", "3", "4"],
    ]
    assert [(question, part) for _, question, part, _ in _shown(records)][1:] == [
        ("Anything else? [optional]", ""),
        ("Rate [1-5] the following", "Mail [paper]"),
        ("Rate [1-5] the following", "Web"),
    ]


def test_an_address_is_known_by_its_values_where_its_heading_is_strange() -> None:
    records = [
        ["Horodateur", "Courriel", "Avis"],
        *[["2026/05/01 12:10:04", f"u{at}@example.com", "ça va"] for at in range(5)],
    ]
    assert [meta for meta, *_ in _shown(records)] == ["submitted_at", "email", ""]


def test_microsoft_forms_leaves_out_what_a_quiz_adds_and_the_numbers_of_repeated_questions() -> None:
    records = [
        ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Total points", "Quiz feedback"]
        + ["How was it?", "Points - How was it?", "Feedback - How was it?", "How was it?2"],
        ["1", "2026-05-01 11:56:00", "2026-05-01 12:10:04", "anonymous", "", "", "3", "", "Good", "1", "", "Bad"],
    ]
    assert detect(records).layout == "microsoft"
    metas = [meta for meta, *_ in _shown(records)]
    assert metas == ["response_id", "started_at", "submitted_at", "email", *["other"] * 4, "", "other", "other", ""]
    assert [column.question for column in detect(records).columns if not column.meta] == ["How was it?", "How was it?"]
    assert len({column.name for column in detect(records).columns}) == 12


def test_a_question_that_begins_like_a_quizs_column_is_one() -> None:
    records = [
        ["ID", "开始时间", "完成时间", "电子邮件", "名称", "反馈：您想说什么"],
        ["1", "2026-05-01", "2026-05-01", "", "", "好"],
    ]
    assert _shown(records)[-1][:2] == ("", "反馈：您想说什么")


@pytest.mark.parametrize(
    ("tail", "values"),
    [
        (
            [
                "Response Type",
                "Start Date (UTC)",
                "Stage Date (UTC)",
                "Submit Date (UTC)",
                "Network ID",
                "Tags",
                "Ending",
            ],
            7,
        ),
        (["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"], 6),
        (["Start Date (UTC)", "Submit Date (UTC)", "Network ID"], 3),
    ],
)
@pytest.mark.parametrize("first", ["#", "Kennung"])
def test_typeform_is_known_by_its_end_newer_and_older(first: str, tail: list[str], values: int) -> None:
    records = [[first, "How was it?", "Tags", *tail], [HASH, "4", "x", *["2026-05-01 11:56:00"] * values]]
    assert detect(records).layout == "typeform"
    metas = [meta for meta, *_ in _shown(records)]
    assert metas[:3] == ["response_id", "", ""]
    assert "" not in metas[3:]
    assert metas.count("submitted_at") == sum("Submit" in name or "Stage" in name for name in tail)


def test_limesurvey_codes_have_their_rows_in_brackets_and_their_times_apart() -> None:
    records = [
        ["id", "submitdate", "lastpage", "token", "refurl", "startdate", "datestamp", "SAT", "WHY[SQ001]", "WHY[other]"]
        + ["WHY[SQ001comment]", "ARR[SQ001][1]", "LeadTime", "interviewtime", "groupTime12", "SATTime", "WHYTime"],
        [
            "1",
            "2026-05-01 12:10:04",
            "3",
            "",
            "",
            "2026-05-01 12:00:04",
            "2026-05-01 12:10:04",
            "A5",
            "Y",
            "x",
            "y",
            "2",
            "1",
        ]
        + ["1.5", "2.5", "3.5", "3.5"],
    ]
    recognised = detect(records)
    assert (recognised.layout, recognised.has_codes) == ("limesurvey", True)
    assert _shown(records)[7:13] == [
        ("", "SAT", "", "SAT"),
        ("", "WHY", "SQ001", "WHY"),
        ("", "WHY", "other", "WHY"),
        ("", "WHY", "SQ001comment", "WHY"),
        ("", "ARR", "SQ001, 1", "ARR"),
        ("", "LeadTime", "", "LeadTime"),
    ]
    assert {meta for meta, *_ in _shown(records)[13:]} == {"other"}


def test_limesurvey_may_put_code_and_text_together() -> None:
    records = [
        ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "SAT. How satisfied are you?"]
        + ["AGR[SQ001]. I agree [On time]", "AGR[SQ002]. I agree [Friendly]"],
        ["1", "2026-05-01 12:10:04", "3", "Satisfied", "Agree", "Disagree"],
    ]
    assert detect(records).layout == "limesurvey"
    assert _shown(records) == [
        ("response_id", "", "", ""),
        ("submitted_at", "", "", ""),
        ("other", "", "", ""),
        ("", "How satisfied are you?", "", "SAT"),
        ("", "I agree", "On time", "AGR"),
        ("", "I agree", "Friendly", "AGR"),
    ]


@pytest.mark.parametrize(
    "own",
    [
        ["序号", "提交答卷时间", "来自IP"],
        ["序号"],
        ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "总分"],
        [],
    ],
)
def test_wenjuanxing_may_have_only_some_of_its_own_columns(own: list[str]) -> None:
    asked = [
        "1、您的性别",
        "2、您对服务满意吗？",
        "3、您用过(网店)",
        "3、您用过(门店)",
        "4、评价—送货",
        "4、评价—员工",
        "5、第1、2次如何？",
    ]
    records = [[*own, *asked], [*["1"] * len(own), "男", "满意", "1", "0", "5", "4", "(空)"]]
    recognised = detect(records)
    assert recognised.layout == "wenjuanxing"
    assert [(column.question, column.part, column.code) for column in recognised.columns if not column.meta] == [
        ("您的性别", "", "1"),
        ("您对服务满意吗？", "", "2"),
        ("您用过", "网店", "3"),
        ("您用过", "门店", "3"),
        ("评价", "送货", "4"),
        ("评价", "员工", "4"),
        ("第1、2次如何？", "", "5"),
    ]


def test_tencent_splits_at_the_last_colon_that_rows_share() -> None:
    records = [
        [
            "编号",
            "开始答题时间",
            "结束答题时间",
            "答题时长",
            "来源",
            "IP",
            "地区",
            "浏览器",
            "1.评价：服务:送货",
            "1.评价：服务:员工",
            "2.其他：想说的话",
        ],
        ["1", "2026/5/1 11:56", "2026/5/1 12:10", "844", "微信", "203.0.113.1", "广东", "Chrome", "同意", "同意", "好"],
    ]
    assert detect(records).layout == "tencent"
    metas = [meta for meta, *_ in _shown(records)]
    assert metas[:6] == ["response_id", "started_at", "submitted_at", "other", "channel", "address"]
    assert _shown(records)[8:] == [
        ("", "评价：服务", "送货", "1"),
        ("", "评价：服务", "员工", "1"),
        ("", "其他：想说的话", "", "2"),
    ]


def test_the_long_form_says_what_each_of_its_columns_is() -> None:
    records = [
        ["survey", "customer_id", "answered_at", "channel", "question", "score", "text"],
        ["Spring", "C1", "2026-05-01", "mail", "How was it?", "4", ""],
    ]
    assert detect(records).layout == "long"
    assert [meta for meta, *_ in _shown(records)] == [
        *("survey", "customer_id", "submitted_at", "channel", "question", "score", "text")
    ]


def test_any_other_table_is_plain_and_its_own_columns_are_guessed() -> None:
    records = [
        ["Customer ID", "E-Mail", "Submitted at", "How satisfied are you?", "Any comments?"],
        *[[f"C{at}", f"u{at}@example.com", "2026-05-01", "4", "fine"] for at in range(4)],
    ]
    assert detect(records).layout == "plain"
    assert [meta for meta, *_ in _shown(records)] == ["customer_id", "email", "submitted_at", "", ""]


@pytest.mark.parametrize(
    ("records", "header_rows", "width"),
    [
        ([], 0, 0),
        ([[]], 0, 0),
        ([["How was it?"]], 1, 1),
        ([["", "", ""]], 1, 3),
        ([["4", "5", "2026-05-01"], ["3", "2", "2026-05-02"]], 0, 3),
        ([[f"Question {at}" for at in range(500)], ["4"] * 400], 1, 500),
        ([["Same", "Same", "", "Same", "column 3"], ["1", "2", "3", "4", "5", "6", "7"]], 1, 5),
    ],
)
def test_no_table_is_too_strange_to_have_columns(records: list[list[str]], header_rows: int, width: int) -> None:
    recognised = detect(records)
    assert (recognised.layout, recognised.header_rows) == ("plain", header_rows)
    assert [column.position for column in recognised.columns] == list(range(width))
    assert len({column.name for column in recognised.columns}) == width
    assert all(column.name for column in recognised.columns)
